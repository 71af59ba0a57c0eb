/**
 * What travels between the gateway and the machine where the root is: a request for the certificate of an issuing
 * authority or an order for the root's list goes there, a certificate or a list comes back. Each side trusts only what it
 * checks itself.
 */

import { SaidFault, type Random } from '../../server/base/index.js'
import type { AuthorityRecord } from '../directory/index.js'
import {
  authorityNames,
  checkProfile,
  issuingCa,
  policiesOf,
  type AuthorityRole,
} from '../profiles/index.js'
import {
  algorithmOf,
  attributeOf,
  attributesOf,
  compose,
  composeRequest,
  extensions,
  isSignedBy,
  parseCertificate,
  parseRequest,
  type Certificate,
  type CertificateRequest,
  type ExtensionKind,
  type RawExtension,
  type Signer,
} from '../x509/index.js'
import { certifyCa } from './ca-certificate.js'
import {
  expectRootKey,
  install,
  orderFor,
  succeed,
  type CaRenewal,
  type Successor,
} from './ceremonies.js'
import { randomSerial, type AuthorityDeps } from './deps.js'
import { expectAuthority } from './issue.js'
import { expectKey } from './requested.js'
import { subjectFor } from './template.js'
import type { PublicUrls } from './urls.js'

/** Makes the key of the successor and a request for its certificate, which replaces one that waited. Returns its DER. */
export async function requestCa(deps: AuthorityDeps, renewal: CaRenewal): Promise<Buffer> {
  const { role, actor } = renewal
  const current = await expectAuthority(deps, role)
  const successor = await succeed(deps, current, renewal)
  const { subject, urls } = orderFor(deps, current, successor, '01')
  const wanted = [
    compose(extensions.certificatePolicies, policiesOf(role)),
    ...(urls ? addressesOf(urls) : []),
  ]
  const { name, key } = successor
  const request = await composeRequest(subjectFor(issuingCa, subject), key.signer, wanted)
  const createdAt = deps.clock.now()
  const { wrappedKey, keyAt } = key
  await deps.store.write(async (tables) => {
    await tables.authorities.putRequest({ role, name, wrappedKey, keyAt, request, createdAt })
    await tables.journal.record({
      kind: 'authority.requested',
      actor,
      facts: { authority: name, sameKey: name === current.name ? 'yes' : 'no' },
    })
  })
  return request
}

