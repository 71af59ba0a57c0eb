/** What the directory found, made into what a person can choose: ranked, named, and with a reason where nothing can be sent. */

import type { DirectoryEntry, DirectoryMailbox } from '../../../gateway/index.js'
import { fold } from '../../../../server/base/index.js'

/** Somebody who can be written to, as the page shows and keeps them. */
export interface Correspondent {
  readonly address: string
  /** `MARTIN Camille`, `Pharmacie du Port`; the address itself when nothing else is known. */
  readonly name: string
  /** `Médecin, Marseille`; empty when nothing is known. */
  readonly detail: string
  /** Of the directory, for its card; null for an address that was typed. */
  readonly id: string | null
}

export interface Choice {
  readonly key: string
  readonly name: string
  readonly detail: string
  /** Null: there is no mailbox to write to. */
  readonly correspondent: Correspondent | null
  readonly isRecent: boolean
}

/** `MARTIN Camille`, or the name of a structure. */
export const nameOf = ({ kind, family, given, name }: DirectoryEntry): string =>
  kind === 'organisation' ? name : `${family.toLocaleUpperCase('fr')} ${given}`.trim()

/** Profession, specialty where it says more, place and town. */
export function detailOf({ kind, profession, specialty, place }: DirectoryEntry): string {
  const what = specialty === '' ? profession : specialty
  const where = kind === 'organisation' ? '' : (place?.name ?? '')
  const town = townOf(place?.city ?? '')
  const said = [what, where, town].filter((part) => part !== '')
  return said
    .filter((part, at) => at === 0 || !fold(said[at - 1] ?? '').includes(fold(part)))
    .join(', ')
}

/** `MARSEILLE CEDEX 05` is written as people say it. */
export const townOf = (city: string): string =>
  city
    .replace(/\s+CEDEX.*$/i, '')
    .toLocaleLowerCase('fr')
    .replace(
      /(^|[\s'’-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'),
    )

export function correspondentOf(entry: DirectoryEntry, mailbox: DirectoryMailbox): Correspondent {
  const about = mailbox.service || mailbox.description
  const detail = [detailOf(entry), about].filter((part) => part !== '').join(' · ')
  return { address: mailbox.address, name: nameOf(entry), detail, id: entry.id }
}

interface Asked {
  readonly typed: string
  readonly entries: readonly DirectoryEntry[]
  /** Written to lately, the latest first. */
  readonly recent: readonly Correspondent[]
  /** Already chosen: not offered again. */
  readonly chosen: readonly Correspondent[]
}

const shown = 12

/** Exact names first, then recent correspondents, then those with a mailbox, by name. */
export function choicesFor({ typed, entries, recent, chosen }: Asked): readonly Choice[] {
  const taken = new Set(chosen.map(({ address }) => address))
  const recentRank = new Map(recent.map(({ address }, at) => [address, at]))
  const words = fold(typed).split(' ').filter(Boolean)
  const found = entries.flatMap((entry): Choice[] =>
    entry.mailboxes.length === 0
      ? [withoutMailbox(entry)]
      : entry.mailboxes.map((mailbox) => choiceOf(correspondentOf(entry, mailbox), recentRank)),
  )
  const remembered = recent
    .filter((one) =>
      words.every((word) => hasWord(`${one.name} ${one.detail} ${one.address}`, word)),
    )
    .map((one) => choiceOf(one, recentRank))
  const all = new Map<string, Choice>()
  for (const one of [...found, ...remembered]) if (!all.has(one.key)) all.set(one.key, one)
  const rank = (one: Choice): readonly [number, number, string] => [
    isExact(one.name, words) ? 0 : one.correspondent === null ? 3 : one.isRecent ? 1 : 2,
    recentRank.get(one.key) ?? Infinity,
    fold(one.name),
  ]
  return [...all.values()]
    .filter(({ key }) => !taken.has(key))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .slice(0, shown)
    .map(({ one }) => one)
}

function compare(
  a: readonly [number, number, string],
  b: readonly [number, number, string],
): number {
  if (a[0] !== b[0]) return a[0] - b[0]
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1
  return a[2].localeCompare(b[2])
}

const choiceOf = (one: Correspondent, recent: ReadonlyMap<string, number>): Choice => ({
  ...{ key: one.address, name: one.name, detail: one.detail, correspondent: one },
  isRecent: recent.has(one.address),
})

const withoutMailbox = (entry: DirectoryEntry): Choice => ({
  ...{ key: `${entry.id} ${entry.place?.id ?? ''}`, name: nameOf(entry), detail: detailOf(entry) },
  ...{ correspondent: null, isRecent: false },
})

const hasWord = (text: string, word: string): boolean =>
  fold(text)
    .split(' ')
    .some((one) => one.startsWith(word))

/** Every word of the name was typed, in any order. */
function isExact(name: string, words: readonly string[]): boolean {
  const own = fold(name).split(' ')
  return words.length > 0 && own.every((word) => words.includes(word))
}

const address = /^[^\s<>,;:"\\()[\]@]+@[^\s<>,;:"\\()[\]@]+\.[^\s<>,;:"\\()[\]@.]{2,}$/

/** What was typed or pasted as an address: `x@y.fr`, `Nom <x@y.fr>`; null when it is none. */
export function typedAddress(typed: string): Correspondent | null {
  const [, name = '', inside] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(typed) ?? []
  const found = (inside ?? typed).trim().replace(/[,;]$/, '').toLowerCase()
  if (!address.test(found)) return null
  return { address: found, name: name === '' ? found : name, detail: '', id: null }
}

/** Several addresses pasted at once; null when something in it is none. */
export function pastedAddresses(pasted: string): readonly Correspondent[] | null {
  const parts = pasted.split(/[,;\n]/).filter((part) => part.trim() !== '')
  const found = parts.map(typedAddress)
  return parts.length > 0 && found.every((one) => one !== null) ? found : null
}
