/** Pulls what a command yields to the socket: back-pressure, turns for other sessions, and literals that keep their word. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Completion, LiteralOut, Response, Run } from './command.js'
import { Closing } from './intake.js'
import type { Output } from './wire/output.js'

/** Responses written before other sessions get their turn. */
const turnResponses = 500

export class Pump {
  readonly #output: Output
  readonly #line: () => Promise<string>
  readonly #signal: AbortSignal
  #responses = 0
  #insideLiteral = false

  /** `line` reads the client's answer to a continuation request. */
  constructor(output: Output, line: () => Promise<string>, signal: AbortSignal) {
    this.#output = output
    this.#line = line
    this.#signal = signal
  }

  /** True while the client counts bytes: nothing else may be said, and after a failure nothing ever again. */
  get insideLiteral(): boolean {
    return this.#insideLiteral
  }

  /** Runs a command to its end; Closing when the connection is ended meanwhile. */
  async drive(run: Run): Promise<Completion | void> {
    let answer = ''
    for (;;) {
      const step = await run.next(answer)
      if (step.done === true) return step.value
      if (this.#signal.aborted) {
        await run.return(undefined)
        throw new Closing('Connection ended')
      }
      if (typeof step.value === 'string') await this.say(step.value)
      else answer = await this.#emit(step.value)
    }
  }

  async say(text: string): Promise<void> {
    const full = this.#output.write(text)
    if (full !== undefined) await full
    await this.rest()
  }

  /** Lets other sessions have their turn now and then, however much this one has to say. */
  async rest(): Promise<void> {
    if (++this.#responses % turnResponses === 0) await nextTurn()
  }

  async #emit(response: Exclude<Response, string>): Promise<string> {
    if ('ask' in response) {
      void this.#output.write(`+ ${response.ask}\r\n`)
      await this.#output.flush()
      return this.#line()
    }
    await this.#stream(response)
    return ''
  }

  async #stream({ literal, chunks }: LiteralOut): Promise<void> {
    await this.#output.write(`{${literal}}\r\n`)
    this.#insideLiteral = true
    let written = 0
    for await (const chunk of chunks) {
      if (this.#signal.aborted) throw new Closing('Connection ended')
      written += chunk.length
      if (written > literal) break
      const full = this.#output.write(chunk)
      if (full !== undefined) await full
    }
    // After a wrong count the client would read message bytes as responses.
    if (written !== literal) throw new Error('message is not as long as announced')
    this.#insideLiteral = false
  }
}
