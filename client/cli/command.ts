/** What a command of `pli` is: one value in one file. Parsing, help and errors are derived from it. */

import type { Readable } from 'node:stream'
import type { AdministratorRole } from '../../pki/index.js'
import type { Clock, PhraseKey } from '../../server/base/index.js'
import type { Output } from './output.js'

export interface OptionSpec {
  readonly summary: PhraseKey
  /** Name of its value in help; an option without one is a switch. */
  readonly value?: string
  readonly required?: boolean
  /** May be given several times. */
  readonly many?: boolean
  readonly choices?: readonly string[]
  readonly fallback?: string
  /** The value is a file that the command reads. */
  readonly reads?: boolean
  /** Given this option, the command needs this role instead of its own. */
  readonly role?: AdministratorRole
}

export interface ArgumentSpec {
  readonly summary: PhraseKey
  /** Name in help. */
  readonly value: string
  readonly required?: boolean
  readonly many?: boolean
  readonly choices?: readonly string[]
  /** The value is a file that the command reads. */
  readonly reads?: boolean
}

type OptionValue<O extends OptionSpec> = O extends { value: string }
  ? O extends { many: true }
    ? readonly string[]
    : O extends { required: true } | { fallback: string }
      ? string
      : string | undefined
  : boolean

type ArgumentValue<A extends ArgumentSpec> = A extends { many: true }
  ? readonly string[]
  : A extends { required: true }
    ? string
    : string | undefined

export type OptionSpecs = Readonly<Record<string, OptionSpec>>
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>

/** What a command is run with. */
export interface Invocation<O extends OptionSpecs, A extends ArgumentSpecs> {
  readonly options: { readonly [K in keyof O]: OptionValue<O[K]> }
  readonly arguments: { readonly [K in keyof A]: ArgumentValue<A[K]> }
  readonly output: Output
  readonly input: Readable
  readonly clock: Clock
}

/** 0 done, 1 not or not wholly done, 2 not understood. */
export type ExitCode = 0 | 1 | 2

/**
 * Who may run a command once administrators are defined (`pli admin add`): one of a role, `auditor` meaning any
 * administrator since all of them may read; or anybody, for what works on no data directory or must run unattended.
 */
export type CommandRole = AdministratorRole | 'anybody'

interface Needs {
  readonly role: CommandRole
  /** Once administrators are defined, `--why` has to be given. */
  readonly wantsWhy?: boolean
  /** With the two-person rule on, another administrator of the role has to approve first. */
  readonly twoPerson?: boolean
}

export interface CommandSpec<O extends OptionSpecs, A extends ArgumentSpecs> extends Needs {
  /** One word, or several for a command of a group: `audit verify`. */
  readonly name: string
  readonly summary: PhraseKey
  /** Keys are camelCase; `textFile` is `--text-file`. */
  readonly options?: O
  readonly arguments?: A
  /** Resolves with the exit code, 0 when it says nothing. Throws Fault for what may fail, UsageFault for a bad command line. */
  run(input: Invocation<O, A>): Promise<ExitCode | void>
  /** Runs around everything else: what has to be in place before it can be known who asks. */
  around?(input: Invocation<O, A>, rest: () => Promise<ExitCode | void>): Promise<ExitCode | void>
}

/** A command with its types rubbed off, as catalogues hold it. */
export interface Command extends Needs {
  readonly name: string
  readonly summary: PhraseKey
  readonly options: OptionSpecs
  readonly arguments: ArgumentSpecs
  run(input: Invocation<OptionSpecs, ArgumentSpecs>): Promise<ExitCode | void>
  around?(
    input: Invocation<OptionSpecs, ArgumentSpecs>,
    rest: () => Promise<ExitCode | void>,
  ): Promise<ExitCode | void>
}

/** Makes a command; its `run` gets options and arguments typed after their specs. */
export function command<
  const O extends OptionSpecs = Record<never, never>,
  const A extends ArgumentSpecs = Record<never, never>,
>(spec: CommandSpec<O, A>): Command {
  return {
    name: spec.name,
    summary: spec.summary,
    role: spec.role,
    wantsWhy: spec.wantsWhy ?? false,
    twoPerson: spec.twoPerson ?? false,
    options: spec.options ?? {},
    arguments: spec.arguments ?? {},
    // The parser fills every key of the specs with a value of its kind.
    run: (input) => spec.run(input as unknown as Invocation<O, A>),
    ...(spec.around && {
      around: (input, rest) =>
        spec.around?.(input as unknown as Invocation<O, A>, rest) ?? Promise.resolve(),
    }),
  }
}

/** The options that several commands share. */
export const asOption = { summary: 'cli.as', value: 'IDDIR', required: true } as const
export const jsonOption = { summary: 'cli.json' } as const
