/** A whole prescription of nobody, for tests: the test patient of the ANS, numbers that pass their check digits. */

import type { MedicineLine, Prescription, PrescribingProfessional } from './model.js'

export const examplePrescriber: PrescribingProfessional = {
  rpps: '10100997245',
  civility: 'MME',
  family: 'MARTIN',
  given: 'Camille',
  specialty: { code: 'G15_10/SM26', display: 'Médecin - Qualifié en Médecine Générale (SM)' },
  structure: {
    id: '1519999908',
    name: 'Cabinet du Dr Camille MARTIN',
    address: { street: '3 rue des Essais', postalCode: '51300', city: 'DOMPREMY' },
    phone: '03 53 01 00 01',
  },
}

const no = {
  longTermIllness: false,
  workAccident: false,
  prevention: false,
  notReimbursed: false,
} as const

export const exampleLine: MedicineLine = {
  medicine: {
    name: 'PARACETAMOL MYLAN 500 mg, comprimé',
    cis: '63107752',
    cip13: {
      code: '3400933516390',
      display: 'PARACETAMOL MYLAN 500 mg, comprimé, plaquette de 16 comprimés',
    },
  },
  posology: '1 à 2 comprimés, 3 fois par jour, en cas de douleur ou de fièvre',
  dose: { low: 1, high: 2, unit: '{tablet}', everyHours: 8 },
  route: { code: '20053000', display: 'Voie orale' },
  days: 5,
  renewals: 0,
  boxes: 2,
  noSubstitution: null,
  ...no,
  offLabel: false,
  patientInstruction: 'Ne pas dépasser 6 comprimés par jour',
  dispenserInstruction: '',
}

/** By its name alone, for as long as the patient takes it, not to be substituted, long-term illness. */
export const plainLine: MedicineLine = {
  ...exampleLine,
  medicine: { name: 'Préparation magistrale : crème < 30 g & « Cérat »', cis: null, cip13: null },
  posology: '2 applications par jour',
  ...{ dose: null, route: null, days: null, boxes: null },
  renewals: 3,
  noSubstitution: 'marge thérapeutique étroite',
  longTermIllness: true,
  dispenserInstruction: 'Remettre en flacon',
}

export const examplePrescription: Prescription = {
  number: 'ESSAI0000000000001',
  id: '2.25.73960298605341617724059833887578467293',
  setId: '2.25.31852300918773420628796006968018744215',
  version: 1,
  replaces: null,
  at: Date.UTC(2026, 0, 15, 8, 30),
  until: Date.UTC(2026, 3, 15, 21, 59),
  patient: {
    ins: { matricule: '279035121518989', system: '1.2.250.1.213.1.4.10' },
    qualified: true,
    localId: { value: '4711', authority: '1.2.3.4.567.8.9.10' },
    birthFamily: 'PAT-TROIS',
    birthGiven: ['DOMINIQUE', 'MARIE-LOUISE'],
    usedFamily: 'PAT-TROIS',
    usedGiven: 'DOMINIQUE',
    sex: 'F',
    birthDate: '19790328',
    birthPlace: { code: '51215', city: 'DOMPREMY' },
    address: { street: "1 place de l'Exemple", postalCode: '51300', city: 'DOMPREMY' },
    phone: '06 39 98 00 01',
  },
  prescriber: examplePrescriber,
  replaced: null,
  dispenser: null,
  marks: [],
  medicines: [exampleLine],
  devices: [],
  comment: '',
  pdf: new TextEncoder().encode('%PDF-1.4 (example)'),
}

/** Everything that a prescription can hold. */
export const fullPrescription: Prescription = {
  ...examplePrescription,
  replaces: '2.25.73960298605341617724059833887578467292',
  version: 2,
  replaced: {
    ...examplePrescriber,
    rpps: '10002422979',
    family: 'DURAND',
    given: 'Paul',
    civility: 'M',
  },
  dispenser: {
    id: '1519999916',
    name: 'Pharmacie du Village',
    address: { street: '12 rue des Produits', postalCode: '51300', city: 'DOMPREMY' },
    phone: '03 53 01 00 02',
  },
  marks: ['bizone', 'exception', 'secured', 'equipment', 'atHome', 'urgent', 'military'],
  medicines: [exampleLine, plainLine],
  devices: [
    {
      name: 'Lit médical, lit + 135 kg',
      emdn: { code: 'V0806', display: 'LITS MÉDICAUX' },
      lpp: '1215702',
      quantity: 1,
      days: 60,
      renewals: 0,
      ...no,
    },
    {
      name: 'Bande de contention',
      emdn: null,
      lpp: null,
      quantity: 2,
      days: null,
      renewals: 1,
      ...no,
      notReimbursed: true,
    },
  ],
  comment: 'À revoir dans un mois.',
}
