/** The rest of an administrator's desk over JMAP: enrolling over a request, renewing, mailboxes, delegations, why, the logs, the figures. */

import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  composeName,
  composeRequest,
  createAdministrators,
  keySigner,
  parseCertificate,
} from '../../../pki/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'

const using = ['urn:ietf:params:jmap:core', 'urn:pli:params:jmap:admin']

let space: Space
let house: InProcess
let officer: JmapClient
let doctor: Member
let nurse: Member

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  nurse = await space.enrol('nurse')
  await space.withData(({ pki: store, clock }) =>
    createAdministrators({ store, clock }).add(
      {
        identity: doctor.name,
        roles: ['security-officer', 'registrar', 'auditor'],
        why: 'essai',
      },
      'test',
    ),
  )
  house = await startInProcess(space)
  officer = await JmapClient.open(house, doctor)
})
afterAll(async () => {
  officer.close()
  await house.stop()
  space.remove()
})

async function ask(name: string, args: object = {}): Promise<JmapAnswer> {
  const [answer] = await officer.using(using, [name, { accountId: undefined, ...args }])
  if (!answer) throw new Error(`${name} was not answered`)
  return answer
}

/** A request for a key that was made here. */
async function freshRequest(): Promise<{ request: string; spki: Buffer }> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const der = await composeRequest(composeName([]), keySigner(privateKey))
  return {
    request: der.toString('base64'),
    spki: publicKey.export({ type: 'spki', format: 'der' }),
  }
}

const sentence = (answer: JmapAnswer): string =>
  String((answer['sentences'] as { fr?: string } | undefined)?.fr)

