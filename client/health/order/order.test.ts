import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexMedicines, readMedicines } from '../medicines/index.js'
import { systemRandom } from '../../../server/base/index.js'
import {
  parseDeviceLine,
  parseMedicineLine,
  patientFromWords,
  readOrder,
  trialNumber,
  type ReadingLine,
} from './index.js'

const medicines = indexMedicines(
  readMedicines({
    cis: readFileSync('fixtures/medicines/CIS_bdpm.txt'),
    cip: readFileSync('fixtures/medicines/CIS_CIP_bdpm.txt'),
  }).medicines,
)
const at = Date.UTC(2026, 0, 15, 8, 30)
const plain: ReadingLine = { medicines: null, at }
const known: ReadingLine = { medicines, at }

describe('a typed line', () => {
  it('keeps the sentence, and tells dose and duration where they are certain', () => {
    const text = 'Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours'
    expect(parseMedicineLine(text, plain)).toMatchObject({
      medicine: { name: 'Paracétamol 500 mg', cis: null, cip13: null },
      posology: '1 comprimé 3 fois par jour pendant 5 jours',
      dose: { low: 1, high: 1, unit: '{tablet}', everyHours: 8 },
      days: 5,
      renewals: 0,
      boxes: null,
      noSubstitution: null,
      longTermIllness: false,
    })
  })

  it('takes clauses out of the sentence', () => {
    const text =
      'X 0,5 mg ; 1 à 2 gélules toutes les 12 h, si besoin ; pendant 2 semaines, 2 boîtes, AR 3, ALD, NS MTE, NR, hors AMM, AT, prévention, voie orale, au patient : à jeun, au pharmacien : 1 par 1'
    expect(parseMedicineLine(text, plain)).toEqual({
      medicine: { name: 'X 0,5 mg', cis: null, cip13: null },
      posology: '1 à 2 gélules toutes les 12 h, si besoin, pendant 2 semaines',
      dose: { low: 1, high: 2, unit: '{capsule}', everyHours: 12 },
      route: { code: '20053000', display: 'Voie orale' },
      days: 14,
      renewals: 3,
      boxes: 2,
      noSubstitution: 'marge thérapeutique étroite',
      longTermIllness: true,
      workAccident: true,
      prevention: true,
      notReimbursed: true,
      offLabel: true,
      patientInstruction: 'à jeun',
      dispenserInstruction: '1 par 1',
    })
  })

  it.each([
    '1 comprimé le matin et 2 le soir',
    '2 comprimés puis 1 comprimé 3 fois par jour',
    '1 comprimé 3 fois par semaine',
    '1 comprimé 5 fois par jour',
    '1 application 2 fois par jour',
    '3 comprimés',
    '2 à 1 comprimés 3 fois par jour',
  ])('does not guess a dose from "%s"', (posology) => {
    expect(parseMedicineLine(`X, ${posology}`, plain)).toMatchObject({ posology, dose: null })
  })

  it.each([
    ['pendant 3 mois', 90],
    ['pendant un mois', 31],
    ['pendant 10 jours puis pendant 5 jours', null],
    ['au long cours', null],
  ])('%s is %s days', (words, days) => {
    expect(parseMedicineLine(`X, 1 comprimé ${words}`, plain).days).toBe(days)
  })

  it('finds the medicine by name, CIS or CIP13', () => {
    const medicine = (text: string) => parseMedicineLine(`${text}, 1 par jour`, known).medicine
    const tablet = { name: 'ESSAIPRANE 500 mg, comprimé', cis: '69999001' }
    expect(medicine('essaiprane 500')).toEqual({ ...tablet, cip13: null })
    expect(medicine('ESSAIPRANE 500 mg, comprimé')).toEqual({ ...tablet, cip13: null })
    expect(medicine('CIS 69999001')).toEqual({ ...tablet, cip13: null })
    expect(medicine('3400999999014')).toEqual({
      ...tablet,
      cip13: {
        code: '3400999999014',
        display: 'ESSAIPRANE 500 mg, comprimé, plaquette(s) PVC-aluminium de 16 comprimé(s)',
      },
    })
    expect(medicine('DCI essaiprane')).toEqual({ name: 'essaiprane', cis: null, cip13: null })
    expect(medicine('Préparation magistrale')).toMatchObject({ cis: null })
    expect(parseMedicineLine('essaiprane 500, 1 par jour', known).route?.code).toBe('20053000')
  })

  it.each([
    ['essaiprane, 1 par jour', /69999002 .*69999001/],
    ['69999999, 1 par jour', /not among/],
    ['Paracétamol', /posology/],
    ['', /begins with a name/],
    ['x'.repeat(2001), /too long/],
  ])('refuses %j', (text, reason) => {
    expect(() => parseMedicineLine(text, known)).toThrow(reason)
  })
})

