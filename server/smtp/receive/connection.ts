/** The smtp-server package's connection, with what our listeners need changed and nothing else. */

import type { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js'
import { DataParser } from './data-parser.js'

/** Before TLS nothing else is answered (RFC 3207 §4). */
const clearTextCommands = new Set(['EHLO', 'STARTTLS', 'NOOP', 'QUIT'])
const enhancedPrefix = /^[245]\.\d{1,3}\.\d{1,3} /

type Handler = ReturnType<SMTPConnection['_getHandler']>

class Connection extends SMTPConnection {
  #gathering = false

  /** The package waits 100 ms before its greeting to catch early talkers; certificates keep those out here. */
  override init(): void {
    this._setListeners(() => {
      const { maxClients } = this._server.options
      if (maxClients && this._server.connections.size > maxClients)
        return this.send(421, '4.3.2 too many connections, try again in a moment')
      this.connectionReady()
    })
  }

  override _createParser(): DataParser {
    const parser = new DataParser({ maxCommandLength: this._server.options.maxCommandLength })
    parser.oncommand = (command, callback) => this._onCommand(command, callback)
    parser.on('error', (error: Error) => this.send(421, `4.5.0 ${error.message}`))
    return parser
  }

  /** Our replies carry their own enhanced code; those of one turn of the event loop leave together. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    if (this.secure) this.#gather(this._socket)
    const own = typeof data === 'string' && enhancedPrefix.test(data)
    super.send(code, data, own ? false : context)
  }

  /** Pipelined commands are answered in one write: a write costs more than most commands. */
  #gather(socket: Socket): void {
    if (this.#gathering) return
    this.#gathering = true
    socket.cork()
    setImmediate(() => {
      this.#gathering = false
      socket.uncork()
    })
  }

  override _getHandler(command: string): Handler {
    const found = super._getHandler(command)
    if (!found || this.secure || clearTextCommands.has(command)) return found
    return (_line: unknown, next: () => void) => {
      this.send(530, '5.7.0 Must issue a STARTTLS command first')
      next()
    }
  }
}

/** A server whose connections are ours. */
export class ReceivingServer extends SMTPServer {
  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    const connection = new Connection(this, socket, options)
    this.connections.add(connection)
    connection.on('error', (error: Error) => this._onError(error))
    connection.on('connect', (data: Parameters<SMTPServer['_onClientConnect']>[0]) =>
      this._onClientConnect(data),
    )
    connection.init()
  }
}
