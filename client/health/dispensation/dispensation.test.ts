import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCda } from '../cda/index.js'
import { composePrescription, readPrescription } from '../prescription/index.js'
import { fullPrescription } from '../prescription/example.case.js'
import { patientFromCda, professionalFromCda } from '../prescription/index.js'
import { readXdm, writeXdm } from '../xdm/index.js'
import { composeDispensation, readDispensation, type Dispensation } from './index.js'

let last = 0
const uuid = (): string => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`

/** Against a prescription that was read: whole and replaced, in part, refused. */
function example(): Dispensation {
  const bytes = composePrescription(fullPrescription, uuid)
  const read = readPrescription(readCda(bytes))
  const [first, second] = read.medicines
  if (!first || !second || !read.patient) throw new Error('the example has two medicines')
  const common = { renewal: 0, substituted: false, note: '' }
  const of = ({ line, entryId, medicine }: typeof first) => ({
    ...{ line, entryId, prescribed: medicine.name, given: medicine },
  })
  return {
    ...{ id: '2.25.1', setId: '2.25.2', at: fullPrescription.at + 86_400_000 },
    prescription: { id: read.id, number: read.number },
    patient: patientFromCda(read.patient),
    prescriber: professionalFromCda(read.prescriber),
    prescribedAt: read.at,
    pharmacist: {
      ...{ rpps: '10007890121', civility: 'MME', family: 'PORT', given: 'Anne' },
      specialty: { code: 'G15_21', display: 'Pharmacien' },
      structure: {
        ...{ id: '1519999916', name: 'Pharmacie du Village', phone: '03 53 01 00 02' },
        address: { street: '12 rue des Produits', postalCode: '51300', city: 'DOMPREMY' },
      },
    },
    lines: [
      {
        ...{ ...common, ...of(first), outcome: 'whole', boxes: 2, substituted: true },
        given: {
          ...{ name: 'PARACETAMOL ARROW 500 mg, comprimé', cis: '60234100' },
          cip13: { code: '3400935955838', display: 'PARACETAMOL ARROW 500 mg, boîte de 16' },
        },
      },
      {
        ...{ ...common, ...of(second), outcome: 'part', boxes: 1, renewal: 2 },
        note: 'Rupture <stock> & commande en cours',
      },
      {
        ...{ ...common, ...of(second), outcome: 'refused', boxes: 0 },
        note: 'Interaction avec un autre traitement',
      },
    ],
  }
}

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

const rules = '../shared/ans'
const sample = `${rules}/cda/ExemplesCDA/eDISP-MED_2024.01.xml`

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

const missing = [
  ...(existsSync(rules) ? [] : [`no ${rules}`]),
  ...(existsSync('/usr/share/java/Saxon-HE.jar') ? [] : ['no libsaxonhe-java']),
  ...['java', 'xmllint'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined),
]

describe.skipIf(missing.length > 0)(`the official rules (${missing.join(', ') || rules})`, () => {
  it('find no error, which they do in the official sample', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pli-rules-'))
    try {
      const file = join(folder, 'dispensation.xml')
      writeFileSync(file, composeDispensation(example(), uuid))
      const asked = ['bash', join(rules, 'check-cda.sh'), join(rules, 'cda'), file]
      const { stdout } = spawnSync(asked[0] ?? '', asked.slice(1), { encoding: 'utf8' })
      expect(stdout).toContain('1 passed of 1')
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 600_000)
})
