/** The directory of the keys of mailboxes: who holds an address, what its mail is signed with and enciphered to. */

import type { EscrowedKey, PgpKeyRecord } from '../directory/index.js'
import {
  deposit,
  escrowedFor,
  escrowKey,
  recover,
  type Deposit,
  type RecoveredKey,
} from './escrow.js'
import { findMailKeys, type MailKeys } from './find.js'
import {
  directoryKey,
  publishPgpKey,
  withdraw,
  type Publication,
  type PublishingDeps,
} from './publish.js'

export interface MailKeyDirectory {
  /** Armored key that organisations seal their keys to; made when it is first asked for. */
  escrowKey(): Promise<string>
  /**
   * Puts secret keys of an organisation's mailbox in escrow; resolves with how many. SaidFault denied for the mailbox of a
   * person, syntax, too-large, not-found.
   */
  deposit(deposit: Deposit): Promise<number>
  /** What is in escrow for a mailbox; nothing is opened. */
  escrowed(address: string): Promise<EscrowedKey[]>
  /** Opens it, for administrators; recorded. SaidFault not-found. */
  recover(address: string, actor: string): Promise<RecoveredKey[]>
  /** Undefined when there is no such mailbox, or it is closed. */
  find(address: string): Promise<MailKeys | undefined>
  /** As a Web Key Directory is asked. */
  findByPlace(domain: string, localHash: string): Promise<MailKeys | undefined>
  /**
   * Publishes a key for a mailbox, in place of the one before. Whether `identity` may act for it is the caller's to ask.
   * SaidFault denied for a key of another address, revoked, expired or unable to encipher; syntax for what is no key.
   */
  publish(publication: Publication): Promise<PgpKeyRecord>
  /** SaidFault not-found. */
  withdraw(address: string, actor: string): Promise<void>
  /** Public half of the directory's signing key, armoured; made when it is first asked for. */
  directoryKey(): Promise<{ readonly fingerprint: string; readonly armored: string }>
  /** A published key with armour. */
  armored(record: PgpKeyRecord): Promise<string>
}

export function createMailKeyDirectory(deps: PublishingDeps): MailKeyDirectory {
  const { store, clock, pgp } = deps
  return {
    find: (address) => store.read((tables) => findMailKeys(tables, address, clock.now())),
    findByPlace: (domain, localHash) =>
      store.read(async (tables) => {
        const record = await tables.pgpKeys.byPlace(domain, localHash)
        return record && findMailKeys(tables, record.address, clock.now())
      }),
    escrowKey: () => escrowKey(deps),
    deposit: (given) => deposit(deps, given),
    escrowed: (address) => escrowedFor(deps, address),
    recover: (address, actor) => recover(deps, address, actor),
    publish: (publication) => publishPgpKey(deps, publication),
    withdraw: (address, actor) => withdraw(deps, address, actor),
    async directoryKey() {
      const { fingerprint, certificate } = await directoryKey(deps)
      return { fingerprint, armored: await pgp.toArmored(certificate) }
    },
    armored: ({ certificate }) => pgp.toArmored(certificate),
  }
}

export { findMailKeys, type LapsedKey, type MailHolder, type MailKeys } from './find.js'
export {
  findHolderKey,
  setZeroAccess,
  type HolderKey,
  type ZeroAccessOrder,
  type ZeroAccessState,
} from './zero-access.js'
export type { Deposit, DepositedKey, RecoveredKey } from './escrow.js'
export type { PgpCertifier, PgpDirectoryKey, PgpFacts } from './ports.js'
export type { Publication, PublishingDeps } from './publish.js'
