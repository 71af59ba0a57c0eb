/** Table of every certificate issued, from the reservation of its serial to its revocation. */

import type {
  AuthorityName,
  CertificateRecord,
  CertificatesTable,
  CertificateState,
  ProfileName,
  RevocationReason,
} from '../../../../pki/index.js'
import { Fault } from '../../../base/index.js'
import type { Sql } from '../../engine/engine.js'

interface Row {
  serial: string
  authority: AuthorityName
  identity: string
  profile: ProfileName
  state: CertificateState
  fingerprint: string | null
  issuer: string
  subject: string
  not_before: number
  not_after: number
  reason: RevocationReason | null
  revoked_at: number | null
  der: Buffer | null
  created_at: number
}

const columns = `serial, authority, identity, profile, state, fingerprint, issuer, subject,
  not_before, not_after, reason, revoked_at, der, created_at`

const recordOf = ({
  not_before,
  not_after,
  revoked_at,
  created_at,
  ...same
}: Row): CertificateRecord => ({
  ...same,
  notBefore: not_before,
  notAfter: not_after,
  revokedAt: revoked_at,
  createdAt: created_at,
})

export function certificatesTable(sql: Sql): CertificatesTable {
  const one = async (where: string, value: string): Promise<CertificateRecord | undefined> => {
    const row = await sql.get<Row>(`SELECT ${columns} FROM certificates WHERE ${where} = $1`, value)
    return row && recordOf(row)
  }
  return {
    async reserve(c) {
      const inserted = await sql.run(
        `INSERT INTO certificates (${columns})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (serial) DO NOTHING`,
        ...[c.serial, c.authority, c.identity, c.profile, c.state, c.fingerprint, c.issuer],
        ...[c.subject, c.notBefore, c.notAfter, c.reason, c.revokedAt, c.der, c.createdAt],
      )
      if (inserted === 0) throw new Fault('already-exists', 'this serial number is taken')
    },
    async publish(serial, { fingerprint, der }) {
      const changed = await sql.run(
        `UPDATE certificates SET state = 'good', fingerprint = $2, der = $3
         WHERE serial = $1 AND state = 'reserved'`,
        ...[serial, fingerprint, der],
      )
      if (changed !== 1) throw new Fault('conflict', 'this serial number is not reserved')
    },
    async revoke(serial, reason, at) {
      const changed = await sql.run(
        `UPDATE certificates SET state = 'revoked', reason = $2, revoked_at = $3
         WHERE serial = $1 AND (state = 'good' OR reason = 'certificateHold')`,
        ...[serial, reason, at],
      )
      if (changed !== 1) throw new Fault('conflict', 'this certificate is not in use')
    },
    async release(serial) {
      const changed = await sql.run(
        `UPDATE certificates SET state = 'good', reason = NULL, revoked_at = NULL
         WHERE serial = $1 AND state = 'revoked' AND reason = 'certificateHold'`,
        serial,
      )
      if (changed !== 1) throw new Fault('conflict', 'this certificate is not held')
    },
    bySerial: (serial) => one('serial', serial),
    byFingerprint: (fingerprint) => one('fingerprint', fingerprint),
    async byIdentity(identity) {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM certificates WHERE identity = $1 AND state <> 'reserved'
         ORDER BY created_at DESC, serial`,
        identity,
      )
      return rows.map(recordOf)
    },
    async reserved() {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM certificates WHERE state = 'reserved' ORDER BY created_at LIMIT 1000`,
      )
      return rows.map(recordOf)
    },
    async list({ after = '', limit }) {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM certificates WHERE serial > $1 AND state <> 'reserved'
         ORDER BY serial LIMIT $2`,
        after,
        limit,
      )
      return rows.map(recordOf)
    },
    revoked: (authority, expiry, { after = '', limit }) =>
      sql.all(
        `SELECT serial, reason, revoked_at AS "revokedAt" FROM certificates
         WHERE authority = $1 AND state = 'revoked' AND not_after >= $2 AND serial > $3
         ORDER BY serial LIMIT $4`,
        ...[authority, expiry, after, limit],
      ),
  }
}