describe('the desk over JMAP', () => {
  it('enrols somebody over a key that never came here, and renews', async () => {
    const { request, spki } = await freshRequest()
    const person = { rpps: '10002422979', family: 'MOREAU', given: 'Inès', profession: 'medecin' }
    const domain = doctor.mailbox.split('@')[1] ?? ''
    const order = { ...person, mailbox: `ines.moreau@${domain}`, request }
    expect(sentence(await ask('Professional/enrol', order))).toMatch(/raison|pourquoi/i)
    const done = await ask('Professional/enrol', { ...order, why: 'arrivée' })
    expect(done).toMatchObject({ identity: 'rpps:10002422979', mailbox: order.mailbox })
    const certificate = parseCertificate(Buffer.from(String(done['certificate']), 'base64'))
    expect(certificate.publicKey?.export({ type: 'spki', format: 'der' }).equals(spki)).toBe(true)
    expect((done['chain'] as unknown[]).length).toBe(2)
    const wrong = { ...order, rpps: '10002422970', why: 'faute de frappe' }
    expect((await ask('Professional/enrol', wrong))['$']).toBe('error')

    const next = await freshRequest()
    const renewed = await ask('Certificate/renew', {
      ...{ serial: done['id'], request: next.request, why: 'nouvel ordinateur' },
    })
    expect(renewed['id']).not.toBe(done['id'])
    const { list } = await ask('Certificate/get', { ids: [done['id'], renewed['id']] })
    expect(list).toEqual([
      expect.objectContaining({ id: done['id'], isRenewed: true }),
      expect.objectContaining({ id: renewed['id'], isRenewed: false }),
    ])
  })

  it('opens mailboxes, suspends them, delegates and ends delegations', async () => {
    const domain = nurse.mailbox.split('@')[1] ?? ''
    const address = `cabinet@${domain}`
    const made = await ask('DirectoryMailbox/create', {
      ...{ address, type: 'CAB', owner: nurse.name, why: 'cabinet de groupe' },
    })
    expect(made).toMatchObject({ id: address })
    const to = '2099-01-01T00:00:00Z'
    const grant = { address, identity: doctor.name, actions: ['read', 'send'], to }
    await ask('Delegation/grant', { ...grant, why: 'remplacement' })
    await ask('DirectoryMailbox/setState', { address, state: 'suspended', why: 'vérification' })
    const query = await ask('DirectoryMailbox/query', { text: 'cabinet' })
    expect(query['ids']).toEqual([address])
    const shown = async (): Promise<unknown> =>
      ((await ask('DirectoryMailbox/get', { ids: [address] }))['list'] as unknown[])[0]
    expect(await shown()).toMatchObject({
      ...{ state: 'suspended', owner: nurse.name },
      grants: [{ identity: doctor.name, why: 'remplacement', to }],
    })
    await ask('Delegation/end', { address, identity: doctor.name, why: 'fin' })
    const { grants } = (await shown()) as { grants: { to: string }[] }
    expect(Date.parse(grants[0]?.to ?? '')).toBeLessThanOrEqual(Date.now())
    const stranger = await ask('DirectoryMailbox/create', {
      ...{ address: 'x@elsewhere.example', type: 'PER', owner: nurse.name, why: 'essai' },
    })
    expect(stranger['$']).toBe('error')
  })

  it('says why: a certificate, an address, a file that is none', async () => {
    await ask('Certificate/revoke', {
      ...{ serial: nurse.serial, reason: 'keyCompromise', why: 'carte perdue' },
    })
    const told = await ask('Certificate/why', { address: nurse.mailbox })
    expect(told).toMatchObject({ about: 'mailbox', mailboxState: 'active', owner: nurse.name })
    expect(told['answers']).toContainEqual(
      expect.objectContaining({
        ...{ listener: 'https', admitted: false },
        fact: { fr: expect.stringContaining('révoqué'), en: expect.any(String) },
      }),
    )
    expect(await ask('Certificate/why', { address: 'nobody@nowhere.example' })).toMatchObject({
      ...{ mailboxState: null, answers: [] },
    })
    const garbage = Buffer.from('no certificate').toString('base64')
    expect(sentence(await ask('Certificate/why', { certificate: garbage }))).toContain('PEM ou DER')
  })

  it('searches the logs by subject, name and time, page by page', async () => {
    const all = await ask('AuditEvent/query', { topic: 'certificates', limit: 200 })
    const kinds = (all['list'] as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds).toContain('certificate.revoked')
    expect(kinds.every((kind) => /^(certificate|authority|ca|root)\./.test(kind))).toBe(true)
    const one = await ask('AuditEvent/query', { topic: 'directory', text: 'petit', limit: 2 })
    expect(one['list']).toHaveLength(2)
    expect(one['names']).toMatchObject({ [nurse.name]: 'Noé PETIT (infirmier)' })
    const next = await ask('AuditEvent/query', {
      ...{ topic: 'directory', text: 'petit', before: one['next'], limit: 200 },
    })
    const seqs = [one, next].flatMap(({ list }) => (list as { seq: number }[]).map((e) => e.seq))
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a))
    const to = new Date(Date.now() - 3_600_000).toISOString()
    expect((await ask('AuditEvent/query', { topic: 'directory', to }))['list']).toEqual([])
  })

  it('verifies both logs, and says how far it has come', async () => {
    const { run, total } = await ask('AuditEvent/verify')
    expect(total).toBeGreaterThan(5)
    await expect.poll(async () => (await ask('AuditEvent/verify', { run }))['isOver']).toBe(true)
    expect(await ask('AuditEvent/verify', { run })).toMatchObject({
      findings: [
        { log: 'mail', intact: true },
        { log: 'pki', intact: true },
      ],
      signatures: { firstBad: null },
    })
    expect((await ask('AuditEvent/verify', { run: 'another' }))['$']).toBe('error')
  })

  it('counts the month from the logs', async () => {
    const month = new Date().toISOString().slice(0, 7)
    const { days } = await ask('Figures/get', { month })
    const { issued, revoked } = days as Record<string, number[]>
    const today = new Date().getUTCDate() - 1
    expect(issued?.[today]).toBeGreaterThan(3)
    expect(revoked?.[today]).toBe(1)
    const past = (await ask('Figures/get', { month: '2020-02' }))['days'] as Record<
      string,
      number[]
    >
    expect(past['messages']).toEqual(new Array<number>(29).fill(0))
  })
})
