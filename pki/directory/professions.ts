/** Health professions (TRE_G15), by code, with the name the CLI takes and the label that certificates show. */

import { SaidFault } from '../../server/base/index.js'

export interface Profession {
  /** Code of TRE_G15. */
  readonly code: string
  /** As typed at the console. */
  readonly name: string
  /** As printed in `title` of a certificate. */
  readonly label: string
  /** Form of address before the name, when the profession has one. */
  readonly address?: string
}

export const professions: readonly Profession[] = [
  { code: '10', name: 'medecin', label: 'Médecin', address: 'Dr' },
  { code: '21', name: 'pharmacien', label: 'Pharmacien', address: 'Dr' },
  { code: '26', name: 'audioprothesiste', label: 'Audioprothésiste' },
  { code: '28', name: 'opticien-lunetier', label: 'Opticien-lunetier' },
  { code: '40', name: 'chirurgien-dentiste', label: 'Chirurgien-dentiste', address: 'Dr' },
  { code: '50', name: 'sage-femme', label: 'Sage-femme' },
  { code: '60', name: 'infirmier', label: 'Infirmier' },
  { code: '70', name: 'masseur-kinesitherapeute', label: 'Masseur-kinésithérapeute' },
  { code: '80', name: 'pedicure-podologue', label: 'Pédicure-podologue' },
  { code: '91', name: 'orthophoniste', label: 'Orthophoniste' },
  { code: '92', name: 'orthoptiste', label: 'Orthoptiste' },
]

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, '-')

/** By code, name or label, accents and case aside. Fault syntax names the known ones. */
export function professionOf(text: string): Profession {
  const wanted = fold(text)
  const found = professions.find(
    (p) => p.code === wanted || p.name === wanted || fold(p.label) === wanted,
  )
  if (found) return found
  const names = professions.map(({ name }) => name).join(', ')
  throw new SaidFault('syntax', 'pki.profession', { text: text.slice(0, 40), names })
}

/** `Dr Camille MARTIN (médecin)`. */
export function displayName(person: { family: string; given: string; profession: string }): string {
  const profession = professions.find(({ code }) => code === person.profession)
  const name = `${person.given} ${person.family.toUpperCase()}`
  if (!profession) return name
  const address = profession.address ? `${profession.address} ` : ''
  return `${address}${name} (${profession.label.toLowerCase()})`
}
