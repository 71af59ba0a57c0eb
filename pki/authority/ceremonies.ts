/**
 * Ceremonies of the root: certificates of issuing authorities and the root's own list, signed where the root's key is.
 * Record, sign, finish: what was signed and not recorded is nothing but a serial that nobody is told of.
 */

import { SaidFault } from '../../server/base/index.js'
import type { AuthorityRecord, PkiTables } from '../directory/index.js'
import type { AuthorityRole } from '../profiles/index.js'
import {
  keyName,
  parseCertificate,
  type Certificate,
  type Crl,
  type Signer,
} from '../x509/index.js'
import { certifyCa, nextName, subjectLike, type CaOrder } from './ca-certificate.js'
import { refreshCrl } from './crls.js'
import {
  crlLifetimeMs,
  offlineCrlLifetimeMs,
  randomSerial,
  wholeSecond,
  type AuthorityDeps,
} from './deps.js'
import { enterAuthority, newAuthority, recordCertificate } from './init.js'
import { expectAuthority, expectClock } from './issue.js'
import { makeResponder } from './responders.js'
import type { KeptKey } from './signers.js'
import { urlsOf } from './urls.js'

export interface CaRenewal {
  readonly role: Exclude<AuthorityRole, 'root'>
  /** Another certificate for the key that the authority has: longer, or with the policies of today. */
  readonly sameKey?: boolean
  /** Of a new key; like the present one when left out. */
  readonly keyType?: string
  /** Where a new key is made: `file:/path`, `pkcs11:…`; in the store when left out. */
  readonly place?: string
  readonly actor: string
}

/** The key that a certificate is made for, and the name of its authority. */
export interface Successor {
  readonly name: AuthorityRecord['name']
  readonly key: KeptKey
}

/**
 * Renews an issuing authority: with a new key the next generation takes over at once, and the old one goes on signing its
 * list until its last certificate ends. `root` signs; the root's own key in the store when left out. SaidFault.
 */
export async function signCa(
  deps: AuthorityDeps,
  renewal: CaRenewal,
  root?: Signer,
): Promise<Certificate> {
  const issuer = await openRoot(deps, root)
  const current = await expectAuthority(deps, renewal.role)
  const serial = randomSerial(deps)
  const successor = await succeed(deps, current, renewal)
  const order = orderFor(deps, current, successor, serial)
  await deps.store.write((tables) => expectClock(tables, 'root', deps.clock.now()))
  const ca = parseCertificate(issuer.record.certificate)
  const certificate = await certifyCa(
    order,
    { name: ca.subject, signer: issuer.signer, notAfter: ca.notAfter },
    deps.clock.now(),
  )
  await install(deps, current, successor, certificate, renewal.actor)
  return certificate
}

/** The root's record and a signer that is its own. Fault unavailable when the key is elsewhere, corrupt when it is another. */
export async function openRoot(
  deps: AuthorityDeps,
  given: Signer | undefined,
): Promise<{ record: AuthorityRecord; signer: Signer }> {
  const record = await expectAuthority(deps, 'root')
  if (given) expectRootKey(parseCertificate(record.certificate), given)
  else if (!deps.signers.holds(record)) throw new SaidFault('unavailable', 'root.key-wanted')
  return { record, signer: given ?? (await deps.signers.open(record)) }
}

export function expectRootKey(root: Certificate, { publicKey }: Signer): void {
  if (!root.publicKey?.equals(publicKey)) throw new SaidFault('corrupt', 'root.other-key')
}

/** The key and the name of what comes after `current`. */
export async function succeed(
  deps: AuthorityDeps,
  current: AuthorityRecord,
  { sameKey, keyType, place }: Pick<CaRenewal, 'sameKey' | 'keyType' | 'place'>,
): Promise<Successor> {
  if (sameKey) {
    const signer = await deps.signers.open(current)
    return { name: current.name, key: { signer, wrappedKey: null, keyAt: null } }
  }
  const all = await deps.store.read((tables) => tables.authorities.list())
  const name = nextName(current.name)
  const { publicKey } = parseCertificate(current.certificate)
  const kind = keyType ?? (publicKey ? keyName(publicKey) : 'rsa-3072')
  const key = await deps.signers.make(name, kind, place)
  // A key that is found where a new one was to be made may be that of another authority.
  const same = all.find((one) =>
    parseCertificate(one.certificate).publicKey?.equals(key.signer.publicKey),
  )
  if (same) throw new SaidFault('conflict', 'root.key-in-use', { name: same.name })
  return { name, key }
}

export function orderFor(
  deps: AuthorityDeps,
  current: AuthorityRecord,
  { name, key }: Successor,
  serial: string,
): CaOrder {
  return {
    ...{ name, serial, publicKey: key.signer.publicKey, urls: urlsOf(deps, 'root') },
    subject: subjectLike(parseCertificate(current.certificate), name),
  }
}

/** Makes a signed certificate official: in one unit, with the list that its certificates need at once. */
export async function install(
  deps: AuthorityDeps,
  before: AuthorityRecord,
  { name, key }: Successor,
  certificate: Certificate,
  actor: string,
): Promise<void> {
  const now = wholeSecond(deps.clock.now())
  const renewed = name === before.name
  const fresh = renewed ? undefined : await newAuthority(deps, { name, key, certificate }, now)
  await deps.store.write(async (tables) => {
    await expectUnchanged(tables, before)
    if (fresh) {
      await tables.authorities.supersede(before.name, now)
      await enterAuthority(tables, fresh)
    } else await tables.authorities.setCertificate(name, certificate.der)
    await recordCertificate(tables, name, certificate, now)
    await tables.authorities.removeRequest(before.role)
    await tables.revision.bump()
    await tables.journal.record({
      kind: renewed ? 'authority.renewed' : 'authority.created',
      actor,
      facts: {
        ...{ authority: name, serial: certificate.serial, subject: certificate.subject.text },
        ...(renewed ? {} : { replaces: before.name }),
      },
    })
  })
  // After a rehearsal there is no such authority to answer for.
  const entered = fresh && (await deps.store.read((tables) => tables.authorities.get(name)))
  if (entered) await makeResponder(deps, entered, actor, key.signer)
}

/** Two administrators may have held the same ceremony at once. */
async function expectUnchanged(tables: PkiTables, before: AuthorityRecord): Promise<void> {
  const now = await tables.authorities.current(before.role)
  if (now?.name !== before.name || !now.certificate.equals(before.certificate))
    throw new SaidFault('conflict', 'root.changed-meanwhile', { role: before.role })
}

export interface RootList {
  /** Milliseconds that the list is good for. */
  readonly lifetimeMs?: number
  readonly actor: string
}

/** Signs the root's list, for a year unless told otherwise when the key is not in the store. */
export async function signRootList(
  deps: AuthorityDeps,
  { lifetimeMs, actor }: RootList,
  root?: Signer,
): Promise<Crl> {
  const { record, signer } = await openRoot(deps, root)
  const usual = record.wrappedKey ? crlLifetimeMs : offlineCrlLifetimeMs
  const { full } = await refreshCrl(deps, record.name, actor, {
    ...{ signer, lifetimeMs: lifetimeMs ?? usual },
  })
  // What answers for the root by OCSP is renewed while the key is out of its safe.
  if (root) await makeResponder(deps, record, actor, signer)
  return full
}
