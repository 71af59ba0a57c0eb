/** A prescription entered in the ledger, by its author at sending or by the pharmacy that reads it first. */

import { record } from '../audit/index.js'
import type { Clock } from '../base/index.js'
import type { DocumentRef, LineTerms } from './model.js'
import type { LedgerSeal, LedgerTables, PrescriptionRow } from './ports.js'
import { LedgerRefusal } from './refusal.js'

export interface Registration {
  readonly document: DocumentRef
  readonly lines: readonly LineTerms[]
  /** Identity of the author; null when the document names none. */
  readonly author: string | null
  readonly teller: Teller
}

export interface Teller {
  readonly identity: string
  readonly name: string
}

export interface LedgerParts {
  readonly seal: LedgerSeal
  readonly clock: Clock
}

export const documentTag = (seal: LedgerSeal, id: string): Buffer => seal.tag(`document ${id}`)
export const setTag = (seal: LedgerSeal, id: string): Buffer => seal.tag(`set ${id}`)

export const find = (
  { prescriptions }: LedgerTables,
  seal: LedgerSeal,
  { id }: DocumentRef,
): Promise<PrescriptionRow | undefined> => prescriptions.byDocument(documentTag(seal, id))

/** Enters it unless it is there. Fault denied when what it replaces has another author. */
export async function register(
  tables: LedgerTables,
  parts: LedgerParts,
  registration: Registration,
): Promise<PrescriptionRow> {
  const { prescriptions } = tables
  const tag = documentTag(parts.seal, registration.document.id)
  const known = await prescriptions.byDocument(tag)
  if (known) return expectAuthor(tables, known, registration)
  const relatives = await relativesOf(tables, parts, registration.document)
  const { author } = registration
  if (relatives.some((one) => one.author !== author)) throw new LedgerRefusal('not-author', null)
  const id = await enter(tables, parts, registration, relatives)
  const row = await prescriptions.byDocument(tag)
  if (row?.id !== id) throw new Error('a prescription was entered and is not there')
  return row
}

/** What is known already; its author may now vouch for what a pharmacy told before. */
async function expectAuthor(
  tables: LedgerTables,
  known: PrescriptionRow,
  { author, teller }: Registration,
): Promise<PrescriptionRow> {
  if (teller.identity !== author) return known
  if (known.author !== author) throw new LedgerRefusal('not-author', null)
  if (known.toldBy === author) return known
  await tables.prescriptions.vouch(known.id, author)
  return { ...known, toldBy: author }
}

/** The document it replaces, and all that belong with it. */
export async function relativesOf(
  { prescriptions }: LedgerTables,
  { seal }: LedgerParts,
  { setId, replaces }: DocumentRef,
): Promise<readonly PrescriptionRow[]> {
  const replaced = replaces === null ? null : documentTag(seal, replaces)
  const relative =
    (replaced && (await prescriptions.byDocument(replaced))) ??
    (await prescriptions.bySet(setTag(seal, setId)))
  return relative ? prescriptions.chain(relative.chain) : []
}

async function enter(
  tables: LedgerTables,
  { seal, clock }: LedgerParts,
  { document, lines, author, teller }: Registration,
  relatives: readonly PrescriptionRow[],
): Promise<number> {
  const { prescriptions } = tables
  const newer = relatives.find(({ version }) => version > document.version)
  const told = { author, toldBy: teller.identity, setTag: setTag(seal, document.setId) }
  const at = clock.now()
  const id = await prescriptions.insert({
    ...told,
    chain: relatives[0]?.chain ?? null,
    documentTag: documentTag(seal, document.id),
    version: document.version,
    state: newer ? 'superseded' : 'active',
    stateBy: newer?.stateBy ?? teller.name,
    stateAt: newer?.stateAt ?? at,
  })
  await prescriptions.addLines(id, lines)
  const replaced = await supersede(tables, { document, id, at, told, teller, seal, relatives })
  await record(tables.audit, clock, {
    kind: 'prescription.registered',
    actor: teller.identity,
    facts: {
      prescription: String(id),
      author: author ?? '',
      lines: String(lines.length),
      supersedes: replaced.join(','),
    },
  })
  return id
}

interface Superseding {
  readonly document: DocumentRef
  readonly id: number
  readonly at: number
  readonly told: {
    readonly author: string | null
    readonly toldBy: string
    readonly setTag: Buffer
  }
  readonly teller: Teller
  readonly seal: LedgerSeal
  readonly relatives: readonly PrescriptionRow[]
}

/** Ends what the document replaces; one that nobody has told of yet is noted as replaced, for the day a copy turns up. */
async function supersede(
  { prescriptions }: LedgerTables,
  { document, id, at, told, teller, seal, relatives }: Superseding,
): Promise<number[]> {
  const { replaces, version } = document
  const tag = replaces === null ? null : documentTag(seal, replaces)
  const named = tag && (await prescriptions.byDocument(tag))
  const older = relatives.filter(
    (one) => one.state === 'active' && (one.version < version || one.id === named?.id),
  )
  for (const one of older) await prescriptions.end(one.id, 'superseded', teller.name, at)
  if (tag && !named)
    await prescriptions.insert({
      ...told,
      chain: relatives[0]?.chain ?? id,
      documentTag: tag,
      version: Math.max(0, version - 1),
      state: 'superseded',
      stateBy: teller.name,
      stateAt: at,
    })
  return older.map((one) => one.id)
}
