/** How addresses are used, gathered in memory and written now and then: no write of its own for a message. */

import type { Clock } from '../../server/base/index.js'
import { foldAddress } from './addresses.js'
import type { PkiStore, UsageNote } from './ports.js'
import { findReference } from './reference/index.js'

/** What the gateway tells; nothing is awaited and nothing fails. */
export interface UsageNotes {
  /** A session opened the mailbox. */
  opened(address: string): void
  received(address: string): void
  sent(address: string): void
  /** Mail to the address was refused. */
  bounced(address: string): void
}

export interface UsageTally extends UsageNotes {
  /** Writes what was gathered; returns how many addresses. What cannot be written is kept for the next time. */
  flush(): Promise<number>
}

type Note = { -readonly [K in keyof UsageNote]: UsageNote[K] }

/** Between two writes; who invents addresses must not fill the memory. */
const rememberedAtMost = 10_000
const unitSize = 500

export function createUsage({ store, clock }: { store: PkiStore; clock: Clock }): UsageTally {
  let notes = new Map<string, Note>()
  const noteOf = (text: string): Note | undefined => {
    const address = foldAddress(text)
    const known = notes.get(address)
    if (known || notes.size >= rememberedAtMost) return known
    const note: Note = { address }
    notes.set(address, note)
    return note
  }
  const at = (field: 'openedAt' | 'receivedAt' | 'sentAt') => (address: string) => {
    const note = noteOf(address)
    if (note) note[field] = clock.now()
  }
  return {
    opened: at('openedAt'),
    received: at('receivedAt'),
    sent: at('sentAt'),
    bounced(address) {
      const note = noteOf(address)
      if (!note) return
      note.bounces = (note.bounces ?? 0) + 1
      note.bouncedAt = clock.now()
    },
    async flush() {
      const taken = [...notes.values()]
      notes = new Map()
      let written = 0
      for (let from = 0; from < taken.length; from += unitSize) {
        const known = await knownOf(store, taken.slice(from, from + unitSize))
        if (known.length > 0) await store.write((t) => t.usage.add(known))
        written += known.length
      }
      return written
    },
  }
}

/** Those that the directory knows: what somebody mistyped is no address to curate. */
async function knownOf(store: PkiStore, notes: readonly Note[]): Promise<readonly UsageNote[]> {
  const own = new Set<string>()
  await store.read(async ({ mailboxes }) => {
    for (const { address } of notes) if (await mailboxes.get(address)) own.add(address)
  })
  const known: UsageNote[] = []
  for (const note of notes)
    if (own.has(note.address) || (await findReference(store, note.address, true)).length > 0)
      known.push(note)
  return known
}
