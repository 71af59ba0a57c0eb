/** What a method of administrators is: the role asked of its caller at each call, refusals audited and said in both languages. */

import type { AdministratorRole } from '../../../pki/index.js'
import { explain, isFault, languages, SaidFault, type Denial } from '../../base/index.js'
import type { DeskAct } from '../../desk/index.js'
import type { Arguments as Given } from '../core/arguments.js'
import { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import { MethodError, methodErrorOf } from '../core/method-error.js'
import type { CallContext, Method } from '../core/method.js'
import { administrationCapability } from './names.js'

interface Common<T> {
  readonly name: string
  /** The console's command that does the same, and the role that it asks for. */
  readonly command: string
  readonly role: AdministratorRole
  /** Reads the arguments; what is left over is refused. */
  readonly read: (args: Given) => T
}

/** A method that only looks. */
export interface Look<T> extends Common<T> {
  readonly run: (context: CallContext, given: T) => Promise<JsonObject>
}

/** A method that changes something: recorded with who and why before it is done. */
export interface Change<T> extends Common<T> {
  /** Refused without a reason. */
  readonly wantsWhy?: boolean
  readonly run: (context: CallContext, given: T, act: DeskAct) => Promise<JsonObject>
}

/** A method of administrators with what a test compares to the console's catalogue. */
export interface AdministratorMethod extends Method {
  readonly command: string
  readonly role: AdministratorRole
}

export function lookMethod<T>({ name, command, role, read, run }: Look<T>): AdministratorMethod {
  return {
    ...{ name, command, role, capability: administrationCapability },
    spec: 'server/jmap/admin/README.md',
    async *run(context, args) {
      await expectRole(context, role, command)
      const reading = new Arguments(args)
      const given = read(reading)
      reading.end()
      yield [name, await said(() => run(context, given))]
    },
  }
}

export function changeMethod<T>(change: Change<T>): AdministratorMethod {
  const { name, command, role, wantsWhy = false, read, run } = change
  return {
    ...{ name, command, role, capability: administrationCapability },
    spec: 'server/jmap/admin/README.md',
    async *run(context, args) {
      await expectRole(context, role, command)
      const reading = new Arguments(args)
      const given = read(reading)
      const why = reading.optionalString('why') ?? ''
      reading.end()
      const order = { caller: context.caller, command, role, words: args, why, wantsWhy }
      const work = async (): Promise<JsonObject> =>
        run(context, given, await context.desk.begin(order))
      yield [name, await said(work)]
    },
  }
}

/** Throws MethodError forbidden. */
async function expectRole(
  { desk, caller }: CallContext,
  role: AdministratorRole,
  command: string,
): Promise<void> {
  const verdict = await said(() => desk.admit(caller, role, command))
  if (!verdict.admitted)
    throw new MethodError('forbidden', explain('en', verdict).fact, {
      rule: verdict.rule,
      sentences: sentencesOf(verdict),
    })
}

/** Fact and remedy of a refusal, by language. */
export const sentencesOf = (denial: Denial): Record<string, string> =>
  Object.fromEntries(
    languages.map((language) => {
      const { fact, remedy } = explain(language, denial)
      return [language, `${fact} ${remedy}`]
    }),
  )

/** A refusal of the desk comes with its sentence: the page shows it as it is. */
async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SaidFault) {
      const sentences = Object.fromEntries(
        languages.map((language) => [language, error.in(language)]),
      )
      throw new MethodError(methodErrorOf(error).type, error.message, { sentences })
    }
    throw isFault(error) ? methodErrorOf(error) : error
  }
}
