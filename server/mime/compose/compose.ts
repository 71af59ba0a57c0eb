/** Writes messages: a tree of parts and a header, as bytes that come piece by piece; nothing is held but small texts. */

import { Fault, hexText, joinBytes } from '../../base/index.js'
import { base64Lines } from './base64-lines.js'
import { utf8 } from './bytes.js'
import { expectMediaType } from './checks.js'
import { composeField } from './fields.js'
import { textBody } from './text-body.js'
import type { About, ComposeOptions, Content, Entity, Field, Message, Params } from './types.js'

const maxDepth = 100

/**
 * The bytes of a message (RFC 5322, RFC 2045): CRLF line ends, 7bit unless an enclosed message is not. Fault syntax for
 * what a message cannot hold, before the first byte of the part concerned.
 */
export async function* composeMessage(
  { fields, body }: Message,
  options: ComposeOptions,
): AsyncGenerator<Uint8Array> {
  refuseOwn(fields, /^(mime-version|content-.*)$/i)
  yield utf8(`${fields.map(composeField).join('')}MIME-Version: 1.0\r\n`)
  yield* entityBytes(body, options, 0)
}

/** The bytes of an entity alone: what is signed or enciphered. Fault syntax as `composeMessage`. */
export const composeEntity = (
  entity: Entity,
  options: ComposeOptions,
): AsyncGenerator<Uint8Array> => entityBytes(entity, options, 0)

/** `composeMessage` in one piece. */
export const composeBytes = (message: Message, options: ComposeOptions): Promise<Uint8Array> =>
  gather(composeMessage(message, options))

/** All of a stream in one piece. */
export async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of chunks) pieces.push(piece)
  return joinBytes(pieces)
}

async function* entityBytes(
  entity: Entity,
  options: ComposeOptions,
  depth: number,
): AsyncGenerator<Uint8Array> {
  if (depth > maxDepth) throw new Fault('syntax', 'the parts of the message are nested too deeply')
  if ('entity' in entity) yield* pieces(entity.entity)
  else if ('multipart' in entity) yield* multipart(entity, options, depth)
  else if ('text' in entity) {
    const { encoding, charset, body } = textBody(entity.text)
    const type = `text/${entity.subtype ?? 'plain'}`
    const params: Params = [['charset', charset], ...(entity.params ?? [])]
    yield header(type, params, encoding, entity)
    yield utf8(body)
  } else yield* attachment(entity)
}

async function* multipart(
  entity: Extract<Entity, { multipart: string }>,
  options: ComposeOptions,
  depth: number,
): AsyncGenerator<Uint8Array> {
  if (entity.parts.length === 0) throw new Fault('syntax', 'a multipart needs a part')
  // "=_" stands in no base64 and no quoted-printable, and chance keeps it out of what is enclosed as it is.
  const boundary = `=_${hexText(options.random.bytes(16))}`
  const params: Params = [...(entity.params ?? []), ['boundary', boundary]]
  yield header(`multipart/${entity.multipart}`, params, null, entity)
  for (const [i, part] of entity.parts.entries()) {
    yield utf8(`${i === 0 ? '' : '\r\n'}--${boundary}\r\n`)
    yield* entityBytes(part, options, depth + 1)
  }
  yield utf8(`\r\n--${boundary}--\r\n`)
}

async function* attachment(entity: Extract<Entity, { type: string }>): AsyncGenerator<Uint8Array> {
  const { type, content, params = [] } = entity
  // RFC 2046 §5.2.1: an enclosed message is never encoded.
  if (/^message\//i.test(type)) {
    yield header(type, params, isSevenBit(content) ? '7bit' : '8bit', entity)
    yield* pieces(content)
    return
  }
  if (/^multipart\//i.test(type)) throw new Fault('syntax', 'a multipart is made of parts')
  yield header(type, params, 'base64', entity)
  yield* base64Lines(pieces(content))
}

async function* pieces(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield* typeof content === 'function' ? content() : content
}

/** What is still to come may hold anything. */
const isSevenBit = (content: Content): boolean =>
  content instanceof Uint8Array && content.every((byte) => byte < 0x80)

function header(type: string, params: Params, encoding: string | null, about: About): Uint8Array {
  expectMediaType(type)
  const fields: Field[] = [{ name: 'Content-Type', token: type.toLowerCase(), params }]
  if (encoding !== null) fields.push({ name: 'Content-Transfer-Encoding', raw: ` ${encoding}` })
  return utf8(`${[...fields, ...aboutFields(about)].map(composeField).join('')}\r\n`)
}

function aboutFields(about: About): Field[] {
  const { disposition, name, cid, description, location, language = [], fields = [] } = about
  refuseOwn(fields, /^(mime-version|content-(type|transfer-encoding))$/i)
  const found: Field[] = []
  if (disposition !== undefined || name !== undefined) {
    const params: Params = name === undefined ? [] : [['filename', name]]
    const token = disposition ?? 'attachment'
    if (!/^[\w-]{1,40}$/.test(token)) throw new Fault('syntax', 'not a disposition')
    found.push({ name: 'Content-Disposition', token, params })
  }
  if (cid !== undefined) found.push({ name: 'Content-ID', ids: [cid] })
  if (description !== undefined) found.push({ name: 'Content-Description', text: description })
  if (language.length > 0)
    found.push({ name: 'Content-Language', token: language.join(', '), params: [] })
  if (location !== undefined) found.push({ name: 'Content-Location', raw: ` ${location}` })
  return [...found, ...fields]
}

/** Fields that follow from the parts themselves. */
function refuseOwn(fields: readonly Field[], own: RegExp): void {
  if (fields.some(({ name }) => own.test(name)))
    throw new Fault('syntax', 'a field that follows from the parts was given')
}
