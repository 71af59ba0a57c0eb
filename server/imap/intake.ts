/** Gathers one command from the wire, literals included, refusing early whatever could not be run anyway. */

import { Fault, isFault } from '../base/index.js'
import type { Command, Context, Limits, Phase, Run } from './command.js'
import { permits } from './command.js'
import { findCommand } from './commands/index.js'
import { replyTo, type Reply } from './replies.js'
import type { Input, Line } from './wire/input.js'
import type { Output } from './wire/output.js'
import { literalMarker, LiteralWanted, Reader, type LiteralMarker } from './wire/reader.js'

/** The session cannot go on; `text` is said in a last BYE. */
export class Closing extends Error {}

export interface Incoming {
  readonly tag: string
  readonly command: Command
  readonly byUid: boolean
  run(context: Context): Run
}

export interface Refused {
  readonly tag: string
  readonly reply: Reply
}

const opening = /^([^\x00-\x20(){%*"\\+\x7f-\xff]{1,64}) (?:(UID) )?([A-Za-z0-9]{1,20})(?: |$)/i
const tagOnly = /^[^\x00-\x20(){%*"\\+\x7f-\xff]{1,64}(?= |$)/
const maxLiterals = 200

function bad(text: string): Reply {
  return { status: 'BAD', text }
}

export class Intake {
  readonly #input: Input
  readonly #output: Output
  readonly #limits: Limits
  /** A message literal the running command may ask for. */
  #announced: LiteralMarker | undefined
  /** Bytes of a literal that have not been read, and whether its closing line end is still to come. */
  #left = 0
  #hasTail = false

  constructor(input: Input, output: Output, limits: Limits) {
    this.#input = input
    this.#output = output
    this.#limits = limits
  }

  /** The next command, or why it was refused; undefined when the peer has ended. */
  async next(phase: Phase): Promise<Incoming | Refused | undefined> {
    const line = await this.#input.line()
    if (line === undefined) return undefined
    const tag = tagOnly.exec(line.text)?.[0] ?? '*'
    if (line.flaw !== undefined)
      return this.#refuse(line, tag, bad(`Unreadable line: ${line.flaw}`))
    const match = opening.exec(line.text)
    if (match === null) return this.#refuse(line, tag, bad('Expected a tag and a command'))
    const byUid = match[2] !== undefined
    const command = findCommand(match[3] ?? '')
    const refusal = refusalOf(command, byUid, phase)
    if (command === undefined || refusal !== undefined) {
      return this.#refuse(line, tag, refusal ?? bad('Unknown command'))
    }
    const rest: Line = { text: line.text.slice(match[0].length) }
    return this.#collect(rest, { tag, command, byUid })
  }

  async #collect(
    first: Line,
    { tag, command, byUid }: Omit<Incoming, 'run'>,
  ): Promise<Incoming | Refused | undefined> {
    const lines = [first.text]
    const literals: Buffer[] = []
    let last = first
    let room = this.#limits.imapLiteralBytes
    for (;;) {
      const marker = literalMarker(last.text)
      if (marker === undefined || command.streams === true) {
        const run = this.#prepare(command, new Reader(lines, literals), byUid)
        if (typeof run === 'function') {
          this.#announced = marker
          return { tag, command, byUid, run }
        }
        if (run !== 'literal') return this.#refuse(last, tag, replyTo(run))
      }
      if (marker === undefined) return this.#refuse(last, tag, bad('Expected a literal'))
      room -= marker.size
      if (room < 0 || literals.length >= maxLiterals) {
        const reply: Reply = { status: 'BAD', code: 'TOOBIG', text: 'Literal too large' }
        return this.#refuse(last, tag, reply)
      }
      if (marker.synchronizing) await this.#invite()
      literals.push(await this.#input.bytes(marker.size))
      const next = await this.#input.line()
      if (next === undefined) return undefined
      if (next.flaw !== undefined)
        return this.#refuse(next, tag, bad(`Unreadable line: ${next.flaw}`))
      lines.push(next.text)
      last = next
    }
  }

  #prepare(command: Command, reader: Reader, byUid: boolean): Incoming['run'] | 'literal' | Fault {
    try {
      return command.prepare(reader, byUid)
    } catch (error) {
      if (error instanceof LiteralWanted) return 'literal'
      if (isFault(error)) return error
      throw error
    }
  }

  async #invite(): Promise<void> {
    void this.#output.write('+ OK\r\n')
    await this.#output.flush()
  }

  /** Drops what a client that does not wait will send anyway (RFC 7888 §4), so that it is never read as commands. */
  async #refuse(line: Line, tag: string, reply: Reply): Promise<Refused | undefined> {
    let marker = literalMarker(line.text)
    while (marker !== undefined && !marker.synchronizing) {
      await this.#drop(marker.size)
      const next = await this.#input.line()
      if (next === undefined) return undefined
      marker = literalMarker(next.text)
    }
    return { tag, reply }
  }

  async #drop(size: number): Promise<void> {
    if (size > 2 * this.#limits.messageBytes) throw new Closing('Literal too large')
    for await (const piece of this.#input.chunks(size)) void piece
  }

  /**
   * The announced message; the client is invited first when it waits for that. Ends only when the whole command has
   * been read, so that nothing is kept of one that is cut off or not understood.
   */
  async *receive(literal: LiteralMarker): AsyncGenerator<Buffer, void, undefined> {
    if (this.#announced === undefined) throw new Error('no literal was announced')
    this.#announced = undefined
    this.#left = literal.size
    this.#hasTail = true
    if (literal.synchronizing) await this.#invite()
    for await (const piece of this.#input.chunks(literal.size)) {
      this.#left -= piece.length
      yield piece
    }
    await this.#tail()
  }

  /** Reads past whatever of the message literal the command did not take. */
  async settle(): Promise<void> {
    const announced = this.#announced
    this.#announced = undefined
    if (announced?.synchronizing === false) {
      this.#left = announced.size
      this.#hasTail = true
    }
    if (!this.#hasTail) return
    await this.#drop(this.#left)
    await this.#tail().catch((error: unknown) => {
      if (!isFault(error, 'syntax')) throw error
    })
  }

  /** The line end that closes a command after its literal. */
  async #tail(): Promise<void> {
    this.#left = 0
    this.#hasTail = false
    const line = await this.#input.line()
    if (line === undefined) throw new Closing('Connection ended')
    if (line.text === '' && line.flaw === undefined) return
    await this.#refuse(line, '', bad(''))
    throw new Fault('syntax', 'only one message per APPEND')
  }

  async line(): Promise<string> {
    const line = await this.#input.line()
    if (line === undefined) throw new Closing('Connection ended')
    return line.flaw === undefined ? line.text : '*'
  }
}

function refusalOf(command: Command | undefined, byUid: boolean, phase: Phase): Reply | undefined {
  if (command === undefined) return bad('Unknown command')
  if (byUid && command.uid !== true) return bad('This command has no UID form')
  if (permits(command, phase)) return undefined
  if (phase === 'clear') {
    return { status: 'NO', code: 'PRIVACYREQUIRED', text: 'Use STARTTLS first' }
  }
  return bad(`Command not possible while ${phase}`)
}
