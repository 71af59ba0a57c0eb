/** Resources out of the directory: the lines of one person or structure taken together, a page at a time. */

import {
  refreshOwn,
  scanReference,
  type AnyOf,
  type MailboxDetails,
  type PkiStore,
  type ReferenceEntry,
} from '../../pki/index.js'
import { organizationId, practitionerId, roleId, wordOfId } from './ids.js'
import type { Query } from './query.js'
import type { DetailsOf } from './resources/coding.js'
import { organizationOf } from './resources/organization.js'
import { practitionerRoleOf } from './resources/practitioner-role.js'
import { practitionerOf } from './resources/practitioner.js'
import type { FhirRequest, Resource, ResourceType } from './types.js'

type Sees = FhirRequest['sees']

/** Lines taken together at most: nobody has more, and a hospital's mailboxes are listed by their addresses. */
const linesOfOne = 100
/** Pieces of the directory read for one page; then an unfinished page is given, with the way on. */
const piecesAtMost = 5

const idOf: Readonly<Record<ResourceType, (entry: ReferenceEntry) => string | undefined>> = {
  Practitioner: practitionerId,
  PractitionerRole: roleId,
  Organization: organizationId,
}

export interface Found {
  readonly resources: readonly Resource[]
  /** Where the next page begins; undefined when there is none. */
  readonly next: number | undefined
}

export interface FhirService {
  read(type: ResourceType, id: string, sees: Sees): Promise<Resource | undefined>
  search(type: ResourceType, query: Query, sees: Sees): Promise<Found>
}

export function createService(store: PkiStore): FhirService {
  let refreshing: Promise<void> | undefined
  // Several requests at once take our own directory over once.
  const fresh = (): Promise<void> =>
    (refreshing ??= refreshOwn(store, 'gateway').finally(() => {
      refreshing = undefined
    }))
  return {
    async read(type, id, sees) {
      await fresh()
      return readOne(store, type, id, sees)
    },
    async search(type, query, sees) {
      await fresh()
      return search(store, type, query, sees)
    },
  }
}

async function readOne(
  store: PkiStore,
  type: ResourceType,
  id: string,
  sees: Sees,
): Promise<Resource | undefined> {
  const [first] = await linesOf(store, type, id, sees, 1)
  return first && make(store, type, first, sees)
}

/** The lines of one resource. */
async function linesOf(
  store: PkiStore,
  type: ResourceType,
  id: string,
  sees: Sees,
  limit: number,
  more: readonly AnyOf[] = [],
): Promise<readonly ReferenceEntry[]> {
  const word = wordOfId(id)
  if (word === '') return []
  const { entries } = await scanReference(store, {
    ...{ groups: [[{ word }], ...more], after: 0, limit },
    accept: (entry) => idOf[type](entry) === id && mayShow(entry, sees),
  })
  return entries
}

const mayShow = (entry: ReferenceEntry, sees: Sees): boolean => !entry.hidden || sees(entry)

const shared: AnyOf = [{ word: '#type org' }, { word: '#type app' }]

async function make(
  store: PkiStore,
  type: ResourceType,
  entry: ReferenceEntry,
  sees: Sees,
): Promise<Resource | undefined> {
  const id = idOf[type](entry)
  if (id === undefined) return undefined
  if (type === 'PractitionerRole')
    return practitionerRoleOf(entry, await detailsFor(store, [entry]))
  if (type === 'Practitioner') {
    const lines = await linesOf(store, type, id, sees, linesOfOne)
    return practitionerOf(lines, await detailsFor(store, lines))
  }
  // Of a structure only its mailboxes are looked for: its people may be thousands of lines.
  const lines = [entry, ...(await linesOf(store, type, id, sees, linesOfOne, [shared]))]
  return organizationOf(lines, await detailsFor(store, lines))
}

/** What is said of those of the mailboxes that are ours. */
async function detailsFor(store: PkiStore, entries: readonly ReferenceEntry[]): Promise<DetailsOf> {
  const own = entries.filter(({ source, mailbox }) => source === 'own' && mailbox)
  const known = new Map<string, MailboxDetails>()
  if (own.length > 0)
    await store.read(async ({ mailboxes }) => {
      for (const { mailbox } of own) {
        const address = mailbox?.address ?? ''
        const details = await mailboxes.details(address)
        if (details) known.set(address, details)
      }
    })
  return (address) => known.get(address)
}

async function search(
  store: PkiStore,
  type: ResourceType,
  { criterion, count, after, includes }: Query,
  sees: Sees,
): Promise<Found> {
  const { groups, addressPart, accept } = criterion
  if (criterion.nothing === true) return { resources: [], next: undefined }
  const ask = {
    ...{ groups, ...(addressPart !== undefined && { addressPart }) },
    accept: (entry: ReferenceEntry) =>
      idOf[type](entry) !== undefined && mayShow(entry, sees) && accept(entry),
  }
  const found = new Map<string, ReferenceEntry>()
  let next: number | undefined = after
  for (let piece = 0; piece < piecesAtMost && next !== undefined && found.size < count; piece++) {
    const page = await scanReference(store, { ...ask, after: next, limit: count - found.size })
    for (const entry of page.entries) {
      const id = idOf[type](entry) ?? ''
      if (!found.has(id) && (await isFirst(store, type, entry, after, ask))) found.set(id, entry)
    }
    next = page.next
  }
  const resources = await makeAll(store, type, [...found.values()], sees)
  const brought = await bring(store, [...found.values()], includes, sees)
  return { resources: [...resources, ...brought], next }
}

/** A person with several lines is found by the first that fits: on later pages the others are passed over. */
async function isFirst(
  store: PkiStore,
  type: ResourceType,
  entry: ReferenceEntry,
  after: number,
  ask: { readonly groups: readonly AnyOf[]; readonly accept: (entry: ReferenceEntry) => boolean },
): Promise<boolean> {
  if (type === 'PractitionerRole' || after === 0) return true
  const id = idOf[type](entry) ?? ''
  const { entries } = await scanReference(store, {
    ...{ groups: [[{ word: wordOfId(id) }], ...ask.groups], after: 0, limit: 1 },
    accept: (other) => idOf[type](other) === id && ask.accept(other),
  })
  return entries[0] === undefined || entries[0].id > after
}

async function makeAll(
  store: PkiStore,
  type: ResourceType,
  entries: readonly ReferenceEntry[],
  sees: Sees,
): Promise<readonly Resource[]> {
  const made: Resource[] = []
  for (const entry of entries) {
    const resource = await make(store, type, entry, sees)
    if (resource) made.push(resource)
  }
  return made
}

/** The people and structures that the roles of a page point at, once each. */
async function bring(
  store: PkiStore,
  entries: readonly ReferenceEntry[],
  includes: ReadonlySet<string>,
  sees: Sees,
): Promise<readonly Resource[]> {
  const brought: Resource[] = []
  for (const [name, type] of [
    ['PractitionerRole:practitioner', 'Practitioner'],
    ['PractitionerRole:organization', 'Organization'],
  ] as const) {
    if (!includes.has(name)) continue
    const byId = new Map(entries.map((entry) => [idOf[type](entry), entry]))
    byId.delete(undefined)
    brought.push(...(await makeAll(store, type, [...byId.values()], sees)))
  }
  return brought
}
