/** Messages put into other folders, given other keywords, destroyed: many of them in one unit of work. */

import {
  Fault,
  isFault,
  type BodyId,
  type MailboxId,
  type ModSeq,
  type Uid,
} from '../../base/index.js'
import { change, expectWrite, type AccountContext, type FreedBlobs } from '../context.js'
import { expectState } from '../insert.js'
import { keywordNumbers } from '../keywords.js'
import { flagged, removeOne } from '../messages.js'
import type { EmailPlaceRow, MailTables } from '../ports.js'
import { expectRoom, quotaOf } from '../room.js'
import type { FlagChange } from '../types.js'
import { Journal } from './journal.js'
import { isVisible } from './merge.js'
import type { EmailBatch, EmailFailures, EmailUpdate, FolderChange } from './types.js'

interface Unit {
  readonly context: AccountContext
  readonly tables: MailTables
  readonly modSeq: ModSeq
  readonly freed: FreedBlobs
  readonly journal: Journal
  readonly folders: ReadonlySet<MailboxId>
  readonly quota: number | null
}

export async function applyBatch(
  context: AccountContext,
  { updates, destroyed, ifState }: EmailBatch,
): Promise<EmailFailures> {
  expectWrite(context)
  const quota = await quotaOf(context, context.address)
  return change(context, async (tables, modSeq, freed) => {
    expectState(ifState, modSeq)
    const journal = new Journal()
    const folders = new Set((await tables.mailboxes.all(context.id)).map(({ id }) => id))
    const unit: Unit = { context, tables, modSeq, freed, journal, folders, quota }
    const failures = new Map<BodyId, Fault>()
    for (const one of updates) await attempt(failures, one.body, () => update(unit, one))
    for (const body of destroyed) await attempt(failures, body, () => destroy(unit, body))
    for (const mailbox of journal.touched) await tables.mailboxes.touch(mailbox, modSeq)
    return { value: failures, event: journal.events(context) }
  })
}

/** Each verifies before it writes, so that what fails has changed nothing. */
async function attempt(
  failures: Map<BodyId, Fault>,
  body: BodyId,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isFault(error) || isFault(error, 'unavailable', 'corrupt')) throw error
    failures.set(body, error)
  }
}

const gone = (): Fault => new Fault('not-found', 'there is no such message')

async function update(unit: Unit, { body, mailboxes, keywords }: EmailUpdate): Promise<void> {
  const { context, tables } = unit
  const places = (await tables.emails.places(context.id, body)).filter(isVisible)
  const [first] = places
  if (!first) throw gone()
  const wanted = mailboxes && foldersAfter(unit, places, mailboxes)
  const numbers: number[][] = []
  for (const each of keywords ?? [])
    numbers.push(await keywordNumbers(context, tables.keywords, each.keywords))
  const added = wanted ? [...wanted].filter((id) => !places.some((p) => p.mailbox === id)) : []
  await expectRoom(
    tables,
    context,
    unit.quota,
    first.sizeBytes * Math.max(0, added.length - leaving(places, wanted)),
  )
  const now = wanted ? await refile(unit, places, wanted, added) : places
  for (const place of now) await setKeywords(unit, place, keywords ?? [], numbers)
}

const leaving = (
  places: readonly EmailPlaceRow[],
  wanted: ReadonlySet<MailboxId> | undefined,
): number => (wanted ? places.filter(({ mailbox }) => !wanted.has(mailbox)).length : 0)

/** Fault syntax when it would lie nowhere, not-found for a folder that is not the account's. */
function foldersAfter(
  { folders }: Unit,
  places: readonly EmailPlaceRow[],
  asked: FolderChange,
): ReadonlySet<MailboxId> {
  const wanted = new Set<MailboxId>('only' in asked ? asked.only : places.map((p) => p.mailbox))
  if ('add' in asked) {
    for (const id of asked.remove) wanted.delete(id)
    for (const id of asked.add) wanted.add(id)
  }
  if (wanted.size === 0) throw new Fault('syntax', 'a message lies in a folder')
  if ([...wanted].some((id) => !folders.has(id)))
    throw new Fault('syntax', 'there is no such folder')
  return wanted
}

/** Copies first: a body that no row names any more is removed. */
async function refile(
  unit: Unit,
  places: readonly EmailPlaceRow[],
  wanted: ReadonlySet<MailboxId>,
  added: readonly MailboxId[],
): Promise<readonly EmailPlaceRow[]> {
  const { tables, modSeq, journal } = unit
  const left = places.filter(({ mailbox }) => !wanted.has(mailbox))
  const kept = places.filter(({ mailbox }) => wanted.has(mailbox))
  const [source = places[0]] = left
  if (!source) return places
  const kind = left.length > 0 && added.length > 0 ? 'message.moved' : 'message.copied'
  const made: EmailPlaceRow[] = []
  for (const mailbox of added) {
    const uid: Uid = await tables.mailboxes.takeUids(mailbox, 1, modSeq)
    await tables.messages.copy(source.mailbox, source.uid, { mailbox, uid, modSeq })
    journal.carried(
      mailbox === added[0] ? kind : 'message.copied',
      [source.mailbox, source.uid],
      [mailbox, uid],
    )
    made.push({ ...source, mailbox, uid, modSeq })
  }
  for (const place of left) {
    await removeOne(tables, place.mailbox, place.uid, modSeq, unit.freed)
    // The one that was carried away is told as moved.
    if (place !== source || kind === 'message.copied') journal.expunged(place.mailbox, place.uid)
  }
  return [...kept, ...made]
}

async function setKeywords(
  { tables, modSeq, journal }: Unit,
  place: EmailPlaceRow,
  changes: readonly Pick<FlagChange, 'mode' | 'flags' | 'keywords'>[],
  numbers: readonly (readonly number[])[],
): Promise<void> {
  let next = { flags: place.flags, keywords: place.keywords }
  for (const [i, each] of changes.entries())
    next = flagged({ ...place, ...next }, each, numbers[i] ?? [])
  if (next.flags === place.flags && next.keywords === place.keywords) return
  await tables.messages.setFlags(place.mailbox, place.uid, { ...next, modSeq })
  journal.flagged(place.mailbox, place.uid)
}

/** Gone from every folder, those it was marked deleted in among them. */
async function destroy(
  { context, tables, modSeq, freed, journal }: Unit,
  body: BodyId,
): Promise<void> {
  const places = await tables.emails.places(context.id, body)
  if (!places.some(isVisible)) throw gone()
  for (const { mailbox, uid } of places) {
    await removeOne(tables, mailbox, uid, modSeq, freed)
    journal.expunged(mailbox, uid)
  }
}
