/** Who plays in the web client's house, and the patients the mail is about. Their numbers are valid and nobody's. */

export interface Role {
  readonly folder: string
  readonly rpps: string
  readonly family: string
  readonly given: string
  readonly profession: string
  readonly mailbox: string
}

export const roles = {
  doctor: {
    ...{ folder: 'medecin', rpps: '10100997245', family: 'MARTIN', given: 'Camille' },
    ...{ profession: 'medecin', mailbox: 'camille.martin@medecin.pli.test' },
  },
  colleague: {
    ...{ folder: 'confrere', rpps: '10002422979', family: 'ROBERT', given: 'Jeanne' },
    ...{ profession: 'medecin', mailbox: 'jeanne.robert@medecin.pli.test' },
  },
  pharmacist: {
    ...{ folder: 'pharmacien', rpps: '10004445556', family: 'ROUX', given: 'Hélène' },
    ...{ profession: 'pharmacien', mailbox: 'helene.roux@pharmacie.pli.test' },
  },
  nurse: {
    ...{ folder: 'infirmiere', rpps: '99700218896', family: 'PETIT', given: 'Léa' },
    ...{ profession: 'infirmier', mailbox: 'lea.petit@infirmier.pli.test' },
  },
  administrator: {
    ...{ folder: 'administratrice', rpps: '10005678908', family: 'BENALI', given: 'Nadia' },
    ...{ profession: 'medecin', mailbox: 'nadia.benali@medecin.pli.test' },
  },
} as const satisfies Record<string, Role>

export const pharmacy = {
  folder: 'pharmacie',
  finess: '750803447',
  name: 'PHARMACIE DU PONT NEUF',
  mailbox: 'officine@pharmacie.pli.test',
} as const

export type Persona = keyof typeof roles | 'pharmacy'

/** Somebody who may open the page. */
export interface Guest {
  readonly name: string
  readonly mailbox: string
  readonly folder: string
  /** Path and password of identity.p12. */
  readonly p12: string
  readonly password: string
}

export const mailDomains = ['medecin.pli.test', 'pharmacie.pli.test', 'infirmier.pli.test']

export interface Patient {
  readonly birthFamily: string
  readonly birthGiven: readonly string[]
  readonly sex: 'F' | 'M'
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly ins: string
}

/** A matricule with its key: 97 minus the number modulo 97. */
function matricule(sex: 'F' | 'M', birthDate: string, order: string): string {
  const digits = `${sex === 'F' ? 2 : 1}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}51215${order}`
  return `${digits}${String(97n - (BigInt(digits) % 97n)).padStart(2, '0')}`
}

const patient = (
  sex: 'F' | 'M',
  birthFamily: string,
  given: string,
  birthDate: string,
  order: string,
): Patient => ({
  ...{ birthFamily, birthGiven: given.split(' '), sex, birthDate },
  ins: matricule(sex, birthDate, order),
})

export const patients: readonly Patient[] = [
  patient('F', 'PAT-TROIS', 'DOMINIQUE MARIE-LOUISE', '1979-03-28', '189'),
  patient('M', 'LEFÈVRE', 'ANTOINE', '1954-11-02', '034'),
  patient('F', 'NGUYEN', 'MAI-LINH', '1991-06-17', '112'),
  patient('M', 'DA SILVA', 'JOÃO', '1968-01-30', '207'),
  patient('F', 'BENSAÏD', 'YASMINE', '2025-12-09', '055'),
  patient('M', 'LE GOFF', 'YANN', '1987-08-21', '063'),
  patient('F', 'ROUSSEAU', 'JEANNINE', '1938-04-05', '018'),
  patient('M', 'MOREAU', 'ÉLIE', '2016-09-14', '141'),
]

/** `LEFÈVRE Antoine` */
export function nameOf({ birthFamily, birthGiven }: Patient): string {
  const given = (birthGiven[0] ?? '').toLowerCase()
  return `${birthFamily} ${given.replace(/(^|[-\s])\p{L}/gu, (letter) => letter.toUpperCase())}`
}
