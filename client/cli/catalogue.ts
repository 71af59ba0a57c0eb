/** Catalogues of commands: what help lists without loading a command, and how the one that is asked for is loaded. */

import type { PhraseKey } from '../../server/base/index.js'
import type { Command } from './command.js'

/** `pki hold` → `pki.hold`. */
type Dotted<N extends string> = N extends `${infer Head} ${infer Rest}`
  ? `${Head}.${Dotted<Rest>}`
  : N

/** One line of a catalogue. A command's file is loaded when it is run or its own help is asked for, and not before. */
export interface CommandEntry {
  readonly name: string
  readonly summary: PhraseKey
  /** Heading that help lists it under. */
  readonly section?: PhraseKey
  load(): Promise<Command>
}

/** What `cmd.` and the name, a dot for each blank, say in the catalogue of texts is its summary. */
export function entry<const N extends string>(
  name: `cmd.${Dotted<N>}` extends PhraseKey ? N : never,
  load: () => Promise<Command>,
): CommandEntry {
  return { name, summary: summaryOf(name) as PhraseKey, load }
}

export const summaryOf = (name: string): string => `cmd.${name.replaceAll(' ', '.')}`

/** The same command under another name: it is loaded as itself and called by this one. */
export function alias<const N extends string>(
  name: `cmd.${Dotted<N>}` extends PhraseKey ? N : never,
  of: string,
  load: () => Promise<Command>,
): CommandEntry & { readonly aliasOf: string } {
  return { ...entry<N>(name, load), aliasOf: of }
}

/** Puts entries under one heading of the help. */
export function section(
  heading: PhraseKey,
  entries: readonly CommandEntry[],
): readonly CommandEntry[] {
  return entries.map((one) => ({ ...one, section: heading }))
}

/** A command that is loaded already. */
export function entryOf(command: Command): CommandEntry {
  const { name, summary } = command
  return { name, summary, load: () => Promise.resolve(command) }
}

/** The entry whose words begin the line; of `pki` and `pki list`, the longer one. */
export function entryFor(
  entries: readonly CommandEntry[],
  argv: readonly string[],
): CommandEntry | undefined {
  const begins = ({ name }: CommandEntry): boolean =>
    name.split(' ').every((word, index) => argv[index] === word)
  return entries.filter(begins).sort((a, b) => b.name.length - a.name.length)[0]
}
