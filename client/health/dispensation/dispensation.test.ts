import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCda } from '../cda/index.js'
import { fullPrescription } from '../prescription/example.case.js'
import { readXdm, writeXdm } from '../xdm/index.js'
import { example, uuid } from './example.case.js'
import { composeDispensation, readDispensation } from './index.js'

describe('a dispensation', () => {
  it('comes back as it was: given, replaced, in part, refused', () => {
    const dispensation = example()
    const back = readDispensation(readCda(composeDispensation(dispensation, uuid)))
    expect(back).toMatchObject({
      ...{ id: '2.25.1', at: dispensation.at, number: fullPrescription.number },
      prescriptions: [fullPrescription.id],
      ...{ pharmacist: 'Anne PORT', pharmacy: 'Pharmacie du Village' },
    })
    expect(back.lines).toEqual(
      dispensation.lines.map(({ line: _line, renewal: _renewal, ...rest }) => rest),
    )
  })

  it('keeps patient and prescriber as the prescription has them', () => {
    const { patient, prescriber } = example()
    expect(patient).toEqual({ ...fullPrescription.patient, phone: '0639980001' })
    expect(prescriber).toMatchObject({ rpps: fullPrescription.prescriber.rpps, civility: 'MME' })
  })

  it('tells of at least one line', () => {
    expect(() => composeDispensation({ ...example(), lines: [] }, uuid)).toThrow(/at least one/)
  })

  it('is packed without a remark, as a dispensation', async () => {
    const { id, name } = example().pharmacist.structure
    const bytes = await writeXdm({
      documents: [{ content: composeDispensation(example(), uuid) }],
      sender: {
        structure: { id, name, authority: '1.2.250.1.71.4.2.2' },
        ...{ name, address: 'x', phone: '01' },
      },
      software: { name: 'Pli', version: '1', editor: 'Pli' },
      ...{ at: example().at, uuid },
    })
    const { flaws, documents } = await readXdm(bytes)
    expect(flaws).toEqual([])
    expect(documents[0]?.entry).toMatchObject({
      classCode: { code: '43' },
      formatCode: { code: 'urn:ihe:pharm:dis:2010' },
      facilityType: { code: 'SA33' },
    })
  })
})

const sample = '../shared/ans/cda/ExemplesCDA/eDISP-MED_2024.01.xml'

describe.skipIf(!existsSync(sample))(`the official sample (${sample})`, () => {
  it('is read: one replaced by a generic, one preparation', () => {
    const read = readDispensation(readCda(readFileSync(sample)))
    expect(read).toMatchObject({
      ...{ prescriptions: ['1.2.250.1.213.1.1.1.39.1.1'], pharmacy: 'Pharmacie du village' },
      lines: [
        {
          ...{ boxes: 2, substituted: true, entryId: 'AADC9C14-F1CA-4177-B2C8-A5178D5B3CA0' },
          given: { cip13: { code: '3400933516390' } },
        },
        { boxes: 1, substituted: false, note: 'Préparation remise dans un flacon' },
      ],
    })
  })
})
