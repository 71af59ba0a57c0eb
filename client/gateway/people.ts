/** Whom one can write to, as the directory finds them while a name is typed (FHIR R4: roles, people, structures). */

import { isFault } from '../../server/base/index.js'
import { askJson } from './ask.js'
import {
  addressIn,
  fieldsOf,
  first,
  listOf,
  pharmacistRole,
  rolesIn,
  searchDirectory,
  searchRoles,
  text,
  type Fields,
} from './fhir.js'
import type { GatewayLink } from './link.js'

export interface DirectoryMailbox {
  readonly address: string
  /** PER, ORG, APP or CAB. */
  readonly type: string
  /** What its owner says of it; empty when nothing. */
  readonly description: string
  readonly service: string
}

export interface DirectoryPlace {
  /** `Organization/finess-…`. */
  readonly id: string
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

/** A professional at one place, or a structure. */
export interface DirectoryEntry {
  readonly kind: 'person' | 'organisation'
  /** `rpps-101…`, `finess-…`: of the person or the structure, the same at every place. */
  readonly id: string
  /** Empty for a structure. */
  readonly family: string
  readonly given: string
  readonly civility: string
  /** Of a structure; empty for a person. */
  readonly name: string
  /** In French; empty when the directory does not say. */
  readonly profession: string
  readonly specialty: string
  readonly place: DirectoryPlace | null
  /** Where it is called, as the directory writes it; empty when it does not say. */
  readonly phone: string
  /** None: this one cannot be written to here. */
  readonly mailboxes: readonly DirectoryMailbox[]
}

export interface PeopleQuestion {
  /** As typed: `martin cardiologue mars`. */
  readonly text: string
  /** `pharmacies`: pharmacists where they work, and structures of that name. */
  readonly scope?: 'all' | 'pharmacies'
  /** Of each kind; 20 when left out, 100 at most. */
  readonly count?: number
}

/**
 * People and structures that hold every word, the last one perhaps unfinished; each person once at each place. Empty for
 * an empty text. Faults as `askGateway`.
 */
export async function searchPeople(
  link: GatewayLink,
  { text: typed, scope = 'all', count = 20 }: PeopleQuestion,
): Promise<readonly DirectoryEntry[]> {
  if (typed.trim() === '') return []
  const asked = [
    ['_content', escaped(typed)],
    ['_count', String(count)],
  ] as const
  const isPharmacy = scope === 'pharmacies'
  const [people, structures] = await Promise.all([
    searchRoles(link, isPharmacy ? [...asked, ['role', pharmacistRole]] : asked),
    searchDirectory(link, 'Organization', [...asked, ['mailbox-mss-type', 'ORG,APP']]),
  ])
  // What roles bring along is where somebody works: a pharmacist's place is a pharmacy, others were not asked for.
  if (!isPharmacy)
    return distinct([
      ...entriesOf(people).filter(({ kind }) => kind === 'person'),
      ...entriesOf(structures),
    ])
  return distinct([
    ...entriesOf(structures).filter(({ name }) => /pharma|officine/i.test(name)),
    ...entriesOf(people).filter(({ kind, name }) => kind === 'organisation' && name !== ''),
  ])
}

/** Every place of one person or structure, by the `id` of an entry; empty when the directory does not know it. */
export async function directoryCard(
  link: GatewayLink,
  id: string,
): Promise<readonly DirectoryEntry[]> {
  const isPerson = /^(rpps|adeli|ps)-/.test(id)
  if (!isPerson) {
    const [structure, staff] = await Promise.all([
      searchDirectory(link, 'Organization', [['_id', id]]),
      searchRoles(link, [
        ['organization', id],
        ['_count', '50'],
      ]),
    ])
    return distinct([
      ...entriesOf(structure),
      ...entriesOf(staff).filter(({ kind }) => kind === 'person'),
    ])
  }
  const roles = await searchRoles(link, [
    ['practitioner', id],
    ['_count', '50'],
  ])
  return distinct(entriesOf(roles).filter(({ kind }) => kind === 'person'))
}

/** Whose mailbox an address is; null when the directory does not know it. Faults as `askGateway`. */
export async function entryOfAddress(
  link: GatewayLink,
  address: string,
): Promise<DirectoryEntry | null> {
  const found = await searchPeople(link, { text: address, count: 5 })
  const wanted = address.toLowerCase()
  return found.find(({ mailboxes }) => mailboxes.some((one) => one.address === wanted)) ?? null
}

/** Can mail to this address be sealed so that its holder alone opens it? By what the directory publishes, not yet judged. */
export async function receivesSealed(link: GatewayLink, address: string): Promise<boolean> {
  const path = `/keys/${encodeURIComponent(address)}`
  try {
    const told = fieldsOf(await askJson(link, { method: 'GET', path }))
    const { encryption } = fieldsOf(told['certificates'])
    return told['openPgp'] !== null || (Array.isArray(encryption) && encryption.length > 0)
  } catch (error) {
    if (isFault(error, 'not-found')) return false
    throw error
  }
}

/** A comma would be an alternative (FHIR R4 §3.1.1.4.7). */
const escaped = (typed: string): string => typed.slice(0, 200).replace(/[,|$\\]/g, ' ')

function entriesOf(resources: readonly Fields[]): DirectoryEntry[] {
  const roles = new Map(rolesIn(resources).map((one) => [one.role, one]))
  return resources.flatMap((one) => {
    if (one['resourceType'] === 'Organization') return [structureOf(one)]
    const found = roles.get(one)
    return found?.person ? [personAt(one, found.person, found.place)] : []
  })
}

function personAt(role: Fields, person: Fields, place: Fields | undefined): DirectoryEntry {
  const [name] = listOf(person['name'])
  const own = mailboxesOf(role)
  return {
    ...{ kind: 'person', id: text(person['id']), name: '' },
    ...{ family: text(name?.['family']), given: first(name?.['given']) },
    civility: first(name?.['prefix']),
    profession: labelOf(role['code']) || labelOf(listOf(person['qualification'])[0]?.['code']),
    specialty: labelOf(role['specialty']),
    place: place ? placeOf(place) : null,
    phone: phoneOf(role) || (place ? phoneOf(place) : ''),
    mailboxes: own.length > 0 ? own : mailboxesOf(person),
  }
}

const structureOf = (one: Fields): DirectoryEntry => ({
  ...{ kind: 'organisation', id: text(one['id']), name: text(one['name']) },
  ...{ family: '', given: '', civility: '', profession: '', specialty: '' },
  ...{ place: placeOf(one), phone: phoneOf(one), mailboxes: mailboxesOf(one) },
})

const phoneOf = (of: Fields): string =>
  text(listOf(of['telecom']).find(({ system }) => system === 'phone')?.['value'])

/** Of one concept, or of the first of several. */
function labelOf(concepts: unknown): string {
  const [concept] = Array.isArray(concepts) ? listOf(concepts) : [fieldsOf(concepts)]
  return text(listOf(concept?.['coding'])[0]?.['display'])
}

const placeOf = (place: Fields): DirectoryPlace => ({
  ...{ id: text(place['id']), name: text(place['name']) },
  ...addressIn(place),
})

function mailboxesOf(of: Fields): DirectoryMailbox[] {
  return listOf(of['telecom'])
    .filter(({ system }) => system === 'email')
    .map((contact) => {
      const said = listOf(contact['extension']).flatMap((one) => listOf(one['extension']))
      const word = (url: string) => text(said.find((one) => one['url'] === url)?.['valueString'])
      const type = fieldsOf(said.find(({ url }) => url === 'type')?.['valueCodeableConcept'])
      return {
        address: text(contact['value']).toLowerCase(),
        type: text(listOf(type['coding'])[0]?.['code']),
        ...{ description: word('description'), service: word('service') },
      }
    })
}

/** One of each at each place: lines of the directory repeat people for each of their functions. */
function distinct(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const found = new Map<string, DirectoryEntry>()
  for (const one of entries) {
    const key = `${one.id} ${one.kind === 'person' ? (one.place?.id ?? '') : ''}`
    const known = found.get(key)
    if (!known) found.set(key, one)
    else if (known.mailboxes.length === 0 && one.mailboxes.length > 0) found.set(key, one)
  }
  return [...found.values()]
}
