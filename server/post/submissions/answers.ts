/** An answer that comes back tells the sender of what it answers: one of the facts of a submission's follow-up. */

import type { Laid, MailTables, Rung } from '../../mail/index.js'

export interface AnswerTags {
  /** Keyed hashes of the messages that this one answers. */
  readonly answers: readonly Buffer[]
}

const tagBytes = 32

export const splitTags = (tags: Buffer | null): readonly Buffer[] =>
  tags === null
    ? []
    : Array.from({ length: tags.length / tagBytes }, (_, i) =>
        tags.subarray(i * tagBytes, (i + 1) * tagBytes),
      )

/** Only a recipient can answer: anybody else who names a message changes nothing. Part of a unit of work. */
export async function noteAnswers(
  tables: MailTables,
  author: string,
  answers: readonly Buffer[],
  at: number,
  fact: 'answered' | 'read' = 'answered',
): Promise<Rung> {
  const rung: Rung[number][] = []
  for (const tag of answers)
    for (const { id, account } of await tables.submissions.byMessage(tag)) {
      const known = await tables.submissions.recipients(id)
      const fresh = known.filter(
        (one) => one.address === author && one.deliveredAt !== null && one[`${fact}At`] === null,
      )
      if (fresh.length === 0) continue
      for (const { number } of fresh) await tables.submissions.note(id, number, fact, at)
      const modSeq = await tables.accounts.nextModSeq(account)
      await tables.submissions.touch(id, modSeq)
      rung.push([account, modSeq])
    }
  return rung
}

/** A disposition notification of a recipient stands beside what it tells of, in the account where it arrives. */
export async function noteNotices(
  tables: MailTables,
  author: string,
  notified: readonly Buffer[],
  laid: readonly Laid[],
): Promise<Rung> {
  const rung: Rung[number][] = []
  for (const tag of notified)
    for (const { id, account } of await tables.submissions.byMessage(tag)) {
      const here = laid.find((one) => one.account.id === account)
      const recipients = await tables.submissions.recipients(id)
      if (!here || !recipients.some(({ address }) => address === author)) continue
      await tables.submissions.addNotice(id, { kind: 'mdn', body: here.body })
      const modSeq = await tables.accounts.nextModSeq(account)
      await tables.submissions.touch(id, modSeq)
      rung.push([account, modSeq])
    }
  return rung
}
