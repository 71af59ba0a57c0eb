/** Revoking: effective in the directory at once, then told by a new CRL. */

import { Fault, isFault, SaidFault } from '../../server/base/index.js'
import {
  findIdentity,
  rehearsal,
  withdrawAfterRevocation,
  type CertificateRecord,
  type PkiTables,
} from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { normalizeSerial, type RevocationReason } from '../x509/index.js'
import { refreshCrl } from './crls.js'
import type { AuthorityDeps } from './deps.js'

/** One certificate, or every good one of an identity. */
export type RevocationTarget = { readonly serial: string } | { readonly identity: string }

export interface Revocation {
  readonly target: RevocationTarget
  readonly reason: RevocationReason
  readonly actor: string
  /** Check and tell, change nothing. */
  readonly dryRun?: boolean
}

/**
 * Revokes; when it resolves the directory refuses the certificates and the new CRLs are stored. Fault not-found
 * when nothing matches, conflict when the certificate is revoked already, "revoked, but…" when only the list failed.
 */
export async function revoke(
  deps: AuthorityDeps,
  revocation: Revocation,
): Promise<CertificateRecord[]> {
  const { reason, actor, dryRun = false } = revocation
  const store = dryRun ? rehearsal(deps.store) : deps.store
  const at = deps.clock.now()
  const revoked = await store.write(async (tables) => {
    const found = await findTarget(tables, revocation)
    for (const { serial, authority, identity } of found) {
      await tables.certificates.revoke(serial, reason, at)
      await tables.authorities.countRevocation(authority, serial)
      await tables.journal.record({
        kind: 'certificate.revoked',
        actor,
        facts: { serial, identity, reason },
      })
    }
    for (const identity of new Set(found.map((one) => one.identity)))
      await withdrawAfterRevocation(
        tables,
        found.filter((one) => one.identity === identity),
        { identity, reason, actor, at },
      )
    await tables.revision.bump()
    return found
  })
  const authorities = new Set<AuthorityName>(revoked.map(({ authority }) => authority))
  if (!dryRun) for (const name of authorities) await tellByList(deps, name, actor)
  return revoked.map((record) => ({ ...record, state: 'revoked', reason, revokedAt: at }))
}

async function tellByList(deps: AuthorityDeps, name: AuthorityName, actor: string): Promise<void> {
  try {
    await refreshCrl(deps, name, actor)
  } catch (error) {
    if (!isFault(error)) throw error
    // The revocation stands; refreshDueCrls signs the list as soon as it can.
    throw new Fault(error.kind, `revoked, but no new list could be signed: ${error.message}`, {
      cause: error,
    })
  }
}

async function findTarget(
  tables: PkiTables,
  { target, reason }: Revocation,
): Promise<CertificateRecord[]> {
  if ('identity' in target) return openOnesOf(tables, target.identity, reason)
  const serial = normalizeSerial(target.serial)
  const record = await tables.certificates.bySerial(serial)
  if (!record || record.state === 'reserved')
    throw new SaidFault('not-found', 'pki.serial-unknown', { serial })
  if (record.profile === 'root-ca') throw new SaidFault('denied', 'pki.root-revoked')
  // What is only held may still be revoked for good.
  const final = record.reason !== 'certificateHold' || reason === 'certificateHold'
  if (record.revokedAt !== null && final)
    throw new SaidFault('conflict', 'pki.revoked-already', {
      serial,
      at: new Date(record.revokedAt).toISOString(),
    })
  return [record]
}

async function openOnesOf(
  tables: PkiTables,
  identity: string,
  reason: RevocationReason,
): Promise<CertificateRecord[]> {
  const entry = await findIdentity(tables, identity)
  const records = await tables.certificates.byIdentity(entry?.identity ?? identity)
  const good = records.filter(
    ({ state, profile, reason: held }) =>
      profile !== 'root-ca' &&
      (state === 'good' || (held === 'certificateHold' && reason !== 'certificateHold')),
  )
  if (good.length === 0) throw new SaidFault('not-found', 'pki.nothing-to-revoke', { identity })
  return good
}
