/** SMTP and IMAP by hand over real sockets, for scenarios that must say exactly which bytes are sent. */

import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { Member } from './harness.js'

const host = '127.0.0.1'
const waitMs = 20_000

export interface Reply {
  readonly code: number
  /** Every line, CRLF between them. */
  readonly text: string
}

/** One connection, read line by line. */
export class Wire {
  readonly socket: Socket
  #text = ''
  #closed = false
  #wake: () => void = () => undefined

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
      this.#wake()
    })
    const end = (): void => {
      this.#closed = true
      this.#wake()
    }
    for (const event of ['end', 'close', 'error']) socket.on(event, end)
  }

  send(text: string | Buffer): void {
    this.socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text)
  }

  /** Resolves when `bytes` have gone to the kernel, so that a large message does not pile up here. */
  async sendAll(bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.socket.write(bytes, (error) => (error ? reject(error) : resolve())),
    )
  }

  async #change(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }

  /** The next line without CRLF; rejects when the connection ends or nothing comes. */
  async line(ms = waitMs): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\r\n')
      if (end >= 0) {
        const line = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        return line
      }
      if (this.#closed) throw new Error('the connection was closed')
      if (!(await this.#change(ms))) throw new Error(`nothing came; pending: ${this.#text}`)
    }
  }

  /** A whole SMTP reply. */
  async reply(): Promise<Reply> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      lines.push(line)
      if (line[3] !== '-') return { code: Number(line.slice(0, 3)), text: lines.join('\r\n') }
    }
  }

  /** Sends one SMTP command and waits for its reply. */
  async ask(command: string): Promise<Reply> {
    this.send(`${command}\r\n`)
    return this.reply()
  }

  /** Sends one IMAP command; resolves with all lines up to the tagged one. */
  async imap(command: string, tag = 'a'): Promise<string> {
    this.send(`${tag} ${command}\r\n`)
    return this.tagged(tag)
  }

  async tagged(tag: string): Promise<string> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      lines.push(line)
      if (line.startsWith(`${tag} `)) return lines.join('\r\n')
    }
  }

  /** True when the other side has closed within `ms`; what it said before is in `rest`. */
  async closed(ms: number): Promise<boolean> {
    const until = Date.now() + ms
    while (!this.#closed) if (!(await this.#change(Math.max(1, until - Date.now())))) return false
    return true
  }

  /** What came and was not read. */
  get rest(): string {
    return this.#text
  }

  end(): void {
    this.socket.destroy()
  }
}

/** TLS options that present `member`; nobody when undefined. */
export function tlsOf(member: Member | undefined, anchors: string): ConnectionOptions {
  const identity = member?.identity
  return {
    ...(identity && { key: identity.key, cert: identity.certificate }),
    ca: anchors,
    servername: 'localhost',
  }
}

export function secureConnect(options: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls(options)
    socket.once('secureConnect', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** A TLS connection from the first byte as `member`. */
export async function openTls(port: number, member: Member): Promise<Wire> {
  const options = tlsOf(member, member.identity.anchors)
  return new Wire(await secureConnect({ host, port, ...options }))
}

export async function openPlain(port: number): Promise<Wire> {
  const socket = connectPlain(port, host)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return new Wire(socket)
}

/** After the server agreed to STARTTLS: the same connection under TLS. */
export async function upgrade(wire: Wire, options: ConnectionOptions): Promise<Wire> {
  wire.socket.removeAllListeners('data')
  return new Wire(await secureConnect({ socket: wire.socket, ...options }))
}

/** A submission session, greeted. */
export async function openSmtp(port: number, member: Member): Promise<Wire> {
  const wire = await openTls(port, member)
  await wire.reply()
  await wire.ask('EHLO client.test')
  return wire
}

/** An IMAP session, authenticated as the member's mailbox. */
export async function openImap(port: number, member: Member): Promise<Wire> {
  const wire = await openTls(port, member)
  await wire.line()
  const answer = await wire.imap('AUTHENTICATE EXTERNAL =')
  if (!/^a OK/m.test(answer)) throw new Error(answer)
  return wire
}

/** Dot-stuffs and ends (RFC 5321 §4.5.2); line ends are left as they are. */
export function dataOf(message: Buffer | string): Buffer {
  const text = typeof message === 'string' ? message : message.toString('latin1')
  const stuffed = text.replace(/(^|\r\n)\./g, '$1..')
  return Buffer.from(`${stuffed}${stuffed.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1')
}

/** Submits one message in an open session; the reply to its last step reached. */
export async function submitOn(
  wire: Wire,
  from: string,
  to: readonly string[],
  message: Buffer | string,
): Promise<Reply> {
  const mail = await wire.ask(`MAIL FROM:<${from}>`)
  if (mail.code !== 250) return mail
  for (const address of to) {
    const rcpt = await wire.ask(`RCPT TO:<${address}>`)
    if (rcpt.code !== 250) return rcpt
  }
  const ready = await wire.ask('DATA')
  if (ready.code !== 354) return ready
  await wire.sendAll(dataOf(message))
  return wire.reply()
}
