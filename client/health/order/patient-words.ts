/** A patient as typed on a command line: `nom=…`, `prenom=…`, `naissance=28/03/1979`, `sexe=F`, `ins=…`. */

import { fold, SaidFault } from '../../../server/base/index.js'
import type { PrescribedPatient } from '../prescription/index.js'
import { Field } from './fields.js'
import { readPatient } from './people.js'

/** The words of the command line and the fields of the JSON form. */
const words: Readonly<Record<string, string>> = {
  nom: 'birthFamily',
  prenom: 'birthGiven',
  prenoms: 'birthGiven',
  usage: 'usedFamily',
  'prenom-usage': 'usedGiven',
  sexe: 'sex',
  naissance: 'birthDate',
  ins: 'ins',
  oid: 'insSystem',
  tel: 'phone',
}

/** Fault syntax for a word that is not known, and those of `readPatient`. */
export function patientFromWords(typed: readonly string[]): PrescribedPatient {
  const found: Record<string, unknown> = {}
  const place: Record<string, string> = {}
  for (const one of typed) {
    const at = one.indexOf('=')
    const key = fold(one.slice(0, Math.max(at, 0))).replaceAll(' ', '-')
    const value = one.slice(at + 1).trim()
    const field = words[key]
    if (at > 0 && field !== undefined) found[field] = field === 'sex' ? value.toUpperCase() : value
    else if (at > 0 && key === 'lieu') place['code'] = value
    else if (at > 0 && key === 'ville') place['city'] = value
    else if (at > 0 && key === 'qualifie')
      found['qualified'] = /^(oui|o|yes|y|1|true)$/i.test(value)
    else if (at > 0 && key === 'adresse') found['address'] = addressOf(value)
    else throw new SaidFault('syntax', 'prescribe.patient.word', { word: one, words: known })
  }
  if (Object.keys(place).length > 0) found['birthPlace'] = place
  return readPatient(new Field(found, 'patient'))
}

const known = [...Object.keys(words), 'lieu', 'ville', 'qualifie', 'adresse'].join(', ')

/** `1 place de l'Exemple, 51300 DOMPREMY`. */
function addressOf(text: string): { street: string; postalCode: string; city: string } {
  const [, street, postalCode, city] = /^(.+?),?\s+(\d{5})\s+(.+)$/.exec(text) ?? []
  if (street === undefined || postalCode === undefined || city === undefined)
    throw new SaidFault('syntax', 'prescribe.patient.address', { text })
  return { street, postalCode, city }
}
