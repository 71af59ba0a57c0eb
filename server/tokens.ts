/** From a token of a local program to its caller: the certificate it is bound to is judged each time, as in a handshake. */

import type { Verdict } from './base/index.js'
import { deny } from './base/index.js'
import type { Data } from './data.js'
import type { TokenShelf } from './mail/index.js'
import type { Caller, LiveTrust } from './trust/index.js'

/** Gives the judge of tokens; what it admits may do no more than one mailbox, and administers nothing. */
export const callerByToken =
  ({ directory }: Data, shelf: TokenShelf, trust: LiveTrust) =>
  async (text: string): Promise<Verdict<Caller>> => {
    const token = await shelf.find(text)
    if (!token) return deny('no-certificate', { listener: 'local' })
    const { identity, fingerprint, address } = token
    const own = await directory.certificatesOf(identity)
    const der = own.find((one) => one.fingerprint === fingerprint)?.der
    if (!der) return deny('no-certificate', { listener: 'local' })
    const verdict = await trust.why([der], 'https')
    if (!verdict.admitted) return verdict
    const mailboxes = verdict.value.mailboxes.filter((mailbox) => mailbox.address === address)
    if (mailboxes.length === 0) return deny('not-reader', { identity, address, action: 'read' })
    return { ...verdict, value: { ...verdict.value, mailboxes, roles: [], only: address } }
  }
