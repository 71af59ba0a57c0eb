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
<<<<<<< HEAD
import { tlsLink, type Identity } from '../../mail/index.js'
import type { ArrivedDocument, Received } from './received.js'
=======
import type { Identity } from '../../mail/index.js'
import type { Received } from './received.js'
>>>>>>> 9d76ee3 (client/acts/dispense: what a counter does, as values, shared by the console and the page; a dispensation is signed when the pharmacist can sign)

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
<<<<<<< HEAD
  const { author } = prescription
  const { assurance, entry: packed } = assessed
  if (author === null || assurance.signer?.identity !== author) return null
  const entry = ledgerEntryOf(prescription)
  if (packed?.action === 'delete') {
    // The document may be an old one: that it is withdrawn is said by its package, which only the message's signature covers.
    if (cover?.level !== 'green' || cover.signer?.identity !== author) return null
    if (!assurance.reasons.every(({ name }) => name === 'withdrawn')) return null
    return unlessOthers(cancelPrescription(tlsLink(identity), entry.document, { author }, language))
  }
  if (assurance.level !== 'green' || entry.document.replaces === null) return null
  return unlessOthers(tellPrescription(tlsLink(identity), { ...entry, author }, language))
=======
  const ending = endingOf(prescription, arrived)
  if (!ending) return null
  const { author } = ending
  return unlessOthers(
    ending.kind === 'cancels'
      ? cancelPrescription(identity, ending.document, { author }, language)
      : tellPrescription(identity, { ...ending.entry, author }, language),
  )
>>>>>>> 9d76ee3 (client/acts/dispense: what a counter does, as values, shared by the console and the page; a dispensation is signed when the pharmacist can sign)
}

async function unlessOthers(told: Promise<LedgerState>): Promise<LedgerState | null> {
  try {
    return await told
  } catch (error) {
    if (error instanceof LedgerRefused && error.code === 'not-author') return null
    throw error
  }
}
