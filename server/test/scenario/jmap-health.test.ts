/** What lists of messages show of health documents: kind, patient, medicines, verdict, dispensed or not; and whose they are. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pli, startSpace, type Space } from '../../../client/cli/gateway.case.js'
import { examplePrescription } from '../../../client/health/prescription/example.case.js'
import { askJson } from '../../../client/gateway/index.js'
import { openIdentity, tlsLink } from '../../../client/mail/index.js'

let space: Space
const pharmacy = 'officine@pharmacie.pli.test'
const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'
const using = [
  ...['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'],
  ...['urn:pli:params:jmap:health', 'urn:ietf:params:jmap:smimeverify'],
]

interface Health {
  readonly kind: string
  readonly patient: { readonly family: string; readonly birthDate: string } | null
  readonly medicines: readonly string[]
  readonly signature: { readonly level: string; readonly signer: string } | null
  readonly dispensing: { readonly state: string; readonly by: string | null } | null
  readonly sender: { readonly name: string; readonly profession: string | null } | null
  readonly sealed: boolean
}

interface Listed {
  readonly id: string
  readonly subject: string
  readonly health: Health | null
  readonly smimeStatus: string | null
}

beforeAll(async () => {
  space = await startSpace()
  const folder = join(space.folder, 'rx')
  mkdirSync(folder)
  const { civility, specialty, structure } = examplePrescription.prescriber
  const place = JSON.stringify({ civility, specialty, structure })
  writeFileSync(join(space.doctor, 'place.json'), place)
  const { birthFamily, birthGiven, birthPlace } = examplePrescription.patient
  const ins = { ins: '279035121518989', insSystem: '1.2.250.1.213.1.4.10', qualified: true }
  const traits = { birthFamily, birthGiven, birthPlace, sex: 'F', birthDate: '1979-03-28' }
  writeFileSync(join(folder, 'patient.json'), JSON.stringify({ ...traits, ...ins }))
  const to = ['--as', space.doctor, '--to', pharmacy]
  const patient = ['--patient', join(folder, 'patient.json')]
  expect((await pli(['prescribe', ...to, ...patient, '--line', line])).code).toBe(0)
  const letter = ['send', ...to, '--subject', 'Bonjour', '--text', 'Rien de plus.']
  expect((await pli(letter)).code).toBe(0)
  expect((await pli([...letter, '--sign'])).code).toBe(0)
  expect((await pli([...letter, '--encrypt'])).code).toBe(0)
}, 60_000)
afterAll(() => space.close())

async function call<T>(
  as: string,
  name: string,
  args: object,
  more: readonly string[] = [],
): Promise<T> {
  const link = tlsLink(await openIdentity(as))
  const { accounts } = (await askJson(link, { method: 'GET', path: '/jmap/session' })) as {
    accounts: Record<string, unknown>
  }
  const accountId = Object.keys(accounts)[0]
  const json = { using: [...using, ...more], methodCalls: [[name, { accountId, ...args }, 'c']] }
  const question = { method: 'POST', path: '/jmap/api', json } as const
  const answer = (await askJson(link, question)) as { methodResponses: [[string, T]] }
  expect(answer.methodResponses[0][0]).toBe(name)
  return answer.methodResponses[0][1]
}

const properties = ['id', 'subject', 'health', 'smimeStatus']
const query = async (as: string, filter: object): Promise<readonly string[]> =>
  (await call<{ ids: string[] }>(as, 'Email/query', { filter })).ids
const list = async (as: string, ids: readonly string[] | null): Promise<readonly Listed[]> =>
  (await call<{ list: Listed[] }>(as, 'Email/get', { ids, properties })).list

async function prescription(as: string): Promise<Health> {
  const [found] = await list(as, await query(as, { kind: 'prescription' }))
  if (!found?.health) throw new Error('no prescription was listed')
  return found.health
}

it('a prescription is listed as a pharmacist looks for it', async () => {
  expect(await prescription(space.pharmacy)).toMatchObject({
    kind: 'prescription',
    patient: { family: 'PAT-TROIS', birthDate: '1979-03-28', ins: '279035121518989', sex: 'F' },
    medicines: [expect.stringMatching(/parac/i)],
    signature: { level: 'green', signer: expect.stringContaining('MARTIN') as string },
    dispensing: { state: 'dispensable', by: null },
    sender: { name: expect.stringContaining('MARTIN') as string, profession: 'Médecin' },
    sealed: false,
  })
})

it('letters are told apart by what protects them', async () => {
  const letters = await list(space.pharmacy, await query(space.pharmacy, { kind: 'letter' }))
  const told = letters.map(({ health, smimeStatus }) => [
    ...[health?.sealed, health?.signature?.level ?? null, smimeStatus],
  ])
  expect(told).toHaveLength(3)
  expect(told).toEqual(
    expect.arrayContaining([
      [false, null, null],
      [false, 'green', 'signed/verified'],
      [true, null, 'unknown'],
    ]),
  )
})

it('is found by patient, birth date and medicine, and by nothing of anybody else', async () => {
  for (const text of ['parace', 'pat tro', '28/03/1979', 'dominique 1979-03'])
    expect(await query(space.pharmacy, { text })).toHaveLength(1)
  expect(await query(space.pharmacy, { patientIns: '279035121518989' })).toHaveLength(1)
  expect(await query(space.pharmacy, { text: 'amoxicilline' })).toHaveLength(0)
  const { ids } = await call<{ ids: string[] }>(space.pharmacy, 'Patient/query', {
    filter: { text: 'pat 28/03' },
  })
  const { list: patients } = await call<{ list: object[] }>(space.pharmacy, 'Patient/get', { ids })
  expect(patients).toMatchObject([{ family: 'PAT-TROIS', prescriptions: 1 }])
})

it('what was dispensed is seen by both sides, and its notice is a dispensation', async () => {
  const [uid] = (
    JSON.parse((await pli(['inbox', '--as', space.pharmacy, '--json'])).out.text) as {
      uid: number
      subject: string
    }[]
  )
    .filter(({ subject }) => /Prescription/i.test(subject))
    .map((one) => String(one.uid))
  const line = ['--pharmacist', '10007890121 Anne PORT']
  const ran = await pli(['prescription', 'dispense', uid ?? '', '--as', space.pharmacy, ...line])
  expect(`${ran.code} ${ran.err.text}`).toMatch(/^0/)
  expect((await prescription(space.pharmacy)).dispensing).toMatchObject({ state: 'done' })
  expect((await prescription(space.doctor)).dispensing).toMatchObject({ state: 'done' })
  const notices = await list(space.doctor, await query(space.doctor, { kind: 'dispensation' }))
  expect(notices[0]?.health).toMatchObject({
    patient: { family: 'PAT-TROIS' },
    medicines: [expect.stringMatching(/parac/i)],
  })
})

it('who sent it sees who has dispensed it, and when', async () => {
  const submission = ['urn:ietf:params:jmap:submission', 'urn:pli:params:jmap:follow-up']
  const [emailId] = await query(space.doctor, { kind: 'prescription' })
  const ask = <T>(name: string, args: object) => call<T>(space.doctor, name, args, submission)
  const { list: identities } = await ask<{ list: { id: string }[] }>('Identity/get', {})
  const create = { s: { identityId: identities[0]?.id, emailId } }
  const { created } = await ask<{ created: { s: { id: string } } }>('EmailSubmission/set', {
    create,
  })
  const { list: sent } = await ask<{ list: { followUp: Record<string, string | null>[] }[] }>(
    'EmailSubmission/get',
    { ids: [created.s.id], properties: ['followUp'] },
  )
  expect(sent[0]?.followUp).toMatchObject([
    { email: pharmacy, dispensed: expect.stringMatching(/^20\d\d-.*Z$/) as string, failed: null },
  ])
})
