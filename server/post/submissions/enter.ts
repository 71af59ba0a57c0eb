/** A submission written down in the unit that delivers it or holds it back: who, to whom, when, and what it answers. */

import type { AccountId, BodyId, Clock, ModSeq } from '../../base/index.js'
import type { AccountRow, Laid, MailParts, MailTables, Rung } from '../../mail/index.js'
import type { Question } from '../vacation/question.js'
import { noteAnswers, noteNotices, type AnswerTags } from './answers.js'

/** What Reception knows of a submission when it is complete. */
export interface Entry extends AnswerTags {
  /** Whose outbox it stands in. */
  readonly account: Pick<AccountRow, 'id' | 'address'>
  readonly sender: string
  readonly identity: string
  readonly reception: string
  readonly email: { readonly body: BodyId; readonly thread: BodyId } | null
  readonly sizeBytes: number
  /** Milliseconds since the epoch; null for now. */
  readonly holdUntil: number | null
  readonly details: string | null
  readonly messageId: string | null
  /** What an automatic answer needs of it; null when it gets none. */
  readonly question: Question | null
  /** For the dispensing ledger, once it has gone. */
  readonly word: string | null
  /** Keyed hashes of the messages that this one says were displayed. */
  readonly displayed: readonly Buffer[]
  /** Of those that it tells anything of. */
  readonly notified: readonly Buffer[]
}

/** Details are bound to the account they stand in. */
export const detailsContext = (account: AccountId): string => `pli submission ${account}`

/** So are what automatic answers need. */
export const questionContext = (account: AccountId): string => `pli question ${account}`

/** And what is said of it once it has gone. */
export const wordContext = (account: AccountId): string => `pli word ${account}`

/** Keyed hash of a Message-ID, the same in every account. */
export const messageTag = ({ master }: Pick<MailParts, 'master'>, id: string): Buffer =>
  master.tag(id, 'follow-up')

/** Part of a unit of work; gives the submission's number and the bells to ring. */
export async function enterSubmission(
  parts: MailParts & { readonly clock: Clock },
  tables: MailTables,
  entry: Entry,
  laid: readonly Laid[],
): Promise<{ readonly id: number; readonly rung: Rung }> {
  const { account, holdUntil, details, word } = entry
  const sealed = (text: string, context: (account: AccountId) => string): Buffer =>
    parts.master.wrap(Buffer.from(text, 'utf8'), context(account.id))
  const now = parts.clock.now()
  const held = holdUntil !== null
  const modSeq: ModSeq = await tables.accounts.nextModSeq(account.id)
  const id = await tables.submissions.insert(
    {
      account: account.id,
      ...{ sender: entry.sender, identity: entry.identity, reception: entry.reception },
      emailBody: entry.email?.body ?? null,
      thread: entry.email?.thread ?? null,
      sizeBytes: entry.sizeBytes,
      sendAt: holdUntil ?? now,
      state: held ? 'pending' : 'final',
      messageTag: entry.messageId === null ? null : messageTag(parts, entry.messageId),
      answerTags: entry.answers.length > 0 ? Buffer.concat(entry.answers) : null,
      details: details === null ? null : sealed(details, detailsContext),
      question:
        held && entry.question ? sealed(JSON.stringify(entry.question), questionContext) : null,
      word: word === null ? null : sealed(word, wordContext),
      createdModSeq: modSeq,
    },
    laid.map(({ account: to, body, sizeBytes, header }) => ({
      ...{ account: to.id, address: to.address, body, sizeBytes },
      ...(held ? { header, deliveredAt: null } : { header: null, deliveredAt: now }),
    })),
  )
  const answered = held ? [] : await noteAnswers(tables, entry.sender, entry.answers, now)
  const read = await noteAnswers(tables, entry.sender, entry.displayed, now, 'read')
  const told = await noteNotices(tables, entry.sender, entry.notified, laid)
  return { id, rung: [[account.id, modSeq], ...answered, ...read, ...told] }
}

/** A delivery notice that its sender asked for. Part of the unit that delivers it. */
export async function enterReceipt(
  tables: MailTables,
  submission: number,
  laid: readonly Laid[],
): Promise<Rung> {
  const row = await tables.submissions.byId(submission)
  const here = laid.find(({ account }) => account.id === row?.account)
  if (!row || !here) return []
  await tables.submissions.addNotice(submission, { kind: 'dsn', body: here.body })
  const modSeq = await tables.accounts.nextModSeq(row.account)
  await tables.submissions.touch(submission, modSeq)
  return [[row.account, modSeq]]
}
