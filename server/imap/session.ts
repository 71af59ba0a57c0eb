/** One connection: reads commands, runs them one after the other, and alone writes to the socket. */

import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { explain, isFault, type Clock, type Denial, type Log } from '../base/index.js'
import type { Trust } from '../trust/index.js'
import { capabilitiesOf } from './capabilities.js'
import { untagged, type Completion, type Context, type Limits, type Settings } from './command.js'
import { Closing, Intake, type Incoming, type Refused } from './intake.js'
import { Pump } from './pump.js'
import { formatReply, oneLine, ourFault, replyTo, type Reply } from './replies.js'
import { SessionState, type OpenAccount } from './state.js'
import { Input } from './wire/input.js'
import { Output } from './wire/output.js'

export interface SessionOptions {
  readonly trust: Trust
  readonly mail: { open: OpenAccount }
  readonly log: Log
  readonly clock: Clock
  readonly limits: Limits
  readonly settings: Settings
  readonly name: string
  /** Finishes a TLS handshake on a raw socket. Fault unavailable when it fails. */
  secure(socket: Socket): Promise<TLSSocket>
  /** Counts a session of `identity`; false when it has too many. The session gives it back by `release`. */
  claim(identity: string): boolean
  release(identity: string): void
}

const mostBads = 10
const lingerMs = 2000

export class Session {
  readonly #options: SessionOptions
  readonly #state: SessionState
  readonly #abort = new AbortController()
  #socket: Socket
  #input: Input
  #output: Output
  #intake: Intake
  #pump: Pump
  #bads = 0
  #draining = false
  #busy = false
  #identity: string | undefined
  #deadline: NodeJS.Timeout | undefined

  /** `socket` is in clear for `starttls`, and has finished its handshake for `implicit`. */
  constructor(socket: Socket, options: SessionOptions) {
    this.#options = options
    this.#state = new SessionState((caller, address) => options.mail.open(caller, address), 'clear')
    this.#socket = socket
    this.#input = new Input(socket)
    this.#output = new Output(socket)
    this.#intake = new Intake(this.#input, this.#output, options.limits)
    this.#pump = this.#newPump()
    this.#abort.signal.addEventListener('abort', () => this.#state.wake(), { once: true })
    this.#guard(socket)
  }

  #newPump(): Pump {
    return new Pump(this.#output, () => this.#intake.line(), this.#abort.signal)
  }

