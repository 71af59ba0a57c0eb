/** A command line that is not understood: said with a hint at the help, exit code 2. */

import { PhrasedFault, type Fillings, type PhraseKey } from '../../server/base/index.js'

export class UsageFault extends PhrasedFault {
  constructor(key: PhraseKey, fillings: Fillings = {}, cause?: unknown) {
    super('syntax', key, fillings, cause)
  }
}

const phrases: Readonly<Record<string, PhraseKey>> = {
  'commander.unknownOption': 'cli.unknownOption',
  'commander.unknownCommand': 'cli.unknownCommand',
  'commander.missingArgument': 'cli.missingArgument',
  'commander.optionMissingArgument': 'cli.missingValue',
  'commander.missingMandatoryOptionValue': 'cli.missingOption',
  'commander.invalidArgument': 'cli.badValue',
  'commander.excessArguments': 'cli.excessArguments',
}

const nearPhrases: Readonly<Partial<Record<PhraseKey, PhraseKey>>> = {
  'cli.unknownOption': 'cli.unknownOptionNear',
  'cli.unknownCommand': 'cli.unknownCommandNear',
}

/** commander's error in our words; what it complains of stands in quotes in its own sentence. */
export function usageFaultOf(error: { code: string; message: string }): UsageFault {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const name = /--[a-z-]+/.exec(quoted)?.[0] ?? quoted
  const [, values] = /Allowed choices are (.+)\.$/.exec(error.message) ?? []
  const isWord = error.message.includes('command-argument')
  if (values !== undefined)
    return new UsageFault(isWord ? 'cli.badWord' : 'cli.badChoice', { name, values }, error)
  const [, near] = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message) ?? []
  const key = phrases[error.code] ?? 'cli.badCommandLine'
  return near === undefined
    ? new UsageFault(key, { name }, error)
    : new UsageFault(nearPhrases[key] ?? key, { name, near }, error)
}

/** A whole number above zero from an option. UsageFault otherwise. */
export function expectCount(text: string, name: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new UsageFault('cli.wantsNumber', { name })
  return Number(text)
}
