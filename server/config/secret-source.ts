/** Where a passphrase or PIN comes from: a terminal, a file, a descriptor, systemd, the environment. Nothing else reads them. */

import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ReadStream } from 'node:tty'
import { languageOf, SaidFault, say, type PhraseKey } from '../base/index.js'
import { readRequired, readSecret } from './secrets.js'

/** `ask`, `file:PATH`, `fd:N`, `env:NAME` or `credential:NAME` (systemd's LoadCredential=). */
export type SecretSource = string

export interface SecretQuestion {
  /** What the secret opens, as people name it. */
  readonly place: string
  readonly kind: 'passphrase' | 'pin'
  /** A new secret is asked for twice. */
  readonly fresh?: boolean
}

const mostBytes = 4096

/** Fault syntax when `text` is none of the forms. */
export function expectSecretSource(text: string): SecretSource {
  if (/^(ask|file:.+|fd:\d{1,4}|env:[A-Za-z_]\w*|credential:[\w.-]+)$/.test(text)) return text
  throw new SaidFault('syntax', 'keys.source', { text: text.slice(0, 80) })
}

/**
 * Reads a secret; the caller wipes it. Only its first line counts, without the line feed. Fault not-found, denied (a
 * file that others may read), unavailable when there is nobody to ask or nothing is given.
 */
export async function readSecretFrom(
  source: SecretSource,
  question: SecretQuestion,
): Promise<Buffer> {
  const colon = source.indexOf(':')
  const [kind, name] = [source.slice(0, Math.max(colon, 0)) || source, source.slice(colon + 1)]
  const whole = await read(kind, name, question)
  const line = firstLine(whole)
  whole.fill(0)
  if (line.length === 0) throw new SaidFault('unavailable', 'keys.source-empty', { source })
  return line
}

async function read(kind: string, name: string, question: SecretQuestion): Promise<Buffer> {
  if (kind === 'file') return readSecret(name)
  if (kind === 'fd') return readDescriptor(Number(name), `fd:${name}`)
  if (kind === 'env') return Buffer.from(process.env[name] ?? '', 'utf8')
  if (kind !== 'credential') return ask(question)
  const folder = process.env['CREDENTIALS_DIRECTORY']
  if (!folder)
    throw new SaidFault('unavailable', 'keys.source-empty', { source: `credential:${name}` })
  // systemd grants the service's account by an access list, which shows as permissions of the group.
  return readRequired(join(folder, basename(name)))
}

function firstLine(bytes: Buffer): Buffer {
  const end = bytes.findIndex((octet) => octet === 10 || octet === 13)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
}

function readDescriptor(fd: number, source: string): Buffer {
  const bytes = Buffer.alloc(mostBytes)
  let length = 0
  try {
    for (;;) {
      const count = readSync(fd, bytes, length, mostBytes - length, null)
      length += count
      if (count === 0 || length === mostBytes || bytes.subarray(0, length).includes(10)) break
    }
  } catch (error) {
    throw new SaidFault('unavailable', 'keys.source-empty', { source }, error)
  }
  return bytes.subarray(0, length)
}

async function ask({ place, kind, fresh }: SecretQuestion): Promise<Buffer> {
  const terminal = openTerminal(place)
  const language = languageOf(
    process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'],
  )
  const prompt = (key: PhraseKey): Promise<Buffer> =>
    readHidden(terminal, say(language, key, { place }))
  try {
    const first = await prompt(kind === 'pin' ? 'keys.ask-pin' : 'keys.ask-passphrase')
    if (!fresh) return first
    const second = await prompt('keys.ask-again')
    const same = first.equals(second)
    second.fill(0)
    if (same) return first
    first.fill(0)
    throw new SaidFault('syntax', 'keys.passphrase-differs')
  } finally {
    closeSync(terminal)
  }
}

/** The terminal itself, so that what is piped in and out of the command is left alone. */
function openTerminal(place: string): number {
  try {
    return openSync('/dev/tty', 'r+')
  } catch (error) {
    throw new SaidFault('unavailable', 'keys.nobody-to-ask', { place }, error)
  }
}

/** Reads a line that is not shown. Ctrl-C and Ctrl-D give up with an empty answer. */
function readHidden(terminal: number, prompt: string): Promise<Buffer> {
  // A descriptor of its own, as the stream closes the one it is given.
  const input = new ReadStream(openSync('/dev/tty', 'r'))
  writeSync(terminal, prompt)
  input.setRawMode(true)
  const line = Buffer.alloc(mostBytes)
  let length = 0
  return new Promise((resolve) => {
    const finish = (count: number): void => {
      input.setRawMode(false)
      input.destroy()
      writeSync(terminal, '\n')
      const answer = Buffer.from(line.subarray(0, count))
      line.fill(0)
      resolve(answer)
    }
    input.on('data', (chunk: Buffer) => {
      for (const octet of chunk) {
        if (octet === 13 || octet === 10) return finish(length)
        if (octet === 3 || octet === 4) return finish(0)
        if (octet === 127 || octet === 8) length = previous(line, length)
        else if (length < mostBytes && octet >= 32) line[length++] = octet
      }
      chunk.fill(0)
    })
  })
}

/** Where the last character begins: UTF-8 has several octets for an accented one. */
function previous(line: Buffer, length: number): number {
  let at = Math.max(0, length - 1)
  while (at > 0 && ((line[at] ?? 0) & 0xc0) === 0x80) at--
  return at
}
