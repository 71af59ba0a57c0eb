import { describe, expect, it } from 'vitest'
import { blockLines, readCda } from '../cda/index.js'
import { readXdm, writeXdm } from '../xdm/index.js'
import { examplePrescription, fullPrescription } from './example.case.js'
import { composePrescription, type Prescription } from './index.js'

const counter = (): (() => string) => {
  let last = 0
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
}
const compose = (prescription: Prescription): Uint8Array =>
  composePrescription(prescription, counter())
const narrativeOf = (prescription: Prescription): string =>
  readCda(compose(prescription))
    .sections.flatMap(({ narrative }) => narrative.flatMap(blockLines))
    .join('\n')

describe('an e-prescription', () => {
  it('says whose it is, who wrote it, and until when it holds', () => {
    const { header } = readCda(compose(examplePrescription))
    expect(header).toMatchObject({
      id: { root: examplePrescription.id },
      code: { code: '57833-6' },
      time: '20260115093000+0100',
      patients: [{ birthFamily: 'PAT-TROIS', birthGiven: ['DOMINIQUE', 'DOMINIQUE MARIE-LOUISE'] }],
      authors: [{ ids: [{ extension: '810100997245' }], name: { family: 'MARTIN', suffix: 'DR' } }],
      events: [{ id: { extension: 'ESSAI0000000000001' }, high: '20260415235900+0200' }],
      related: [],
    })
    expect(header.templates.at(-1)).toEqual({
      root: '1.2.250.1.213.1.1.1.39',
      extension: '2024.01',
    })
  })

  it('keeps the matricule to itself while the identity is not qualified', () => {
    const { patient } = examplePrescription
    const document = compose({ ...examplePrescription, patient: { ...patient, qualified: false } })
    expect(Buffer.from(document).includes('279035121518989')).toBe(false)
    expect(readCda(document).header.patients[0]?.ids).toEqual([
      { root: '1.2.3.4.567.8.9.10', extension: '4711' },
    ])
  })

  it('tells people everything that it tells software', () => {
    const shown = narrativeOf(fullPrescription)
    for (const words of [
      'PARACETAMOL MYLAN 500 mg, comprimé',
      '1 à 2 comprimés, 3 fois par jour, en cas de douleur ou de fièvre',
      'du 15/01/2026 au 19/01/2026 (5 jours)',
      'Préparation magistrale : crème < 30 g & « Cérat »',
      'Non (marge thérapeutique étroite)',
      'Remettre en flacon',
      'Lit médical, lit + 135 kg',
      'À revoir dans un mois.',
      "est un numéro d'essai",
    ])
      expect(shown).toContain(words)
  })

  it('holds its copy for people, byte for byte', () => {
    const pdf = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256)
    const { sections } = readCda(compose({ ...examplePrescription, pdf }))
    const copy = sections.flatMap(({ media }) => media).at(-1)
    expect(copy?.mediaType).toBe('application/pdf')
    expect(Buffer.compare(copy?.content ?? new Uint8Array(), pdf)).toBe(0)
  })

  it('carries the 2D code of its number as a picture', () => {
    const [code] = readCda(compose(examplePrescription)).sections
    expect(code).toMatchObject({ code: { code: '57723-9' }, media: [{ mediaType: 'image/png' }] })
    const picture = code?.media[0]?.content ?? new Uint8Array()
    expect([...picture.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  })

  it('says quantities in letters when it is secured, and then only', () => {
    const words = 'un à deux comprimés, trois fois par jour'
    expect(narrativeOf(fullPrescription)).toContain(words)
    expect(narrativeOf({ ...fullPrescription, marks: ['bizone'] })).not.toContain(words)
  })

  it('names the document that it replaces', () => {
    expect(readCda(compose(fullPrescription)).header.related).toMatchObject([
      { type: 'RPLC', ids: [{ root: fullPrescription.replaces }] },
    ])
  })

  it('prescribes something', () => {
    expect(() => compose({ ...examplePrescription, medicines: [] })).toThrow(/at least one/)
  })

  it('is packed without a remark', async () => {
    const { id, name } = examplePrescription.prescriber.structure
    const bytes = await writeXdm({
      documents: [{ content: compose(fullPrescription) }],
      sender: {
        structure: { id, name, authority: '1.2.250.1.71.4.2.2' },
        ...{ name: 'Dr Camille MARTIN', address: 'x', phone: '01' },
      },
      software: { name: 'Pli', version: '1', editor: 'Pli' },
      at: examplePrescription.at,
      uuid: counter(),
    })
    const { flaws, documents } = await readXdm(bytes)
    expect(flaws).toEqual([])
    expect(documents[0]?.entry).toMatchObject({
      classCode: { code: '42' },
      formatCode: { code: 'urn:ihe:pharm:pre:2010' },
      practiceSetting: { code: 'AMBULATOIRE' },
    })
  })
})
