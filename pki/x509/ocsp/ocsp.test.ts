import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFault, limits } from '../../../server/base/index.js'
import { craft, craftRoot, now, type Crafted } from '../../crafted.case.js'
import { composeTlv } from '../der.js'
import { toPem } from '../pem.js'
import { keySigner } from '../signatures.js'
import {
  certIdOf,
  composeOcspRefusal,
  composeOcspRequest,
  composeOcspResponse,
  isIdOf,
  parseOcspRequest,
  parseOcspResponse,
  type CertStatus,
} from './index.js'

const dir = mkdtempSync(join(tmpdir(), 'pli-ocsp-'))
const file = (name: string): string => join(dir, name)
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
afterAll(() => rmSync(dir, { recursive: true }))

let ca: Crafted
let leaf: Crafted
beforeAll(async () => {
  ca = await craftRoot('Autorité OCSP')
  leaf = await craft({ cn: 'feuille', issuer: ca, over: { serial: '8001ff' } })
  writeFileSync(file('ca.pem'), toPem('CERTIFICATE', ca.certificate.der))
  writeFileSync(file('leaf.pem'), toPem('CERTIFICATE', leaf.certificate.der))
})

const answers = (status: CertStatus) => [
  {
    ...{ status, thisUpdate: now, nextUpdate: now + 3_600_000 },
    id: certIdOf(ca.certificate, leaf.certificate.serial, 'sha1'),
  },
]
const respond = (status: CertStatus, nonce?: Buffer) =>
  composeOcspResponse(
    { producedAt: now, answers: answers(status), nonce, certificates: [] },
    keySigner(ca.privateKey),
  )

