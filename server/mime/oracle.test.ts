/** A second, slow and simple reading of the same standard, which the fast parser must agree with to the byte. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHeader } from './header-lines.js'
import { describe as describeEntity } from './description.js'
import { messages, summaryOf } from './messages.case.js'
import type { Part } from './types.js'

/** Offsets of a part, without what the header says. */
interface Shape {
  readonly type: string
  readonly header: readonly [number, number]
  readonly body: readonly [number, number]
  readonly lines: number
  readonly inside: readonly Shape[]
}

function shapeOf(part: Part): Shape {
  const inside = part.parts ?? (part.message === undefined ? [] : [part.message.root])
  const { header, body, lines } = part
  const type = `${part.type}/${part.subtype}`
  return { type, header, body, lines, inside: inside.map(shapeOf) }
}

/** Every line of the message as [start, end). */
function linesOf(bytes: Buffer, start: number, end: number): [number, number][] {
  const lines: [number, number][] = []
  while (start < end) {
    const feed = bytes.indexOf(10, start)
    const next = feed === -1 || feed >= end ? end : feed + 1
    lines.push([start, next])
    start = next
  }
  return lines
}

function countLines(bytes: Buffer, start: number, end: number): number {
  return linesOf(bytes, start, end).length
}

/** Recursive and quadratic: an entity is cut out first, then read as if it were alone. */
function oracle(bytes: Buffer, start: number, end: number, inDigest: boolean): Shape {
  let bodyStart = end
  for (const [from, to] of linesOf(bytes, start, end)) {
    if (/^\r?\n$/.test(bytes.toString('latin1', from, to))) {
      bodyStart = to
      break
    }
  }
  const about = describeEntity(parseHeader(bytes.subarray(start, bodyStart)), inDigest)
  const type = `${about.type}/${about.subtype}`
  const shape = { type, header: [start, bodyStart], body: [bodyStart, end] } as const
  const boundary = about.params.find(([name]) => name === 'boundary')?.[1].trimEnd()
  if (about.type === 'multipart' && boundary === undefined) {
    return { ...shape, type: 'text/plain', lines: countLines(bytes, bodyStart, end), inside: [] }
  }
  if (boundary !== undefined && about.type === 'multipart') {
    const inside = oracleParts(bytes, bodyStart, end, boundary, about.subtype === 'digest')
    return { ...shape, lines: 0, inside }
  }
  if (type === 'message/rfc822' && about.encoding !== 'base64') {
    const inside = [oracle(bytes, bodyStart, end, false)]
    return { ...shape, lines: countLines(bytes, bodyStart, end), inside }
  }
  if (type === 'message/rfc822')
    return { ...shape, type: 'application/octet-stream', lines: 0, inside: [] }
  const lines = about.type === 'text' ? countLines(bytes, bodyStart, end) : 0
  return { ...shape, lines, inside: [] }
}

function oracleParts(
  bytes: Buffer,
  start: number,
  end: number,
  boundary: string,
  inDigest: boolean,
): Shape[] {
  const parts: Shape[] = []
  let partStart = -1
  for (const [from, to] of linesOf(bytes, start, end)) {
    const line = bytes.toString('latin1', from, to).replace(/[ \t]*\r?\n?$/, '')
    if (line !== `--${boundary}` && line !== `--${boundary}--`) continue
    if (partStart !== -1) parts.push(oraclePart(bytes, partStart, from, inDigest))
    partStart = to
    if (line.endsWith('--') && line !== `--${boundary}`) {
      partStart = -1
      break
    }
    if (from === end) break
  }
  if (partStart !== -1) parts.push(oracle(bytes, partStart, end, inDigest))
  if (parts.length > 0) return parts
  const lines = countLines(bytes, start, end)
  return [{ type: 'text/plain', header: [start, start], body: [start, end], lines, inside: [] }]
}

/** The line end before a delimiter belongs to it, unless the header needs it for its blank line. */
function oraclePart(bytes: Buffer, start: number, delimiter: number, inDigest: boolean): Shape {
  const whole = bytes.toString('latin1', start, delimiter)
  const trimmed = whole.replace(/\r?\n$/, '')
  const blank = /(^|\n)\r?\n/.exec(trimmed)
  const header = whole.slice(0, (/(^|\n)\r?\n/.exec(whole)?.index ?? 0) + 1)
  const isMessage = inDigest ? !/content-type/i.test(header) : /message\/rfc822/.test(header)
  const isOpen = isMessage && !/base64/.test(header)
  // Header only, or a message that is header only: no line end is left to give back.
  const keepsAll = blank === null || (isOpen && !/(^|\n)\r?\n[^]*?(^|\n)\r?\n/.test(trimmed))
  return oracle(bytes, start, keepsAll ? delimiter : start + trimmed.length, inDigest)
}

describe('structure against the oracle', () => {
  it.each(messages)('$name has the offsets of the slow reading', ({ name, bytes }) => {
    // Inner boundaries that equal or outlive outer ones are beyond a reading from outside in.
    const fast = shapeOf(summaryOf(bytes).root)
    if (name === 'same-boundary-nested.eml') return expect(fast.inside).toHaveLength(2)
    expect(fast).toEqual(oracle(bytes, 0, bytes.length, false))
  })

  it.each(messages)('$name gives the same wherever it is cut', ({ bytes }) => {
    const whole = summaryOf(bytes)
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        expect(summaryOf(bytes, cuts)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
    const everyByte = Array.from({ length: Math.min(bytes.length, 3000) }, (_, index) => index)
    expect(summaryOf(bytes, everyByte)).toEqual(whole)
  })
})

/** Pieces that mean something to the parser, in an order that means nothing. */
const pieces = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '--',
  '-',
  '--a',
  '--a--',
  '--ab',
  '--ab--',
  '\r\n--a\r\n',
  '\r\n--ab\r\n',
  '\n--a--\n',
  'Content-Type: multipart/mixed; boundary=a\r\n',
  'Content-Type: multipart/digest; boundary=ab\r\n\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Type: text/plain\r\n\r\n',
  'texte ',
  ' \t',
  '\u00e9',
)
const soup = fc
  .array(pieces, { maxLength: 40 })
  .map((list) => Buffer.from(`Content-Type: multipart/mixed; boundary=a\r\n${list.join('')}`))

function checkNesting(part: Part): void {
  expect(part.header[1]).toBe(part.body[0])
  expect(part.header[0]).toBeLessThanOrEqual(part.header[1])
  expect(part.body[0]).toBeLessThanOrEqual(part.body[1])
  let from = part.body[0]
  for (const child of part.parts ?? (part.message ? [part.message.root] : [])) {
    expect(child.header[0]).toBeGreaterThanOrEqual(from)
    expect(child.body[1]).toBeLessThanOrEqual(part.body[1])
    from = child.body[1]
    checkNesting(child)
  }
}

describe('structure of nonsense', () => {
  it('does not depend on the cuts, and nests', () => {
    const cut = fc.tuple(soup, fc.array(fc.nat(600), { maxLength: 20 }))
    fc.assert(
      fc.property(cut, ([bytes, cuts]) => {
        const whole = summaryOf(bytes)
        const within = cuts.filter((at) => at <= bytes.length)
        expect(summaryOf(bytes, within)).toEqual(whole)
        checkNesting(whole.root)
        expect(whole.root.body[1]).toBe(bytes.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(summaryOf(Buffer.from(bytes)).sizeBytes).toBe(bytes.length)
      }),
    )
  })
})
