/** Is whoever signed the one whom the document calls its author? */

import type { Reason, Signer } from '../../verdict/index.js'
import type { CdaHeader, CdaId, CdaPerson } from '../cda/index.js'

const nationalPerson = '1.2.250.1.71.4.2.1'
const nationalStructure = '1.2.250.1.71.4.2.2'

/** Identities that a person of a document claims, as certificates write them: `rpps:…`, `finess:…`. */
export function identitiesOf({ ids, organisation }: CdaPerson): {
  readonly person: readonly string[]
  readonly structure: readonly string[]
} {
  return {
    person: ids.flatMap(personIdentity),
    structure: (organisation?.ids ?? []).flatMap(structureIdentity),
  }
}

/** idNatPS (TRE_G08): 8 + RPPS, 0 + ADELI, 3 + FINESS / register. */
function personIdentity({ root, extension }: CdaId): string[] {
  if (root !== nationalPerson) return []
  const [, type = '', number = ''] = /^(\d)([\w/-]{1,60})$/.exec(extension.trim()) ?? []
  if (number === '') return []
  if (type === '8') return [`rpps:${number}`]
  if (type === '0') return [`adeli:${number}`]
  return number.includes('/') ? [`employee:${number}`] : [`other:${extension}`]
}

/** idNatStruct (TRE_G07): 1 + FINESS, 3 + SIRET. */
function structureIdentity({ root, extension }: CdaId): string[] {
  if (root !== nationalStructure) return []
  const number = extension.trim().slice(1)
  if (extension.startsWith('1')) return [`finess:${number}`]
  return extension.startsWith('3') ? [`siret:${number}`] : []
}

/** As people read it: `RPPS 10100997245`. */
export const printIdentity = (identity: string): string =>
  identity.replace(/^(\w+):/, (_, kind: string) => `${kind.toUpperCase()} `)

/**
 * Compares the signer with the authors of a document. Another person is red; the author's organisation vouches for less
 * than the author does. Nothing is said of a document that nobody signed.
 */
export function judgeAuthor({ authors }: CdaHeader, signer: Signer | null): Reason[] {
  const people = authors.filter(({ device }) => !device).map(identitiesOf)
  if (!signer || signer.identity === null) return []
  const { identity, name } = signer
  if (people.some(({ person }) => person.includes(identity))) return []
  const known = people.flatMap(({ person }) => person)
  const author = known.map(printIdentity).join(', ')
  if (people.some(({ structure }) => structure.includes(identity)))
    return [{ level: 'amber', name: 'signed-by-structure', values: { signer: name, author } }]
  if (known.length === 0) return [{ level: 'amber', name: 'author-unnumbered' }]
  const who = `${name} (${printIdentity(identity)})`
  return [{ level: 'red', name: 'author-differs', values: { signer: who, author } }]
}
