/** What a prescriber says to the ledger goes with the message: said once it has gone, though he has left, never of what was taken back. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prescriptionState, type LedgerEntry } from '../../../client/gateway/index.js'
import { openIdentity, tlsLink, type TlsLink } from '../../../client/mail/index.js'
import { findText } from '../files.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'
import { openImap } from '../wire.js'

const using = [
  'urn:ietf:params:jmap:core',
  'urn:ietf:params:jmap:mail',
  'urn:ietf:params:jmap:submission',
  'urn:pli:params:jmap:follow-up',
]

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
}, 60_000)
afterAll(async () => {
  await house.stop()
  space.remove()
})

const linkOf = async ({ folder }: Member): Promise<TlsLink> => tlsLink(await openIdentity(folder))
const oid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
const entry = (replaces: string | null = null, setId = oid()): LedgerEntry => ({
  document: { id: oid(), setId, version: replaces === null ? 1 : 2, replaces },
  lines: [{ line: 1, times: 1, boxes: 2 }],
})
const registers = (one: LedgerEntry) => ({ verb: 'register', ...one })

async function asDoctor<T>(work: (jmap: JmapClient) => Promise<T>): Promise<T> {
  const jmap = await JmapClient.open(house, doctor)
  try {
    return await work(jmap)
  } finally {
    jmap.close()
  }
}

/** Sends a message with that word, held back for so many seconds; the doctor is gone then. */
const send = (ledger: unknown, seconds: number): Promise<JmapAnswer> =>
  asDoctor(async (jmap) => {
    const subject = `Ordonnance ${randomUUID()}`
    const text = [
      ...[`From: <${doctor.mailbox}>`, `To: <${pharmacy.mailbox}>`, `Subject: ${subject}`],
      ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Ci-joint.', ''],
    ].join('\r\n')
    const wire = await openImap(house.ports.imap, doctor)
    await wire.imap(`APPEND Drafts (\\Draft) {${Buffer.byteLength(text)}+}\r\n${text}`)
    wire.end()
    const [found, got] = await jmap.using(
      using,
      ['Email/query', { filter: { subject } }],
      ['Identity/get', {}],
    )
    const [identity] = got?.['list'] as { id: string }[]
    const parameters = seconds > 0 ? { HOLDFOR: String(seconds) } : null
    const envelope = {
      mailFrom: { email: doctor.mailbox, parameters },
      rcptTo: [{ email: pharmacy.mailbox }],
    }
    const emailId = (found?.['ids'] as string[])[0]
    const one = { identityId: identity?.id, emailId, envelope, ledger }
    const [set] = await jmap.using(using, ['EmailSubmission/set', { create: { one } }])
    return set ?? {}
  })

const idOf = (set: JmapAnswer): string => (set['created'] as { one: { id: string } }).one.id

async function standing({ document }: LedgerEntry): Promise<string> {
  return (await prescriptionState(await linkOf(doctor), document, false)).standing
}
const becomes = (one: LedgerEntry, wanted: string) =>
  expect.poll(() => standing(one), { timeout: 10_000 }).toBe(wanted)

describe('the word to the ledger', () => {
  it('is said when the message has gone, and not before', async () => {
    const one = entry()
    await send(registers(one), 2)
    expect(await standing(one)).toBe('unknown')
    expect(findText(one.document.id, space.root)).toEqual([])
    await becomes(one, 'dispensable')
    const state = await prescriptionState(await linkOf(pharmacy), one.document, true)
    expect(state).toMatchObject({ toldByAuthor: true, lines: [{ boxes: 2 }] })
  })

  it('replaces and cancels', async () => {
    const old = entry()
    await send(registers(old), 0)
    await becomes(old, 'dispensable')
    const next = entry(old.document.id, old.document.setId)
    await send(registers(next), 0)
    await becomes(old, 'superseded')
    await send({ verb: 'cancel', document: next.document }, 0)
    await becomes(next, 'cancelled')
  })

  it('is never said of what was taken back', async () => {
    const one = entry()
    const id = idOf(await send(registers(one), 1))
    await asDoctor((jmap) =>
      jmap.using(using, ['EmailSubmission/set', { update: { [id]: { undoStatus: 'canceled' } } }]),
    )
    const after = entry()
    await send(registers(after), 1)
    await becomes(after, 'dispensable')
    expect(await standing(one)).toBe('unknown')
  })

  it('is said though the gateway stood still when the message was due', async () => {
    const one = entry()
    await send(registers(one), 1)
    await house.stop()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    house = await startInProcess(space)
    await becomes(one, 'dispensable')
  })

  it('is refused when it makes no sense, and nothing is sent then', async () => {
    const wrong = { verb: 'dispense', document: entry().document, lines: [] }
    expect(await send(wrong, 0)).toMatchObject({
      notCreated: { one: { type: 'invalidProperties', properties: ['ledger'] } },
    })
  })
})
