/** What the structure says of the fixture messages, and its limits. */

import { describe, expect, it } from 'vitest'
import { fixture, summaryOf } from './messages.case.js'
import type { Part } from './types.js'

const types = (part: Part): unknown =>
  part.parts ? part.parts.map(types) : part.message ? [types(part.message.root)] : part.subtype

const child = (part: Part, ...path: number[]): Part => {
  const [index, ...rest] = path
  if (index === undefined) return part
  const next = part.message ? part.message.root : part.parts?.[index]
  if (next === undefined) throw new Error(`no part ${index}`)
  return child(next, ...rest)
}

const bodyText = (bytes: Buffer, part: Part): string => bytes.toString('latin1', ...part.body)

describe('structure', () => {
  it('describes an e-prescription', () => {
    const bytes = fixture('xdm')
    const { root, envelope, headerBytes, preview, sizeBytes } = summaryOf(bytes)
    expect(types(root)).toEqual([['plain', 'html'], 'zip'])
    const zip = child(root, 1)
    expect(zip).toMatchObject({ type: 'application', encoding: 'base64', lines: 0 })
    expect(zip.disposition).toEqual({ type: 'attachment', params: [['filename', 'IHE_XDM.ZIP']] })
    expect(Buffer.from(bodyText(bytes, zip), 'base64')).toHaveLength(4000)
    expect(envelope.subject).toBe('XDM/1.0/DDM+Ordonnance')
    expect(headerBytes).toEqual(bytes.subarray(...root.header))
    expect(preview).toBe('Bonjour, voici l’ordonnance.')
    expect(sizeBytes).toBe(bytes.length)
  })

  it('opens messages twenty deep', () => {
    let { root } = summaryOf(fixture('nested-twenty-deep'))
    for (let level = 1; level <= 20; level++) {
      const { message }: Part = root
      if (message === undefined) throw new Error(`nothing at level ${level}`)
      const subject = level === 20 ? 'le plus profond' : `niveau ${level + 1}`
      expect(message.envelope.subject).toBe(subject)
      root = message.root
    }
    expect(root).toMatchObject({ type: 'text', lines: 1 })
  })

  it('leaves an encoded message closed (RFC 2046 §5.2.1)', () => {
    const { root } = summaryOf(fixture('rfc822-in-base64'))
    const part = child(root, 0)
    expect(part).toMatchObject({ type: 'application', subtype: 'octet-stream' })
    expect(part.params).toEqual([['name', 'joint.eml']])
    expect(part.message).toBeUndefined()
  })

  it('takes a whole delimiter only, whatever it starts with (RFC 2046 §5.1.1)', () => {
    const bytes = fixture('boundary-prefix')
    const { root } = summaryOf(bytes)
    expect(types(root)).toEqual([['plain', 'html'], 'plain'])
    expect(bodyText(bytes, child(root, 1))).toBe('deux\r\n--abcx pas une limite')
  })

  it('lets an outer delimiter end an inner multipart that never closed', () => {
    const bytes = fixture('missing-closing-boundary')
    const { root } = summaryOf(bytes)
    expect(types(root)).toEqual([['plain'], 'plain'])
    expect(bodyText(bytes, child(root, 0, 0))).toBe('dedans')
    expect(bodyText(bytes, child(root, 1))).toBe('dehors\r\nsans fin')
    expect(child(root, 1).lines).toBe(2)
  })

  it('makes messages of a digest without saying so (RFC 2046 §5.1.5)', () => {
    const { root } = summaryOf(fixture('digest'))
    expect(child(root, 0).message?.envelope.subject).toBe('premier')
    expect(child(root, 1).message?.envelope.subject).toBe('second')
  })

  it.each(['multipart-without-delimiter', 'multipart-closed-at-once'])(
    'keeps the body of %s within reach',
    (name) => {
      const bytes = fixture(name)
      const { root } = summaryOf(bytes)
      expect(types(root)).toEqual(['plain'])
      expect(child(root, 0).body).toEqual(root.body)
      expect(child(root, 0).lines).toBe(2)
    },
  )

  it('counts what stands around the parts as no part', () => {
    const bytes = fixture('preamble-and-epilogue')
    const { root } = summaryOf(bytes)
    expect(types(root)).toEqual(['plain'])
    expect(root.body[1]).toBe(bytes.length)
  })

  it('prefers plain text for the preview and falls back on the words of the HTML', () => {
    expect(summaryOf(fixture('html-only')).preview).toBe('Compte rendu établi le 1er')
    expect(summaryOf(fixture('charset-windows-1252')).preview).toBe(
      'Posologie – prix : 12 €, cœur et poumons.',
    )
  })

  it('cuts a preview at 200 characters, never inside one', () => {
    const { preview } = summaryOf(Buffer.from(`\r\n${'é😀'.repeat(400)}`))
    expect(Array.from(preview)).toHaveLength(200)
    expect(preview).not.toContain('\ufffd')
  })

  it('gives an empty message the defaults of RFC 2045 §5.2', () => {
    const { root, envelope } = summaryOf(Buffer.alloc(0))
    expect(root).toMatchObject({ type: 'text', subtype: 'plain', encoding: '7bit', lines: 0 })
    expect(envelope).toMatchObject({ subject: null, from: [] })
  })
})

describe('limits', () => {
  const nested = (depth: number) =>
    Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(depth) + 'Subject: fond\r\n\r\n.\r\n')

  it('keeps what lies too deep opaque', () => {
    let part = summaryOf(nested(300)).root
    let depth = 1
    for (; part.message; depth++) part = part.message.root
    expect(depth).toBe(100)
    expect(part).toMatchObject({ type: 'application', subtype: 'octet-stream' })
    expect(part.body[1]).toBe(nested(300).length)
  })

  it('stops counting parts, and what is left stays reachable in the body', () => {
    const bytes = Buffer.from(
      'Content-Type: multipart/mixed; boundary=a\r\n\r\n' + '--a\r\n\r\nx\r\n'.repeat(50) + '--a--',
    )
    const { root } = summaryOf(bytes, [], { mimeParts: 11 })
    expect(root.parts).toHaveLength(10)
    expect(root.body[1]).toBe(bytes.length)
  })

  it('leaves a header past its limit behind, but knows where it ends', () => {
    const header = `Content-Type: multipart/mixed; boundary=a\r\nSubject: s\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`
    const bytes = Buffer.from(`${header}--a\r\n\r\nx\r\n--a--`)
    const cut = summaryOf(bytes, [100, 5000, 60_000], { headerBytes: 1000 })
    expect(cut.root.header).toEqual([0, header.length])
    expect(cut.root).toMatchObject({ type: 'application', subtype: 'octet-stream' })
    expect(cut.envelope.subject).toBe('s')
    expect(cut.headerBytes).toBeNull()
    const whole = summaryOf(bytes)
    expect(whole.headerBytes).toBeNull()
    expect(whole.root.parts).toHaveLength(1)
  })

  it('does not slow down on lines that look like delimiters', () => {
    const head = 'Content-Type: multipart/mixed; boundary=a\r\n\r\n'
    const bytes = Buffer.from(head + '\n--'.repeat(300_000) + '\n--a\r\n\r\nx\r\n--a--')
    const from = performance.now()
    expect(summaryOf(bytes).root.parts).toHaveLength(1)
    expect(performance.now() - from).toBeLessThan(2000)
  })
})
