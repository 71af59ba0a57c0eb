/** Dispensed once, over real mutual TLS: whoever asks second is told who was first, and when. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cancelPrescription,
  LedgerRefused,
  prescriptionState,
  recordDispensing,
  registerPrescription,
  tellPrescription,
  undoDispensing,
  type DispensingOrder,
  type LedgerEntry,
} from '../../../client/gateway/index.js'
import { openIdentity, tlsLink, type Identity, type TlsLink } from '../../../client/mail/index.js'
import { writeIdentity } from '../../admin/index.js'
import { findText } from '../files.js'
import { Space, startInProcess, withCheckDigit, type InProcess } from '../harness.js'

let space: Space
let running: InProcess
let doctor: TlsLink
let authors: readonly Identity[]
let colleague: TlsLink
let lilas: TlsLink
let port: TlsLink

beforeAll(async () => {
  space = await Space.make()
  const enrolled = [
    await space.enrol('doctor'),
    await space.enrol('colleague'),
    await space.enrol('pharmacy'),
  ] as const
  port = await space.withData(async (data) => {
    const enrolment = await data.authority.enrolProfessional({
      ...{ rpps: withCheckDigit('1000789012'), family: 'PORT', given: 'Anne' },
      ...{ profession: 'pharmacien', mailbox: 'anne.port@pharmacie.pli.test' },
      ...{ actor: 'scenario', keyType: 'ecdsa' },
    })
    await writeIdentity(data, enrolment, space.path('port'))
    return tlsLink(await openIdentity(space.path('port')))
  })
  running = await startInProcess(space)
  authors = await Promise.all(enrolled.map(({ folder }) => openIdentity(folder)))
  ;[doctor, colleague, lilas] = authors.map(tlsLink) as [TlsLink, TlsLink, TlsLink]
}, 60_000)
afterAll(async () => {
  await running.stop()
  space.remove()
})

/** `times` and `boxes` of each line. */
const entry = (...lines: readonly (readonly [number, number | null])[]): LedgerEntry => {
  const oid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
  return {
    document: { id: oid(), setId: oid(), version: 1, replaces: null },
    lines: lines.map(([times, boxes], index) => ({ line: index + 1, times, boxes })),
  }
}
const author = (): string => authors[0]?.account.identity ?? ''
const order = (of: LedgerEntry, more: Partial<DispensingOrder> = {}): DispensingOrder => ({
  ...of,
  ...{ author: author(), key: randomUUID(), after: 0, despite: null },
  give: of.lines.map(({ line }) => ({ line, turn: 0, kind: 'whole', boxes: null })),
  ...more,
})
async function refusal(work: Promise<unknown>): Promise<LedgerRefused> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof LedgerRefused)) throw new Error(`not refused: ${String(error)}`)
  return error
}

