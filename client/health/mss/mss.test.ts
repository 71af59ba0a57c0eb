import { describe, expect, it } from 'vitest'
import { examplePrescription } from '../prescription/example.case.js'
import { composePrescription, readXdm } from '../index.js'
import {
  composeMssSubject,
  insOfPatientAddress,
  mssHeaders,
  packPrescription,
  parseMssSubject,
  patientAddress,
  printedName,
  readMssHeaders,
  shownSubject,
} from './index.js'

const vial = { family: 'VIAL', given: 'Paul', birthDate: '19781126' }

describe('the subject line (ECO.2.1.3)', () => {
  it.each([
    [
      ["CR d'examens biologiques"],
      vial,
      "XDM/1.0/DDM+CR d'examens biologiques VIAL Paul 26/11/1978",
    ],
    [['a', 'b', 'c'], vial, 'XDM/1.0/DDM+3 documents VIAL Paul 26/11/1978'],
    [
      ['Lettre de liaison à la sortie de l’établissement de santé'],
      { family: 'Lœwenström-d’Été', given: 'Élodie', birthDate: '' },
      "XDM/1.0/DDM+Lettre de liaison à la sortie de l’établ LOEWENSTROM-D'ETE Elodie",
    ],
    [['x\r\nBcc: a@b'], vial, 'XDM/1.0/DDM+x  Bcc: a@b VIAL Paul 26/11/1978'],
  ])('of %j', (titles, patient, line) => {
    expect(composeMssSubject(titles, patient)).toBe(line)
  })

  it.each([
    [
      "XDM/1.0/DDM+CR d'examens biologiques VIAL Paul 26/11/1978",
      { label: "CR d'examens biologiques", ...vial },
    ],
    [
      'Re: xdm/1.0/ddm+2 documents DE LA TOUR Anne Marie',
      { label: '2 documents', family: 'DE LA TOUR', given: 'Anne Marie', birthDate: '' },
    ],
    [
      'XDM/1.0/DDM+Prescription PAT-TROIS DOMINIQUE 28/03/1979',
      { label: 'Prescription', family: 'PAT-TROIS', given: 'DOMINIQUE', birthDate: '19790328' },
    ],
    ['XDM/1.0/DDM+', { label: '', family: '', given: '', birthDate: '' }],
    ['Bonjour', undefined],
    ['à propos de XDM/1.0/DDM+', undefined],
  ])('%s is read', (line, expected) => {
    expect(parseMssSubject(line)).toEqual(expected)
  })

  it('is shown without its prefix (ECO.3.1.3)', () => {
    expect(shownSubject('Re: XDM/1.0/DDM+Prescription VIAL Paul')).toBe(
      'Re: Prescription VIAL Paul',
    )
    expect(shownSubject('Prescription')).toBe('Prescription')
  })
})

describe('X-MSS headers (ECO.2.4)', () => {
  it('are those that apply', () => {
    const facts = { codes: ['34112-3', 'PRESC-BIO', '34112-3'], hasIns: true, nil: 'DEV935997' }
    expect(mssHeaders({ ...facts, closesDialogue: true })).toEqual({
      'X-MSS-CODECDA': '34112-3,PRESC-BIO',
      'X-MSS-INS': 'O',
      'X-MSS-NIL': 'DEV935997',
      'X-MSS-MES': 'FIN',
    })
    expect(
      mssHeaders({ codes: [], hasIns: null, nil: 'PLI\r\nBcc: x', closesDialogue: false }),
    ).toEqual({ 'X-MSS-NIL': 'PLIBcc:x' })
  })

  it('come back', () => {
    const facts = { codes: ['57833-6'], hasIns: false, nil: 'PLI', closesDialogue: false }
    expect(readMssHeaders(Object.entries(mssHeaders(facts)))).toEqual(facts)
    expect(readMssHeaders([['x-mss-ins', 'oui']]).hasIns).toBeNull()
  })
})

describe("a patient's address (ECO.2.2.6)", () => {
  const { patient } = examplePrescription

  it('is made of a qualified INS and of nothing else', () => {
    expect(patientAddress(patient)).toBe('279035121518989@patient.mssante.fr')
    expect(() => patientAddress({ ...patient, qualified: false })).toThrow(/qualified/)
    expect(() => patientAddress({ ...patient, ins: null })).toThrow(/qualified/)
  })

  it('is told from other addresses', () => {
    expect(insOfPatientAddress('279035121518989@Patient.mssante.fr')).toBe('279035121518989')
    expect(insOfPatientAddress('279035121518988@patient.mssante.fr')).toBeUndefined()
    expect(insOfPatientAddress('279035121518989@patient.mssante.fr.test')).toBeUndefined()
  })
})

describe('a packed prescription (ECO.2.1.1)', () => {
  const pack = (prescription = examplePrescription) => {
    let last = 0
    const uuid = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
    const { id, name } = prescription.prescriber.structure
    return packPrescription({
      cda: composePrescription(prescription, uuid),
      pdf: prescription.pdf,
      action: 'create',
      nil: 'PLI',
      sender: {
        structure: { id, name, authority: '1.2.250.1.71.4.2.2' },
        ...{ name: 'Dr Camille MARTIN', address: 'x', phone: '01' },
      },
      software: { name: 'Pli', version: '1', editor: 'Pli' },
      at: prescription.at,
      uuid,
    })
  }

  it('is a zip and a PDF, named and announced by the rules', async () => {
    const { subject, headers, files } = await pack()
    expect(subject).toBe(
      'XDM/1.0/DDM+Prescription de produits de santé PAT-TROIS DOMINIQUE 28/03/1979',
    )
    expect(headers).toEqual({ 'X-MSS-CODECDA': '57833-6', 'X-MSS-INS': 'O', 'X-MSS-NIL': 'PLI' })
    expect(files.map(({ name }) => name)).toEqual([
      'IHE_XDM.zip',
      '20260115_Prescription-de-produits-de-sante_PAT-TROIS_DOMINIQUE_4711.pdf',
    ])
    const { flaws, documents } = await readXdm(files[0]?.content ?? new Uint8Array())
    expect(flaws).toEqual([])
    expect(documents).toHaveLength(1)
  })

  it('says N and gives no number away when the identity is not qualified', async () => {
    const { patient } = examplePrescription
    const packed = await pack({ ...examplePrescription, patient: { ...patient, qualified: false } })
    expect(packed.headers['X-MSS-INS']).toBe('N')
    for (const { content } of packed.files)
      expect(Buffer.from(content).includes('279035121518989')).toBe(false)
  })

  it('has a name of letters, digits and hyphens', () => {
    const of = { day: '20260115', type: 'Ordonnance / é', family: '../../etc', given: 'É "x"' }
    expect(printedName({ ...of, localId: null })).toBe('20260115_Ordonnance-e_ETC_E-x.pdf')
  })
})
