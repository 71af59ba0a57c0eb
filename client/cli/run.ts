/** Runs one command line: parse, run, and turn whatever was thrown into one sentence and an exit code. */

import type { Readable } from 'node:stream'
import { CommanderError } from 'commander'
import {
  codeOf,
  isFault,
  languages,
  SaidFault,
  say,
  systemClock,
  type Clock,
  type Language,
  type PhraseKey,
} from '../../server/base/index.js'
import { entryFor, entryOf, type CommandEntry } from './catalogue.js'
import type { Command, ExitCode } from './command.js'
import { Output, type Sink } from './output.js'
import { buildProgram, programFor, type Parsed } from './program.js'
import { UsageFault, usageFaultOf } from './usage-fault.js'

export interface CliOptions {
  readonly commands: readonly (Command | CommandEntry)[]
  /** Summaries of the groups that commands of several words belong to: `{ audit: 'cmd.audit' }`. */
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
  /** Values of options that are not given, under their keys: `{ data: '/var/lib/pli' }`. */
  readonly defaults?: Readonly<Record<string, string | undefined>>
  readonly clock?: Clock
}

const programName = 'pli'

/** Commander ends with these codes after it has shown what was asked for. */
const shown = new Set(['commander.helpDisplayed', 'commander.version'])

/** A line in the form that is parsed: `help pki` is `pki --help`, and the language is taken off. */
interface Line {
  readonly argv: readonly string[]
  readonly language: Language
}

const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text)

function readLine({ argv: given, language }: CliOptions): Line {
  const at = given.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const joined = given[at]?.startsWith('--lang=') === true
  const asked = joined ? given[at]?.slice('--lang='.length) : given[at + 1]
  const chosen = at >= 0 && isLanguage(asked)
  const rest = chosen ? [...given.slice(0, at), ...given.slice(at + (joined ? 1 : 2))] : given
  const argv = rest[0] === 'help' ? [...rest.slice(1), '--help'] : rest
  return { argv, language: chosen ? asked : language }
}

async function parse(options: CliOptions, { argv, language }: Line): Promise<Parsed | ExitCode> {
  const { groups = {}, defaults = {}, out, version } = options
  const entries = options.commands.map((one) => ('load' in one ? one : entryOf(one)))
  const entry = entryFor(entries, argv)
  const loaded = entry && { entry, command: await entry.load() }
  let parsed: Parsed | null = null
  const onCommand = (found: Parsed) => void (parsed = found)
  const build = { name: programName, version, entries, loaded, groups, defaults, language, out }
  const program = buildProgram({ ...build, onCommand })
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (shown.has(error.code)) return 0
    if (error.code !== 'commander.help') throw usageFaultOf(error)
  }
  if (parsed !== null) return parsed
  // Nothing to do was named: that is a question for help, but not an answer to a script.
  options.err.write(programFor(program, argv).helpInformation())
  return 2
}

/** The words that name the command, for the hint at its help. */
function commandWords(argv: readonly string[], { commands }: CliOptions): string {
  const known = (length: number): boolean => {
    const words = argv.slice(0, length).join(' ')
    return commands.some(({ name }) => name === words || name.startsWith(`${words} `))
  }
  let length = 0
  while (length < argv.length && known(length + 1)) length++
  return [programName, ...argv.slice(0, length)].join(' ')
}

function report(error: unknown, output: Output, line: Line, options: CliOptions): ExitCode {
  const { debug, err } = options
  const { argv, language } = line
  // The reader of our output has gone away, as `pli inbox | head` does.
  if (codeOf(error) === 'EPIPE') return 0
  if (error instanceof UsageFault) {
    output.note(error.in(language))
    output.note(say(language, 'cli.seeHelp', { command: commandWords(argv, options) }))
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
  const line = readLine(options)
  const output = new Output({ ...options, language: line.language })
  try {
    const parsed = await parse(options, line)
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
    return report(error, output, line, options)
  }
}
