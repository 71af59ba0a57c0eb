/** Where a certificate that the gateway gives hangs: below the root that this identity trusts, or nowhere. */

import { X509Certificate } from 'node:crypto'
import { parseCertificates, type Certificate } from '../../../pki/index.js'
import { PhrasedFault } from '../../../server/base/index.js'
import type { Endpoint, Identity } from '../identity.js'
import { askAuthorities } from './est.js'

/** Issuing CA and root of a certificate: the root is the one we trust already, the CA may have been renewed. */
export async function chainOf(
  certificate: Certificate,
  identity: Identity,
  endpoint: Endpoint,
): Promise<Certificate[]> {
  const known = parseCertificates(identity.anchors)
  const root = known.find(({ issuer, subject }) => issuer.key === subject.key)
  const offered = [...(await askAuthorities(identity, endpoint)), ...known]
  const issuer = offered.find(
    (one) => root && isIssuedBy(certificate, one) && isIssuedBy(one, root),
  )
  if (!root || !issuer)
    throw new PhrasedFault('denied', 'renew.other-root', { server: endpoint.label })
  return [issuer, root]
}

function isIssuedBy({ der }: Certificate, issuer: Certificate): boolean {
  const certificate = new X509Certificate(der)
  const by = new X509Certificate(issuer.der)
  return certificate.checkIssued(by) && certificate.verify(by.publicKey)
}
