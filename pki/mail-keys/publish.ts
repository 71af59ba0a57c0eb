/** Publishing a holder's OpenPGP key: looked at, certified by the directory, kept with its record in the log. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import {
  foldAddress,
  withdrawPgpKey,
  type KeyVault,
  type PgpDirectoryKeyRecord,
  type PgpKeyRecord,
  type PkiStore,
} from '../directory/index.js'
import type { PgpCertifier, PgpFacts } from './ports.js'
import { placeOf } from './web-key-directory.js'

export interface PublishingDeps {
  readonly store: PkiStore
  readonly clock: Clock
  readonly vault: KeyVault
  readonly pgp: PgpCertifier
  /** User id of the directory's key. */
  readonly directoryName: string
}

export interface Publication {
  readonly address: string
  readonly armored: string
  /** Identity of who may act for the mailbox: asked by the caller. */
  readonly identity: string
}

const contextOf = (fingerprint: string): string => `pki/openpgp-directory/${fingerprint}`

/** `publish` of the door. */
export async function publishPgpKey(
  deps: PublishingDeps,
  { address: asked, armored, identity }: Publication,
): Promise<PgpKeyRecord> {
  const { store, pgp, clock } = deps
  const address = foldAddress(asked)
  const facts = await pgp.inspect(armored)
  expectFit(facts, address, clock.now())
  const { secret } = await directorySecret(deps)
  const certified = await pgp.certify(armored, address, secret)
  const record: PgpKeyRecord = {
    ...{ address, identity, fingerprint: facts.fingerprint, ...placeOf(address) },
    certificate: await pgp.toBinary(certified),
    ...{ publishedAt: clock.now(), expiresAt: facts.expiresAt },
  }
  await store.write(async (tables) => {
    const mailbox = await tables.mailboxes.get(address)
    if (!mailbox || mailbox.state === 'closed')
      throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
    const before = await tables.pgpKeys.get(address)
    await tables.pgpKeys.put(record)
    await tables.journal.record({
      kind: 'openpgp-key.published',
      actor: identity,
      facts: {
        ...{ address, fingerprint: facts.fingerprint },
        ...(before && before.fingerprint !== facts.fingerprint
          ? { replaces: before.fingerprint }
          : {}),
      },
    })
  })
  return record
}

function expectFit(facts: PgpFacts, address: string, at: number): void {
  const { addresses, expiresAt, fingerprint: key } = facts
  if (!addresses.includes(address))
    throw new SaidFault('denied', 'keys.pgp.other-address', { address, key })
  if (facts.isRevoked) throw new SaidFault('denied', 'keys.pgp.revoked', { key })
  if (expiresAt !== null && expiresAt <= at)
    throw new SaidFault('denied', 'keys.pgp.expired', { key })
  if (!facts.canEncrypt) throw new SaidFault('denied', 'keys.pgp.cannot-encrypt', { key })
}

/** Removes the key that a mailbox had, at its holder's word. SaidFault not-found. */
export async function withdraw(
  { store }: PublishingDeps,
  asked: string,
  actor: string,
): Promise<void> {
  const address = foldAddress(asked)
  const had = await store.write((tables) => withdrawPgpKey(tables, address, actor, 'asked'))
  if (!had) throw new SaidFault('not-found', 'keys.pgp.none', { address })
}

/** The directory's key, made when it is first asked for. */
export async function directoryKey(deps: PublishingDeps): Promise<PgpDirectoryKeyRecord> {
  const found = await deps.store.read((tables) => tables.pgpKeys.directoryKey())
  return found ?? (await makeDirectoryKey(deps))
}

async function directorySecret(deps: PublishingDeps): Promise<{ secret: string }> {
  const { wrappedKey, fingerprint } = await directoryKey(deps)
  const plain = deps.vault.unwrap(wrappedKey, contextOf(fingerprint))
  try {
    return { secret: plain.toString('utf8') }
  } finally {
    plain.fill(0)
  }
}

async function makeDirectoryKey(deps: PublishingDeps): Promise<PgpDirectoryKeyRecord> {
  const { store, vault, pgp, clock } = deps
  const made = await pgp.makeDirectoryKey(deps.directoryName)
  const { fingerprint } = made
  const record = {
    fingerprint,
    wrappedKey: vault.wrap(Buffer.from(made.secret, 'utf8'), contextOf(fingerprint)),
    certificate: await pgp.toBinary(made.public),
    createdAt: clock.now(),
  }
  return store.write(async (tables) => {
    // Two who ask at once agree on the first.
    const other = await tables.pgpKeys.directoryKey()
    if (other) return other
    await tables.pgpKeys.addDirectoryKey(record)
    await tables.journal.record({
      kind: 'openpgp-directory-key.made',
      actor: 'gateway',
      facts: { fingerprint },
    })
    return record
  })
}
