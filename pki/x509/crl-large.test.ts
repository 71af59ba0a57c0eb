/** Lists as large as an operator's: nothing is lost in the packed form, and what is hostile is refused. */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { craftRoot, now, type Crafted } from '../crafted.case.js'
import { composeCrl } from './compose-crl.js'
import { parseCrl } from './crl.js'
import { composeTlv } from './der.js'
import { packEntries, serialOctets, type RevokedEntry } from './revoked-entries.js'
import { keySigner } from './signatures.js'
import { composeTime } from './write.js'

let root: Crafted
beforeAll(async () => {
  root = await craftRoot()
})

const list = (entries: readonly RevokedEntry[]) =>
  composeCrl(
    {
      ...{ issuer: root.certificate.subject, number: 1, thisUpdate: now, entries },
      nextUpdate: now + 86_400_000,
    },
    keySigner(root.privateKey),
  )

/** Serial numbers as ours are: 16 octets, the first bit clear. */
const serialOf = (n: number): string => `4${n.toString(16).padStart(31, '0')}`

describe('a list of 200,000', () => {
  it('tells of each, and of no other, and is read in its own order', async () => {
    const reasons = ['unspecified', 'keyCompromise', 'certificateHold']
    const entries = Array.from({ length: 200_000 }, (_, i) => ({
      serial: serialOf(i * 7),
      revokedAt: now - i * 1000,
      reason: reasons[i % 3] ?? '',
    }))
    const crl = await list(entries)
    expect(crl.entries.size).toBe(200_000)
    expect(crl.der.length).toBeLessThan(10 * 1024 * 1024)
    for (let i = 0; i < entries.length; i += 997)
      expect(crl.entries.get(serialOf(i * 7))).toEqual(entries[i])
    let strangers = 0
    for (let i = 0; i < 200_000; i++) if (crl.entries.get(serialOf(i * 7 + 1))) strangers++
    expect(strangers).toBe(0)
    let order = 0
    for (const { serial } of crl.entries) if (serial !== entries[order++]?.serial) strangers++
    expect([order, strangers]).toEqual([200_000, 0])
  })
})

describe('an entry', () => {
  it('comes back as it was, whatever its serial number, time and reason', async () => {
    const serial = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((octets) =>
      Buffer.from(octets)
        .toString('hex')
        .replace(/^(00)+(?=..)/, ''),
    )
    const entry = fc.record({
      serial: fc.oneof(
        serial,
        serial.map((text) => text.replace(/^[0-7]/, '9')),
      ),
      revokedAt: fc
        .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
        .map((seconds) => seconds * 1000),
      reason: fc.constantFrom('unspecified', 'keyCompromise', 'reason-8', 'reason-10'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { selector: (e) => e.serial, maxLength: 20 }),
        async (entries) => {
          const crl = await list(entries)
          expect([...crl.entries]).toEqual(entries)
          for (const one of entries) expect(crl.entries.get(one.serial)).toEqual(one)
        },
      ),
      { numRuns: 100 },
    )
  })

  const element = (serial: Buffer, ...more: Buffer[]): Buffer =>
    composeTlv(0x30, composeTlv(0x02, serial), composeTime(now), ...more)
  const simple = (bytes: Buffer) => packEntries(bytes, () => true)

  it('may have a negative serial number, which is another than the positive one', () => {
    const entries = simple(Buffer.concat([element(Buffer.of(0xff)), element(Buffer.of(0, 0xff))]))
    expect(entries?.get('-ff')?.serial).toBe('-ff')
    expect(entries?.get('ff')?.serial).toBe('ff')
    expect(serialOctets('-ff')).toEqual(Buffer.of(0xff))
  })

  it.each([
    ['listed twice', Buffer.concat([element(Buffer.of(5)), element(Buffer.of(5))]), /twice/],
    ['padded', element(Buffer.of(0, 5)), /padded/],
    ['empty', element(Buffer.alloc(0)), /empty/],
    ['of 22 octets', element(Buffer.alloc(22, 1)), /more than 20/],
    ['followed by something', element(Buffer.of(5), Buffer.of(5, 0)), /0x30/],
    ['cut short', element(Buffer.of(5)).subarray(0, -1), /cut short/],
    [
      'on 30 February',
      Buffer.concat([element(Buffer.of(5))]).fill('0230', 9, 13),
      /does not exist/,
    ],
  ])('is refused when it is %s', (_, bytes, message) => {
    expect(() => simple(bytes)).toThrow(message)
  })

  it('is refused when there are too many made to fall on one place', () => {
    // Found by trying: 600 serial numbers that this hash puts into one of 2048 slots.
    const hash = (octets: Buffer): number => {
      let value = 0x811c9dc5
      for (const octet of octets) value = Math.imul(value ^ octet, 0x01000193)
      value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
      return (value ^ (value >>> 13)) & 2047
    }
    const chosen: Buffer[] = []
    for (let n = 0x10000000; chosen.length < 600; n++) {
      const octets = Buffer.alloc(4)
      octets.writeUInt32BE(n)
      if (hash(octets) === 7) chosen.push(element(octets))
    }
    expect(() => simple(Buffer.concat(chosen))).toThrow(/collide/)
  })

  it('may tell more than a reason, unless it must be understood and is not', async () => {
    // An invalidity date (RFC 5280 §5.3.2).
    const date = composeTlv(0x04, composeTlv(0x18, Buffer.from('20260101000000Z')))
    const told = (...critical: Buffer[]): Buffer =>
      composeTlv(
        0x30,
        composeTlv(0x30, Buffer.from('0603551d18', 'hex'), ...critical, date),
        composeTlv(0x30, Buffer.from('0603551d1504030a0101', 'hex')),
      )
    const entries = simple(element(Buffer.of(5), told()))
    expect(entries?.get('05')?.reason).toBe('keyCompromise')
    const { der, signed } = await list([{ serial: '05', revokedAt: now, reason: 'unspecified' }])
    const without = composeTlv(0x30, element(Buffer.of(5)))
    const withMore = composeTlv(0x30, element(Buffer.of(5), told(Buffer.of(1, 1, 0xff))))
    const at = signed.bytes.indexOf(without)
    const tbs = Buffer.concat([
      signed.bytes.subarray(signed.bytes.length > 130 ? 3 : 2, at),
      withMore,
      signed.bytes.subarray(at + without.length),
    ])
    const rest = der.subarray(der.indexOf(signed.bytes) + signed.bytes.length)
    const changed = composeTlv(0x30, composeTlv(0x30, tbs), rest)
    expect(() => parseCrl(changed)).toThrow(/unknown critical extension/)
  })
})
