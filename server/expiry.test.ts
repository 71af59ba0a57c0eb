/** Warnings of what ends: each threshold once, to who is responsible, over a real data directory and its mailboxes. */

import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caExtensions, craft } from '../pki/crafted.case.js'
import { thresholdOf, type Ending } from '../pki/index.js'
import { composeCrl, keySigner } from '../pki/x509/index.js'
import { silentLog, systemClock } from './base/index.js'
import { mailParts } from './parts.js'
import type { Data } from './data.js'
import { warnOfEndings } from './expiry.js'
import { createMetrics } from './metrics.js'
import { announce, type Announcement } from './post/index.js'
import { Space, startInProcess, type Member } from './test/harness.js'
import { readLast } from './test/read-back.js'

const hour = 3_600_000
const day = 24 * hour
let space: Space
let doctor: Member
let sent: Announcement[]
/** Of the doctor's certificate, from now. */
let life: number

beforeEach(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  sent = []
  const { serial } = doctor
  const record = await space.withData(({ directory }) => directory.certificate({ serial }))
  life = (record?.notAfter ?? 0) - systemClock.now()
})
afterEach(() => space.remove())

/** Looks as if it were `inMs` later. */
async function look(inMs: number): Promise<Ending[]> {
  return space.withData((data) => {
    const clock = { now: () => systemClock.now() + inMs }
    const later: Data = { ...data, clock }
    return warnOfEndings({
      ...{ data: later, log: silentLog },
      announce: async (one) => void sent.push(one),
    })
  })
}
const toDoctor = () => sent.filter(({ to }) => to === doctor.mailbox)

describe('a certificate', () => {
  it('is warned of at 60, 30, 14, 7 and 1 days, once each, whatever restarts in between', async () => {
    for (const left of [90, 59, 59, 40, 29, 13, 12, 6, 0.5, 0.4]) await look(life - left * day)
    expect(toDoctor()).toHaveLength(5)
    const [first] = toDoctor()
    expect(first?.subject).toMatch(/^Votre certificat : fin dans 5\d j/)
    expect(first?.text.join(' ')).toMatch(/pli renew.*Your certificate, .* is only valid until/)
  })

  it('that was passed over by several thresholds is warned of once, by the narrowest', async () => {
    await look(life - 5 * day)
    await look(life - 4 * day)
    expect(toDoctor()).toHaveLength(1)
  })

  it('is not warned of when it has been renewed, revoked, or is long over', async () => {
    await space.withData(({ authority }) =>
      authority.revoke({ target: { serial: doctor.serial }, reason: 'superseded', actor: 'test' }),
    )
    await look(life - 5 * day)
    expect(toDoctor()).toEqual([])
  })
})

describe('what nobody holds', () => {
  it('is told to administrators: authorities, and lists of ours and of others, in hours', async () => {
    const now = systemClock.now()
    const ca = await craft({
      ...{ cn: 'AC IGC', extensions: caExtensions(0) },
      over: { notBefore: now - day, notAfter: now + 20 * day },
    })
    const list = await composeCrl(
      {
        ...{ issuer: ca.certificate.subject, number: 1, thisUpdate: now - hour },
        ...{ nextUpdate: now + 30 * hour, entries: [] },
      },
      keySigner(ca.privateKey),
    )
    await space.withData(async ({ foreign, pki }) => {
      await foreign.add({
        certificate: ca.certificate,
        audience: 'people',
        crl: list.der,
        actor: 'test',
      })
      await pki.write((t) =>
        t.administrators.add({
          ...{ identity: doctor.name, role: 'security-officer', addedAt: now },
          ...{ addedBy: 'test', why: 'test' },
        }),
      )
    })
    await look(0)
    const subjects = () => toDoctor().map(({ subject }) => subject)
    expect(subjects()).toEqual([
      expect.stringMatching(/^La liste de révocation étrangère : fin dans 1 j/),
      expect.stringMatching(/^L’autorité étrangère : fin dans (19|20) j/),
    ])
    await look(hour)
    expect(subjects()).toHaveLength(2)
    await look(25 * hour)
    await look(31 * hour)
    expect(subjects()[2]).toMatch(/fin dans (4|5) h/)
    expect(subjects()[3]).toMatch(/périmée/)
    expect(subjects()).toHaveLength(4)
  })
})

describe('thresholds', () => {
  const ending = (kind: Ending['kind'], endsAt: number): Ending => ({
    ...{ kind, id: 'x', name: 'x', endsAt, holder: null },
  })
  it('of certificates are days, of lists hours', () => {
    expect(thresholdOf(ending('leaf', 61 * day), 0)).toBeUndefined()
    expect(thresholdOf(ending('root', 60 * day), 0)).toBe(60 * day)
    expect(thresholdOf(ending('leaf', 3 * day), 0)).toBe(7 * day)
    expect(thresholdOf(ending('leaf', -1), 0)).toBeUndefined()
    expect(thresholdOf(ending('crl', 3 * day), 0)).toBeUndefined()
    expect(thresholdOf(ending('crl', 5 * hour), 0)).toBe(6 * hour)
    expect(thresholdOf(ending('white-list', -1), 0)).toBe(0)
  })
})

describe('the message', () => {
  it('lies in the mailbox, sealed, from the postmaster of its domain', async () => {
    const running = await startInProcess(space)
    const pharmacy = await space.enrol('pharmacy')
    await space.withData(async (data) => {
      const mail = mailParts(data, silentLog)
      const { clock, random } = data
      const text = ['Un texte accentué, « entre guillemets ».', 'An English text.']
      await announce(
        { mail, clock, random, hostName: 'localhost' },
        {
          to: pharmacy.mailbox,
          subject: 'Votre certificat : fin dans 59 j – un sujet plutôt long',
          text,
        },
      )
    })
    try {
      const raw = (await readLast(pharmacy)).toString('utf8')
      expect(raw).toMatch(/^From: Pli <postmaster@pharmacie\.pli\.test>\r\n/)
      expect(raw).toMatch(/Auto-Submitted: auto-generated/)
      const read = await simpleParser(raw)
      expect(read.subject).toBe('Votre certificat : fin dans 59 j – un sujet plutôt long')
      expect(read.text).toContain('Un texte accentué, « entre guillemets ».')
    } finally {
      await running.stop()
    }
  })
})

describe('metrics', () => {
  it('tell when things end, and name no person', async () => {
    const metrics = createMetrics()
    const endings = await look(0)
    metrics.setEndings(endings, systemClock.now())
    const text = await metrics.text()
    expect(text).toMatch(
      /pli_ends_timestamp_seconds\{kind="root",id="[0-9a-f]{64}",name="[^"]+"\} \d+/,
    )
    expect(text).toMatch(/pli_ends_timestamp_seconds\{kind="crl",id="people"/)
    expect(text).toMatch(/pli_ends_soon\{kind="leaf"\} 0/)
    expect(text).toMatch(/process_cpu_seconds_total/)
    expect(text).not.toContain('10100997245')
  })
})
