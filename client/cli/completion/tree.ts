/** The commands as completion scripts see them: places on the line, and what may follow at each. */

import { say, type Language, type PhraseKey } from '../../../server/base/index.js'
import type { CommandEntry } from '../catalogue.js'
import type { Command } from '../command.js'
import { flagOf } from '../program.js'

export interface CompletedOption {
  /** `--state` */
  readonly flag: string
  readonly summary: string
  /** A value follows. */
  readonly hasValue: boolean
  readonly choices: readonly string[]
}

/** One place: the program itself, a group, or a command. */
export interface Place {
  /** `''`, `/pki`, `/pki/list` */
  readonly path: string
  readonly words: readonly { readonly word: string; readonly summary: string }[]
  readonly options: readonly CompletedOption[]
  /** What the arguments may be, where that is a closed list. */
  readonly choices: readonly string[]
}

const pathOf = (words: readonly string[]): string => words.map((word) => `/${word}`).join('')

function optionsOf(command: Command | undefined, language: Language): CompletedOption[] {
  const own = Object.entries(command?.options ?? {}).map(([key, spec]) => ({
    flag: flagOf(key),
    summary: say(language, spec.summary),
    hasValue: spec.value !== undefined,
    choices: spec.choices ?? [],
  }))
  const help = { flag: '--help', summary: say(language, 'cli.help'), hasValue: false, choices: [] }
  return [...own, help]
}

/** The places of a catalogue, each once; loads every command. */
export async function placesOf(
  entries: readonly CommandEntry[],
  groups: Readonly<Record<string, PhraseKey>>,
  language: Language,
): Promise<Place[]> {
  const commands = new Map<string, Command>()
  const summaries = new Map<string, string>()
  for (const entry of entries) {
    const words = entry.name.split(' ')
    commands.set(pathOf(words), await entry.load())
    summaries.set(pathOf(words), say(language, entry.summary))
    for (let length = 1; length < words.length; length++) {
      const key = groups[words.slice(0, length).join(' ')]
      const path = pathOf(words.slice(0, length))
      if (!summaries.has(path)) summaries.set(path, key === undefined ? '' : say(language, key))
    }
  }
  const paths = ['', ...summaries.keys()]
  return paths.map((path) => {
    const command = commands.get(path)
    return {
      path,
      words: [...summaries]
        .filter(([one]) => one.slice(0, one.lastIndexOf('/')) === path)
        .map(([one, summary]) => ({ word: one.slice(path.length + 1), summary })),
      options: optionsOf(command, language),
      choices: Object.values(command?.arguments ?? {}).flatMap(({ choices }) => choices ?? []),
    }
  })
}
