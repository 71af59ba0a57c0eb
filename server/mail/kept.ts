/** Small things that an account keeps beside its mail (identities, the vacation notice, tokens), sealed under its key. */

import { Fault, type ModSeq } from '../base/index.js'
import { change, type AccountContext } from './context.js'
import { expectRoom, quotaOf } from './room.js'

/** What may be kept; the name stands in the audit log. */
export const keptKinds = ['identity', 'vacation', 'token', 'share'] as const
export type KeptKind = (typeof keptKinds)[number]

export interface KeptThing {
  /** An id of letters, digits, `-` and `_`. */
  readonly name: string
  readonly value: string
}

export interface KeptChanges {
  readonly created: readonly string[]
  readonly updated: readonly string[]
  readonly destroyed: readonly string[]
}

export interface Kept {
  all(kind: KeptKind): Promise<readonly KeptThing[]>
  /** Undefined when it is too long ago to tell. */
  changes(kind: KeptKind, since: ModSeq): Promise<KeptChanges | undefined>
  /** Fault denied unless the account may be changed; limited when there are too many; too-large. */
  put(kind: KeptKind, thing: KeptThing): Promise<void>
  /** Fault denied, not-found. */
  remove(kind: KeptKind, name: string): Promise<void>
}

const maxThings = 100
const maxValueBytes = 256 * 1024

export function keptOf(context: AccountContext): Kept {
  const { store, key, id, address, actor } = context
  const event = (kind: KeptKind, name: string) =>
    ({ kind: 'settings.changed', actor, facts: { address, what: kind, name } }) as const
  return {
    async all(kind) {
      const rows = await store.read((tables) => tables.kept.all(id, kind))
      return rows.map(({ name, value }) => ({ name, value: key.unseal(value).toString('utf8') }))
    },
    changes: (kind, since) =>
      store.read(async (tables) => {
        const { modSeq } = await tables.emails.state(id)
        if (since > modSeq) return undefined
        const created: string[] = []
        const updated: string[] = []
        const destroyed: string[] = []
        for (const row of await tables.kept.since(id, kind, since)) {
          const isNew = row.createdModSeq > since
          if (row.removedModSeq === null) (isNew ? created : updated).push(row.name)
          else if (!isNew) destroyed.push(row.name)
        }
        return { created, updated, destroyed }
      }),
    async put(kind, { name, value }) {
      const plain = Buffer.from(value, 'utf8')
      if (plain.length > maxValueBytes) throw new Fault('too-large', 'this is too long')
      const quota = await quotaOf(context, address)
      await change(context, async (tables, modSeq) => {
        const known = await tables.kept.all(id, kind)
        if (known.length >= maxThings && !known.some((one) => one.name === name))
          throw new Fault('limited', 'there are too many of these')
        await expectRoom(tables, context, quota, plain.length)
        await tables.kept.put(id, kind, { name, value: key.seal(plain), modSeq })
        return { value: undefined, event: event(kind, name) }
      })
    },
    async remove(kind, name) {
      await change(context, async (tables, modSeq) => {
        const known = await tables.kept.all(id, kind)
        if (!known.some((one) => one.name === name))
          throw new Fault('not-found', 'there is nothing of this name')
        await tables.kept.remove(id, kind, name, modSeq)
        return { value: undefined, event: event(kind, name) }
      })
    },
  }
}
