/** One line of the reference directory as what it tells of: a person, a structure, a mailbox. */

import type { MailboxType } from '../model.js'
import type { ReferenceRow, ReferenceSource } from '../ports.js'
import { bareNumber, personKindOf, structureKindOf } from './check.js'
import { formats, ownFormat, type Format, type Meaning } from './formats.js'

export interface ReferencePerson {
  /** `rpps:…`, `adeli:…`, or the national form when it is neither. */
  readonly identity: string
  /** idNatPS: type digit and number; empty when the line has none. */
  readonly nationalId: string
  readonly civility: string
  readonly family: string
  readonly given: string
  readonly professionCode: string
  readonly profession: string
  readonly qualificationCode: string
  readonly qualification: string
  /** Codes of an activity (TRE_R23, TRE_R21, TRE_R22); empty in a line of a mailbox. */
  readonly mode: string
  readonly function: string
  readonly activityKind: string
}

export interface ReferenceStructure {
  /** `finess:…`, `siret:…`, or the technical identifier; empty when the line has none. */
  readonly identity: string
  readonly name: string
  readonly sign: string
  readonly service: string
  /** FINESS of the site (EG), and of its legal entity (EJ), where the line tells them apart. */
  readonly site: string
  readonly legal: string
  readonly siret: string
  readonly street: string
  readonly postcode: string
  readonly town: string
  readonly department: string
  /** As the extraction writes it; empty in a line of a mailbox. */
  readonly phone: string
}

/** An activity (of `ps`) or a mailbox (of `mss`, and our own). */
export interface ReferenceEntry {
  readonly id: number
  readonly source: ReferenceSource
  readonly hidden: boolean
  /** The same for the same line even when the rest of it changes: 16 hexadecimal digits. */
  readonly key: string
  readonly person?: ReferencePerson
  readonly structure?: ReferenceStructure
  readonly mailbox?: { readonly address: string; readonly type: MailboxType }
}

type Valued = (meaning: Meaning) => string

export const formatOf = (source: ReferenceSource): Format =>
  source === 'own' ? ownFormat : formats[source]

export function entryOf({ id, source, hidden, mark, fields }: ReferenceRow): ReferenceEntry {
  const { at } = formatOf(source)
  const values = fields.split('|')
  const value: Valued = (meaning) => {
    const index = at[meaning]
    return index === undefined ? '' : (values[index] ?? '')
  }
  const address = value('address').toLowerCase()
  const structure = structureOf(value)
  return {
    ...{ id, source, hidden, key: mark.toString('hex', 0, 8) },
    ...(value('personNumber') !== '' && { person: personOf(value) }),
    ...(structure && { structure }),
    ...(address !== '' && { mailbox: { address, type: value('type') as MailboxType } }),
  }
}

function personOf(value: Valued): ReferencePerson {
  const kind = personKindOf(value('personKind'))
  const number = value('personNumber')
  return {
    identity: kind ? `${kind}:${number}` : value('personId') || number,
    ...{ nationalId: value('personId'), civility: value('civility') },
    ...{ mode: value('mode'), function: value('function'), activityKind: value('activityKind') },
    ...{ family: value('family'), given: value('given') },
    ...{ professionCode: value('professionCode'), profession: value('profession') },
    qualificationCode: value('qualificationCode'),
    qualification: value('qualification'),
  }
}

function structureOf(value: Valued): ReferenceStructure | undefined {
  const identity = structureIdentity(value)
  const [name, sign] = [value('company'), value('sign')]
  const { postcode, town } = placeOf(value)
  if (identity === '' && name === '' && town === '') return undefined
  return {
    ...{ identity, name, sign, postcode, town },
    ...{ service: value('service'), department: value('department'), phone: value('phone') },
    ...{ site: value('finess'), legal: value('finessLegal'), siret: value('siret') },
    street: ['streetNumber', 'streetType', 'street']
      .map((meaning) => value(meaning as Meaning))
      .filter((text) => text !== '')
      .join(' '),
  }
}

function structureIdentity(value: Valued): string {
  const code = value('structureKind')
  const kind = structureKindOf(code)
  const number = bareNumber(kind, code, value('structureNumber'))
  if (number !== '') return kind ? `${kind}:${number}` : number
  if (value('finess') !== '') return `finess:${value('finess')}`
  if (value('siret') !== '') return `siret:${value('siret')}`
  return value('structureTechnical')
}

/** The town, out of the postal line (`31000 TOULOUSE CEDEX 9`) when it has no column of its own. */
function placeOf(value: Valued): { postcode: string; town: string } {
  const postcode = value('postcode')
  const line = value('town') || value('townLine')
  const bare = line.replace(/^\s*\d[\dAB]\d{3}\s+/i, '')
  return { postcode, town: bare }
}
