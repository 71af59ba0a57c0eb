import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { craftRoot, now, type Crafted } from '../crafted.case.js'
import { composeCrl } from './compose-crl.js'
import { parseCrl, type Crl } from './crl.js'
import { isRevocationReason } from './reasons.js'
import { keySigner } from './signatures.js'

const day = 86_400_000
let root: Crafted
let crl: Crl

beforeAll(async () => {
  root = await craftRoot()
  crl = await composeCrl(
    {
      issuer: root.certificate.subject,
      number: 300,
      thisUpdate: now,
      nextUpdate: now + 7 * day,
      entries: [
        { serial: '80ff', revokedAt: now - day, reason: 'keyCompromise' },
        { serial: '01', revokedAt: now, reason: 'unspecified' },
      ],
    },
    keySigner(root.privateKey),
  )
})

describe('revocation lists', () => {
  it('come back as they were composed', () => {
    expect(crl.number).toBe('300')
    expect([crl.thisUpdate, crl.nextUpdate]).toEqual([now, now + 7 * day])
    expect(crl.entries.get('80ff')).toEqual({
      serial: '80ff',
      revokedAt: now - day,
      reason: 'keyCompromise',
    })
    expect(crl.entries.get('01')?.reason).toBe('unspecified')
    expect(crl.issuer.key).toBe(root.certificate.subject.key)
  })

  it('leave the list out when nothing is revoked (RFC 5280 §5.1.2.6)', async () => {
    const empty = await composeCrl(
      {
        issuer: root.certificate.subject,
        number: 1,
        thisUpdate: now,
        nextUpdate: now + day,
        entries: [],
      },
      keySigner(root.privateKey),
    )
    expect(empty.entries.size).toBe(0)
    expect(empty.der.includes(Buffer.from('3000', 'hex'))).toBe(false)
  })

  it('never crash the reader, whatever is changed', () => {
    fc.assert(
      fc.property(fc.nat(crl.der.length - 1), fc.nat(255), (at, value) => {
        const changed = Buffer.from(crl.der)
        changed[at] = value
        try {
          parseCrl(changed)
        } catch (error) {
          expect(isFault(error, 'syntax', 'unsupported')).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('know their reasons', () => {
    expect(isRevocationReason('keyCompromise')).toBe(true)
    expect(isRevocationReason('toString')).toBe(false)
  })
})
