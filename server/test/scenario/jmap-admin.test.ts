/** Administrators over JMAP: announced to them alone, each method for its role, each change recorded with who and why. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrators, type AdministratorRole } from '../../../pki/index.js'
import { operatorCommands } from '../../admin/catalogue.js'
import { readEntry, type EntryText } from '../../audit/index.js'
import { administrationMethods } from '../../jmap/methods/administration/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'

const using = ['urn:ietf:params:jmap:core', 'urn:pli:params:jmap:admin']

let space: Space
let house: InProcess
let officer: JmapClient
let auditor: JmapClient
let nurse: Member
let doctor: Member

async function appoint(member: Member, ...roles: AdministratorRole[]): Promise<void> {
  await space.withData(({ pki: store, clock }) =>
    createAdministrators({ store, clock }).add(
      { identity: member.name, roles, why: 'essai' },
      'test',
    ),
  )
}

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  const colleague = await space.enrol('colleague')
  nurse = await space.enrol('nurse')
  await appoint(doctor, 'security-officer', 'registrar')
  await appoint(colleague, 'auditor')
  house = await startInProcess(space)
  officer = await JmapClient.open(house, doctor)
  auditor = await JmapClient.open(house, colleague)
})
afterAll(async () => {
  officer.close()
  auditor.close()
  await house.stop()
  space.remove()
})

async function ask(who: JmapClient, name: string, args: object = {}): Promise<JmapAnswer> {
  const [answer] = await who.using(using, [name, { accountId: undefined, ...args }])
  if (!answer) throw new Error(`${name} was not answered`)
  return answer
}

const events = (kind: string): Promise<readonly EntryText[]> =>
  space.withData(({ readAudit }) =>
    readAudit('pki', async (table) =>
      (await table.after(0, 10_000))
        .map(({ entry }) => readEntry(entry))
        .filter((one) => one?.kind === kind)
        .map((one) => one as EntryText),
    ),
  )

describe('administration over JMAP', () => {
  it('is announced to administrators, and to nobody else', async () => {
    const sessionOf = async (who: JmapClient): Promise<string> =>
      (await who.http('GET', '/jmap/session')).body.toString()
    expect(await sessionOf(officer)).toContain('urn:pli:params:jmap:admin')
    const stranger = await JmapClient.open(house, nurse)
    expect(await sessionOf(stranger)).not.toContain('urn:pli:params:jmap:admin')
    const asked = JSON.stringify({ using, methodCalls: [['Certificate/query', {}, 'a']] })
    const { status, body } = await stranger.http('POST', '/jmap/api', asked)
    stranger.close()
    expect(status).toBe(400)
    expect(body.toString()).toContain('unknownCapability')
  })

  it('asks of each method the role that the console asks of its command', async () => {
    const commands = new Map<string, string>()
    for (const one of operatorCommands) commands.set(one.name, (await one.load()).role)
    for (const { name, command, role } of administrationMethods)
      expect(`${name} ${role}`).toBe(`${name} ${commands.get(command)}`)
  })

  it('finds certificates by name, number and state, and says when they end', async () => {
    const all = await ask(auditor, 'Certificate/query')
    const found = await ask(auditor, 'Certificate/query', { text: 'petit' })
    expect(all['total']).toBeGreaterThan(3)
    expect(found['ids']).toEqual([nurse.serial])
    expect(found['counts']).toMatchObject({ active: 1, revoked: 0 })
    const none = await ask(auditor, 'Certificate/query', { text: 'petit', states: ['revoked'] })
    expect(none).toMatchObject({ ids: [], counts: { active: 1 } })
    const got = await ask(auditor, 'Certificate/get', { ids: [nurse.serial, 'unknown'] })
    expect(got['notFound']).toEqual(['unknown'])
    expect(got['list']).toEqual([
      expect.objectContaining({ id: nurse.serial, identity: nurse.name, state: 'active' }),
    ])
    const { weeks, later } = await ask(auditor, 'Certificate/weeks')
    const counted = (weeks as { count: number }[]).reduce((sum, { count }) => sum + count, 0)
    expect(counted + Number(later)).toBe(all['total'])
  })

  it('shows a person with mailboxes and certificates', async () => {
    const found = await ask(auditor, 'Holder/query', { text: 'noe' })
    expect(found['ids']).toEqual([nurse.name])
    const { list } = await ask(auditor, 'Holder/get', { ids: [nurse.name] })
    expect(list).toEqual([
      expect.objectContaining({
        ...{ name: 'Noé PETIT (infirmier)', state: 'active', profession: 'Infirmier' },
        mailboxes: [expect.objectContaining({ id: nurse.mailbox, state: 'active' })],
        certificates: [expect.objectContaining({ id: nurse.serial })],
      }),
    ])
  })

  it('refuses a role that does not revoke, in both languages, and records it', async () => {
    const order = { serial: nurse.serial, reason: 'keyCompromise', why: 'essai' }
    const refused = await ask(auditor, 'Certificate/revoke', order)
    expect(refused).toMatchObject({ $: 'error', type: 'forbidden', rule: 'wrong-role' })
    expect(refused['sentences']).toMatchObject({ fr: expect.stringContaining('security-officer') })
    const [last] = (await events('administrator.refused')).slice(-1)
    expect(last?.facts).toMatchObject({ command: 'revoke', rule: 'wrong-role' })
  })

  it('revokes for a reason that is kept, ends what is open, and says how soon', async () => {
    const order = { serial: nurse.serial, reason: 'keyCompromise' }
    expect(await ask(officer, 'Certificate/revoke', order)).toMatchObject({ $: 'error' })
    const open = await JmapClient.open(house, nurse)
    const effect = await ask(officer, 'Certificate/revoke', { ...order, why: 'carte perdue' })
    expect(effect).toMatchObject({ revoked: [{ id: nurse.serial }], sessions: 1 })
    expect(effect['sessionsMs']).toBeLessThan(1000)
    expect((await open.http('GET', '/whoami').catch(() => ({ status: 0 }))).status).not.toBe(200)
    open.close()
    const [event] = (await events('certificate.revoked')).slice(-1)
    const [act] = (await events('administrator.acted-in-session')).slice(-1)
    expect(event).toMatchObject({ actor: doctor.name, facts: { why: 'carte perdue' } })
    expect(act?.facts).toMatchObject({ serial: doctor.serial, command: 'revoke' })
    expect(event?.facts['act']).toBe(act?.facts['nonce'])
    const query = await ask(auditor, 'Certificate/query', { states: ['revoked'] })
    expect(query['ids']).toEqual([nurse.serial])
  })

  it('does not let somebody cut the branch they sit on', async () => {
    const order = { identity: doctor.name, reason: 'superseded', why: 'essai' }
    const refused = await ask(officer, 'Certificate/revoke', order)
    expect(refused['sentences']).toMatchObject({
      fr: expect.stringContaining('autre administrateur'),
    })
  })

  it('ends with the role: the session is cut, and what was announced is no more', async () => {
    await space.withData(({ pki: store, clock }) =>
      createAdministrators({ store, clock }).remove(
        { identity: doctor.name, roles: ['registrar'], why: 'essai' },
        'test',
      ),
    )
    await expect
      .poll(async () =>
        (await officer.http('GET', '/whoami').catch(() => ({ body: '' }))).body.toString(),
      )
      .not.toContain('registrar')
  })
})
