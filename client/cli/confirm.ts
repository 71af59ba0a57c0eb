/** Asking before what cannot be undone: at a terminal by a question, elsewhere by an option. */

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { PhraseKey, Values } from '../../server/base/index.js'
import type { Output } from './output.js'
import { UsageFault } from './usage-fault.js'

export const yesOption = { summary: 'cli.yes' } as const

interface Question {
  readonly input: Readable
  readonly output: Output
  /** `--yes` was given. */
  readonly yes: boolean
  /** Where nobody can be asked, go on. */
  readonly unattended?: boolean
  /** One sentence on what would be done, ending in what to do where nobody can be asked. */
  readonly key: PhraseKey
  readonly values?: Values
}

export const isTerminal = (input: Readable): boolean => 'isTTY' in input && input.isTTY === true

/** True when it is to be done. UsageFault where nobody can be asked and `--yes` is missing. */
export async function confirmed(question: Question): Promise<boolean> {
  const { input, output, yes, key, values, unattended = false } = question
  if (yes || (unattended && !isTerminal(input))) return true
  if (!isTerminal(input)) throw new UsageFault(key, values)
  output.note(output.say(key, values))
  output.prompt(output.say('cli.confirm'))
  if (await saysYes(input)) return true
  output.note(output.say('cli.notConfirmed'))
  return false
}

/** Is the line that is typed next a yes? */
export async function saysYes(input: Readable): Promise<boolean> {
  return /^(o|oui|y|yes)$/i.test((await firstLine(input)).trim())
}

function firstLine(input: Readable): Promise<string> {
  const lines = createInterface({ input })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('close', () => resolve(''))
  })
}
