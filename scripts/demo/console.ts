/** The commands of the demonstration: run as a person would type them, their words shown below. */

import { Readable } from 'node:stream'
import { runCli, userCommands, userGroups, type ExitCode } from '../../client/cli/index.js'
import { operatorCommands, operatorGroups } from '../../server/admin/index.js'
import { version } from '../../server/version.js'
import type { Story } from './story.js'

const groups = { ...userGroups, ...operatorGroups }
const commands = [...userCommands, ...operatorCommands]

/** What a command answered. */
export interface Ran {
  readonly code: ExitCode
  readonly out: string
}

const quoted = (word: string): string => (/^[\w@.,/:=+-]+$/.test(word) ? word : `"${word}"`)

/** Runs `pli` with these words, and shows both the line and what it says. */
export async function showPli(story: Story, ...argv: string[]): Promise<Ran> {
  story.line(`$ npx pli ${argv.map(quoted).join(' ')}`)
  const ran = await runPli(argv)
  for (const line of ran.both.trimEnd().split('\n')) story.line(`  ${line}`)
  return ran
}

/** Runs it without a word. */
export async function runPli(argv: readonly string[]): Promise<Ran & { readonly both: string }> {
  let out = ''
  let both = ''
  const sink = (keep: boolean) => ({
    columns: 100,
    write(data: string | Uint8Array, done?: (error?: Error | null) => void): boolean {
      const text = typeof data === 'string' ? data : Buffer.from(data).toString('utf8')
      both += text
      if (keep) out += text
      done?.()
      return true
    },
  })
  const code = await runCli({
    ...{ commands, groups, argv, language: 'fr', version, colour: false, debug: false },
    ...{ out: sink(true), err: sink(false), input: Readable.from([]) },
  })
  return { code, out, both }
}
