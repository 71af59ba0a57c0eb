/** The dispensing ledger of the gateway, as a prescriber or a pharmacy uses it. */

import type { Language } from '../../server/base/index.js'
import {
  readDispensed,
  readLedgerState,
  type LedgerDispensed,
  type LedgerDocument,
  type LedgerGiven,
  type LedgerState,
  type LedgerTerms,
} from './ledger-model.js'
import { askLedger } from './ledger-request.js'
import type { GatewayLink } from './link.js'

/** A prescription as the ledger knows it: `ledgerEntryOf` of client/health makes it from the model. */
export interface LedgerEntry {
  readonly document: LedgerDocument
  readonly lines: readonly LedgerTerms[]
}

/** Identity of the document's author, `rpps:…`; null when it names none. */
type Author = string | null

/**
 * Tells the ledger of a prescription, by its author at sending: what it replaces is superseded at once. Saying it again
 * changes nothing. Fault denied when what it replaces has another author, unavailable when the gateway cannot be reached.
 */
export async function registerPrescription(
  link: GatewayLink,
  entry: LedgerEntry,
  language: Language = 'fr',
): Promise<LedgerState> {
  return readLedgerState(await askLedger(link, 'register', entry, language))
}

/** The same by a pharmacy, which was sent a replacement and has verified whose it is. */
export async function tellPrescription(
  link: GatewayLink,
  entry: LedgerEntry & { readonly author: Author },
  language: Language = 'fr',
): Promise<LedgerState> {
  const body = { ...entry, mailbox: link.mailbox }
  return readLedgerState(await askLedger(link, 'tell', body, language))
}

/**
 * Cancels a prescription with all its versions: by its author, or, `asPharmacy`, by a pharmacy that was sent the
 * cancellation and has verified whose it is. Fault denied when it has another author.
 */
export async function cancelPrescription(
  link: GatewayLink,
  document: LedgerDocument,
  asPharmacy: { readonly author: Author } | null = null,
  language: Language = 'fr',
): Promise<LedgerState> {
  const more = asPharmacy && { ...asPharmacy, mailbox: link.mailbox }
  return readLedgerState(await askLedger(link, 'cancel', { document, ...more }, language))
}

/** What has been dispensed: a pharmacy asks about any prescription, an author about his own. Fault denied otherwise. */
export async function prescriptionState(
  link: GatewayLink,
  document: LedgerDocument,
  asPharmacy: boolean,
  language: Language = 'fr',
): Promise<LedgerState> {
  const more = asPharmacy ? { mailbox: link.mailbox } : {}
  return readLedgerState(await askLedger(link, 'state', { document, ...more }, language))
}

export interface DispensingOrder extends LedgerEntry {
  readonly author: Author
  /** Of the caller's making: what is sent again under it is done once. */
  readonly key: string
  /** The last dispensing of this document that was seen, 0 for none. */
  readonly after: number
  /** `turn` is how many times the line had been dispensed before. */
  readonly give: readonly (LedgerGiven & { readonly turn: number })[]
  /** Why, although another version was dispensed; null otherwise. Kept sealed. */
  readonly despite: string | null
}

/** Records a dispensing. Fault conflict (`LedgerRefused`, with who and when) when it was done before or is not due. */
export async function recordDispensing(
  link: GatewayLink,
  order: DispensingOrder,
  language: Language = 'fr',
): Promise<LedgerDispensed> {
  const body = { ...order, mailbox: link.mailbox }
  return readDispensed(await askLedger(link, 'dispense', body, language))
}

/** Takes back a dispensing of one's own, soon after. Fault conflict when it is too late, not-found when it is not one's own. */
export async function undoDispensing(
  link: GatewayLink,
  dispensing: number,
  language: Language = 'fr',
): Promise<LedgerState> {
  const body = { dispensing, mailbox: link.mailbox }
  return readLedgerState(await askLedger(link, 'undo', body, language))
}