describe('OCSP requests (RFC 6960 §4.1)', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
    'that OpenSSL makes with %s name the certificate as we do',
    (hash) => {
      const args = ['-issuer', file('ca.pem'), `-${hash}`, '-cert', file('leaf.pem')]
      openssl('ocsp', ...args, '-reqout', file('req.der'))
      const request = parseOcspRequest(readFileSync(file('req.der')))
      const own = certIdOf(ca.certificate, leaf.certificate.serial, hash)
      expect(request.ids).toEqual([own])
      expect(request.nonce).toHaveLength(16)
      expect(isIdOf(own, ca.certificate)).toBe(true)
      expect(isIdOf(own, leaf.certificate)).toBe(false)
    },
  )

  it('of ours are read by OpenSSL, byte for byte what it makes itself', () => {
    const args = ['-issuer', file('ca.pem'), '-cert', file('leaf.pem')]
    openssl('ocsp', ...args, '-no_nonce', '-reqout', file('plain.der'))
    const id = certIdOf(ca.certificate, leaf.certificate.serial, 'sha1')
    expect(composeOcspRequest([id])).toEqual(readFileSync(file('plain.der')))
    const nonce = Buffer.alloc(32, 7)
    writeFileSync(file('own.der'), composeOcspRequest([id, id], nonce))
    const text = openssl('ocsp', '-reqin', file('own.der'), '-req_text')
    expect(text.match(/Serial Number: 8001FF/g)).toHaveLength(2)
    expect(text).toContain('OCSP Nonce')
    expect(parseOcspRequest(readFileSync(file('own.der'))).nonce).toEqual(nonce)
  })

  it('that are signed are read too; nobody asks by whom', () => {
    const key = ca.privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(file('ca.key'), key)
    const args = ['-issuer', file('ca.pem'), '-cert', file('leaf.pem')]
    const sign = ['-signer', file('ca.pem'), '-signkey', file('ca.key')]
    openssl('ocsp', ...args, ...sign, '-reqout', file('signed.der'))
    expect(parseOcspRequest(readFileSync(file('signed.der'))).ids).toHaveLength(1)
  })

  it('are refused when they are nothing, too much, or not DER', () => {
    const id = certIdOf(ca.certificate, '01', 'sha256')
    const many = Array.from({ length: limits.ocspCertificates + 1 }, () => id)
    expect(() => parseOcspRequest(composeOcspRequest(many))).toThrow(/too many/)
    expect(() => parseOcspRequest(composeOcspRequest([]))).toThrow(/nothing/)
    expect(() => parseOcspRequest(Buffer.alloc(limits.ocspRequestBytes + 1))).toThrow(/too large/)
    expect(() => parseOcspRequest(Buffer.from('3080', 'hex'))).toThrow(/DER/)
    for (const length of [0, 129])
      expect(() => parseOcspRequest(composeOcspRequest([id], Buffer.alloc(length)))).toThrow(
        /nonce/,
      )
    expect(parseOcspRequest(composeOcspRequest([id], Buffer.alloc(128))).nonce).toHaveLength(128)
  })

  it('never crash the reader, whatever is changed', () => {
    const id = certIdOf(ca.certificate, leaf.certificate.serial, 'sha256')
    const der = composeOcspRequest([id, id], Buffer.alloc(16, 1))
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(3), (at, value, cut) => {
        const changed = Buffer.from(der.subarray(0, der.length - cut))
        changed[at] = value
        try {
          parseOcspRequest(changed)
        } catch (error) {
          expect(isFault(error, 'syntax', 'unsupported', 'too-large')).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('OCSP responses (RFC 6960 §4.2)', () => {
  it.each([
    [{ state: 'good' }, /leaf\.pem: good/],
    [{ state: 'unknown' }, /leaf\.pem: unknown/],
    [{ state: 'revoked', revokedAt: now - 1000, reason: 'unspecified' }, /leaf\.pem: revoked/],
    [
      { state: 'revoked', revokedAt: now - 1000, reason: 'keyCompromise' },
      /revoked[\s\S]*Reason: keyCompromise[\s\S]*Revocation Time: May 31 23:59:59 2026/,
    ],
  ] as const)('that say %j are understood by OpenSSL', async (status, text) => {
    const response = await respond(status)
    expect(response.basic?.answers[0]?.status).toEqual(status)
    writeFileSync(file('resp.der'), response.der)
    const args = ['-issuer', file('ca.pem'), '-cert', file('leaf.pem'), '-no_nonce']
    const check = ['-CAfile', file('ca.pem'), '-attime', String(now / 1000)]
    // Whose freshness is told by the clock of the machine, which is not that of this test.
    const age = ['-validity_period', String(10 * 365 * 86_400)]
    const told = openssl('ocsp', ...args, '-respin', file('resp.der'), ...check, ...age)
    expect(told).toMatch(text)
  })

  it('of OpenSSL are read, with the certificate of its signer', () => {
    const serial = leaf.certificate.serial.toUpperCase()
    writeFileSync(
      file('index.txt'),
      `R\t360101000000Z\t250101000000Z,superseded\t${serial}\tx\t/CN=x\n`,
    )
    writeFileSync(file('ca.key'), ca.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const args = ['-issuer', file('ca.pem'), '-cert', file('leaf.pem')]
    openssl('ocsp', ...args, '-reqout', file('req.der'))
    const responder = ['-index', file('index.txt'), '-CA', file('ca.pem'), '-ndays', '3']
    const signer = ['-rsigner', file('ca.pem'), '-rkey', file('ca.key'), '-reqin', file('req.der')]
    openssl('ocsp', ...responder, ...signer, '-respout', file('theirs.der'))
    const { basic, status } = parseOcspResponse(readFileSync(file('theirs.der')))
    expect(status).toBe('successful')
    expect(basic?.answers[0]?.status).toEqual({
      ...{ state: 'revoked', reason: 'superseded' },
      revokedAt: Date.UTC(2025, 0, 1),
    })
    expect(basic?.certificates[0]?.fingerprint).toBe(ca.certificate.fingerprint)
    expect(basic?.responder.name?.key).toBe(ca.certificate.subject.key)
    const request = parseOcspRequest(readFileSync(file('req.der')))
    expect(basic?.nonce).toEqual(request.nonce)
  })

  it('may refuse to answer', () => {
    const refusal = composeOcspRefusal('tryLater')
    expect(parseOcspResponse(refusal)).toMatchObject({ status: 'tryLater', basic: undefined })
    writeFileSync(file('refused.der'), refusal)
    const args = ['-issuer', file('ca.pem'), '-cert', file('leaf.pem')]
    const { stdout } = spawnSync('openssl', ['ocsp', ...args, '-respin', file('refused.der')])
    expect(stdout.toString()).toContain('trylater')
  })

  it('are refused when their status does not fit, or anything is left over', async () => {
    const { der } = await respond({ state: 'good' })
    expect(() => parseOcspResponse(Buffer.concat([der, Buffer.of(0)]))).toThrow(/left over/)
    const empty = composeTlv(0x30, composeTlv(0x0a, Buffer.of(0)))
    expect(() => parseOcspResponse(empty)).toThrow(/does not fit/)
    const odd = composeTlv(0x30, composeTlv(0x0a, Buffer.of(4)))
    expect(() => parseOcspResponse(odd)).toThrow(/response status/)
    const huge = Buffer.alloc(limits.ocspResponseBytes + 1)
    expect(() => parseOcspResponse(huge)).toThrow(/too large/)
  })

  it('never crash the reader, whatever is changed', async () => {
    const { der } = await respond(
      { state: 'revoked', revokedAt: now, reason: 'keyCompromise' },
      Buffer.alloc(16, 1),
    )
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(3), (at, value, cut) => {
        const changed = Buffer.from(der.subarray(0, der.length - cut))
        changed[at] = value
        try {
          parseOcspResponse(changed)
        } catch (error) {
          expect(isFault(error, 'syntax', 'unsupported', 'too-large')).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
