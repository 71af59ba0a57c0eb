import fc from 'fast-check'
import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { craftCa, craftPerson, craftRoot, now, type Crafted } from '../crafted.case.js'
import { normalizeSerial, parseCertificate, parseCertificates } from './certificate.js'
import { compose, extensions } from './extensions/index.js'
import { parsePem, toPem } from './pem.js'

let person: Crafted

beforeAll(async () => {
  const ca = await craftCa(await craftRoot())
  person = await craftPerson(ca, {
    extensions: [
      compose(extensions.altNames, {
        dns: ['mail.pli.test'],
        ip: ['127.0.0.1', '2001:db8::1'],
        email: ['a@b.test'],
        others: 0,
      }),
      compose(extensions.crlPoints, ['http://127.0.0.1/a.crl']),
      compose(extensions.subjectKeyIdentifier, Buffer.from('0102', 'hex')),
      compose(extensions.authorityKeyIdentifier, Buffer.from('0304', 'hex')),
      compose(extensions.keyUsage, ['digitalSignature', 'decipherOnly'], true),
    ],
  })
})

describe('reading a certificate', () => {
  it('agrees with the platform on every field', () => {
    const ours = person.certificate
    const theirs = new X509Certificate(ours.der)
    expect(ours.serial).toBe(theirs.serialNumber.toLowerCase())
    expect(ours.fingerprint).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase())
    expect(ours.notAfter).toBe(Date.parse(theirs.validTo))
    expect(ours.notBefore).toBe(Date.parse(theirs.validFrom))
    expect(ours.publicKey?.equals(theirs.publicKey)).toBe(true)
    expect(theirs.subjectAltName).toContain('email:a@b.test')
  })

  it('reads the extensions', () => {
    expect(person.certificate).toMatchObject({
      altNames: {
        dns: ['mail.pli.test'],
        ip: ['127.0.0.1', '2001:db8::1'],
        email: ['a@b.test'],
        others: 0,
      },
      crlUrls: ['http://127.0.0.1/a.crl'],
      subjectKeyId: '0102',
      authorityKeyId: '0304',
      keyUsage: ['digitalSignature', 'decipherOnly'],
      notBefore: now - 365 * 86_400_000,
      basicConstraints: undefined,
      extendedKeyUsage: undefined,
    })
  })

  it('refuses one that is too large, version 1, or followed by anything', () => {
    expect(() => parseCertificate(Buffer.alloc(70_000))).toThrow(/at most/)
    const { der } = person.certificate
    expect(() => parseCertificate(Buffer.concat([der, Buffer.of(0)]))).toThrow(/left over/)
    expect(() => parseCertificate(der.subarray(0, -1))).toThrow(/DER/)
    expect(() => parseCertificate(Buffer.from('nonsense'))).toThrow(/DER/)
  })

  it('takes any change of its bytes as another certificate or as a fault, never as a crash', () => {
    const { der, fingerprint } = person.certificate
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(8),
        (edits, cut) => {
          const changed = Buffer.from(der.subarray(0, der.length - (cut > 4 ? cut : 0)))
          for (const [at, value] of edits) if (at < changed.length) changed[at] = value
          try {
            const read = parseCertificate(changed)
            expect(read.fingerprint === fingerprint).toBe(changed.equals(der))
          } catch (error) {
            expect(isFault(error, 'syntax', 'too-large')).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('survives nesting without end', () => {
    const deep = Buffer.from('3080'.repeat(30_000), 'hex')
    expect(() => parseCertificate(deep)).toThrow(/DER/)
    let nested = Buffer.from('0500', 'hex')
    for (let i = 0; i < 2000; i++) {
      const { length } = nested
      const head = length < 128 ? [0x30, length] : [0x30, 0x82, length >> 8, length & 255]
      nested = Buffer.concat([
        Buffer.from(length > 127 && length < 256 ? [0x30, 0x81, length] : head),
        nested,
      ])
    }
    expect(() => parseCertificate(nested)).toThrow(/DER/)
  })
})

describe('PEM and serial numbers', () => {
  it('finds the blocks inside other text', () => {
    const pem = toPem('CERTIFICATE', person.certificate.der)
    const [read] = parseCertificates(`subject=/CN=x\r\n${pem.replace(/\n/g, '\r\n')}trailer`)
    expect(read?.fingerprint).toBe(person.certificate.fingerprint)
    expect(parsePem(pem + pem, 'CERTIFICATE')).toHaveLength(2)
    expect(() => parsePem(pem, 'X509 CRL')).toThrow(/no X509 CRL/)
    expect(() => parsePem('', 'CERTIFICATE')).toThrow(/no CERTIFICATE/)
    expect(() => parsePem('-'.repeat(5_000_000), 'CERTIFICATE')).toThrow(/too large/)
  })

  it('takes serial numbers as tools print them', () => {
    expect(normalizeSerial('4A:0B:ff')).toBe('4a0bff')
    expect(normalizeSerial('0x00ABC')).toBe('0abc')
    expect(normalizeSerial('00')).toBe('00')
    expect(() => normalizeSerial('xyz')).toThrow(/serial/)
  })
})
