/** The national health identity: a matricule of 13 characters and its key, and which list it is from (INS, GIE SESAM-Vitale). */

import { SaidFault } from '../../server/base/index.js'

/** OIDs of the lists, and whether a number of it may stand for a real person. */
export const insSystems = {
  '1.2.250.1.213.1.4.8': 'nir',
  '1.2.250.1.213.1.4.9': 'nia',
  '1.2.250.1.213.1.4.10': 'nir-test',
  '1.2.250.1.213.1.4.11': 'nir-demo',
} as const

export type InsKind = (typeof insSystems)[keyof typeof insSystems]

export interface Ins {
  /** 15 characters: letters of Corsica stay. */
  readonly matricule: string
  readonly system: keyof typeof insSystems
}

export const isInsSystem = (oid: string): oid is keyof typeof insSystems =>
  Object.hasOwn(insSystems, oid)

const shape = /^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}\d{2}$/

/** The key of the 13 characters: 97 − (N mod 97), 2A counting as 19 and 2B as 18. */
export function insKey(thirteen: string): string {
  const digits = thirteen.replace('2A', '19').replace('2B', '18')
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0')
}

export const isMatricule = (text: string): boolean =>
  shape.test(text) && insKey(text.slice(0, 13)) === text.slice(13)

/** The matricule that a person typed, without blanks. Fault syntax when its form or its key is wrong. */
export function parseMatricule(typed: string): string {
  const text = typed.replace(/[\s.]/g, '').toUpperCase()
  if (!shape.test(text)) throw new SaidFault('syntax', 'ins.form', { text: typed.slice(0, 40) })
  const key = insKey(text.slice(0, 13))
  if (key !== text.slice(13)) throw new SaidFault('syntax', 'ins.key', { number: text })
  return text
}

/** As people read it: `2 79 03 51 215 189 89`. */
export function formatMatricule(text: string): string {
  const match = /^(.)(..)(..)(..)(...)(...)(..)$/.exec(text)
  return match ? match.slice(1).join(' ') : text
}
