/** Certificates for those who are in the directory already: over a key they made, or one made for them. */

import type { KeyObject } from 'node:crypto'
import { SaidFault } from '../../server/base/index.js'
import type { PkiTables } from '../directory/index.js'
import { profiles, type Profile } from '../profiles/index.js'
import { parseCertificate, type Certificate, type CertificateRequest } from '../x509/index.js'
import type { AuthorityDeps } from './deps.js'
import { describeHolder, type Described, type Wish } from './holder.js'
import { expectAuthority, issue } from './issue.js'
import { makeKey } from './keys.js'
import { expectExtensions, expectKey } from './requested.js'

/** What an administrator orders, or a holder who renews. */
export interface CertificateOrder extends Omit<Wish, 'profile'> {
  /** Name of a profile. */
  readonly profile: string
  readonly actor: string
  /** Everything is checked and composed; nothing is recorded, and the certificate has no signature. */
  readonly dryRun?: boolean
  /** Serial of the certificate that this one succeeds, for the log. */
  readonly replaces?: string
  /** Asked when the serial is reserved and again when it is published: a Fault refuses the order. Reads only. */
  check?(tables: PkiTables): Promise<void>
}

export interface SigningOrder extends CertificateOrder {
  readonly request: CertificateRequest
}

export interface KeyedOrder extends CertificateOrder {
  /** `rsa-3072`, `ed25519`…, or a family: `rsa`, `ecdsa`. The first that the profile takes when left out. */
  readonly keyType?: string
}

/** A certificate as it is handed over. */
export interface Issued {
  readonly identity: string
  readonly certificate: Certificate
  /** Issuing CA, then root. */
  readonly chain: readonly Certificate[]
  /** The first address that the certificate speaks for. */
  readonly mailbox: string | undefined
}

/** With the key that was made for the holder and is kept nowhere. */
export interface IssuedWithKey extends Issued {
  readonly privateKey: KeyObject
  /** `rsa-2048`, `ed25519`… */
  readonly keyKind: string
}

/** Signs a request. SaidFault denied, conflict, not-found: one sentence each, and nothing was recorded. */
export async function signRequest(deps: AuthorityDeps, order: SigningOrder): Promise<Issued> {
  const profile = expectProfileName(order.profile)
  const { request } = order
  expectKey(request.publicKey, profile)
  return certify(deps, profile, order, request.publicKey, (holder) =>
    expectExtensions(request, profile, holder),
  )
}

/** Makes a key and a certificate over it. SaidFault as `signRequest`. */
export async function issueFor(deps: AuthorityDeps, order: KeyedOrder): Promise<IssuedWithKey> {
  const profile = expectProfileName(order.profile)
  const name = keyNameFor(profile, order.keyType)
  // A key takes a second or ten to make: what can be refused is refused first.
  await deps.store.read((tables) => describeHolder(tables, { ...order, profile }))
  const { publicKey, privateKey } = await makeKey(name)
  return { ...(await certify(deps, profile, order, publicKey)), privateKey, keyKind: name }
}

/** SaidFault syntax when there is no profile of that name for a leaf. */
export function expectProfileName(name: string): Profile {
  const leafs = profiles.filter(({ ca }) => !ca)
  const found = leafs.find((profile) => profile.name === name)
  if (!found)
    throw new SaidFault('syntax', 'issue.profile-unknown', {
      name: name.slice(0, 40),
      known: leafs.map((profile) => profile.name).join(', '),
    })
  return found
}

/** The kind of key to make. SaidFault unsupported. */
export function keyNameFor({ keys, name: profile }: Profile, keyType: string | undefined): string {
  const found = keys.find(
    (name) => keyType === undefined || name === keyType || name.startsWith(`${keyType}-`),
  )
  if (found === undefined)
    throw new SaidFault('unsupported', 'csr.key-kind', {
      ...{ key: (keyType ?? '').slice(0, 40), profile, known: keys.join(', ') },
    })
  return found
}

async function certify(
  deps: AuthorityDeps,
  profile: Profile,
  order: CertificateOrder,
  publicKey: KeyObject,
  alsoCheck: (holder: Described) => void = () => undefined,
): Promise<Issued> {
  const wish: Wish = { ...order, profile }
  const [authority, root] = await Promise.all([
    expectAuthority(deps, profile.issuedBy),
    expectAuthority(deps, 'root'),
  ])
  const holder = await deps.store.read((tables) => describeHolder(tables, wish))
  alsoCheck(holder)
  const certificate = await issue(deps, {
    ...{ profile, publicKey, ...holder },
    ...{ actor: order.actor, replaces: order.replaces, dryRun: order.dryRun },
    async check(tables) {
      await expectSame(tables, wish, holder)
      await order.check?.(tables)
    },
  })
  return {
    ...{ identity: holder.identity, certificate, mailbox: holder.altNames.email[0] },
    chain: [authority, root].map((record) => parseCertificate(record.certificate)),
  }
}

/** The directory may have changed while a key was signed for. */
async function expectSame(tables: PkiTables, wish: Wish, before: Described): Promise<void> {
  const now = await describeHolder(tables, wish)
  if (JSON.stringify(now) !== JSON.stringify(before))
    throw new SaidFault('conflict', 'issue.changed-meanwhile', { identity: before.identity })
}