/** What the machine where the root is works with: its own clock and chance, and nothing of ours. */
export interface RootDesk {
  readonly root: Certificate
  readonly signer: Signer
  readonly random: Random
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface SignedCa {
  readonly certificate: Certificate
  readonly role: AuthorityRole
}

/** Signs a request that came from a gateway. SaidFault denied, conflict or syntax: nothing was signed. */
export async function signCaRequest(
  request: CertificateRequest,
  desk: RootDesk,
): Promise<SignedCa> {
  const { root, signer, at } = desk
  expectRootKey(root, signer)
  expectNow(root, at)
  expectKey(request.publicKey, issuingCa)
  if (root.publicKey?.equals(request.publicKey))
    throw new SaidFault('denied', 'root.key-in-use', { name: 'root' })
  const { role, urls } = readWishes(request)
  const { subject } = request
  const order = {
    ...{ name: role, publicKey: request.publicKey, serial: randomSerial(desk), urls },
    subject: {
      C: attributeOf(subject, 'C') ?? '',
      O: attributeOf(subject, 'O') ?? '',
      OU: attributesOf(subject, 'OU'),
      CN: attributeOf(subject, 'CN') ?? '',
    },
  }
  const issuer = { name: root.subject, signer, notAfter: root.notAfter }
  return { role, certificate: await certifyCa(order, issuer, at) }
}

/** A clock that is years wrong is seen here at the latest; the dates would be wrong for as long. */
export function expectNow(root: Certificate, at: number): void {
  if (at < root.notBefore || at >= root.notAfter)
    throw new SaidFault('unavailable', 'root.clock', {
      at: new Date(at).toISOString().slice(0, 10),
      from: new Date(root.notBefore).toISOString().slice(0, 10),
      to: new Date(root.notAfter).toISOString().slice(0, 10),
    })
}

const { certificatePolicies, crlPoints, freshestCrl, informationAccess } = extensions

/** What the root publishes, as its certificates carry it. */
const addressesOf = ({ crl, delta, ocsp, certificate }: PublicUrls): RawExtension[] => [
  compose(crlPoints, [crl]),
  compose(freshestCrl, [delta]),
  compose(informationAccess, { ocsp: [ocsp], issuers: [certificate] }),
]

const wishes: readonly string[] = [
  certificatePolicies.oid,
  crlPoints.oid,
  freshestCrl.oid,
  informationAccess.oid,
]

interface Wishes {
  readonly role: AuthorityRole
  readonly urls: PublicUrls | undefined
}

function readWishes({ extensions: wanted }: CertificateRequest): Wishes {
  const strange = wanted.find(({ oid }) => !wishes.includes(oid))
  if (strange) throw new SaidFault('denied', 'root.request-strange', { oid: strange.oid })
  const read = <T>(kind: ExtensionKind<T>): T | undefined => {
    const value = wanted.find((one) => one.oid === kind.oid)?.value
    return value && kind.read(value)
  }
  const asked = [...(read(certificatePolicies) ?? [])].sort().join()
  const role = authorityNames.find(
    (one) => one !== 'root' && policiesOf(one).sort().join() === asked,
  )
  if (!role) throw new SaidFault('conflict', 'root.request-version')
  const access = read(informationAccess)
  const [crl] = read(crlPoints) ?? []
  const [delta] = read(freshestCrl) ?? []
  const [ocsp] = access?.ocsp ?? []
  const [certificate] = access?.issuers ?? []
  const whole = crl && delta && ocsp && certificate
  return { role, urls: whole ? { crl, delta, ocsp, certificate } : undefined }
}

/** Takes a certificate that was signed for a request of ours. Resolves with its authority's name. SaidFault. */
export async function importCa(
  deps: AuthorityDeps,
  der: Buffer,
  actor: string,
): Promise<AuthorityRecord['name']> {
  const certificate = parseCertificate(der)
  const root = parseCertificate((await expectAuthority(deps, 'root')).certificate)
  expectSigned(certificate, root)
  const { current, successor } = await waiting(deps, certificate)
  const fit =
    checkProfile(certificate, issuingCa).admitted &&
    certificate.subject.key !== root.subject.key &&
    [...certificate.policies].sort().join() === policiesOf(current.role).sort().join()
  if (!fit) throw new SaidFault('conflict', 'root.certificate-unfit')
  const now = deps.clock.now()
  if (now < certificate.notBefore || now >= certificate.notAfter)
    throw new SaidFault('conflict', 'root.certificate-dates')
  await install(deps, current, successor, certificate, actor)
  return successor.name
}

function expectSigned(certificate: Certificate, root: Certificate): void {
  const { bytes, signature } = certificate.signed
  const algorithm = algorithmOf(certificate.signed)
  const good =
    certificate.issuer.key === root.subject.key &&
    algorithm !== undefined &&
    root.publicKey !== undefined &&
    isSignedBy(bytes, signature, algorithm, root.publicKey)
  if (!good) throw new SaidFault('denied', 'root.not-signed')
}

/** The request that `certificate` answers, with the key that was made for it. */
async function waiting(
  deps: AuthorityDeps,
  { publicKey, der }: Certificate,
): Promise<{ current: AuthorityRecord; successor: Successor }> {
  for (const role of authorityNames) {
    const request = await deps.store.read((tables) => tables.authorities.request(role))
    if (!request || !publicKey?.equals(parseRequest(request.request).publicKey)) continue
    const current = await expectAuthority(deps, role)
    const { name } = request
    const { wrappedKey, keyAt } = name === current.name ? current : request
    const signer = await deps.signers.open({
      ...current,
      name,
      wrappedKey,
      keyAt,
      certificate: der,
    })
    return { current, successor: { name, key: { signer, wrappedKey, keyAt } } }
  }
  throw new SaidFault('not-found', 'root.no-request')
}
