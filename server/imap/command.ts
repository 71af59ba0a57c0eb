/** What a command is: one value with its grammar, its state and its run; dispatch and capabilities are derived from it. */

import { Fault, type Clock, type Log, type limits as allLimits } from '../base/index.js'
import type { Account } from '../mail/index.js'
import type { Caller } from '../trust/index.js'
import type { ReplyCodes } from './replies.js'
import type { View } from './view.js'
import type { LiteralMarker, Reader } from './wire/reader.js'

/** A literal streamed to the peer: exactly `size` bytes, or the connection is of no use any more. */
export interface LiteralOut {
  readonly literal: number
  readonly chunks: AsyncIterable<Buffer>
}

/** A continuation request; the session hands the client's next line back. */
export interface Ask {
  readonly ask: string
}

export type Response = string | LiteralOut | Ask

/** What the tagged OK says when a command ends well. */
export interface Completion {
  readonly code?: string
  readonly text?: string
  /** The session ends, or starts TLS, after the tagged OK. */
  readonly then?: 'logout' | 'upgrade'
}

export type Run = AsyncGenerator<Response, Completion | void, string>

/** Where a session stands, RFC 9051 §3; `clear` is before TLS on the STARTTLS listener. */
export type Phase = 'clear' | 'not-authenticated' | 'authenticated' | 'selected'

/** What a command needs: `any` runs everywhere, `authenticated` also with a folder selected. */
export type State = 'any' | 'clear' | 'not-authenticated' | 'authenticated' | 'selected'

export interface Settings {
  /** Lets LOGIN and PLAIN name a mailbox; the password is not looked at, the certificate decides. */
  readonly passwordLogin: boolean
}

export type Limits = Readonly<Record<keyof typeof allLimits, number>>

/** What every command sees of its session; the socket stays with the session. */
export interface Context {
  readonly tag: string
  readonly phase: Phase
  readonly settings: Settings
  readonly limits: Limits
  readonly log: Log
  readonly clock: Clock
  readonly serverName: string
  /** Aborted when the connection is gone or being ended. */
  readonly signal: AbortSignal
  readonly account: Account | undefined
  readonly view: View | undefined
  readonly caller: Caller | undefined
  /** This form of the command works on UIDs. */
  readonly byUid: boolean
  capabilities(): readonly string[]
  /** Opens the mailbox the caller named, or its own; the session is authenticated after it. Fault denied or not-found. */
  login(address: string | undefined): Promise<void>
  select(view: View | undefined): void
  /** The message that expectAnnounced() promised: asks the client for it when it waits to be asked. */
  readonly receive: (literal: LiteralMarker) => AsyncIterable<Buffer>
  /** The client's next line. */
  line(): Promise<string>
  /** Settles when there is news of the account, or the client has sent something. */
  wake(): Promise<'news' | 'input'>
  /** The account's next changes, told to the client at once (IDLE). */
  tell(): Promise<void>
}

export interface AccountContext extends Context {
  readonly account: Account
}

export interface SelectedContext extends AccountContext {
  readonly view: View
}

interface ContextOf {
  any: Context
  clear: Context
  'not-authenticated': Context
  authenticated: AccountContext
  selected: SelectedContext
}

export interface Definition<S extends State, Args> {
  readonly name: string
  readonly spec: string
  readonly state: S
  /** Also possible in clear, before STARTTLS. */
  readonly beforeTls?: true
  /** Keywords announced to sessions that could use it. */
  readonly capability?: readonly string[]
  /** There is a `UID` form. */
  readonly uid?: true
  /** Its last argument is a message, taken as a stream. */
  readonly streams?: true
  /** RFC 9051 §7.5.1: EXPUNGE must not be sent while its sequence-number form runs. */
  readonly holdsExpunge?: true
  /** Changes the folder's state and is refused after EXAMINE. */
  readonly writes?: true
  readonly replies?: ReplyCodes
  read(reader: Reader, byUid: boolean): Args
  run(context: ContextOf[S], args: Args): Run
}

/** A definition whose argument type has been closed over. */
export interface Command extends Omit<Definition<State, unknown>, 'read' | 'run'> {
  /** Reads the arguments; the returned function runs the command. Fault syntax. */
  prepare(reader: Reader, byUid: boolean): (context: Context) => Run
}

function narrowed<S extends State>(state: S, context: Context): ContextOf[S] {
  if ((state === 'authenticated' || state === 'selected') && context.account === undefined) {
    throw new Error(`${state} command without an account`)
  }
  if (state === 'selected' && context.view === undefined) throw new Error('no folder selected')
  return context as ContextOf[S]
}

/** Makes a command; `Args` is inferred from what `read` returns. */
export function command<S extends State, Args>(definition: Definition<S, Args>): Command {
  return {
    ...definition,
    prepare(reader, byUid) {
      const args = definition.read(reader, byUid)
      return (context) => {
        if (definition.writes === true && context.view?.readOnly === true) {
          throw new Fault('denied', 'the folder is open read-only')
        }
        return definition.run(narrowed(definition.state, context), args)
      }
    },
  }
}

/** True when a session in `phase` may use a command of `state`. */
export function permits(command: Command, phase: Phase): boolean {
  if (phase === 'clear') return command.state === 'clear' || command.beforeTls === true
  if (command.state === 'any') return true
  if (command.state === 'authenticated') return phase === 'authenticated' || phase === 'selected'
  return command.state === phase
}

export { untagged } from './wire/encode.js'

/** Asks the client for one line. */
export async function* ask(prompt: string): AsyncGenerator<Response, string, string> {
  return yield { ask: prompt }
}

/** For `read` of a command without arguments. */
export function nothing(reader: Reader): undefined {
  reader.expectEnd()
}