describe('a prescription', () => {
  it('is dispensed once: the second pharmacy is told who did it and when', async () => {
    const prescription = entry([1, 2], [1, null])
    expect(await registerPrescription(doctor, prescription)).toMatchObject({
      standing: 'dispensable',
      toldByAuthor: true,
    })
    const first = await recordDispensing(lilas, order(prescription))
    expect(first.state).toMatchObject({
      standing: 'done',
      dispensings: [{ name: expect.stringMatching('LILAS') }],
    })
    const second = await refusal(
      recordDispensing(port, order(prescription, { after: first.dispensing })),
    )
    expect(second).toMatchObject({ code: 'dispensed-already', kind: 'conflict' })
    expect(second.in('fr')).toMatch(/^La ligne 1 a déjà été dispensée par PHARMACIE DES LILAS, le /)
    expect(second.state?.dispensings[0]?.mailbox).toBe('officine@pharmacie.pli.test')
    expect(await prescriptionState(doctor, prescription.document, false)).toMatchObject({
      standing: 'done',
    })
  })

  it('is dispensed by exactly one of many who ask at the same moment', async () => {
    const prescription = entry([1, 2])
    const asked = Array.from({ length: 20 }, (_, i) =>
      recordDispensing(i % 2 === 0 ? lilas : port, order(prescription)),
    )
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const state = await prescriptionState(lilas, prescription.document, true)
    expect(state.dispensings).toHaveLength(1)
    expect(state).toMatchObject({ standing: 'done', toldByAuthor: false })
  })

  it('is dispensed once by a request that is sent again', async () => {
    const prescription = entry([1, 1])
    const same = order(prescription)
    const first = await recordDispensing(lilas, same)
    expect(await recordDispensing(lilas, same)).toMatchObject({
      repeated: true,
      dispensing: first.dispensing,
      state: { dispensings: [{ id: first.dispensing }] },
    })
    expect((await refusal(recordDispensing(port, same))).code).toBe('dispensed-already')
  })

  it('is renewed as often as it says, and only when a renewal is meant', async () => {
    const prescription = entry([2, 1])
    const { dispensing: after } = await recordDispensing(lilas, order(prescription))
    const again = await refusal(recordDispensing(lilas, order(prescription, { after })))
    expect(again.code).toBe('dispensed-already')
    const renewal = { line: 1, turn: 1, kind: 'whole', boxes: null } as const
    const stale = recordDispensing(port, order(prescription, { give: [renewal] }))
    expect((await refusal(stale)).code).toBe('changed-meanwhile')
    const renewed = await recordDispensing(port, order(prescription, { after, give: [renewal] }))
    expect(renewed.state.standing).toBe('done')
    const third = order(prescription, {
      after: renewed.dispensing,
      give: [{ ...renewal, turn: 2 }],
    })
    expect((await refusal(recordDispensing(port, third))).code).toBe('dispensed-already')
  })

  it('is dispensed in parts, never more than was prescribed', async () => {
    const prescription = entry([1, 3])
    const part = (boxes: number, after = 0) =>
      order(prescription, { after, give: [{ line: 1, turn: 0, kind: 'part', boxes }] })
    const first = await recordDispensing(lilas, part(2))
    expect(first.state).toMatchObject({ standing: 'partly', lines: [{ boxesGiven: 2, done: 0 }] })
    const tooMany = await refusal(recordDispensing(port, part(2, first.dispensing)))
    expect(tooMany.in('fr')).toBe('Il ne reste que 1 boîte(s) à dispenser sur la ligne 1.')
    const rest = await recordDispensing(port, part(1, first.dispensing))
    expect(rest.state).toMatchObject({ standing: 'done', lines: [{ done: 1 }] })
  })

  it('stays to be dispensed after a refusal at the counter', async () => {
    const prescription = entry([1, 1])
    const refused = await recordDispensing(
      lilas,
      order(prescription, { give: [{ line: 1, turn: 0, kind: 'refused', boxes: null }] }),
    )
    expect(refused.state.standing).toBe('dispensable')
    const later = order(prescription, { after: refused.dispensing })
    expect((await recordDispensing(port, later)).state.standing).toBe('done')
  })

  it('may be taken back by the mailbox that dispensed it, and by no other', async () => {
    const prescription = entry([1, 1])
    const { dispensing } = await recordDispensing(lilas, order(prescription))
    expect((await refusal(undoDispensing(port, dispensing))).code).toBe('no-such-dispensing')
    const undone = await undoDispensing(lilas, dispensing)
    expect(undone.standing).toBe('dispensable')
    expect(undone.dispensings[0]?.undoneAt).not.toBeNull()
    const after = order(prescription, { after: dispensing })
    expect((await recordDispensing(port, after)).state.standing).toBe('done')
  })
})

