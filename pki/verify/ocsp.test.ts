import { beforeAll, describe, expect, it } from 'vitest'
import { deny } from '../../server/base/index.js'
import { caExtensions, craft, craftRoot, now, type Craft, type Crafted } from '../crafted.case.js'
import {
  certIdOf,
  compose,
  composeOcspRefusal,
  composeOcspResponse,
  extensionOids,
  extensions,
  keyPurposes,
  keySigner,
  type CertStatus,
  type RawExtension,
} from '../x509/index.js'
import { judgeOcspStatus, openOcsp, type OcspQuestion } from './ocsp.js'

const hour = 3_600_000
const noCheck: RawExtension = {
  oid: extensionOids.ocspNoCheck,
  critical: false,
  value: Buffer.from('0500', 'hex'),
}
const signing = compose(extensions.extendedKeyUsage, [keyPurposes.ocspSigning])
let ca: Crafted
let leaf: Crafted
let delegate: Crafted

const craftDelegate = (options: Craft = {}): Promise<Crafted> =>
  craft({ cn: 'répondeur', issuer: ca, extensions: [signing, noCheck], ...options })

beforeAll(async () => {
  ca = await craftRoot()
  leaf = await craft({ cn: 'feuille', issuer: ca })
  delegate = await craftDelegate()
})

interface Answer {
  readonly status?: CertStatus
  readonly signer?: Crafted
  readonly nonce?: Buffer
  readonly thisUpdate?: number
  readonly nextUpdate?: number | undefined
  readonly issuer?: Crafted
  readonly serial?: string
}

async function answer(options: Answer = {}): Promise<Buffer> {
  const { signer = delegate, status = { state: 'good' as const }, nonce } = options
  const id = certIdOf(
    (options.issuer ?? ca).certificate,
    options.serial ?? leaf.certificate.serial,
    'sha256',
  )
  const thisUpdate = options.thisUpdate ?? now
  const nextUpdate = 'nextUpdate' in options ? options.nextUpdate : now + hour
  const response = await composeOcspResponse(
    {
      ...{ producedAt: now, nonce, certificates: signer === ca ? [] : [signer.certificate] },
      answers: [{ id, status, thisUpdate, nextUpdate }],
    },
    keySigner(signer.privateKey),
  )
  return response.der
}

const open = async (der: Buffer, question: Partial<OcspQuestion> = {}) =>
  openOcsp(der, {
    ...{ serial: leaf.certificate.serial, issuer: ca.certificate, at: now },
    ...question,
  })
const rule = async (der: Buffer, question: Partial<OcspQuestion> = {}): Promise<string> => {
  const verdict = await open(der, question)
  return verdict.admitted ? 'admitted' : verdict.rule
}

describe('an OCSP response', () => {
  it('counts when the issuer signed it, or a delegate of the issuer', async () => {
    for (const signer of [ca, delegate]) {
      const verdict = await open(await answer({ signer }))
      expect(verdict).toMatchObject({
        admitted: true,
        value: { status: { state: 'good' }, signer: signer.certificate, nextUpdate: now + hour },
      })
    }
  })

  it('does not count when anybody else did (RFC 6960 §4.2.2.2)', async () => {
    const other = await craftRoot('une autre')
    const strangers = [
      leaf,
      other,
      await craftDelegate({ issuer: other }),
      await craftDelegate({ signWith: other.privateKey }),
      await craftDelegate({
        extensions: [compose(extensions.extendedKeyUsage, [keyPurposes.any]), noCheck],
      }),
      await craftDelegate({
        extensions: [signing, compose(extensions.keyUsage, ['keyAgreement'], true)],
      }),
    ]
    // Of the sub-authority of an authority, which is not the authority itself.
    const below = await craft({ cn: 'dessous', issuer: ca, extensions: caExtensions() })
    for (const signer of [...strangers, await craftDelegate({ issuer: below })])
      expect(await rule(await answer({ signer }))).toBe('ocsp-signer')
  })

  it('does not count when its delegate has expired, or is not good', async () => {
    const old = await craftDelegate({ over: { notAfter: now - hour } })
    expect(await rule(await answer({ signer: old }))).toBe('expired')
    const checked = await craftDelegate({ extensions: [signing] })
    const der = await answer({ signer: checked })
    expect(await rule(der)).toBe('admitted')
    const signerHolds = () => deny('revoked', {})
    expect(await rule(der, { signerHolds })).toBe('revoked')
    expect(await rule(await answer(), { signerHolds })).toBe('admitted')
  })

  it('must repeat the nonce that was sent', async () => {
    const nonce = Buffer.alloc(32, 1)
    expect(await rule(await answer({ nonce }), { nonce })).toBe('admitted')
    expect(await rule(await answer({ nonce }))).toBe('admitted')
    for (const der of [await answer(), await answer({ nonce: Buffer.alloc(32, 2) })])
      expect(await rule(der, { nonce })).toBe('ocsp-replayed')
  })

  it('must be about this certificate of this issuer', async () => {
    const other = await craftRoot('une autre')
    for (const der of [await answer({ serial: '77' }), await answer({ issuer: other })])
      expect(await rule(der)).toBe('ocsp-other-certificate')
  })

  it('must be of now', async () => {
    const der = await answer()
    expect(await rule(der, { at: now + hour })).toBe('admitted')
    expect(await rule(der, { at: now + hour + 1000 })).toBe('ocsp-stale')
    expect(await rule(der, { at: now - 4 * 60_000 })).toBe('admitted')
    expect(await rule(der, { at: now - 6 * 60_000 })).toBe('ocsp-not-yet')
    expect(await rule(await answer({ nextUpdate: now - hour }))).toBe('ocsp-not-yet')
    const open = await answer({ nextUpdate: undefined })
    expect(await rule(open, { at: now + 2 * hour })).toBe('admitted')
    expect(await rule(open, { at: now + 2 * hour, maxAgeMs: hour })).toBe('ocsp-stale')
  })

  it('may be none', async () => {
    expect(await rule(Buffer.from('junk'))).toBe('ocsp-unreadable')
    expect(await rule(composeOcspRefusal('unauthorized'))).toBe('ocsp-refused')
    const signed = await answer({ signer: ca })
    const broken = Buffer.concat([signed.subarray(0, -1), Buffer.of((signed.at(-1) ?? 0) ^ 1)])
    expect(await rule(signed)).toBe('admitted')
    expect(await rule(broken)).toBe('ocsp-signer')
  })

  it('lets a good certificate through, and names why another is not', async () => {
    const judge = async (status: CertStatus) => {
      const verdict = await open(await answer({ status }))
      if (!verdict.admitted) throw new Error(verdict.rule)
      return judgeOcspStatus(verdict.value, leaf.certificate)
    }
    expect(await judge({ state: 'good' })).toMatchObject({ admitted: true })
    expect(await judge({ state: 'unknown' })).toMatchObject({ rule: 'ocsp-unknown' })
    expect(
      await judge({ state: 'revoked', revokedAt: now, reason: 'certificateHold' }),
    ).toMatchObject({ rule: 'revoked', facts: { reason: 'certificateHold' } })
  })
})
