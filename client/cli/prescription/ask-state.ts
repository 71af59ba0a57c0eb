/** What the ledger says of a prescription that arrived, told of what it cannot know yet: a replacement, a cancellation. */

import type { Language } from '../../../server/base/index.js'
import {
  cancelPrescription,
  LedgerRefused,
  prescriptionState,
  tellPrescription,
  type LedgerState,
} from '../../gateway/index.js'
import { ledgerEntryOf } from '../../health/index.js'
import type { Identity } from '../../mail/index.js'
import type { Received } from './received.js'

/** The author asks about his own, unless `asPharmacy`; anybody else as a pharmacy. Faults of `prescriptionState`. */
export async function askState(
  identity: Identity,
  received: Received,
  language: Language,
  asPharmacy = false,
): Promise<LedgerState> {
  const entry = ledgerEntryOf(received.prescription)
  const { author } = received.prescription
  const own = identity.account.identity === author
  if (own && !asPharmacy) return prescriptionState(identity, entry.document, false, language)
  const { assurance, entry: packed } = received.assessed
  const withdrawn = packed?.action === 'delete'
  // Only what its author signed, and nobody has been at, may end another document.
  const proven = assurance.signer?.identity === author && author !== null
  const sound =
    assurance.level !== 'red' || assurance.reasons.every(({ name }) => name === 'withdrawn')
  if (proven && sound) {
    if (withdrawn)
      return tolerant(cancelPrescription(identity, entry.document, { author }, language))
    if (entry.document.replaces !== null)
      return tolerant(tellPrescription(identity, { ...entry, author }, language))
  }
  return prescriptionState(identity, entry.document, true, language)

  async function tolerant(told: Promise<LedgerState>): Promise<LedgerState> {
    try {
      return await told
    } catch (error) {
      if (!(error instanceof LedgerRefused) || error.code !== 'not-author') throw error
      return prescriptionState(identity, entry.document, true, language)
    }
  }
}
