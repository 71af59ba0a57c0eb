/** Keywords (labels) are people's words: the store has them sealed, and messages carry numbers. */

import { Fault, limits } from '../base/index.js'
import type { AccountContext } from './context.js'
import type { KeywordTable, MessageRow } from './ports.js'
import type { MessageMeta } from './types.js'

/** Names by number. */
export type KeywordNames = ReadonlyMap<number, string>

export async function keywordNames(
  { id, key }: AccountContext,
  table: KeywordTable,
): Promise<KeywordNames> {
  const rows = await table.all(id)
  return new Map(rows.map((row) => [row.number, key.unseal(row.name).toString('utf8')]))
}

/** The numbers of `names`, made when new; keywords compare without regard to case (RFC 9051 §2.3.2). Fault limited past the bound. */
export async function keywordNumbers(
  { id, key }: AccountContext,
  table: KeywordTable,
  names: readonly string[],
): Promise<number[]> {
  if (names.length === 0) return []
  const known = await table.all(id)
  const byName = new Map(
    known.map((row) => [key.unseal(row.name).toString('utf8').toLowerCase(), row.number]),
  )
  const numbers = new Set<number>()
  for (const name of names) {
    const lower = name.toLowerCase()
    let number = byName.get(lower)
    if (number === undefined) {
      if (byName.size >= limits.keywords) throw new Fault('limited', 'too many different keywords')
      number = byName.size + 1
      byName.set(lower, number)
      await table.insert(
        id,
        number,
        key.tag(`keyword:${lower}`),
        key.seal(Buffer.from(name, 'utf8')),
      )
    }
    numbers.add(number)
  }
  return [...numbers]
}

export const readNumbers = (text: string): number[] =>
  text === '' ? [] : text.split(',').map(Number)

export const writeNumbers = (numbers: Iterable<number>): string =>
  [...new Set(numbers)].sort((a, b) => a - b).join(',')

export function metaOf(row: MessageRow, names: KeywordNames): MessageMeta {
  const { uid, flags, modSeq, internalDate, sizeBytes } = row
  const keywords =
    row.keywords === ''
      ? none
      : readNumbers(row.keywords).flatMap((number) => names.get(number) ?? [])
  return { uid, flags, keywords, modSeq, internalDate, sizeBytes }
}

const none: readonly string[] = []
