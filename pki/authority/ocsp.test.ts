/** The responder over a real space: what it says follows the directory at once, and hostile questions cost nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../server/base/index.js'
import { actor, doctor, readySpace, type Space } from '../space.case.js'
import { openOcsp, type OcspAnswer } from '../verify/index.js'
import {
  certIdOf,
  composeOcspRequest,
  parseOcspResponse,
  type Certificate,
  type CertId,
} from '../x509/index.js'
import { createOcspResponder, type OcspResponder } from './ocsp.js'

const hour = 3_600_000
let space: Space
let responder: OcspResponder
let people: Certificate
let person: Certificate

async function issuerOf(name: string): Promise<Certificate> {
  const found = (await space.authority.authorities()).find((one) => one.name === name)
  if (!found) throw new Error('no authority')
  return found.certificate
}

beforeAll(async () => {
  space = await readySpace()
  responder = createOcspResponder(space.deps)
  people = await issuerOf('people')
  const enrolment = await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
  person = enrolment.certificate
})
afterAll(() => space.engine.close())

const idOf = (serial: string): CertId => certIdOf(people, serial, 'sha1')
const ask = (serial: string, nonce?: Buffer) =>
  responder.answer(composeOcspRequest([idOf(serial)], nonce))
async function open(serial: string, nonce?: Buffer): Promise<OcspAnswer> {
  const { der } = await ask(serial, nonce)
  const at = space.clock.now()
  const verdict = openOcsp(der, { serial, issuer: people, at, ...(nonce ? { nonce } : {}) })
  if (!verdict.admitted) throw new Error(verdict.rule)
  return verdict.value
}

describe('the responder', () => {
  it('answers for each authority by a delegate of its own', async () => {
    const answer = await open(person.serial)
    expect(answer.status).toEqual({ state: 'good' })
    expect(answer.signer.subject.text).toContain('CN=OCSP AC Pli Personnes')
    expect(answer.signer.issuer.key).toBe(people.subject.key)
    const root = await issuerOf('root')
    const { der } = await responder.answer(
      composeOcspRequest([certIdOf(root, people.serial, 'sha256')]),
    )
    const at = space.clock.now()
    const verdict = openOcsp(der, { serial: people.serial, issuer: root, at })
    expect(verdict).toMatchObject({ admitted: true, value: { status: { state: 'good' } } })
  })

  it('gives the same signature again until half of its life, and a new one to whoever sends a nonce', async () => {
    const first = await ask(person.serial)
    expect((await ask(person.serial)).der).toEqual(first.der)
    expect(first.cache?.nextUpdate).toBe((first.cache?.producedAt ?? 0) + hour)
    space.clock.at += hour / 2 + 1000
    const second = await ask(person.serial)
    expect(second.der).not.toEqual(first.der)
    const nonce = Buffer.alloc(32, 3)
    const own = await ask(person.serial, nonce)
    expect(own.cache).toBeUndefined()
    expect(parseOcspResponse(own.der).basic?.nonce).toEqual(nonce)
    expect((await open(person.serial, nonce)).status.state).toBe('good')
  })

  it('tells of a hold, its release and a revocation in the very next answer', async () => {
    const target = { serial: person.serial }
    expect((await open(person.serial)).status.state).toBe('good')
    await space.authority.revoke({ target, reason: 'certificateHold', actor })
    expect((await open(person.serial)).status).toMatchObject({ reason: 'certificateHold' })
    await space.authority.release({ target, actor })
    expect((await open(person.serial)).status.state).toBe('good')
    await space.authority.revoke({ target, reason: 'keyCompromise', actor })
    expect((await open(person.serial)).status).toMatchObject({
      ...{ state: 'revoked', reason: 'keyCompromise' },
    })
  })

  it('knows nothing of serial numbers that were never handed over', async () => {
    expect((await open('1234')).status.state).toBe('unknown')
    // Of another authority of ours.
    expect((await open(people.serial)).status.state).toBe('unknown')
  })

  it('answers about several at once, of one authority only', async () => {
    const both = [idOf(person.serial), idOf('77')]
    const { der } = await responder.answer(composeOcspRequest(both))
    expect(parseOcspResponse(der).basic?.answers.map(({ status }) => status.state)).toEqual([
      'revoked',
      'unknown',
    ])
    const root = await issuerOf('root')
    const mixed = [idOf(person.serial), certIdOf(root, people.serial, 'sha1')]
    expect(await responder.answer(composeOcspRequest(mixed))).toMatchObject({
      status: 'unauthorized',
    })
  })

  it('does not speak for the authorities of others', async () => {
    const other = await readySpace()
    const [stranger] = await other.authority.authorities()
    if (!stranger) throw new Error('no authority')
    const id = certIdOf(stranger.certificate, '01', 'sha256')
    expect(await responder.answer(composeOcspRequest([id]))).toMatchObject({
      ...{ status: 'unauthorized', cache: undefined },
    })
    await other.engine.close()
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no DER', Buffer.from('3080000', 'hex')],
    ['too much', Buffer.alloc(limits.ocspRequestBytes + 1, 0x30)],
    ['another thing', Buffer.from('3003020101', 'hex')],
  ])('says so of %s', async (_, bytes) => {
    expect(await responder.answer(bytes)).toMatchObject({ status: 'malformedRequest' })
  })

  it('puts off those who make it sign without end, and still serves the others', async () => {
    const flood = await Promise.all(
      Array.from({ length: 500 }, (_, i) => ask((0x1000_0000 + i).toString(16))),
    )
    const late = flood.filter(({ status }) => status === 'tryLater')
    expect(late.length).toBeGreaterThan(50)
    // Its answer was ready, and a nonce is a wish (RFC 6960 §4.4.1).
    const nonce = Buffer.alloc(32, 9)
    const served = await ask(person.serial, nonce)
    expect(served.status).toBe('successful')
    expect(parseOcspResponse(served.der).basic?.nonce).toBeUndefined()
    space.clock.at += 3000
    expect((await open(person.serial, nonce)).status.state).toBe('revoked')
  })
})

describe('the responders', () => {
  it('are made anew past half of their life, and when one was revoked', async () => {
    expect(await space.authority.refreshResponders(actor)).toEqual([])
    const before = await open(person.serial)
    space.clock.at += 31 * 24 * hour
    expect((await space.authority.refreshResponders(actor)).sort()).toEqual([
      ...['organisations', 'people', 'servers'],
    ])
    const after = await open(person.serial)
    expect(after.signer.serial).not.toBe(before.signer.serial)
    const target = { serial: after.signer.serial }
    await space.authority.revoke({ target, reason: 'keyCompromise', actor })
    expect(await ask(person.serial)).toMatchObject({ status: 'tryLater' })
    expect(await space.authority.refreshResponders(actor)).toEqual(['people'])
    expect((await open(person.serial)).signer.serial).not.toBe(after.signer.serial)
  })

  it('go on when the key of their authority is gone from this machine', async () => {
    await space.store.write(({ authorities }) => authorities.dropKey('people'))
    const offline = createOcspResponder(space.deps)
    const { der } = await offline.answer(composeOcspRequest([idOf(person.serial)]))
    expect(parseOcspResponse(der).status).toBe('successful')
    space.clock.at += 40 * 24 * hour
    expect(await space.authority.refreshResponders(actor)).not.toContain('people')
    expect((await open(person.serial)).status.state).toBe('revoked')
    space.clock.at += 40 * 24 * hour
    expect(await ask(person.serial)).toMatchObject({ status: 'tryLater' })
  })

  it('sign nothing by a clock that went back', async () => {
    const own = await readySpace()
    const [first] = await own.authority.authorities()
    if (!first) throw new Error('no authority')
    const question = composeOcspRequest([certIdOf(first.certificate, '01', 'sha1')])
    const { answer } = createOcspResponder(own.deps)
    expect(await answer(question)).toMatchObject({ status: 'successful' })
    own.clock.at -= 24 * hour
    expect(await answer(question)).toMatchObject({ status: 'tryLater' })
    await own.engine.close()
  })
})
