import { readdirSync, existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCda } from '../cda/index.js'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { readXdm } from '../xdm/index.js'
import { examplePrescription, fullPrescription } from './example.case.js'
import {
  composePrescription,
  ledgerEntryOf,
  readPrescription,
  type Prescription,
  type ReadPrescription,
} from './index.js'

let last = 0
const uuid = (): string => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
const bytesOf = (prescription: Prescription): string =>
  new TextDecoder().decode(composePrescription(prescription, uuid))
const read = (xml: string): ReadPrescription =>
  readPrescription(readCda(new TextEncoder().encode(xml)))

describe('what was composed', () => {
  it.each([
    ['a short one', examplePrescription],
    ['one that holds everything', fullPrescription],
  ])('comes back as it was: %s', (_, prescription) => {
    const back = read(bytesOf(prescription))
    const { number, id, setId, version, replaces, at, marks, medicines, devices } = prescription
    expect(back).toMatchObject({ number, id, setId, version, replaces, at, marks })
    expect(back.medicines).toMatchObject(medicines)
    expect(back.devices).toMatchObject(devices)
    expect(back.author).toBe(`rpps:${prescription.prescriber.rpps}`)
    expect(back.comment).toBe(prescription.comment)
    expect(back.pdf).toEqual(prescription.pdf)
    expect(Math.floor((back.until ?? 0) / 60_000)).toBe((prescription.until ?? 0) / 60_000)
    expect(back.doubts).toEqual([])
    expect(ledgerEntryOf(back)).toEqual(ledgerEntryOf(prescription))
  })

  it('names whom the patient wants to be served by, and whom a locum stands in for', () => {
    expect(read(bytesOf(fullPrescription))).toMatchObject({
      replaced: { name: { family: 'DURAND' } },
      dispenser: { organisation: { name: 'Pharmacie du Village' } },
      patient: { birthFamily: 'PAT-TROIS' },
    })
  })
})

describe('words and entries that differ', () => {
  const xml = bytesOf(fullPrescription)

  it.each([
    [
      'another medicine is shown',
      />PARACETAMOL MYLAN 500 mg, comprimé<\/content>/,
      '>MORPHINE 10 mg</content>',
      'name',
    ],
    ['another quantity', />2 boîtes</, '>20 boîtes<', 'boxes'],
    ['another number of renewals', /<td>3<\/td>/, '<td>12</td>', 'renewals'],
    ['another duration', /\(5 jours\)/, '(50 jours)', 'days'],
    ['the line is not shown', / ID="med-1"/, ' ID="med-x"', 'not-shown'],
  ])('%s', (_, from, to, kind) => {
    expect(xml).toMatch(from)
    expect(read(xml.replace(from, to)).doubts).toContainEqual(expect.objectContaining({ kind }))
  })

  it('a medicine that only people see is told of', () => {
    const table = '<table><tbody><tr><th>Médicament</th><td>CODEINE 30 mg</td></tr></tbody></table>'
    const added = xml.replace('</table></text>', `</table>${table}</text>`)
    expect(read(added).doubts).toEqual([
      { kind: 'narrative-only', shown: expect.stringContaining('CODEINE 30 mg') as string },
    ])
  })

  it('a document of another type is none', () => {
    expect(() => read(xml.replace('57833-6', '60593-1'))).toThrow(/no prescription/)
  })
})

describeOfficial('the packages', () => {
  it.each(officialPackages.filter((name) => name.startsWith('eP-MED')))('%s', async (name) => {
    const { documents } = await readXdm(readOfficial(name))
    const back = readPrescription(readCda((await documents[0]?.read()) ?? new Uint8Array()))
    expect(back.medicines[0]).toMatchObject({
      medicine: { cis: '63107752', cip13: { code: '3400933516390' } },
      ...{ boxes: 2, renewals: 3, days: 6, noSubstitution: 'Marge thérapeutique étroite' },
      patientInstruction: "A prendre au cours d'un repas",
    })
    expect(back.medicines[1]).toMatchObject({
      medicine: { name: expect.stringContaining('Cérat Frais de Galien') as string, cis: null },
      posology: expect.stringContaining('2 applications') as string,
    })
    expect(back).toMatchObject({ prescriber: { name: { family: expect.any(String) as string } } })
  })
})

const folder = '../shared/ans/cda/ExemplesCDA'
const samples = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.startsWith('eP-MED'))
  : []

describe.skipIf(samples.length === 0)(`the samples (of ${folder})`, () => {
  it.each(samples)('%s', (name) => {
    const back = readPrescription(readCda(readFileSync(`${folder}/${name}`)))
    expect(back.medicines[0]?.posology).toMatch(/3 fois\/j.*2 fois\/j/)
    expect(back.medicines[0]?.virtual?.code).toBe('MV00002306')
    expect(back.devices).toMatchObject([{ lpp: '1215702', emdn: { code: 'V0806' }, days: 60 }])
    expect(back).toMatchObject({ number: '01S2TBPZ2JCNZZYGHZ', author: 'rpps:01234567897' })
    // Its entry points at DM001, where the narrative says DM-001.
    expect(back.doubts.filter(({ kind }) => kind === 'not-shown')).toHaveLength(1)
  })
})
