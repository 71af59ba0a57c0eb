/** Our own mailboxes among the reference entries, so that one search finds everybody; taken over when the directory has changed. */

import type { DirectoryMailbox, MailboxDetails } from '../model.js'
import type { PkiStore, PkiTables } from '../ports.js'
import { professions } from '../professions.js'
import { formats, type Meaning } from './formats.js'
import { Importer, keptFields } from './importer.js'
import { indexPending } from './indexing.js'

const pageSize = 500

interface OwnLine {
  readonly values: readonly string[]
  readonly hidden: boolean
}

/** Brings the `own` entries up to the directory's revision; cheap when nothing has changed. */
export async function refreshOwn(store: PkiStore, actor: string): Promise<void> {
  const { revision, taken } = await store.read(async (t) => ({
    revision: await t.revision.current(),
    taken: await t.reference.ownRevision(),
  }))
  if (revision === taken) return
  const importer = new Importer({
    ...{ store, source: 'own', format: formats.mss, actor, file: 'own mailboxes', dryRun: false },
  })
  await importer.open()
  for (let after = ''; ;) {
    const from = after
    const page = await store.read((t) => pageOf(t, from))
    for (const { values, hidden } of page.lines)
      await importer.offer(values, keptFields(values.join('|')), hidden)
    if (page.last === undefined) break
    after = page.last
  }
  await importer.finish(true)
  await indexPending(store)
  await store.write((t) => t.reference.setOwnRevision(revision))
}

async function pageOf(
  tables: PkiTables,
  after: string,
): Promise<{ lines: readonly OwnLine[]; last: string | undefined }> {
  const mailboxes = await tables.mailboxes.list({ after, limit: pageSize })
  const lines: OwnLine[] = []
  for (const mailbox of mailboxes) {
    if (mailbox.state !== 'active') continue
    const details = await tables.mailboxes.details(mailbox.address)
    lines.push({
      values: await valuesOf(tables, mailbox, details),
      hidden: details?.redList ?? false,
    })
  }
  return { lines, last: mailboxes.length < pageSize ? undefined : mailboxes.at(-1)?.address }
}

async function valuesOf(
  tables: PkiTables,
  { address, type, owner }: DirectoryMailbox,
  details: MailboxDetails | undefined,
): Promise<readonly string[]> {
  const said: Partial<Record<Meaning, string>> = {
    ...{ type, address, service: details?.service ?? '' },
    ...(await (owner.startsWith('rpps:') ? personOf(tables, owner) : structureOf(tables, owner))),
  }
  const values: string[] = formats.mss.columns.map(() => '')
  for (const [meaning, text] of Object.entries(said)) {
    const at = formats.mss.at[meaning as Meaning]
    if (at !== undefined) values[at] = text.replace(/[|\s]+/g, ' ')
  }
  return values
}

async function personOf(
  tables: PkiTables,
  owner: string,
): Promise<Partial<Record<Meaning, string>>> {
  const rpps = owner.slice('rpps:'.length)
  const person = await tables.professionals.get(rpps)
  if (!person) return {}
  const { family, given, profession: code } = person
  const label = professions.find((profession) => profession.code === code)?.label ?? ''
  return {
    ...{ personKind: '8', personNumber: rpps, personId: `8${rpps}`, family, given },
    ...{ professionCode: code, profession: label },
  }
}

async function structureOf(
  tables: PkiTables,
  owner: string,
): Promise<Partial<Record<Meaning, string>>> {
  const organisation = await tables.organisations.get(owner)
  if (!organisation) return {}
  const { finess, siret, name, region } = organisation
  return {
    structureKind: finess === null ? '3' : '1',
    structureNumber: finess ?? siret ?? '',
    ...{ company: name, department: region ?? '' },
  }
}
