/** `pli keys certificates`: for who was enrolled before mail was signed, or whose keys for it end soon. */

import { makePassword } from '../../../pki/index.js'
import { PhrasedFault, type Clock, type Random } from '../../../server/base/index.js'
import { endpointOf, openIdentity } from '../identity.js'
import type { MailKeyUse } from '../mail-keys/files.js'
import { alone } from './folder.js'
import { endOfPair, mailKeyUses, renewPair, writeMailBundle } from './mail-certificates.js'

export interface MailCertification {
  readonly folder: string
  /** Of the new mail.p12; one is made when left out. */
  readonly password?: string
  readonly clock: Clock
  readonly random: Random
}

export interface MailCertified {
  /** What was made now, by its use, with its serial number and its end in milliseconds since the epoch. */
  readonly made: readonly {
    readonly use: MailKeyUse
    readonly serial: string
    readonly notAfter: number
  }[]
  /** Of the new mail.p12; null when nothing was made. */
  readonly password: string | null
}

const dayMs = 86_400_000
const soonDays = 30

/** `certifyMailKeys` of the door. */
export async function certify(request: MailCertification): Promise<MailCertified> {
  const { folder, clock, random } = request
  const identity = await openIdentity(folder)
  if (identity.account.mailbox === '')
    throw new PhrasedFault('not-found', 'mailKeys.no-mailbox', { path: folder })
  return alone(folder, async () => {
    const endpoint = await endpointOf(identity, 'https')
    const made = []
    for (const use of mailKeyUses) {
      const end = await endOfPair(identity, use)
      if (end !== null && end - clock.now() > soonDays * dayMs) continue
      const { serial, notAfter } = await renewPair(identity, endpoint, use)
      made.push({ use, serial, notAfter })
    }
    if (made.length === 0) return { made, password: null }
    const password = request.password ?? makePassword(random)
    await writeMailBundle(identity, password, random)
    return { made, password }
  })
}
