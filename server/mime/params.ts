/** Content-Type, Content-Disposition and their parameters: RFC 2045 §5.1, RFC 2183, RFC 2231. */

import { decodeCharset } from './charset.js'
import { readQuoted, withoutComments } from './lexer.js'
import type { Disposition, Params } from './types.js'
import { decodeWords } from './words.js'

/** More than any sender needs; a header block full of parameters stays cheap. */
const maxParams = 100
const maxSections = 200

const token = /^[^\s()<>@,;:\\"/[\]?=]+/

interface RawParam {
  readonly name: string
  readonly value: string
}

/** Splits `; name=value; name="value"`; a value without quotes runs to the next semicolon, as senders forget them. */
function rawParams(text: string): RawParam[] {
  const found: RawParam[] = []
  let at = 0
  while (at < text.length && found.length < maxSections) {
    const semicolon = text.indexOf(';', at)
    if (semicolon === -1) break
    at = semicolon + 1
    const name = /^\s*([^\s=;"]+)\s*=\s*/.exec(text.slice(at, at + 300))
    if (name === null) continue
    at += name[0].length
    let value: string
    if (text[at] === '"') [value, at] = readQuoted(text, at)
    else {
      const end = text.indexOf(';', at)
      value = text.slice(at, end === -1 ? text.length : end).trim()
    }
    found.push({ name: (name[1] ?? '').toLowerCase(), value })
  }
  return found
}

interface Section {
  readonly number: number
  readonly encoded: boolean
  readonly value: string
}

function percentDecode(text: string): Buffer {
  const parts = text.split(/%([0-9a-f]{2})/i)
  return Buffer.concat(
    parts.map((part, index) => Buffer.from(part, index % 2 === 1 ? 'hex' : 'utf8')),
  )
}

/** RFC 2231 §3 and §4: sections in numeric order, the charset named by the first. */
function joinSections(sections: Section[]): string {
  const ordered = sections.sort((a, b) => a.number - b.number)
  let charset = 'utf-8'
  const bytes = ordered.map((section, index) => {
    if (!section.encoded) return Buffer.from(section.value, 'utf8')
    const prefix = index === 0 ? /^([^']*)'[^']*'/.exec(section.value) : null
    if (prefix?.[1]) charset = prefix[1]
    return percentDecode(section.value.slice(prefix?.[0].length ?? 0))
  })
  return decodeCharset(charset, Buffer.concat(bytes))
}

/**
 * The parameters that follow the first semicolon of `text`, in order of first mention. Of two of one name the first
 * stays, but the RFC 2231 form beats the plain one, which senders add for old readers.
 */
export function parseParams(text: string): [name: string, value: string][] {
  const values = new Map<string, string>()
  const sections = new Map<string, Section[]>()
  for (const { name, value } of rawParams(text)) {
    const form = /^([^*]+)(?:\*(\d{1,4}))?(\*?)$/.exec(name)
    const base = form?.[1]
    if (form === null || base === undefined) continue
    if (!values.has(base)) {
      if (values.size >= maxParams) continue
      values.set(base, '')
    }
    if (form[2] === undefined && form[3] === '') {
      // Encoded words are not allowed here (RFC 2047 §5) and everybody writes them, in file names above all.
      const isName = base === 'name' || base === 'filename'
      if (values.get(base) === '') values.set(base, isName ? decodeWords(value) : value)
    } else {
      const list = sections.get(base) ?? []
      list.push({ number: Number(form[2] ?? 0), encoded: form[3] === '*', value })
      sections.set(base, list)
    }
  }
  for (const [name, list] of sections) values.set(name, joinSections(list))
  return [...values]
}

/** A media type with its parameters, lower case; null when there is none or it cannot be read. */
export function parseContentType(
  value: string,
): { type: string; subtype: string; params: Params } | null {
  const flat = withoutComments(value).trim()
  const type = token.exec(flat)?.[0]
  if (type === undefined) return null
  const rest = flat.slice(type.length).trimStart()
  if (!rest.startsWith('/')) return null
  const subtype = token.exec(rest.slice(1).trimStart())?.[0]
  if (subtype === undefined) return null
  const params = parseParams(rest)
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), params }
}

/** RFC 2183 §2; null when there is none. An unknown word counts as `attachment` only for the reader who so decides. */
export function parseDisposition(value: string): Disposition | null {
  const flat = withoutComments(value).trim()
  const type = token.exec(flat)?.[0]
  return type === undefined ? null : { type: type.toLowerCase(), params: parseParams(flat) }
}

/** The value of one parameter, or undefined. */
export function paramOf(params: Params, name: string): string | undefined {
  return params.find(([key]) => key === name)?.[1]
}

/** Parameters as they may go over a wire that wants ASCII: a value that is not becomes `name*` in RFC 2231 §4 form. */
export function wireParams(params: Params): [name: string, value: string][] {
  return params.map(([name, value]) => {
    // Printable ASCII passes as it is.
    if (/^[ -~]*$/.test(value)) return [name, value]
    const escaped = encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'))
    return [`${name}*`, `utf-8''${escaped.replace(/['()*]/g, percentEncode)}`]
  })
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`
}
