/** Our own directory among the reference entries, so that one search finds everybody; taken over when the directory has changed. */

import type { DirectoryMailbox, Professional } from '../model.js'
import type { Page, PkiStore, PkiTables } from '../ports.js'
import { professions } from '../professions.js'
import { ownFormat, type Meaning } from './formats.js'
import { Importer, keptFields } from './importer.js'
import { indexPending } from './indexing.js'

const pageSize = 500

type Said = Partial<Record<Meaning, string>>

interface OwnLine {
  readonly said: Said
  readonly hidden: boolean
}

/** One page of lines, and the key it ends with; undefined when it is the last. */
type Lines = (
  tables: PkiTables,
  page: Page,
) => Promise<{ lines: readonly OwnLine[]; last: string | undefined }>

/** Brings the `own` entries up to the directory's revision; cheap when nothing has changed. */
export async function refreshOwn(store: PkiStore, actor: string): Promise<void> {
  const { revision, taken } = await store.read(async (t) => ({
    revision: await t.revision.current(),
    taken: await t.reference.ownRevision(),
  }))
  if (revision === taken) return
  const importer = new Importer({
    ...{ store, source: 'own', format: ownFormat, actor, file: 'own directory', dryRun: false },
  })
  await importer.open()
  for (const lines of [ofMailboxes, ofProfessionals, ofOrganisations])
    await takeOver(store, importer, lines)
  await importer.finish(true)
  await indexPending(store)
  await store.write((t) => t.reference.setOwnRevision(revision))
}

async function takeOver(store: PkiStore, importer: Importer, read: Lines): Promise<void> {
  for (let after = ''; ;) {
    const from = after
    const { lines, last } = await store.read((t) => read(t, { after: from, limit: pageSize }))
    for (const { said, hidden } of lines) {
      const values = valuesOf(said)
      await importer.offer(values, keptFields(values.join('|')), hidden)
    }
    if (last === undefined) return
    after = last
  }
}

function valuesOf(said: Said): readonly string[] {
  const values: string[] = ownFormat.columns.map(() => '')
  for (const [meaning, text] of Object.entries(said)) {
    const at = ownFormat.at[meaning as Meaning]
    if (at !== undefined) values[at] = text.replace(/[|\s]+/g, ' ')
  }
  return values
}

const lastOf = <T>(
  found: readonly T[],
  { limit }: Page,
  key: (one: T) => string,
): string | undefined => {
  const last = found.length < limit ? undefined : found.at(-1)
  return last && key(last)
}

const ofMailboxes: Lines = async (tables, page) => {
  const mailboxes = await tables.mailboxes.list(page)
  const lines: OwnLine[] = []
  for (const mailbox of mailboxes) {
    if (mailbox.state !== 'active') continue
    const details = await tables.mailboxes.details(mailbox.address)
    lines.push({
      said: await ofMailbox(tables, mailbox, details?.service ?? ''),
      hidden: details?.redList ?? false,
    })
  }
  return { lines, last: lastOf(mailboxes, page, ({ address }) => address) }
}

async function ofMailbox(
  tables: PkiTables,
  { address, type, owner }: DirectoryMailbox,
  service: string,
): Promise<Said> {
  const box = { type, address, service }
  const person = await tables.professionals.find(owner)
  if (person) return { ...box, ...ofPerson(person) }
  const application = await tables.applications.get(owner)
  const structure = await ofStructure(tables, application?.organisation ?? owner)
  return { ...box, ...structure, service: service || (application?.name ?? '') }
}

/** A line for each place where somebody works; one without a place for who has neither place nor mailbox. */
const ofProfessionals: Lines = async (tables, page) => {
  const people = await tables.professionals.list(page)
  const lines: OwnLine[] = []
  for (const person of people) {
    if (person.state !== 'active') continue
    const activities = await tables.activities.byIdentity(person.identity)
    for (const { structure } of activities)
      lines.push({
        said: { ...ofPerson(person), ...(await ofStructure(tables, structure)) },
        hidden: false,
      })
    if (activities.length === 0 && !(await hasMailbox(tables, person.identity)))
      lines.push({ said: ofPerson(person), hidden: false })
  }
  return { lines, last: lastOf(people, page, ({ identity }) => identity) }
}

const ofOrganisations: Lines = async (tables, page) => {
  const organisations = await tables.organisations.list(page)
  const lines: OwnLine[] = []
  for (const { identity, state } of organisations)
    if (state === 'active' && !(await hasMailbox(tables, identity)))
      lines.push({ said: await ofStructure(tables, identity), hidden: false })
  return { lines, last: lastOf(organisations, page, ({ identity }) => identity) }
}

const hasMailbox = async (tables: PkiTables, owner: string): Promise<boolean> =>
  (await tables.mailboxes.byOwner(owner)).some(({ state }) => state === 'active')

function ofPerson({ rpps, adeli, family, given, profession, qualification }: Professional): Said {
  const label = professions.find(({ code }) => code === profession)?.label ?? ''
  const [kind, number] = rpps === null ? ['0', adeli ?? ''] : ['8', rpps]
  const [code = '', ...words] = (qualification ?? '').split(' ')
  return {
    ...{ personKind: kind, personNumber: number, personId: `${kind}${number}`, family, given },
    ...{ professionCode: profession, profession: label },
    ...{ qualificationCode: code, qualification: words.join(' ') },
  }
}

async function ofStructure(tables: PkiTables, identity: string): Promise<Said> {
  const organisation = await tables.organisations.get(identity)
  if (!organisation) return {}
  const { finess, siret, name, region, sign, legal, street, postcode, town } = organisation
  return {
    structureKind: finess === null ? '3' : '1',
    structureNumber: finess ?? siret ?? '',
    ...{ company: name, department: region ?? '', sign: sign ?? '', street: street ?? '' },
    ...{ siret: siret ?? '', finessLegal: legal ?? '', town: town ?? '' },
    ...{ postcode: postcode ?? '', townLine: [postcode, town].filter(Boolean).join(' ') },
  }
}
