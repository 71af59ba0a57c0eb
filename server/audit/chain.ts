/** The hash chain: every entry covers the one before, so that no byte changes unseen. Pure. */

import { createHash } from 'node:crypto'

/** The hash that stands before the first entry. */
export const genesis: Buffer = Buffer.alloc(32)

/** SHA-256 over the hash before and the entry's exact bytes; a leading zero byte keeps leaves apart from anything else we hash. */
export function link(before: Buffer, entry: Buffer): Buffer {
  return createHash('sha256').update('\0').update(before).update(entry).digest()
}

export interface EntryText {
  readonly seq: number
  /** RFC 3339, UTC. */
  readonly at: string
  readonly kind: string
  readonly actor: string
  readonly facts: Readonly<Record<string, string>>
}

/** The bytes of an entry: JSON with a version, in a fixed order of fields. */
export function entryBytes(text: EntryText): Buffer {
  const { seq, at, kind, actor, facts } = text
  return Buffer.from(JSON.stringify({ v: 1, seq, at, kind, actor, facts }), 'utf8')
}

/** Reads an entry; null when the bytes are none. */
export function readEntry(bytes: Buffer): EntryText | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Partial<EntryText> & { v?: unknown }
    if (value.v !== 1 || typeof value.seq !== 'number' || typeof value.kind !== 'string')
      return null
    return {
      seq: value.seq,
      at: String(value.at),
      kind: value.kind,
      actor: String(value.actor),
      facts: value.facts ?? {},
    }
  } catch {
    return null
  }
}
