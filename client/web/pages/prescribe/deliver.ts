/** The page made into messages by the worker, given to the gateway, which tells the ledger once they cannot be taken back. */

import {
  postMessage,
  recall,
  type Account,
  type LedgerWord,
  type Posted,
} from '../../../api/index.js'
import { orderOf, type Sheet } from '../../../acts/index.js'
import type { PrescribingProfessional } from '../../../health/index.js'
import { browserClock } from '../../platform/clock.js'
import { undoMs } from '../../state/toasts.js'
import { askWorker } from '../../worker/ask.js'
import type { Told } from '../../worker/calls.js'
import type { Asking } from '../../worker/wire.js'
import { writeKept } from './kept.js'

export interface Delivering {
  readonly account: Account
  readonly asking: Asking
  readonly prescriber: PrescribingProfessional
  /** As recipients read it. */
  readonly senderName: string
}

export interface Delivered {
  readonly made: Told<'prescribe'>
  readonly account: Account
  readonly sent: readonly Posted[]
}

/**
 * Signs, packs, seals where everybody has a key, sends. Faults of the worker's `prescribe` and of `postMessage`; nothing
 * has gone then, but perhaps the pharmacy's message when the patient's own fails.
 */
export async function signAndSend(
  sheet: Sheet,
  { account, asking, prescriber, senderName }: Delivering,
): Promise<Delivered> {
  const { mailbox } = asking
  const made = await askWorker(
    'prescribe',
    {
      ...{ order: orderOf(sheet, browserClock.now()), prescriber, former: sheet.former },
      from: { name: senderName, address: mailbox },
      to: { name: sheet.to?.name ?? '', address: sheet.to?.address ?? '' },
      copyToPatient: sheet.copyToPatient,
    },
    asking,
  )
  await writeKept(mailbox, { sending: true })
  const post = ({ raw, to }: Told<'prescribe'>['pharmacy'], ledger?: LedgerWord): Promise<Posted> =>
    postMessage(account, raw, {
      ...{ from: mailbox, recipients: to, holdSeconds: undoMs / 1000, notifies: true },
      ...(ledger && { ledger }),
    })
  const sent = [await post(made.pharmacy, { verb: 'register', ...made.entry })]
  if (made.patient) sent.push(await post(made.patient))
  await writeKept(mailbox, { sending: false })
  return { made, account, sent }
}

/** Takes all of it back. False when some of it has gone. */
export async function recallAll({ account, sent }: Delivered): Promise<boolean> {
  const all = await Promise.all(sent.map((one) => recall(account, one)))
  return all.every(Boolean)
}
