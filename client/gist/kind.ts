/** What sort of message it is, by the type of the document inside (LOINC, TRE_A05). */

import type { GistKind } from '../../server/base/index.js'

const kinds: Readonly<Record<string, GistKind>> = {
  '57833-6': 'prescription',
  '60593-1': 'dispensation',
  // Laboratory, imaging and pathology are looked at as results.
  '11502-2': 'result',
  '18725-2': 'result',
  '18748-4': 'result',
  '11526-1': 'result',
  '96173-0': 'result',
  // Letters among documents: to the patient's physician, at discharge.
  '57133-1': 'letter',
  '78715-0': 'letter',
}

/** Undefined for no code at all; any other document is a report. */
export function kindOfCode(code: string): GistKind | undefined {
  if (code === '') return undefined
  return kinds[code] ?? 'report'
}
