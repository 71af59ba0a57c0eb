/** The notice of a dispensation as a message: signed and sealed as the keys of the folder allow. */

import { writeNotice, type NoticeOrder } from '../../acts/index.js'
import { signDocument } from '../../health/index.js'
import { compose, openSigning, type Composed, type Identity } from '../../mail/index.js'
import { randomUuid } from '../../../server/base/index.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { protectFor } from '../end-to-end/protecting.js'

export interface NoticeMessage extends Omit<NoticeOrder, 'sign'> {
  readonly inReplyTo: string | null
}

/**
 * Signed when the folder has a certificate for it, document and message, sealed as `pli send` does. Null when a person was
 * asked and would rather not send it in clear. Faults of `compose`, `protectFor` and `writeNotice`.
 */
export async function composeNotice(
  identity: Identity,
  { inReplyTo, ...order }: NoticeMessage,
  asking: Asking,
): Promise<Composed | null> {
  const signer = await openSigning(identity)
  const uuid = (): string => randomUuid(order.random)
  const sign =
    signer && ((document: Uint8Array) => signDocument(document, signer, { at: order.at, uuid }))
  const notice = await writeNotice({ ...order, sign }, asking.output)
  const { to, cc, subject, text, headers, archive } = notice
  const wish = { sign: signer !== null, encrypt: false, noEncrypt: false }
  const shielded = await protectFor(identity, [...to, ...cc], wish, asking)
  if (!shielded) return null
  const { mailbox, displayName = '' } = identity.account
  return compose(
    {
      ...{ from: mailbox, displayName, to, cc, subject, text, headers, attachments: [] },
      enclosures: [{ name: 'IHE_XDM.zip', mediaType: 'application/zip', content: archive }],
      ...(inReplyTo !== null && { inReplyTo, references: [inReplyTo] }),
    },
    shielded.protection,
  )
}
