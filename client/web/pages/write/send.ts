/** A letter on its way: made in the worker, kept among the drafts, handed over; looked for first when a way broke before. */

import type { LetterDraft } from '../../../acts/index.js'
import { dropDraft, findPost, postMessage, type Account, type Posted } from '../../../api/index.js'
import { undoMs } from '../../state/toasts.js'
import { askWorker } from '../../worker/ask.js'
import type { Asking } from '../../worker/wire.js'
import { contentsOf } from './contents.js'
import { isPatient, type LetterValue } from './letter.js'

export interface SendOrder {
  readonly account: Account
  readonly asking: Asking
  readonly letter: LetterValue
  readonly from: { readonly name: string; readonly address: string }
  /** The line that says whom it is about; empty without a patient. */
  readonly aboutPatient: string
  readonly signs: boolean
  /** The page says that it will be sealed. */
  readonly mustSeal: boolean
  /** Called before anything leaves. */
  readonly begin: () => Promise<void>
  readonly onProgress: (part: number) => void
}

/** Clocks of a browser and of a gateway differ. */
const slackMs = 24 * 60 * 60_000

const utcDate = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

export function draftOf({
  letter,
  from,
  aboutPatient,
}: Pick<SendOrder, 'letter' | 'from' | 'aboutPatient'>): Omit<LetterDraft, 'files'> {
  const { to, cc, subject, text, patient, isUrgent, asksReading, messageId } = letter
  const everybody = [...to, ...cc]
  const people = (list: typeof to) =>
    list.map(({ name, address }) => ({ name: name === address ? '' : name, address }))
  return {
    ...{ from, to: people(to), cc: people(cc), subject, isUrgent, asksReading, messageId },
    text: aboutPatient === '' ? text : `${aboutPatient}\n\n${text}`,
    patient: patient && { ...patient, birthDate: patient.birthDate.replaceAll('-', '') },
    closes: letter.closes && everybody.length > 0 && everybody.every(isPatient),
    inReplyTo: letter.inReplyTo[0] ?? null,
    references: letter.references,
  }
}

/**
 * Sends it, once: what went before a way broke is found by its Message-ID. Faults of the worker's `letter`, of
 * `contentsOf` and of the calls; unavailable when the way broke, and then nobody knows yet how far it went.
 */
export async function sendLetter(order: SendOrder): Promise<Posted> {
  const { account, asking, letter, from, signs, mustSeal, onProgress } = order
  const gone = await sentBefore(account, letter)
  if (gone) return gone
  const files = await contentsOf(account, letter.files)
  const seals = signs && letter.seals
  const wish = { draft: { ...draftOf(order), files }, signs, seals, mustSeal: seals && mustSeal }
  const { raw, recipients } = await askWorker('letter', wish, asking)
  await order.begin()
  const told = (sent: number, total: number): void => {
    onProgress(total === 0 ? 1 : sent / total)
  }
  const held =
    letter.later === ''
      ? { holdSeconds: undoMs / 1000 }
      : { holdSeconds: 0, holdUntil: utcDate(Date.parse(letter.later)) }
  const envelope = { from: from.address, recipients, ...held }
  return postMessage(account, raw, envelope, { onProgress: told })
}

/** The copies in the mailbox of letters whose sending broke: the letters themselves stand for them. */
export async function copiesOf(
  account: Account,
  letters: readonly Pick<LetterValue, 'messageId' | 'triedAt'>[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    letters.map(({ messageId, triedAt }) =>
      findPost(account, { messageId, after: utcDate(triedAt - slackMs) }),
    ),
  )
  return new Set(found.flatMap(({ drafts }) => drafts))
}

/** The sending that a broken way hid; copies that never left are taken away. Null when it did not go. */
export async function sentBefore(account: Account, letter: LetterValue): Promise<Posted | null> {
  const { messageId, triedAt } = letter
  if (triedAt === 0 || messageId === '') return null
  const after = utcDate(triedAt - slackMs)
  const { drafts, posted } = await findPost(account, { messageId, after })
  if (posted) return posted
  for (const emailId of drafts) await dropDraft(account, emailId)
  return null
}