  #guard(socket: Socket): void {
    socket.setTimeout(this.#options.limits.imapIdleMs, () => this.bye('Idle for too long'))
    socket.on('error', (error) => this.#options.log.debug({ code: codeOf(error) }, 'imap socket'))
    socket.on('close', () => this.#abort.abort())
  }

  /** Runs until the connection ends; never rejects. */
  async run(): Promise<void> {
    try {
      if ('encrypted' in this.#socket) await this.#admit(this.#socket as TLSSocket)
      else this.#expectTls()
      await this.#greet()
      while (!this.#abort.signal.aborted && (await this.#turn()));
    } catch (error) {
      if (error instanceof Closing) this.bye(error.message)
      else if (isFault(error)) this.bye(error.message)
      else this.#bug(error, 'session')
    } finally {
      this.#finish()
    }
  }

  #finish(): void {
    clearTimeout(this.#deadline)
    this.#abort.abort()
    this.#state.close()
    if (this.#identity !== undefined) this.#options.release(this.#identity)
    this.#identity = undefined
    this.#hangUp()
  }

  #hangUp(): void {
    void this.#output.flush()
    this.#socket.end()
    setTimeout(() => this.#socket.destroy(), lingerMs).unref()
  }

  /** Says good-bye and ends the connection at once, whatever is running. */
  bye(text: string): void {
    if (this.#abort.signal.aborted) return
    if (this.#pump.insideLiteral) this.#socket.destroy()
    else void this.#output.write(untagged(`BYE ${oneLine(text)}`))
    this.#abort.abort()
    this.#hangUp()
  }

  /** Ends the session after the command it is running. */
  drain(): void {
    this.#draining = true
    if (!this.#busy) this.bye('Server is going down')
  }

  /** Who does not start TLS is nobody, and may not stay. */
  #expectTls(): void {
    const late = (): void => this.bye('TLS was not started in time')
    this.#deadline = setTimeout(late, this.#options.limits.handshakeMs).unref()
  }

  async #admit(socket: TLSSocket): Promise<void> {
    clearTimeout(this.#deadline)
    const { trust } = this.#options
    const verdict = await trust.admit(socket, 'imap')
    if (!verdict.admitted) throw new Closing(sentences(verdict))
    const caller = verdict.value
    if (!this.#options.claim(caller.identity))
      throw new Closing('Too many sessions of this identity')
    this.#identity = caller.identity
    const leave = trust.watch({ caller, end: (denial) => this.bye(sentences(denial)) })
    this.#state.admit(caller, leave)
  }

  async #greet(): Promise<void> {
    const code = `CAPABILITY ${this.#capabilities().join(' ')}`
    await this.#output.write(untagged(`OK [${code}] ${this.#options.name} is ready`))
  }

  #capabilities(): readonly string[] {
    const { settings, limits } = this.#options
    return capabilitiesOf({ phase: this.#state.phase, settings, limits })
  }

  /** One command; false when the session is over. */
  async #turn(): Promise<boolean> {
    const taken = await this.#intake.next(this.#state.phase)
    if (taken === undefined) return false
    this.#busy = true
    const then = 'command' in taken ? await this.#serve(taken) : this.#refuse(taken)
    this.#busy = false
    if (then === 'upgrade') await this.#upgrade()
    if (this.#draining) this.bye('Server is going down')
    await this.#pump.rest()
    return then !== 'logout'
  }

  #refuse({ tag, reply }: Refused): undefined {
    void this.#output.write(formatReply(tag, reply))
    this.#count(reply)
  }

  #count({ status }: Reply): void {
    if (status !== 'BAD') this.#bads = 0
    else if (++this.#bads >= mostBads) throw new Closing('Too many bad commands')
  }

  async #serve(incoming: Incoming): Promise<Completion['then']> {
    const { tag, command, byUid } = incoming
    const context = this.#context(tag, byUid)
    let reply: Reply
    let then: Completion['then']
    try {
      if (command.state === 'selected') await this.#tell(false)
      const done = (await this.#pump.drive(incoming.run(context))) ?? {}
      const text = done.text ?? `${byUid ? 'UID ' : ''}${command.name} completed`
      reply = { status: 'OK', code: done.code, text }
      then = done.then
    } catch (error) {
      reply = this.#replyTo(error, command.name, command.replies)
    }
    await this.#intake.settle()
    if (this.#state.view !== undefined) {
      await this.#tell(command.holdsExpunge !== true || byUid, byUid)
    }
    await this.#output.write(formatReply(tag, reply))
    this.#count(reply)
    return reply.status === 'OK' ? then : undefined
  }

  #replyTo(error: unknown, name: string, codes: Parameters<typeof replyTo>[1]): Reply {
    if (this.#pump.insideLiteral || this.#abort.signal.aborted || error instanceof Closing)
      throw error
    if (isFault(error)) {
      if (error.cause !== undefined) {
        this.#options.log.warn({ command: name, cause: describe(error.cause) }, error.message)
      }
      return replyTo(error, codes)
    }
    this.#options.log.error({ command: name, error: describe(error) }, 'imap command failed')
    return ourFault
  }

  async #tell(mayExpunge: boolean, withUid = false): Promise<void> {
    const view = this.#state.view
    if (view === undefined) return
    try {
      await view.sync()
    } catch (error) {
      if (isFault(error, 'not-found')) throw new Closing('The selected folder is gone')
      throw error
    }
    for (const line of view.tell(mayExpunge, withUid)) await this.#pump.say(line)
  }

  async #upgrade(): Promise<void> {
    await this.#output.flush()
    this.#input.detach()
    this.#output.detach()
    const socket = await this.#options.secure(this.#socket)
    this.#socket = socket
    this.#input = new Input(socket)
    this.#output = new Output(socket)
    this.#intake = new Intake(this.#input, this.#output, this.#options.limits)
    this.#pump = this.#newPump()
    this.#guard(socket)
    await this.#admit(socket)
  }

  #bug(error: unknown, where: string): void {
    if (!this.#abort.signal.aborted) {
      this.#options.log.error({ where, error: describe(error) }, 'imap session failed')
    }
    this.bye('Internal error, it has been logged')
  }

  #context(tag: string, byUid: boolean): Context {
    const state = this.#state
    const { settings, limits, log, clock, name } = this.#options
    return {
      tag,
      settings,
      limits,
      log,
      clock,
      serverName: name,
      byUid,
      signal: this.#abort.signal,
      get phase() {
        return state.phase
      },
      get account() {
        return state.account
      },
      get view() {
        return state.view
      },
      get caller() {
        return state.caller
      },
      capabilities: () => this.#capabilities(),
      login: async (address) => {
        await state.login(address)
        const opened = { identity: this.#identity, address: state.account?.address }
        log.info(opened, 'imap mailbox opened')
      },
      select: (view) => state.select(view),
      receive: (literal) => this.#intake.receive(literal),
      line: () => this.#intake.line(),
      wake: () => this.#wake(),
      tell: () => this.#tell(true),
    }
  }

  async #wake(): Promise<'news' | 'input'> {
    await this.#output.flush()
    if (this.#input.ready || this.#abort.signal.aborted) return 'input'
    // Who idles has nothing under way that a drain would have to wait for.
    this.#busy = false
    const news = this.#state.news().then(() => 'news' as const)
    const input = this.#input.readable().then(() => 'input' as const)
    const first = await Promise.race([news, input])
    this.#busy = true
    return first
  }
}

function sentences(denial: Denial): string {
  const { fact, remedy } = explain('en', denial)
  return `${fact} ${remedy}`
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
