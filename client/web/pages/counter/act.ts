/**
 * Dispensing, in the order that loses nothing: the notice is written and kept among the drafts, then the ledger is asked,
 * then the notice leaves. What the ledger refuses leaves no notice; what was dispensed has one, sent or waiting.
 */

import { isFault, randomUuid, type Language } from '../../../../server/base/index.js'
import { dispensingOrder, lastSeen, type PlannedLine } from '../../../acts/index.js'
import {
  dropDraft,
  keepDraft,
  postDraft,
  recall,
  type Account,
  type Posted,
} from '../../../api/index.js'
import {
  LedgerRefused,
  recordDispensing,
  undoDispensing,
  type GatewayLink,
  type LedgerState,
} from '../../../gateway/index.js'
import type { PrescribingProfessional, ReadPrescription } from '../../../health/index.js'
import { browserRandom } from '../../platform/fresh-bytes.js'
import { askWorker } from '../../worker/ask.js'
import type { Asking } from '../../worker/wire.js'

/** How long the notice can be taken back. */
export const holdSeconds = 10

export interface Dispensing {
  readonly account: Account
  readonly link: GatewayLink
  readonly asking: Asking
  readonly language: Language
  readonly prescription: ReadPrescription
  readonly state: LedgerState
  readonly plan: readonly PlannedLine[]
  readonly pharmacist: PrescribingProfessional
  /** The prescriber's address, and the message that is answered. */
  readonly to: string
  readonly inReplyTo: string | null
  readonly copyToPatient: boolean
  readonly despite: string | null
  /** The name that stands beside the mailbox. */
  readonly sender: string
}

export type Outcome =
  | {
      readonly kind: 'done'
      readonly state: LedgerState
      readonly dispensing: number
      /** The notice; null when it waits among the drafts. */
      readonly posted: Posted | null
    }
  | { readonly kind: 'refused'; readonly state: LedgerState | null; readonly answer: string }
  /** The ledger never answered. */
  | { readonly kind: 'unsure' }

/** Faults of what comes before the ledger is asked: then nothing has happened. */
export async function dispense(about: Dispensing): Promise<Outcome> {
  const { account, link, prescription, plan, state, despite, language } = about
  const notice = await askWorker('notice', noticeOf(about), about.asking)
  const draft = await keepDraft(account, notice.raw)
  const key = randomUuid(browserRandom)
  const over = { prescription, lines: plan, after: lastSeen(state), key, despite }
  try {
    const dispensed = await recordDispensing(link, dispensingOrder(over), language)
    const posted = await sent(account, draft, notice)
    return { kind: 'done', state: dispensed.state, dispensing: dispensed.dispensing, posted }
  } catch (error) {
    if (error instanceof LedgerRefused) {
      await dropped(account, draft)
      return { kind: 'refused', state: error.state, answer: error.in(language) }
    }
    if (isFault(error)) return { kind: 'unsure' }
    throw error
  }
}

const noticeOf = (about: Dispensing) => {
  const { prescription, plan, pharmacist, to, copyToPatient, inReplyTo, link, sender } = about
  const from = { name: sender, address: link.mailbox }
  // The printed copy stays here: it is large, and the notice does not hold it.
  return {
    prescription: { ...prescription, pdf: null },
    ...{ lines: plan, pharmacist, to, copyToPatient, inReplyTo, from },
  }
}

interface Addressed {
  readonly from: string
  readonly recipients: readonly string[]
}

async function sent(
  account: Account,
  draft: string,
  { from, recipients }: Addressed,
): Promise<Posted | null> {
  try {
    return await postDraft(account, draft, { from, recipients, holdSeconds })
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}

/** A draft that stays behind misleads nobody who reads that nothing was dispensed. */
async function dropped(account: Account, draft: string): Promise<void> {
  try {
    await dropDraft(account, draft)
  } catch (error) {
    if (!isFault(error)) throw error
  }
}

/** Takes back what was dispensed, and the notice while it has not left. Faults of the ledger, which says until when it may. */
export async function takeBackDispensing(
  { account, link, language }: Pick<Dispensing, 'account' | 'link' | 'language'>,
  dispensing: number,
  posted: Posted | null,
): Promise<LedgerState> {
  const state = await undoDispensing(link, dispensing, language)
  if (posted !== null)
    await recall(account, posted).catch((error: unknown) => {
      if (!isFault(error)) throw error
    })
  return state
}
