/** What is asked of the ledger at the moment of dispensing, and how to know afterwards whether it said yes. */

import type { DispensingOrder, LedgerDocument, LedgerState } from '../../gateway/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../health/index.js'
import type { PlannedLine } from './plan.js'

/** By what the ledger is asked whether it said yes, when its answer never came. */
export interface Claim {
  readonly document: LedgerDocument
  /** The last dispensing that had been seen. */
  readonly after: number
  readonly lines: readonly number[]
}

export interface HandingOver {
  readonly prescription: ReadPrescription
  readonly lines: readonly PlannedLine[]
  /** The last dispensing that was seen, 0 for none. */
  readonly after: number
  /** Of the caller's making: what is sent again under it is done once. */
  readonly key: string
  readonly despite: string | null
}

/** The last dispensing of the document that `state` shows, 0 for none: what `after` is. */
export const lastSeen = ({ dispensings }: LedgerState): number => dispensings.at(-1)?.id ?? 0

/** What `recordDispensing` is asked. */
export function dispensingOrder(over: HandingOver): DispensingOrder {
  const { prescription, lines, after, key, despite } = over
  const give = lines.map(({ line, turn, outcome, boxes }) => ({
    ...{ line, turn, kind: outcome, boxes: outcome === 'refused' ? null : boxes },
  }))
  return {
    ...ledgerEntryOf(prescription),
    ...{ author: prescription.author, key, after, give, despite },
  }
}

/** What is written down before it is asked. */
export const claimOf = ({ prescription, lines, after }: HandingOver): Claim => ({
  ...{ document: ledgerEntryOf(prescription).document, after },
  lines: lines.map(({ line }) => line),
})

/** Does the ledger know a dispensing by this mailbox that the claim may be of? */
export const isInLedger = (claim: Claim, { dispensings }: LedgerState, mailbox: string): boolean =>
  dispensings.some(
    ({ id, mailbox: by, undoneAt, lines }) =>
      id > claim.after &&
      by === mailbox &&
      undoneAt === null &&
      lines.map(({ line }) => line).join() === claim.lines.join(),
  )
