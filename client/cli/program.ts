/** The catalogue of commands as a commander program: options, nesting and help in the reader's language. */

import { Argument, Command as Program, Help, Option } from 'commander'
import { say, type Language, type PhraseKey } from '../../server/base/index.js'
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
  readonly commands: readonly Command[]
  /** Summaries of the groups that two-word commands belong to. */
  readonly groups: Readonly<Record<string, PhraseKey>>
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

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function describe(language: Language, spec: OptionSpec): string {
  const more = [
    ...(spec.choices === undefined
      ? []
      : [say(language, 'cli.choices', { values: spec.choices.join(', ') })]),
    ...(spec.fallback === undefined
      ? []
      : [say(language, 'cli.default', { value: spec.fallback })]),
  ]
  const summary = say(language, spec.summary)
  return more.length === 0 ? summary : `${summary} (${more.join(' ; ')})`
}

function toOption(language: Language, key: string, spec: OptionSpec): Option {
  const value = spec.value === undefined ? '' : ` <${spec.value}>`
  const option = new Option(`--${kebab(key)}${value}`, describe(language, spec))
  if (spec.required === true) option.makeOptionMandatory()
  if (spec.choices !== undefined) option.choices([...spec.choices])
  if (spec.fallback !== undefined) option.default(spec.fallback)
  if (spec.many === true) {
    option.argParser((text: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      text,
    ])
  }
  return option
}

function toArgument(language: Language, spec: ArgumentSpec): Argument {
  const name = spec.many === true ? `${spec.value}...` : spec.value
  const shown = spec.required === true ? `<${name}>` : `[${name}]`
  return new Argument(shown, say(language, spec.summary))
}

/** The values of a command's options under their own keys, one for each, as the command's types promise. */
function optionValues(specs: Command['options'], program: Program): Record<string, unknown> {
  const raw = program.opts()
  const values: Record<string, unknown> = {}
  for (const [key, spec] of Object.entries(specs)) {
    const option = program.options.find((one) => one.long === `--${kebab(key)}`)
    const value: unknown = raw[option?.attributeName() ?? key]
    // commander takes `--no-copy` for `copy` unset.
    if (spec.value === undefined) values[key] = value === (option?.negate !== true)
    else values[key] = value ?? (spec.many === true ? [] : undefined)
  }
  return values
}

function addCommand(parent: Program, name: string, spec: Command, options: ProgramOptions): void {
  const { language } = options
  const program = parent.command(name).description(say(language, spec.summary))
  for (const [key, option] of Object.entries(spec.options)) {
    program.addOption(toOption(language, key, option))
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

/** Builds the program. Parsing it throws CommanderError for a bad command line and after help was shown. */
export function buildProgram(options: ProgramOptions): Program {
  const { language } = options
  const root = new LocalProgram(language, options.name)
  const groups = new Map<string, Program>()
  const configure = (program: Program) =>
    program
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void options.out.write(text),
        writeErr: () => undefined,
        getOutHelpWidth: () => options.out.columns ?? 100,
      })
      .helpOption('-h, --help', say(language, 'cli.help'))
      .helpCommand(false)
  configure(root).version(options.version, '-V, --version', say(language, 'cli.version'))
  for (const spec of options.commands) {
    const [first = '', second] = spec.name.split(' ')
    if (second === undefined) {
      addCommand(root, first, spec, options)
      continue
    }
    const key = options.groups[first]
    const group = groups.get(first) ?? root.command(first).helpCommand(false)
    if (key !== undefined) group.description(say(language, key))
    groups.set(first, group)
    addCommand(group, second, spec, options)
  }
  return root
}
