/** General names: the forms in which certificates, constraints and lists speak of somebody (RFC 5280 §4.2.1.6). */

import { composeTlv, DerReader, elementsOf, notDer, type Tlv } from '../der.js'
import { parseName, type DistinguishedName } from '../names.js'

const kinds = new Map([
  [0xa0, 'other'],
  [0x81, 'email'],
  [0x82, 'dns'],
  [0xa3, 'x400'],
  [0xa4, 'directory'],
  [0xa5, 'ediParty'],
  [0x86, 'uri'],
  [0x87, 'ip'],
  [0x88, 'registered'],
] as const)

export type GeneralNameKind = typeof kinds extends Map<number, infer K> ? K : never

export interface GeneralName {
  readonly kind: GeneralNameKind
  readonly content: Buffer
  /** Of `email`, `dns` and `uri`; empty for the others. */
  readonly text: string
  /** Of `directory`. */
  readonly name: DistinguishedName | undefined
}

/** Reads one element as a GeneralName. Fault syntax. */
export function generalNameOf({ tag, content }: Tlv): GeneralName {
  const kind = kinds.get(tag as 0xa0)
  if (kind === undefined) throw notDer('a general name')
  const isText = kind === 'email' || kind === 'dns' || kind === 'uri'
  return {
    ...{ kind, content },
    text: isText ? content.toString('latin1') : '',
    name: kind === 'directory' ? directoryOf(content) : undefined,
  }
}

export function composeGeneralName({ kind, content }: GeneralName): Buffer {
  const [tag = 0xa0] = [...kinds].find(([, known]) => known === kind) ?? []
  return composeTlv(tag, content)
}

/** Every element of `reader` as a GeneralName. */
export const generalNamesOf = (reader: DerReader): GeneralName[] =>
  elementsOf(reader).map(generalNameOf)

// A Name is a CHOICE, so its tag [4] is explicit.
function directoryOf(content: Buffer): DistinguishedName {
  const reader = new DerReader(content)
  const { raw } = reader.next()
  reader.end()
  return parseName(raw)
}
