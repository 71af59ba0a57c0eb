/** A connection has half a minute to show its certificate; until then it is nobody's and may not stay. */

import type { Socket } from 'node:net'

const keyOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`

export class HandshakeGuard {
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #limitMs: number

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /** Starts the clock of a connection just accepted. */
  watch(socket: Socket): void {
    const key = keyOf(socket)
    const timer = setTimeout(() => socket.destroy(), this.#limitMs)
    timer.unref()
    this.#waiting.set(key, timer)
    socket.once('close', () => this.#stop(key))
  }

  /** Stops it: TLS is there, on this socket or on one around it. */
  secured(socket: Socket): void {
    this.#stop(keyOf(socket))
  }

  #stop(key: string): void {
    clearTimeout(this.#waiting.get(key))
    this.#waiting.delete(key)
  }
}
