/** Runs one command line: parse, run, and turn whatever was thrown into one sentence and an exit code. */

import type { Readable } from 'node:stream'
import { CommanderError } from 'commander'
import {
  isFault,
  SaidFault,
  say,
  systemClock,
  type Clock,
  type Language,
  type PhraseKey,
} from '../../server/base/index.js'
import { codeOf } from '../mail/index.js'
import type { Command, ExitCode } from './command.js'
import { Output, type Sink } from './output.js'
import { buildProgram, type Parsed } from './program.js'
import { UsageFault, usageFaultOf } from './usage-fault.js'

export interface CliOptions {
  readonly commands: readonly Command[]
  /** Summaries of the groups of two-word commands: `{ audit: 'admin.audit.summary' }`. */
  readonly groups?: Readonly<Record<string, PhraseKey>>
  /** What follows the program's name. */
  readonly argv: readonly string[]
  readonly language: Language
  readonly out: Sink
  readonly err: Sink
  readonly input: Readable
  /** False when NO_COLOR is set. */
  readonly colour: boolean
  /** PLI_DEBUG: show the stack of what failed. */
  readonly debug: boolean
  readonly version: string
  readonly clock?: Clock
}

const programName = 'pli'

/** Commander ends with these codes after it has shown what was asked for. */
const shown = new Set(['commander.helpDisplayed', 'commander.version'])

function parse(options: CliOptions): Parsed | ExitCode {
  const { commands, groups = {}, language, out, version } = options
  let parsed: Parsed | null = null
  const onCommand = (found: Parsed) => void (parsed = found)
  const build = { name: programName, version, commands, groups, language, out, onCommand }
  const program = buildProgram(build)
  try {
    program.parse([...options.argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (shown.has(error.code)) return 0
    if (error.code !== 'commander.help') throw usageFaultOf(error)
  }
  if (parsed !== null) return parsed
  // Nothing to do was named: that is a question for help, but not an answer to a script.
  const group = program.commands.find((one) => one.name() === options.argv[0]) ?? program
  options.err.write(group.helpInformation())
  return 2
}

/** The words that name the command, for the hint at its help. */
function commandWords({ argv, commands }: CliOptions): string {
  const [first = '', second = ''] = argv
  const names = commands.map(({ name }) => name)
  const pair = `${first} ${second}`
  if (names.includes(pair)) return `${programName} ${pair}`
  const isKnown = names.some((name) => name === first || name.startsWith(`${first} `))
  return isKnown ? `${programName} ${first}` : programName
}

function report(error: unknown, output: Output, options: CliOptions): ExitCode {
  const { language, debug, err } = options
  // The reader of our output has gone away, as `pli inbox | head` does.
  if (codeOf(error) === 'EPIPE') return 0
  if (error instanceof UsageFault) {
    output.note(error.in(language))
    output.note(say(language, 'cli.seeHelp', { command: commandWords(options) }))
    return 2
  }
  if (error instanceof SaidFault) output.note(error.in(language))
  else if (isFault(error)) output.note(error.message)
  else output.note(say(language, 'cli.bug'))
  if (debug) err.write(`${stackOf(error)}\n`)
  return 1
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? error.message
  return error.cause === undefined ? stack : `${stack}\n<- ${stackOf(error.cause)}`
}

/** Runs the command that `argv` names; resolves with the process's exit code and never rejects. */
export async function runCli(options: CliOptions): Promise<ExitCode> {
  const output = new Output(options)
  try {
    const parsed = parse(options)
    if (typeof parsed === 'number') return parsed
    const { input, clock = systemClock } = options
    // The values were made after the specs, key by key.
    const values = parsed as unknown as Pick<Parameters<Command['run']>[0], 'options' | 'arguments'>
    const { options: given, arguments: words } = values
    const code = await parsed.command.run({
      options: given,
      arguments: words,
      output,
      input,
      clock,
    })
    return code ?? 0
  } catch (error) {
    return report(error, output, options)
  }
}
