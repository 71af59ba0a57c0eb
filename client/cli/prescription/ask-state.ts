/** What the ledger says of a prescription that arrived, told of what it cannot know yet: a replacement, a cancellation. */

import type { Language } from '../../../server/base/index.js'
import { endingOf, type ArrivedDocument } from '../../acts/index.js'
import {
  cancelPrescription,
  LedgerRefused,
  prescriptionState,
  tellPrescription,
  type LedgerState,
} from '../../gateway/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../health/index.js'
import { tlsLink, type Identity } from '../../mail/index.js'
import type { Received } from './received.js'

/** The author asks about his own, unless `asPharmacy`; anybody else as a pharmacy. Faults of `prescriptionState`. */
export async function askState(
  identity: Identity,
  received: Received,
  language: Language,
  asPharmacy = false,
): Promise<LedgerState> {
  const { prescription } = received
  const { document } = ledgerEntryOf(prescription)
  const own = identity.account.identity === prescription.author
  if (own && !asPharmacy) return prescriptionState(tlsLink(identity), document, false, language)
  const told = await tellEnding(identity, prescription, received, language)
  return told ?? prescriptionState(tlsLink(identity), document, true, language)
}

/**
 * Tells the ledger, as a pharmacy, of what ends another document. Null when it ends none, or the ledger knows another
 * author. Faults of `tellPrescription`.
 */
export async function tellEnding(
  identity: Identity,
  prescription: ReadPrescription,
  arrived: ArrivedDocument,
  language: Language,
): Promise<LedgerState | null> {
  const ending = endingOf(prescription, arrived)
  if (!ending) return null
  const { author } = ending
  return unlessOthers(
    ending.kind === 'cancels'
      ? cancelPrescription(tlsLink(identity), ending.document, { author }, language)
      : tellPrescription(tlsLink(identity), { ...ending.entry, author }, language),
  )
}

async function unlessOthers(told: Promise<LedgerState>): Promise<LedgerState | null> {
  try {
    return await told
  } catch (error) {
    if (error instanceof LedgerRefused && error.code === 'not-author') return null
    throw error
  }
}
