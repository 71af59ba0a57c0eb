/** The certificate directory's tables over an engine: implements the ports that `pki` declares. */

import type { Journal, PkiStore, PkiTables } from '../../../../pki/index.js'
import type { Engine, Sql } from '../../engine/engine.js'
import { perConnection } from '../per-connection.js'
import { administratorsTable, approvalsTable } from './administration.js'
import { authoritiesTable } from './authorities.js'
import { certificatesTable } from './certificates.js'
import { expiryTable } from './expiry.js'
import { foreignTable } from './foreign.js'
import { grantsTable } from './grants.js'
import { mailboxesTable } from './mailboxes.js'
import { pgpKeysTable } from './openpgp.js'
import { organisationsTable } from './organisations.js'
import { activitiesTable, applicationsTable, operatorsTable } from './parties.js'
import { professionalsTable } from './professionals.js'
import { referenceTable } from './reference.js'
import { crlsTable, respondersTable } from './revocation.js'
import { usageTable } from './usage.js'

/**
 * The `PkiStore` of the database behind `engine` (schema `pki`). `journalFor` gives the audit log of one
 * unit of work, so that an event and its change are one commit (invariant 4).
 */
export function pkiStore(engine: Engine, journalFor: (sql: Sql) => Journal): PkiStore {
  const tables = perConnection((sql: Sql): PkiTables => ({
    authorities: authoritiesTable(sql),
    certificates: certificatesTable(sql),
    professionals: professionalsTable(sql),
    organisations: organisationsTable(sql),
    applications: applicationsTable(sql),
    operators: operatorsTable(sql),
    activities: activitiesTable(sql),
    usage: usageTable(sql),
    mailboxes: mailboxesTable(sql),
    grants: grantsTable(sql),
    reference: referenceTable(sql),
    foreign: foreignTable(sql),
    expiry: expiryTable(sql),
    pgpKeys: pgpKeysTable(sql),
    administrators: administratorsTable(sql),
    approvals: approvalsTable(sql),
    crls: crlsTable(sql),
    responders: respondersTable(sql),
    revision: {
      async current() {
        const row = await sql.get<{ value: number }>(
          `SELECT value FROM counters WHERE name = 'revision'`,
        )
        return row?.value ?? 0
      },
      async bump() {
        await sql.run(`UPDATE counters SET value = value + 1 WHERE name = 'revision'`)
      },
    },
    journal: journalFor(sql),
  }))
  return {
    read: (work) => engine.read((sql) => work(tables(sql))),
    write: (unit) => engine.write((sql) => unit(tables(sql))),
  }
}
