/** Objects of administrators as JSON: dates as UTCDate, nothing that a page has no use for. */

import type { HeldMailbox, HolderCard, NamedGrant, ShownCertificate } from '../../desk/index.js'
import type { JsonObject } from '../core/json.js'
import { utcDateOf, utcDateOrNull } from '../core/dates.js'

export const certificateObject = (one: ShownCertificate): JsonObject => {
  const { serial, identity, name, profile, standing, reason, isRenewed } = one
  return {
    ...{ id: serial, identity, name, profile, state: standing, reason, isRenewed },
    notBefore: utcDateOf(one.notBefore),
    notAfter: utcDateOf(one.notAfter),
    issuedAt: utcDateOf(one.createdAt),
    revokedAt: utcDateOrNull(one.revokedAt),
  }
}

export const grantObject = ({
  identity,
  name,
  address,
  actions,
  ...grant
}: NamedGrant): JsonObject => ({
  ...{ identity, name, address, actions, why: grant.why },
  from: utcDateOrNull(grant.from),
  to: utcDateOrNull(grant.to),
  createdAt: utcDateOf(grant.createdAt),
})

export const mailboxObject = (mailbox: HeldMailbox): JsonObject => {
  const { address, type, owner, ownerName, state, quotaBytes, redList, service } = mailbox
  return {
    ...{ id: address, type, owner, ownerName, state, quotaBytes, redList, service },
    createdAt: utcDateOf(mailbox.createdAt),
    grants: mailbox.grants.map(grantObject),
  }
}

export const holderObject = (card: HolderCard): JsonObject => {
  const { identity, kind, name, state, profession, place } = card
  return {
    ...{ id: identity, kind, name, state, profession, place },
    enrolledAt: utcDateOf(card.createdAt),
    mailboxes: card.mailboxes.map(mailboxObject),
    delegated: card.delegated.map(grantObject),
    certificates: card.certificates.map(certificateObject),
  }
}