describe('a replacement', () => {
  const replacing = (of: LedgerEntry, version = 2): LedgerEntry => {
    const next = entry([1, 2])
    const { id: replaces, setId } = of.document
    return { ...next, document: { ...next.document, setId, version, replaces } }
  }

  it('supersedes at once, known to the ledger before or not', async () => {
    const known = entry([1, 2])
    await registerPrescription(doctor, known)
    const unknown = entry([1, 2])
    for (const old of [known, unknown]) {
      await registerPrescription(doctor, replacing(old))
      const refused = await refusal(recordDispensing(lilas, order(old)))
      expect(refused.in('fr')).toMatch(/remplacée par une autre le .* par Dr Camille MARTIN/)
    }
  })

  it('does not make what was dispensed due again without a reason', async () => {
    const old = entry([1, 2])
    await recordDispensing(lilas, order(old))
    const next = replacing(old)
    await registerPrescription(doctor, next)
    const refused = await refusal(recordDispensing(port, order(next)))
    expect(refused).toMatchObject({ code: 'dispensed-elsewhere' })
    const despite = 'le patient rapporte les boîtes'
    const done = await recordDispensing(port, order(next, { despite }))
    expect(done.state).toMatchObject({
      standing: 'done',
      elsewhere: [{ name: expect.stringMatching('LILAS') }],
    })
    expect(findText(despite, space.root)).toEqual([])
  })

  it('counts when a pharmacy tells of it, and only from the same author', async () => {
    const old = entry([1, 2])
    await registerPrescription(doctor, old)
    const foreign = registerPrescription(colleague, replacing(old))
    expect((await refusal(foreign)).code).toBe('not-author')
    const next = { ...replacing(old), author: author() }
    await tellPrescription(lilas, next)
    expect((await refusal(recordDispensing(port, order(old)))).code).toBe('superseded')
    const stranger = { ...replacing(next), author: authors[1]?.account.identity ?? '' }
    expect((await refusal(tellPrescription(lilas, stranger))).code).toBe('not-author')
  })

  it('that came first leaves nothing to the version it replaced', async () => {
    const old = entry([1, 2])
    await registerPrescription(doctor, { ...replacing(old), lines: old.lines })
    expect(await prescriptionState(lilas, old.document, true)).toMatchObject({
      standing: 'superseded',
    })
  })
})

describe('a cancellation', () => {
  it('by the author ends it for everybody, even before anybody has told of it', async () => {
    const known = entry([1, 2])
    await registerPrescription(doctor, known)
    for (const one of [known, entry([1, 1])]) {
      expect(await cancelPrescription(doctor, one.document)).toMatchObject({
        standing: 'cancelled',
      })
      const refused = await refusal(recordDispensing(lilas, order(one)))
      expect(refused.code).toBe('cancelled')
    }
  })

  it('by another is refused', async () => {
    const prescription = entry([1, 2])
    await registerPrescription(doctor, prescription)
    const cancelled = cancelPrescription(colleague, prescription.document)
    expect((await refusal(cancelled)).code).toBe('not-author')
  })
})

describe('the ledger', () => {
  it('lets nobody dispense who is no pharmacist, nor in the name of a mailbox that is not theirs', async () => {
    const prescription = entry([1, 2])
    const asDoctor = await refusal(recordDispensing(doctor, order(prescription)))
    expect(asDoctor).toMatchObject({ code: 'not-dispenser', kind: 'denied' })
    const forged = { ...port, mailbox: lilas.mailbox }
    expect((await refusal(recordDispensing(forged, order(prescription)))).code).toBe('not-sender')
  })

  it('tells a stranger nothing of a prescription, not even that it is there', async () => {
    const prescription = entry([1, 2])
    await registerPrescription(doctor, prescription)
    const there = await prescriptionState(colleague, prescription.document, false)
    const notThere = await prescriptionState(colleague, entry([1, 1]).document, false)
    expect(there).toEqual(notThere)
    expect(there.standing).toBe('unknown')
  })

  it('keeps no id of a document in clear, and an audit event of every change', async () => {
    const prescription = entry([1, 2])
    await registerPrescription(doctor, prescription)
    await recordDispensing(lilas, order(prescription))
    const { id, setId } = prescription.document
    for (const text of [id, setId]) expect(findText(text, space.root)).toEqual([])
    const entries = await running.gateway.data.readAudit('mail', (table) => table.after(0, 10_000))
    const kinds = new Set(
      entries.map(({ entry: bytes }) => (JSON.parse(bytes.toString()) as { kind: string }).kind),
    )
    for (const kind of ['registered', 'dispensed', 'cancelled', 'undone'])
      expect(kinds).toContain(`prescription.${kind}`)
    expect(running.log.errors).toEqual([])
  })

  it.each([
    ['no lines', { lines: [] }],
    ['a line twice', { lines: [1, 1].map((line) => ({ line, times: 1, boxes: 1 })) }],
    ['a text for a number', { lines: [{ line: '1', times: 1, boxes: 1 }] }],
    ['an id beyond measure', { document: { id: 'x'.repeat(501), setId: 'x', version: 1 } }],
  ])('refuses %s', async (_, wrong) => {
    const broken = { ...entry([1, 1]), ...wrong } as unknown as LedgerEntry
    expect((await refusal(registerPrescription(doctor, broken))).kind).toBe('syntax')
  })
})
