/**
 * Plays a text file of `C:` and `S:` lines against a real server: a regression of a line protocol is a text file.
 *
 *     # a remark
 *     C: a NOOP            sent with CRLF (`C1:`, `C2:` for several connections)
 *     C-: abc              sent without CRLF; `\r`, `\n`, `\0`, `\\` are understood in both forms
 *     S: a OK ...          must be the next line; `...` stands for anything
 *     S2: *                only that a line comes
 *     C: a APPEND INBOX {<<}   with the lines up to `>>` as a non-synchronizing literal
 *     X: closed            the server must have closed the connection
 */

import type { Duplex } from 'node:stream'

const waitMs = 5000

interface Step {
  readonly kind: 'send' | 'expect' | 'closed'
  readonly peer: number
  readonly text: string
  readonly at: string
}

function unescape(text: string): string {
  const escapes: Record<string, string> = { r: '\r', n: '\n', 0: '\0', '\\': '\\' }
  return text.replace(/\\([rn0])/g, (_, name: string) => escapes[name] ?? name)
}

/** Replaces each `{<<}` block by the literal it stands for, on one line of the script. */
function joinLiterals(script: string): string[] {
  const lines: string[] = []
  let literal: string[] | undefined
  for (const raw of script.split('\n')) {
    if (literal === undefined) {
      lines.push(raw)
      if (raw.endsWith('{<<}')) literal = []
    } else if (raw === '>>') {
      const text = literal.map((line) => `${line}\r\n`).join('')
      const marker = `{${Buffer.byteLength(text)}+}\r\n${text}`
      lines.push((lines.pop() ?? '').replace('{<<}', () => marker))
      literal = undefined
    } else literal.push(raw)
  }
  return lines
}

function parse(script: string): Step[] {
  const steps: Step[] = []
  joinLiterals(script).forEach((raw, index) => {
    const match = /^([CSX])(\d?)(-?):(?: ([^]*))?$/.exec(raw)
    if (match === null) {
      if (/^\s*(#.*)?$/.test(raw)) return
      throw new Error(`step ${index + 1} is neither C:, S: nor X:: ${raw}`)
    }
    const [, side, peer = '', bare, text = ''] = match
    const step = { peer: Number(peer || '1'), at: `step ${index + 1}` }
    if (side === 'S') steps.push({ ...step, kind: 'expect', text })
    else if (side === 'X') steps.push({ ...step, kind: 'closed', text })
    else steps.push({ ...step, kind: 'send', text: unescape(text) + (bare ? '' : '\r\n') })
  })
  return steps
}

function matcher(expected: string): RegExp {
  const escaped = expected.split('...').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${escaped.join('[^]*')}$`)
}

/** One connection, read line by line. */
class Peer {
  readonly #socket: Duplex
  #text = ''
  #closed = false
  #wake: () => void = () => undefined

  constructor(socket: Duplex) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
      this.#wake()
    })
    const end = () => {
      this.#closed = true
      this.#wake()
    }
    socket.on('end', end)
    socket.on('close', end)
    socket.on('error', end)
  }

  send(text: string): void {
    this.#socket.write(Buffer.from(text, 'utf8'))
  }

  async #change(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), waitMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\r\n')
      if (end >= 0) {
        const line = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        return line
      }
      if (this.#closed) return '(closed)'
      if (!(await this.#change())) return `(nothing; pending: ${JSON.stringify(this.#text)})`
    }
  }

  async closed(): Promise<boolean> {
    while (!this.#closed) if (!(await this.#change())) return false
    return true
  }

  end(): void {
    this.#socket.destroy()
  }
}

/** Plays `script`; `connect` opens the connection of `C<peer>` when it is first named. Rejects with the line that failed. */
export async function playDialogue(
  script: string,
  connect: (peer: number) => Promise<Duplex>,
): Promise<void> {
  const peers = new Map<number, Peer>()
  try {
    for (const { kind, peer: number, text, at } of parse(script)) {
      let peer = peers.get(number)
      if (peer === undefined) {
        peer = new Peer(await connect(number))
        peers.set(number, peer)
      }
      if (kind === 'send') peer.send(text)
      else if (kind === 'closed') {
        if (!(await peer.closed())) throw new Error(`${at}: connection is still open`)
      } else {
        const got = await peer.line()
        const wanted = Buffer.from(text, 'utf8').toString('latin1')
        if (wanted !== '*' && !matcher(wanted).test(got)) {
          throw new Error(`${at}\n  expected ${text}\n  got      ${got}`)
        }
      }
    }
  } finally {
    for (const peer of peers.values()) peer.end()
  }
}
