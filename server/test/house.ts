/** A small real house for tests of the inner rooms: mail and post over SQLite and files in a temporary folder. */

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { admit, deny, silentLog, systemClock, systemRandom } from '../base/index.js'
import { createMail, type Mail, type MailParts, type MailStore } from '../mail/index.js'
import { createPost, type Post } from '../post/index.js'
import { MasterKey } from '../seal/index.js'
import type { Action, Caller, Trust } from '../trust/index.js'
import { fileBlobs } from '../store/index.js'
import type { Engine } from '../store/engine/engine.js'
import { openSqlite } from '../store/engine/sqlite/engine.js'
import { mailStore } from '../store/mail-store.js'

export interface House {
  readonly folder: string
  readonly engine: Engine
  readonly store: MailStore
  readonly mail: Mail & { readonly parts: MailParts }
  readonly post: Post
  close(): Promise<void>
}

/** A caller who owns `addresses`. */
export function callerOf(identity: string, ...addresses: string[]): Caller {
  const actions: Action[] = ['read', 'send', 'manage']
  return {
    identity,
    kind: 'professional',
    displayName: identity,
    certificate: { serial: '1', fingerprint: identity, subject: `CN=${identity}`, notAfter: 4e12 },
    mailboxes: addresses.map((address) => ({ address, type: 'PER', owner: identity, actions })),
    roles: [],
  }
}

/** Decides by what the caller holds; handshakes are not its business. */
const trustByCaller: Trust = {
  admit: () => Promise.reject(new Error('no sockets here')),
  async decide(caller, action, address) {
    const mailbox = caller.mailboxes.find((one) => one.address === address)
    return mailbox?.actions.includes(action)
      ? admit(undefined)
      : deny('no-certificate', { address })
  },
  watch: () => () => undefined,
}

/** Opens a house; `known` are the addresses that exist. */
export function openHouse(
  known: readonly string[],
  folder?: string,
  more: Pick<MailParts, 'quotaOf' | 'usage'> = {},
): House {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'pli-house-'))
  const blobs = join(root, 'blobs')
  mkdirSync(blobs, { recursive: true })
  const engine = openSqlite(join(root, 'mail.sqlite'), 'mail', 'create')
  const store = mailStore(engine, fileBlobs(blobs, systemRandom))
  const master = new MasterKey(Buffer.alloc(32, 7), systemRandom)
  const mail = createMail({
    store,
    master,
    trust: trustByCaller,
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    ...more,
  })
  const post = createPost({
    mail: mail.parts,
    trust: trustByCaller,
    clock: systemClock,
    random: systemRandom,
    hostName: 'gateway.test',
    mayStillSend: async () => admit(undefined),
    routes: {
      async route(address) {
        if (known.includes(address)) return 'local'
        return address.endsWith('@a.test') ? 'unknown' : 'foreign'
      },
    },
  })
  return {
    folder: root,
    engine,
    store,
    mail,
    post,
    async close() {
      await engine.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
