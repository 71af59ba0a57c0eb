/** Where programs of holders are told of news, kept sealed: the addresses say which services a holder uses. */

import { record } from '../audit/index.js'
import { Fault } from '../base/index.js'
import type { MailParts } from './context.js'

/** A subscription to news; `value` is the door's own. */
export interface KeptPush {
  readonly id: string
  readonly identity: string
  /** Of the certificate under which it was made. */
  readonly fingerprint: string
  readonly value: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export interface PushShelf {
  all(): Promise<readonly KeptPush[]>
  /** Makes or changes one. Fault too-large, limited when the identity has too many. */
  put(push: KeptPush): Promise<void>
  /** `why` stands in the audit log. */
  remove(push: KeptPush, why: 'asked' | 'expired' | 'gone' | 'refused'): Promise<void>
}

const maxValueBytes = 8 * 1024
/** One for each device of a person. */
const maxOfIdentity = 20

const contextOf = (id: string): string => `pli push ${id}`

export function pushShelf({ store, master, clock }: MailParts): PushShelf {
  return {
    async all() {
      const rows = await store.read((tables) => tables.pushes.all())
      return rows.map((row) => ({
        ...row,
        value: master.unwrap(row.value, contextOf(row.id)).toString('utf8'),
      }))
    },
    async put(push) {
      const { id, identity } = push
      const plain = Buffer.from(push.value, 'utf8')
      if (plain.length > maxValueBytes) throw new Fault('too-large', 'this is too long')
      const value = master.wrap(plain, contextOf(id))
      await store.write(async (tables) => {
        const own = (await tables.pushes.all()).filter((one) => one.identity === identity)
        const isNew = !own.some((one) => one.id === id)
        if (isNew && own.length >= maxOfIdentity)
          throw new Fault('limited', 'there are too many of these')
        await tables.pushes.put({ ...push, value })
        await record(tables.audit, clock, { kind: 'push.kept', actor: identity, facts: { id } })
      })
    },
    async remove({ id, identity }, why) {
      await store.write(async (tables) => {
        await tables.pushes.remove(id)
        const actor = why === 'asked' ? identity : 'gateway'
        await record(tables.audit, clock, {
          kind: 'push.removed',
          actor,
          facts: { id, identity, why },
        })
      })
    },
  }
}
