/** The moment it is dispensed: the notice written down, then the ledger asked, so that neither is ever without the other. */

import { isFault, randomUuid, systemRandom } from '../../../server/base/index.js'
import { LedgerRefused, recordDispensing, type LedgerDispensed } from '../../gateway/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../health/index.js'
import { tlsLink, type Composed, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'
import { claimNotice, confirmNotice, dropNotice, type Pending } from './pending.js'
import type { PlannedLine } from './plan.js'
import { dispensingText } from './sheet.js'

export interface HandOver {
  readonly prescription: ReadPrescription
  readonly lines: readonly PlannedLine[]
  /** The last dispensing that was seen, 0 for none. */
  readonly after: number
  readonly message: Composed
  readonly despite: string | null
  readonly at: number
}

/** Faults of `recordDispensing`, having said who was first, or that nobody knows whether it was recorded. */
export async function handOver(
  identity: Identity,
  { prescription, lines, after, message, despite, at }: HandOver,
  output: Output,
): Promise<{ readonly dispensed: LedgerDispensed; readonly claimed: Pending }> {
  const entry = ledgerEntryOf(prescription)
  const key = randomUuid(systemRandom)
  const claim = { document: entry.document, after, lines: lines.map(({ line }) => line) }
  const claimed = await claimNotice(identity, { name: `${at}-${key}`, message, claim })
  const give = lines.map(({ line, turn, outcome, boxes }) => ({
    ...{ line, turn, kind: outcome, boxes: outcome === 'refused' ? null : boxes },
  }))
  const order = { ...entry, author: prescription.author, key, after, give, despite }
  try {
    const dispensed = await recordDispensing(tlsLink(identity), order, output.language)
    return { dispensed, claimed: await confirmNotice(identity, claimed) }
  } catch (error) {
    if (error instanceof LedgerRefused) {
      await dropNotice(identity, claimed)
      for (const one of [...(error.state?.dispensings ?? []), ...(error.state?.elsewhere ?? [])])
        output.note(dispensingText(one, output))
    } else if (isFault(error)) output.note(output.say('counter.unsure'))
    throw error
  }
}
