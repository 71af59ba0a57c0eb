/** Tokens of local programs: each opens one mailbox for one person, and only its hash is kept, sealed with the account. */

import { createHash, timingSafeEqual } from 'node:crypto'
import { Fault } from '../base/index.js'
import { AccountKey } from '../seal/index.js'
import { ensureAccount, unwrapIdentity } from './accounts.js'
import type { AccountContext, MailParts } from './context.js'
import { keptOf } from './kept.js'
import type { AccountRow } from './ports.js'

export interface LocalToken {
  readonly id: string
  readonly address: string
  /** Who acts. */
  readonly identity: string
  /** The certificate with which it ends. */
  readonly fingerprint: string
  /** What the operator calls it. */
  readonly label: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly expiresAt: number
}

export interface TokenShelf {
  /** Makes one; the text is told this once. Fault limited when the mailbox has too many. */
  add(
    token: Omit<LocalToken, 'id' | 'createdAt'>,
    actor: string,
  ): Promise<{ id: string; text: string }>
  /** Of one mailbox, or of all. */
  list(address?: string): Promise<readonly LocalToken[]>
  /** Fault not-found. */
  revoke(id: string, actor: string): Promise<LocalToken>
  /** The token behind this text; undefined when there is none, or it is over. */
  find(text: string): Promise<LocalToken | undefined>
}

interface Stored extends Omit<LocalToken, 'id' | 'address'> {
  readonly hash: string
}

const secretBytes = 32
const pattern = /^pli_([A-Za-z0-9_-]{4,400})\.([0-9a-f]{16})\.([A-Za-z0-9_-]{43})$/

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret, 'latin1').digest()

export function tokenShelf(parts: MailParts): TokenShelf {
  const { store, clock, random } = parts
  const open = (account: AccountRow, actor: string): AccountContext => {
    const identity = unwrapIdentity(parts, account)
    const { id, address, recipient } = account
    const key = new AccountKey(identity, random)
    return { ...parts, ...{ id, address, recipient, identity, key, actor, mayWrite: true } }
  }
  const all = async (account: AccountRow): Promise<readonly (LocalToken & Stored)[]> => {
    const rows = await store.read((tables) => tables.kept.all(account.id, 'token'))
    if (rows.length === 0) return []
    const { address } = account
    const things = await keptOf(open(account, 'gateway')).all('token')
    // We wrote them ourselves, with these members.
    return things.map(({ name: id, value }) => ({ ...(JSON.parse(value) as Stored), id, address }))
  }
  const accounts = (): Promise<readonly AccountRow[]> => store.read(({ accounts: t }) => t.all())
  const shelf: TokenShelf = {
    async add({ address, ...rest }, actor) {
      const account = await ensureAccount(parts, address)
      const id = random.bytes(8).toString('hex')
      const secret = random.bytes(secretBytes).toString('base64url')
      const hash = hashOf(secret).toString('hex')
      const stored: Stored = { ...rest, createdAt: clock.now(), hash }
      const thing = { name: id, value: JSON.stringify(stored) }
      await keptOf(open(account, actor)).put('token', thing)
      return { id, text: `pli_${Buffer.from(address).toString('base64url')}.${id}.${secret}` }
    },
    async list(address) {
      const found: LocalToken[] = []
      for (const account of await accounts())
        if (address === undefined || account.address === address)
          found.push(...(await all(account)))
      return found
    },
    async revoke(id, actor) {
      for (const account of await accounts()) {
        const token = (await all(account)).find((one) => one.id === id)
        if (!token) continue
        await keptOf(open(account, actor)).remove('token', id)
        return token
      }
      throw new Fault('not-found', 'there is no such token')
    },
    async find(text) {
      const [, address = '', id, secret = ''] = pattern.exec(text) ?? []
      if (id === undefined) return undefined
      const named = Buffer.from(address, 'base64url').toString('utf8')
      const account = await store.read((tables) => tables.accounts.byAddress(named))
      const token = account && (await all(account)).find((one) => one.id === id)
      if (!token || token.expiresAt <= clock.now()) return undefined
      return timingSafeEqual(hashOf(secret), Buffer.from(token.hash, 'hex')) ? token : undefined
    },
  }
  return shelf
}
