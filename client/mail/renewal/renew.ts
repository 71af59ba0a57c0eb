/** `pli renew`: a new key beside the old one, certified over EST, proven by a connection, and only then put in its place. */

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { rm } from 'node:fs/promises'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  composeName,
  composeRequest,
  keyName,
  keySigner,
  makeKey,
  makePassword,
  makePkcs12,
  parseCertificate,
  parseCertificates,
  toPem,
  type Certificate,
} from '../../../pki/index.js'
import { PhrasedFault, type Random } from '../../../server/base/index.js'
import { endpointOf, openIdentity, type Endpoint, type Identity } from '../identity.js'
import { askRenewal, askWhoami } from './est.js'
import { readCurrent } from '../mail-keys/open.js'
import { mailKeyUses, renewPair, writeMailBundle } from './mail-certificates.js'
import { chainOf } from './renew-chain.js'
import { alone, previousOf, readNext, switchOver, writeNext } from './folder.js'

export interface RenewalRequest {
  readonly folder: string
  /** `https://host:port` instead of the one that the account names. */
  readonly gateway?: string
  /** Of the new identity.p12; one is made when left out. */
  readonly password?: string
  readonly random: Random
}

export interface Renewal {
  readonly identity: string
  readonly serial: string
  /** Milliseconds since the epoch. */
  readonly notAfter: number
  /** Of the new identity.p12. */
  readonly password: string
}

/**
 * Renews the identity in `folder`. A death at any moment leaves one that works, and the next call goes on where this one
 * stopped. Fault denied, unavailable, conflict: the folder is as it was.
 */
export async function renewIdentity(request: RenewalRequest): Promise<Renewal> {
  const { folder } = request
  const identity = await openIdentity(folder)
  return alone(folder, async () => {
    const endpoint = await gatewayFor(identity, request.gateway)
    // Before the sessions' own: what fails here leaves everything as it was, or one more key that works.
    for (const use of mailKeyUses)
      if (await readCurrent(identity, use)) await renewPair(identity, endpoint, use)
    const key = await nextKey(folder, identity)
    const { certificate, chain } = await nextCertificate(folder, identity, endpoint, key)
    const renewed: Identity = {
      folder,
      account: identity.account,
      key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificate: pemOf([certificate, ...chain.slice(0, -1)]),
      anchors: pemOf(chain),
    }
    await expectSelf(renewed, endpoint)
    const password = request.password ?? makePassword(request.random)
    await writeRest({ ...request, password }, identity, { key, certificate, chain })
    await switchOver(folder)
    const now = await openIdentity(folder)
    await expectSelf(now, endpoint)
    await writeMailBundle(now, password, request.random)
    await rm(previousOf(folder), { recursive: true, force: true })
    const { serial, notAfter } = certificate
    return { identity: identity.account.identity, serial, notAfter, password }
  })
}

const pemOf = (certificates: readonly Certificate[]): string =>
  certificates.map(({ der }) => toPem('CERTIFICATE', der)).join('')

/** The account's gateway, or the one that was named. */
async function gatewayFor(identity: Identity, given: string | undefined): Promise<Endpoint> {
  const known = await endpointOf(identity, 'https')
  if (given === undefined) return known
  const url = URL.canParse(given) ? new URL(given) : null
  if (url?.protocol !== 'https:' || url.username !== '')
    throw new PhrasedFault('syntax', 'renew.bad-gateway', { text: given })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const servername = isIP(host) === 0 ? host : known.servername
  return { ...known, host, port: Number(url.port || 443), servername, label: url.host }
}

/** A new key of the kind of the old one; that of an interrupted renewal when there is one. */
async function nextKey(folder: string, identity: Identity): Promise<KeyObject> {
  const old = createPrivateKey(identity.key)
  const begun = await readNext(folder, 'key.pem')
  if (begun !== null) {
    const key = createPrivateKey(begun)
    if (keyName(key) === keyName(old)) return key
  }
  const { privateKey } = await makeKey(keyName(old))
  // What an earlier attempt was given is over another key.
  await rm(join(folder, 'next', 'cert.pem'), { force: true })
  await writeNext(folder, 'key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return privateKey
}

interface Certified {
  readonly certificate: Certificate
  /** Issuing CA, then root. */
  readonly chain: readonly Certificate[]
}

async function nextCertificate(
  folder: string,
  identity: Identity,
  endpoint: Endpoint,
  key: KeyObject,
): Promise<Certified> {
  const old = parseCertificate(new X509Certificate(identity.certificate).raw)
  const begun = await readNext(folder, 'cert.pem')
  const kept = begun === null ? undefined : parseCertificates(begun)[0]
  const usable = kept && new X509Certificate(kept.der).checkPrivateKey(key)
  const certificate =
    usable && kept.notAfter > old.notAfter
      ? kept
      : await askRenewal(identity, endpoint, await composeRequest(composeName([]), keySigner(key)))
  const chain = await chainOf(certificate, identity, endpoint)
  // Over our key, and still us: anything else would be another's certificate.
  const fits = new X509Certificate(certificate.der).checkPrivateKey(key)
  if (!fits) throw new PhrasedFault('corrupt', 'renew.odd-answer', { server: endpoint.label })
  await writeNext(folder, 'cert.pem', pemOf([certificate]), 0o644)
  return { certificate, chain }
}

async function expectSelf(identity: Identity, endpoint: Endpoint): Promise<void> {
  const seen = await askWhoami(identity, endpoint)
  const { identity: wanted } = identity.account
  if (seen !== wanted) throw new PhrasedFault('denied', 'renew.other-identity', { seen, wanted })
}

/** What else the folder holds: the chain, the bundle for other programs, and the account's word on the certificate. */
async function writeRest(
  { folder, password, random }: RenewalRequest & { readonly password: string },
  { account }: Identity,
  { key, certificate, chain }: Certified & { readonly key: KeyObject },
): Promise<void> {
  const friendlyName = account.displayName ?? account.identity
  const bundle = { privateKey: key, certificate, chain, password, friendlyName }
  await writeNext(folder, 'identity.p12', makePkcs12(bundle, random))
  await writeNext(folder, 'chain.pem', pemOf(chain), 0o644)
  const text = await readFile(join(folder, 'account.json'), 'utf8')
  const { serial, subject, notAfter } = certificate
  const told = { serial, subject: subject.text, notAfter: new Date(notAfter).toISOString() }
  const next = { ...(JSON.parse(text) as object), certificate: told }
  await writeNext(folder, 'account.json', `${JSON.stringify(next, null, 2)}\n`, 0o644)
}
