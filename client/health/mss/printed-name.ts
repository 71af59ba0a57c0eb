/** The name of the printed copy of a document (ECO.2.1.6). */

import { unaccented } from './plain.js'

/**
 * `<date de l'acte>_<type document>_<NOM>_<prenom>_<numéro de dossier>.pdf`, the last part optional; nothing in it
 * that a file system or a header would trip over. `day` is `YYYYMMDD`.
 */
export function printedName(of: {
  readonly day: string
  readonly type: string
  readonly family: string
  readonly given: string
  readonly localId: string | null
}): string {
  const { day, type, family, given, localId } = of
  const parts = [day, type, family.toUpperCase(), given, localId ?? '']
  return `${parts.map(filePart).filter(Boolean).join('_')}.pdf`
}

const filePart = (text: string): string =>
  unaccented(text)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
