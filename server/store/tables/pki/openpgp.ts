/** Tables of published OpenPGP keys and of the directory's own. */

import type {
  EscrowedKey,
  EscrowIdentity,
  PgpDirectoryKeyRecord,
  PgpKeyRecord,
  PgpKeysTable,
} from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns = `address, identity, fingerprint, domain, local_hash AS "localHash", certificate,
  published_at AS "publishedAt", expires_at AS "expiresAt"`

type Escrow = Pick<
  PgpKeysTable,
  'escrowIdentity' | 'addEscrowIdentity' | 'putEscrowed' | 'escrowed'
>

const escrowOf = (sql: Sql): Escrow => ({
  escrowIdentity: () =>
    sql.get<EscrowIdentity>(
      `SELECT recipient, wrapped_key AS "wrappedKey", created_at AS "createdAt"
       FROM escrow_identities ORDER BY created_at DESC, recipient LIMIT 1`,
    ),
  async addEscrowIdentity({ recipient, wrappedKey, createdAt }) {
    await sql.run(
      'INSERT INTO escrow_identities (recipient, wrapped_key, created_at) VALUES ($1, $2, $3)',
      ...[recipient, wrappedKey, createdAt],
    )
  },
  async putEscrowed(k) {
    await sql.run(
      `INSERT INTO escrowed_keys (address, key_id, kind, identity, sealed, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (address, key_id) DO UPDATE SET kind = excluded.kind,
         identity = excluded.identity, sealed = excluded.sealed, created_at = excluded.created_at`,
      ...[k.address, k.keyId, k.kind, k.identity, k.sealed, k.createdAt],
    )
  },
  escrowed: (address) =>
    sql.all<EscrowedKey>(
      `SELECT address, key_id AS "keyId", kind, identity, sealed, created_at AS "createdAt"
       FROM escrowed_keys WHERE address = $1 ORDER BY created_at, key_id`,
      address,
    ),
})

export function pgpKeysTable(sql: Sql): PgpKeysTable {
  return {
    async put(k) {
      await sql.run(
        `INSERT INTO openpgp_keys
           (address, identity, fingerprint, domain, local_hash, certificate, published_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (address) DO UPDATE SET identity = excluded.identity,
           fingerprint = excluded.fingerprint, certificate = excluded.certificate,
           published_at = excluded.published_at, expires_at = excluded.expires_at`,
        ...[k.address, k.identity, k.fingerprint, k.domain, k.localHash, k.certificate],
        ...[k.publishedAt, k.expiresAt],
      )
    },
    get: (address) =>
      sql.get<PgpKeyRecord>(`SELECT ${columns} FROM openpgp_keys WHERE address = $1`, address),
    byPlace: (domain, localHash) =>
      sql.get<PgpKeyRecord>(
        `SELECT ${columns} FROM openpgp_keys WHERE domain = $1 AND local_hash = $2`,
        domain,
        localHash,
      ),
    async remove(address) {
      return (await sql.run('DELETE FROM openpgp_keys WHERE address = $1', address)) > 0
    },
    directoryKey: () =>
      sql.get<PgpDirectoryKeyRecord>(
        `SELECT fingerprint, wrapped_key AS "wrappedKey", certificate, created_at AS "createdAt"
         FROM openpgp_directory_keys ORDER BY created_at DESC, fingerprint LIMIT 1`,
      ),
    ...escrowOf(sql),
    async zeroAccessSince(address) {
      const row = await sql.get<{ since: number }>(
        'SELECT since FROM zero_access WHERE address = $1',
        address,
      )
      return row?.since
    },
    async setZeroAccess(address, since) {
      await sql.run('DELETE FROM zero_access WHERE address = $1', address)
      if (since !== null)
        await sql.run('INSERT INTO zero_access (address, since) VALUES ($1, $2)', address, since)
    },
    async addDirectoryKey(k) {
      await sql.run(
        `INSERT INTO openpgp_directory_keys (fingerprint, wrapped_key, certificate, created_at)
         VALUES ($1, $2, $3, $4)`,
        ...[k.fingerprint, k.wrappedKey, k.certificate, k.createdAt],
      )
    },
  }
}
