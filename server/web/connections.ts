/** Who is at the other end of each connection: judged once, ended when its certificate is revoked. */

import type { ServerHttp2Session } from 'node:http2'
import type { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { admit, type Denial, type Verdict } from '../base/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { sessionOf } from './host.js'

const admitted = (caller: Caller): Promise<Verdict<Caller>> => Promise.resolve(admit(caller))

export class Connections {
  readonly #trust: Trust
  readonly #verdicts = new WeakMap<TLSSocket | ServerHttp2Session, Promise<Verdict<Caller>>>()

  constructor(trust: Trust) {
    this.#trust = trust
  }

  /** The verdict on the connection a request came by, whichever HTTP it speaks. */
  of({ raw }: FastifyRequest): Promise<Verdict<Caller>> {
    const session = sessionOf(raw)
    if (!session) return this.ofSocket(raw.socket as TLSSocket)
    return this.#once(session, session.socket as TLSSocket)
  }

  ofSocket(socket: TLSSocket): Promise<Verdict<Caller>> {
    return this.#once(socket, socket)
  }

  #once(connection: TLSSocket | ServerHttp2Session, socket: TLSSocket): Promise<Verdict<Caller>> {
    let found = this.#verdicts.get(connection)
    if (!found) this.#verdicts.set(connection, (found = this.#judge(connection, socket)))
    return found
  }

  async #judge(
    connection: TLSSocket | ServerHttp2Session,
    socket: TLSSocket,
  ): Promise<Verdict<Caller>> {
    const verdict = await this.#trust.admit(socket, 'https')
    if (!verdict.admitted) return verdict
    const end = (denial: Denial): void => {
      this.#verdicts.set(connection, Promise.resolve(denial))
      connection.destroy()
    }
    // A connection of HTTP/2 lives for as long as its page: what was given to its caller meanwhile counts.
    const gained = (now: Caller): void => void this.#verdicts.set(connection, admitted(now))
    const leave = this.#trust.watch({ caller: verdict.value, end, gained })
    connection.once('close', leave)
    return verdict
  }
}
