/** The catalogue of commands as a commander program: options, nesting and help in the reader's language. */

import { Argument, Command as Program, Help, InvalidArgumentError, Option } from 'commander'
import { say, type Language, type PhraseKey } from '../../server/base/index.js'
import type { CommandEntry } from './catalogue.js'
import type { ArgumentSpec, Command, OptionSpec } from './command.js'
import type { Sink } from './output.js'

/** What a command line came down to. */
export interface Parsed {
  readonly command: Command
  readonly options: Readonly<Record<string, unknown>>
  readonly arguments: Readonly<Record<string, unknown>>
}

export interface ProgramOptions {
  readonly name: string
  readonly version: string
  readonly entries: readonly CommandEntry[]
  /** The command that the line names; the others are listed by their names only. */
  readonly loaded: { readonly entry: CommandEntry; readonly command: Command } | undefined
  /** Summaries of the groups that commands of several words belong to. */
  readonly groups: Readonly<Record<string, PhraseKey>>
  /** Values of options that are not given, under the options' keys. */
  readonly defaults: Readonly<Record<string, string | undefined>>
  readonly language: Language
  readonly out: Sink
  onCommand(parsed: Parsed): void
}

const titles: Readonly<Record<string, PhraseKey>> = {
  'Usage:': 'cli.usage',
  'Arguments:': 'cli.arguments',
  'Options:': 'cli.options',
  'Commands:': 'cli.commands',
}

class LocalHelp extends Help {
  constructor(readonly language: Language) {
    super()
  }

  override styleTitle(title: string): string {
    const key = titles[title]
    return key === undefined ? title : say(this.language, key)
  }

  override commandUsage(program: Program): string {
    return super.commandUsage(program).replace('[command]', say(this.language, 'cli.commandWord'))
  }

  override optionDescription(option: Option): string {
    return option.description
  }
}

class LocalProgram extends Program {
  constructor(
    readonly language: Language,
    name: string,
  ) {
    super(name)
  }

  override createCommand(name = ''): Program {
    return new LocalProgram(this.language, name)
  }

  override createHelp(): Help {
    return Object.assign(new LocalHelp(this.language), this.configureHelp())
  }
}

/** `textFile` → `--text-file`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function describe(language: Language, spec: OptionSpec, fallback: string | undefined): string {
  const more = [
    ...(spec.choices === undefined
      ? []
      : [say(language, 'cli.choices', { values: spec.choices.join(', ') })]),
    ...(fallback === undefined ? [] : [say(language, 'cli.default', { value: fallback })]),
  ]
  const summary = say(language, spec.summary)
  return more.length === 0 ? summary : `${summary} (${more.join(' ; ')})`
}

function toOption(
  language: Language,
  key: string,
  spec: OptionSpec,
  given: string | undefined,
): Option {
  const value = spec.value === undefined ? '' : ` <${spec.value}>`
  const fallback = spec.value === undefined ? undefined : (given ?? spec.fallback)
  const option = new Option(`${flagOf(key)}${value}`, describe(language, spec, fallback))
  if (spec.required === true) option.makeOptionMandatory()
  if (spec.choices !== undefined) option.choices([...spec.choices])
  if (fallback !== undefined) option.default(fallback)
  if (spec.many === true) {
    option.argParser((text: string, before: readonly string[] | undefined) => {
      if (spec.choices?.includes(text) === false) {
        throw new InvalidArgumentError(`Allowed choices are ${spec.choices.join(', ')}.`)
      }
      return [...(before ?? []), text]
    })
  }
  return option
}

function toArgument(language: Language, spec: ArgumentSpec): Argument {
  const name = spec.many === true ? `${spec.value}...` : spec.value
  const shown = spec.required === true ? `<${name}>` : `[${name}]`
  const argument = new Argument(shown, say(language, spec.summary))
  return spec.choices === undefined ? argument : argument.choices([...spec.choices])
}

/** The values of a command's options under their own keys, one for each, as the command's types promise. */
function optionValues(specs: Command['options'], program: Program): Record<string, unknown> {
  const raw = program.opts()
  const values: Record<string, unknown> = {}
  for (const [key, spec] of Object.entries(specs)) {
    const option = program.options.find((one) => one.long === flagOf(key))
    const value: unknown = raw[option?.attributeName() ?? key]
    // commander takes `--no-copy` for `copy` unset.
    if (spec.value === undefined) values[key] = value === (option?.negate !== true)
    else values[key] = value ?? (spec.many === true ? [] : undefined)
  }
  return values
}

function fillCommand(program: Program, spec: Command, options: ProgramOptions): void {
  const { language, defaults } = options
  for (const [key, option] of Object.entries(spec.options)) {
    program.addOption(toOption(language, key, option, defaults[key]))
  }
  const keys = Object.keys(spec.arguments)
  for (const argument of Object.values(spec.arguments)) {
    program.addArgument(toArgument(language, argument))
  }
  program.allowExcessArguments(false).action(() => {
    const given = Object.fromEntries(
      keys.map((key, index) => [key, program.processedArgs[index] as unknown]),
    )
    const values = optionValues(spec.options, program)
    options.onCommand({ command: spec, options: values, arguments: given })
  })
}

/** The group of a command, made with all groups above it when it is the first of them. */
function groupOf(
  root: Program,
  words: readonly string[],
  made: Map<string, Program>,
  options: Pick<ProgramOptions, 'groups' | 'language'>,
): Program {
  if (words.length === 0) return root
  const name = words.join(' ')
  const known = made.get(name)
  if (known) return known
  const above = groupOf(root, words.slice(0, -1), made, options)
  const group = above.command(words.at(-1) ?? '').helpCommand(false)
  const key = options.groups[name]
  if (key !== undefined) group.description(say(options.language, key))
  made.set(name, group)
  return group
}

/** Builds the program. Parsing it throws CommanderError for a bad command line and after help was shown. */
export function buildProgram(options: ProgramOptions): Program {
  const { language, loaded } = options
  const root = new LocalProgram(language, options.name)
  const made = new Map<string, Program>()
  root
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void options.out.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => options.out.columns ?? 100,
    })
    .helpOption('-h, --help', say(language, 'cli.help'))
    .helpCommand(false)
    .version(options.version, '-V, --version', say(language, 'cli.version'))
    .option('--lang <fr|en>', say(language, 'cli.lang'))
  for (const one of options.entries) {
    const words = one.name.split(' ')
    const group = groupOf(root, words.slice(0, -1), made, options)
    const program = group.command(words.at(-1) ?? '').description(say(language, one.summary))
    const top = group === root ? program : made.get(words[0] ?? '')
    if (one.section !== undefined && top) top.helpGroup(say(language, one.section))
    if (one === loaded?.entry) fillCommand(program, loaded.command, options)
  }
  return root
}

/** The program that the first words of a line name, as far as they name one. */
export function programFor(root: Program, argv: readonly string[]): Program {
  let program: Program = root
  for (const word of argv) {
    const next = program.commands.find((one) => one.name() === word)
    if (!next) break
    program = next
  }
  return program
}
