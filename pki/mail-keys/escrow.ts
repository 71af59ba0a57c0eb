/**
 * Escrow of organisations' keys: sealed by their holder to the gateway's escrow key, opened by administrators. A person's
 * keys are never taken: what is a person's stays with the person.
 */

import { SaidFault, type Clock } from '../../server/base/index.js'
import {
  foldAddress,
  type EscrowedKey,
  type EscrowedKind,
  type KeyVault,
  type MailboxType,
  type PkiStore,
} from '../directory/index.js'
import type { PgpCertifier } from './ports.js'

export interface EscrowDeps {
  readonly store: PkiStore
  readonly clock: Clock
  readonly vault: KeyVault
  readonly pgp: PgpCertifier
}

export interface Deposit {
  readonly address: string
  /** Of who may act for the mailbox: asked by the caller. */
  readonly identity: string
  readonly keys: readonly DepositedKey[]
}

export interface DepositedKey {
  /** OpenPGP fingerprint, or serial number of the certificate. */
  readonly keyId: string
  readonly kind: EscrowedKind
  /** An armored OpenPGP message to the escrow key. */
  readonly sealed: string
}

export interface RecoveredKey {
  readonly keyId: string
  readonly kind: EscrowedKind
  readonly depositedAt: number
  /** Armored secret key, or key and certificate as PEM; without a passphrase. */
  readonly text: string
}

const taken: readonly MailboxType[] = ['ORG', 'APP']
const maxKeys = 64
const maxSealedBytes = 64 * 1024

const contextOf = (recipient: string): string => `pki/escrow/${recipient}`

/** The armored key that deposits are sealed to; made when it is first asked for. */
export async function escrowKey(deps: EscrowDeps): Promise<string> {
  const secret = await escrowSecret(deps)
  return deps.pgp.publicHalf(secret)
}

async function escrowSecret({ store, clock, vault, pgp }: EscrowDeps): Promise<string> {
  const known = await store.read((tables) => tables.pgpKeys.escrowIdentity())
  if (known) return unwrapped(vault, known)
  const made = await pgp.makeDirectoryKey('Séquestre Pli')
  const recipient = made.fingerprint
  const wrappedKey = vault.wrap(Buffer.from(made.secret, 'utf8'), contextOf(recipient))
  const kept = await store.write(async (tables) => {
    const other = await tables.pgpKeys.escrowIdentity()
    if (other) return other
    await tables.pgpKeys.addEscrowIdentity({ recipient, wrappedKey, createdAt: clock.now() })
    await tables.journal.record({
      kind: 'escrow.key-made',
      actor: 'gateway',
      facts: { fingerprint: recipient },
    })
    return { recipient, wrappedKey }
  })
  return unwrapped(vault, kept)
}

function unwrapped(
  vault: KeyVault,
  { recipient, wrappedKey }: { readonly recipient: string; readonly wrappedKey: Buffer },
): string {
  const plain = vault.unwrap(wrappedKey, contextOf(recipient))
  try {
    return plain.toString('utf8')
  } finally {
    plain.fill(0)
  }
}

/** Takes keys in, in place of what was there under the same numbers. SaidFault denied for a person's mailbox, too-large, not-found. */
export async function deposit(
  { store, clock }: EscrowDeps,
  { address: asked, identity, keys }: Deposit,
): Promise<number> {
  const address = foldAddress(asked)
  const ofOdd = keys.find(
    ({ keyId, sealed }) =>
      !/^[0-9A-Fa-f]{1,64}$/.test(keyId) || !sealed.startsWith('-----BEGIN PGP MESSAGE-----'),
  )
  if (keys.length === 0 || ofOdd) throw new SaidFault('syntax', 'escrow.form')
  if (keys.length > maxKeys || keys.some(({ sealed }) => sealed.length > maxSealedBytes))
    throw new SaidFault('too-large', 'escrow.too-large')
  await store.write(async (tables) => {
    const mailbox = await tables.mailboxes.get(address)
    if (!mailbox || mailbox.state === 'closed')
      throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
    if (!taken.includes(mailbox.type)) throw new SaidFault('denied', 'escrow.personal', { address })
    for (const { keyId, kind, sealed } of keys)
      await tables.pgpKeys.putEscrowed({
        ...{ address, keyId, kind, identity, createdAt: clock.now() },
        sealed: Buffer.from(sealed, 'utf8'),
      })
    await tables.journal.record({
      kind: 'escrow.deposited',
      actor: identity,
      facts: { address, keys: keys.map(({ keyId }) => keyId).join(' ') },
    })
  })
  return keys.length
}

/** What is in escrow for a mailbox; nothing is opened. */
export const escrowedFor = ({ store }: EscrowDeps, address: string): Promise<EscrowedKey[]> =>
  store.read((tables) => tables.pgpKeys.escrowed(foldAddress(address)))

/**
 * Opens what is in escrow for a mailbox, recorded before it is handed over. Who may order it is for the console to know.
 * SaidFault not-found.
 */
export async function recover(
  deps: EscrowDeps,
  asked: string,
  actor: string,
): Promise<RecoveredKey[]> {
  const address = foldAddress(asked)
  const found = await escrowedFor(deps, address)
  if (found.length === 0) throw new SaidFault('not-found', 'escrow.none', { address })
  const secret = await escrowSecret(deps)
  const keys: RecoveredKey[] = []
  for (const { keyId, kind, sealed, createdAt } of found) {
    const text = (await deps.pgp.open(sealed.toString('utf8'), secret)).toString('utf8')
    keys.push({ keyId, kind, depositedAt: createdAt, text })
  }
  await deps.store.write((tables) =>
    tables.journal.record({
      kind: 'escrow.recovered',
      actor,
      facts: { address, keys: keys.map(({ keyId }) => keyId).join(' ') },
    }),
  )
  return keys
}
