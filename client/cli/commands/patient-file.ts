/** The reader's own file of a patient, whose traits a document is compared with. */

import { PhrasedFault } from '../../../server/base/index.js'
import type { Traits } from '../../health/index.js'
import { readUserFile } from '../../mail/index.js'

const maxBytes = 1024 * 1024

/**
 * Reads JSON in the words of a prescription's patient: `ins: {matricule, system}`, `birthFamily`, `birthGiven`,
 * `birthDate` (YYYYMMDD or YYYY-MM-DD), `sex`, `birthPlace: {code}`. Fault syntax when it is not that.
 */
export async function readPatientFile(path: string): Promise<Traits> {
  const text = (await readUserFile(path, maxBytes)).toString('utf8')
  const fields = fieldsOf(text, path)
  const ins = fieldsIn(fields['ins'])
  const given = fields['birthGiven']
  const names = Array.isArray(given) ? given : [given]
  const traits = {
    ...{ matricule: wordOf(ins['matricule']), system: wordOf(ins['system']) },
    birthFamily: wordOf(fields['birthFamily']),
    birthGiven: names.map(wordOf).filter((name) => name !== ''),
    birthDate: wordOf(fields['birthDate']).replaceAll('-', ''),
    sex: wordOf(fields['sex']),
    birthPlace: wordOf(fieldsIn(fields['birthPlace'])['code']),
  }
  if (traits.birthFamily === '') throw notOne(path)
  return traits
}

const notOne = (path: string, cause?: unknown): PhrasedFault =>
  new PhrasedFault('syntax', 'verify.badPatientFile', { path }, cause)

type Fields = Readonly<Record<string, unknown>>

const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function fieldsOf(text: string, path: string): Fields {
  try {
    const found = fieldsIn(JSON.parse(text))
    // A file that prescribes has its patient inside.
    return 'patient' in found ? fieldsIn(found['patient']) : found
  } catch (error) {
    throw notOne(path, error)
  }
}
