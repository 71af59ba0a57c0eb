/** The moment it is dispensed: the notice written down, then the ledger asked, so that neither is ever without the other. */

import { isFault, randomUuid, systemRandom } from '../../../server/base/index.js'
import { claimOf, dispensingOrder, dispensingText, type HandingOver } from '../../acts/index.js'
import { LedgerRefused, recordDispensing, type LedgerDispensed } from '../../gateway/index.js'
import { tlsLink, type Composed, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'
import { claimNotice, confirmNotice, dropNotice, type Pending } from './pending.js'

export interface HandOver extends Omit<HandingOver, 'key'> {
  readonly message: Composed
  readonly at: number
}

/** Faults of `recordDispensing`, having said who was first, or that nobody knows whether it was recorded. */
export async function handOver(
  identity: Identity,
  { message, at, ...over }: HandOver,
  output: Output,
): Promise<{ readonly dispensed: LedgerDispensed; readonly claimed: Pending }> {
  const key = randomUuid(systemRandom)
  const order = { ...over, key }
  const about = { name: `${at}-${key}`, message, claim: claimOf(order) }
  const claimed = await claimNotice(identity, about)
  try {
    const dispensed = await recordDispensing(
      tlsLink(identity),
      dispensingOrder(order),
      output.language,
    )
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
