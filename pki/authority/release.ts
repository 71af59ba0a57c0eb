/** Releasing what was only held: good again at once in the directory, and gone from the next list. */

import { SaidFault } from '../../server/base/index.js'
import {
  findIdentity,
  rehearsal,
  type CertificateRecord,
  type PkiTables,
} from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { normalizeSerial } from '../x509/index.js'
import { refreshCrl } from './crls.js'
import type { AuthorityDeps } from './deps.js'
import type { RevocationTarget } from './revoke.js'

export interface Release {
  readonly target: RevocationTarget
  readonly actor: string
  /** Check and tell, change nothing. */
  readonly dryRun?: boolean
}

/** Ends a certificateHold (RFC 5280 §5.3.1); what was revoked for good stays so. Fault not-found, conflict. */
export async function release(
  deps: AuthorityDeps,
  { target, actor, dryRun = false }: Release,
): Promise<CertificateRecord[]> {
  const store = dryRun ? rehearsal(deps.store) : deps.store
  const released = await store.write(async (tables) => {
    const held = await heldBy(tables, target)
    for (const { serial, authority, identity } of held) {
      await tables.certificates.release(serial)
      // The list counts every change that it does not tell of yet.
      await tables.authorities.countRevocation(authority, serial)
      await tables.journal.record({
        kind: 'certificate.released',
        actor,
        facts: { serial, identity },
      })
    }
    await tables.revision.bump()
    return held
  })
  const authorities = new Set<AuthorityName>(released.map(({ authority }) => authority))
  if (!dryRun) for (const name of authorities) await refreshCrl(deps, name, actor)
  return released.map((record) => ({ ...record, state: 'good', reason: null, revokedAt: null }))
}

async function heldBy(tables: PkiTables, target: RevocationTarget): Promise<CertificateRecord[]> {
  const records = await recordsOf(tables, target)
  const held = records.filter(({ reason }) => reason === 'certificateHold')
  if (held.length > 0) return held
  const named = 'serial' in target ? target.serial : target.identity
  throw new SaidFault('conflict', 'pki.not-held', { target: named.slice(0, 80) })
}

async function recordsOf(
  tables: PkiTables,
  target: RevocationTarget,
): Promise<CertificateRecord[]> {
  if ('serial' in target) {
    const record = await tables.certificates.bySerial(normalizeSerial(target.serial))
    return record ? [record] : []
  }
  const entry = await findIdentity(tables, target.identity)
  return tables.certificates.byIdentity(entry?.identity ?? target.identity)
}
