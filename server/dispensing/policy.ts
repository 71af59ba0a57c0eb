/** Who dispenses medicines: pharmacists, and organisations that are pharmacies (CSP L4211-1). */

import { admit, deny, type Verdict } from '../base/index.js'
import type { MailboxHolder } from './ports.js'

/** TRE_G15. */
const pharmacist = '21'

/** The directory has no category of organisations: a registrar entered the names, and who works there. */
const pharmacyName = /(^|[^\p{L}])(pharmacie|officine)([^\p{L}]|$)/iu

/** May what is done for this mailbox be a dispensing? */
export function mayDispense(address: string, holder: MailboxHolder | undefined): Verdict {
  const refused = deny('not-dispenser', { address, name: holder?.name ?? address })
  if (!holder) return refused
  switch (holder.kind) {
    case 'professional':
      return holder.profession === pharmacist ? admit(undefined) : refused
    case 'organisation':
      return holder.professions.includes(pharmacist) ||
        holder.names.some((name) => pharmacyName.test(name))
        ? admit(undefined)
        : refused
    case 'other':
      return refused
  }
}
