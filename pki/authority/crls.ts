/** Signing revocation lists: after every revocation, and ahead of the next update. */

import { Fault } from '../../server/base/index.js'
import type { AuthorityRecord } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { composeCrl, parseCertificate, type Crl } from '../x509/index.js'
import { crlLifetimeMs, dayMs, skewMs, wholeSecond, type AuthorityDeps } from './deps.js'
import { expectClock } from './issue.js'

/** Signs and stores a new CRL of `name` that tells of every revocation so far. Fault not-found, unavailable. */
export async function refreshCrl(
  deps: AuthorityDeps,
  name: AuthorityName,
  actor: string,
): Promise<Crl> {
  const now = wholeSecond(deps.clock.now())
  const draft = await deps.store.write(async (tables) => {
    const record = await tables.authorities.get(name)
    if (!record) throw new Fault('not-found', `the authority "${name}" has not been made`)
    await expectClock(tables, name, deps.clock.now())
    // A certificate stays listed past its end, for one list more than needed (RFC 5280 §3.3).
    const entries = await tables.certificates.revoked(name, now - crlLifetimeMs - dayMs)
    return { record, entries, number: await tables.authorities.nextCrlNumber(name) }
  })
  const { record, entries, number } = draft
  const nextUpdate = now + crlLifetimeMs
  const crl = await composeCrl(
    {
      issuer: parseCertificate(record.certificate).subject,
      ...{ number, entries, nextUpdate },
      thisUpdate: now - skewMs,
    },
    await deps.signers.open(record),
  )
  await deps.store.write(async (tables) => {
    const { revocations } = record
    const newest = await tables.authorities.setCrl(name, {
      ...{ der: crl.der, number, nextUpdate, revocations },
    })
    if (!newest) return
    await tables.revision.bump()
    await tables.journal.record({
      kind: 'crl.issued',
      actor,
      facts: { authority: name, number: String(number), entries: String(entries.length) },
    })
  })
  return crl
}

/** Is a new list wanted: a revocation is not told of yet, or half of the life of the list is over? */
export function isCrlDue(record: AuthorityRecord, now: number): boolean {
  if (record.revocations > record.crlRevocations || !record.crl) return true
  return now > record.crlNextUpdate - crlLifetimeMs / 2
}

/** Signs every list that is due; authorities whose key is elsewhere are left alone. Returns their names. */
export async function refreshDueCrls(deps: AuthorityDeps, actor: string): Promise<AuthorityName[]> {
  const records = await deps.store.read((tables) => tables.authorities.list())
  const due = records.filter((r) => deps.signers.holds(r) && isCrlDue(r, deps.clock.now()))
  for (const { name } of due) await refreshCrl(deps, name, actor)
  return due.map(({ name }) => name)
}