describe('a typed device', () => {
  it('has a quantity, a duration and a code', () => {
    expect(parseDeviceLine('Lit médical, 1, pendant 60 jours, LPP 1215702, ALD', at)).toEqual({
      name: 'Lit médical',
      ...{ emdn: null, lpp: '1215702', quantity: 1, days: 60, renewals: 0 },
      ...{ longTermIllness: true, workAccident: false, prevention: false, notReimbursed: false },
    })
  })

  it('has no sentence that could hold what is not understood', () => {
    expect(() => parseDeviceLine('Lit, bientôt', at)).toThrow(/bientôt/)
  })
})

const words = ['nom=PAT-TROIS', 'prenoms=DOMINIQUE MARIE-LOUISE', 'naissance=28/03/1979', 'sexe=f']

describe('a typed patient', () => {
  it('is read', () => {
    const more = [
      ...['ins=2 79 03 51 215 189 89', 'oid=1.2.250.1.213.1.4.10', 'qualifié=oui', 'lieu=51215'],
      ...['ville=DOMPREMY', "adresse=1 place de l'Exemple, 51300 DOMPREMY", 'tel=06 39 98 00 01'],
    ]
    expect(patientFromWords([...words, ...more])).toEqual({
      ins: { matricule: '279035121518989', system: '1.2.250.1.213.1.4.10' },
      qualified: true,
      localId: null,
      birthFamily: 'PAT-TROIS',
      birthGiven: ['DOMINIQUE', 'MARIE-LOUISE'],
      ...{ usedFamily: '', usedGiven: '', sex: 'F', birthDate: '19790328' },
      birthPlace: { code: '51215', city: 'DOMPREMY' },
      address: { street: "1 place de l'Exemple", postalCode: '51300', city: 'DOMPREMY' },
      phone: '06 39 98 00 01',
    })
  })

  it.each([
    [['nom=X'], 'patient.birthGiven'],
    [[...words, 'naissance=31/02/1979'], 'patient.birthDate'],
    [[...words, 'qualifie=oui'], 'patient.ins'],
    [[...words, 'ins=279035121518988'], '279035121518988'],
    [[...words, 'poids=80'], 'poids=80'],
    [[...words, 'adresse=ici'], 'ici'],
  ])('%j is refused, naming %s', (typed, named) => {
    expect(() => patientFromWords(typed)).toThrow(named)
  })
})

describe('an order in JSON', () => {
  const line = { medicine: { name: 'X', cis: '69999001' }, posology: '1 par jour' }
  const patient = { birthFamily: 'A', birthGiven: ['B'], sex: 'M', birthDate: '1979-03-28' }

  it('may be as short as a line', () => {
    expect(readOrder('{"lines":["X, 1 par jour"]}', plain)).toMatchObject({
      patient: null,
      medicines: [{ medicine: { name: 'X' } }],
      ...{ devices: [], marks: [], comment: '', until: null, to: [] },
    })
  })

  it('is the example of docs/prescribe.md', () => {
    const [, example = ''] =
      /```json\n([\s\S]*?)```/.exec(readFileSync('docs/prescribe.md', 'utf8')) ?? []
    const order = readOrder(example, plain)
    expect(order.medicines.length + order.devices.length).toBeGreaterThan(2)
    expect(order.patient?.qualified).toBe(true)
  })

  it.each([
    [{ lines: [{ ...line, dose: { low: '1', unit: 'mg', everyHours: 8 } }] }, 'lines[0].dose.low'],
    [{ lines: [line, { ...line, posologie: 'x' }] }, 'lines[1].posologie'],
    [{ lines: [{ ...line, renewals: -1 }] }, 'lines[0].renewals'],
    [{ lines: [{ ...line, medicine: { cip13: '3400999999015' } }] }, 'lines[0].medicine.cip13'],
    [{ lines: [{ ...line, route: 'par là' }] }, 'lines[0].route'],
    [{ lines: {} }, 'lines'],
    [{ devices: [{ name: '' }] }, 'devices[0].name'],
    [{ marks: ['urgent', 'constructor'] }, 'marks[1]'],
    [{ patient: { ...patient, sex: 'X' } }, 'patient.sex'],
    [{ patient: { ...patient, birthPlace: { code: '5' } } }, 'patient.birthPlace.code'],
    [{ patient: { ...patient, insSystem: '1.2.3' } }, 'patient.insSystem'],
    [{ replaced: { rpps: '10100997246' } }, 'replaced.rpps'],
    [{ until: 'demain' }, 'until'],
    [{ to: ['x'] }, 'to[0]'],
    [{ patiente: {} }, 'patiente'],
    [[], '.'],
  ])('%j is refused at %s', (json, path) => {
    expect(() => readOrder(JSON.stringify(json), plain)).toThrow(`${path}: `)
  })

  it('is JSON', () => {
    expect(() => readOrder('{', plain)).toThrow(/not JSON/)
  })
})

describe('a number for trial', () => {
  it('has 18 characters that say so, and is not twice the same', () => {
    const numbers = Array.from({ length: 100 }, () => trialNumber(systemRandom))
    for (const number of numbers) expect(number).toMatch(/^ESSAI[0-9A-HJ-NP-Z]{13}$/)
    expect(new Set(numbers).size).toBe(100)
  })
})
