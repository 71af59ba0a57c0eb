/** Tables of applications and operators, and of where professionals work. */

import type {
  ActivitiesTable,
  Activity,
  Application,
  Operator,
  PartiesTable,
} from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const applicationColumns = 'identity, name, organisation, state, created_at AS "createdAt"'

export function applicationsTable(sql: Sql): PartiesTable<Application> {
  return {
    async insert(a) {
      await sql.run(
        `INSERT INTO applications (identity, name, organisation, state, created_at)
         VALUES ($1, $2, $3, $4, $5)`,
        ...[a.identity, a.name, a.organisation, a.state, a.createdAt],
      )
    },
    get: (identity) =>
      sql.get<Application>(
        `SELECT ${applicationColumns} FROM applications WHERE identity = $1`,
        identity,
      ),
    async update(a) {
      await sql.run(
        'UPDATE applications SET name = $2, organisation = $3, state = $4 WHERE identity = $1',
        ...[a.identity, a.name, a.organisation, a.state],
      )
    },
    list: ({ after = '', limit }) =>
      sql.all<Application>(
        `SELECT ${applicationColumns} FROM applications WHERE identity > $1 ORDER BY identity LIMIT $2`,
        ...[after, limit],
      ),
  }
}

const operatorColumns =
  'identity, name, organisation, domains, contact, state, created_at AS "createdAt"'

type OperatorRow = Omit<Operator, 'domains'> & { domains: string }
const operatorOf = (row: OperatorRow): Operator => ({
  ...row,
  domains: row.domains.split(' ').filter((domain) => domain !== ''),
})

export function operatorsTable(sql: Sql): PartiesTable<Operator> {
  return {
    async insert(o) {
      await sql.run(
        `INSERT INTO operators (identity, name, organisation, domains, contact, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        ...[o.identity, o.name, o.organisation, o.domains.join(' '), o.contact, o.state],
        o.createdAt,
      )
    },
    async get(identity) {
      const row = await sql.get<OperatorRow>(
        `SELECT ${operatorColumns} FROM operators WHERE identity = $1`,
        identity,
      )
      return row && operatorOf(row)
    },
    async update(o) {
      await sql.run(
        `UPDATE operators SET name = $2, organisation = $3, domains = $4, contact = $5, state = $6
         WHERE identity = $1`,
        ...[o.identity, o.name, o.organisation, o.domains.join(' '), o.contact, o.state],
      )
    },
    async list({ after = '', limit }) {
      const rows = await sql.all<OperatorRow>(
        `SELECT ${operatorColumns} FROM operators WHERE identity > $1 ORDER BY identity LIMIT $2`,
        ...[after, limit],
      )
      return rows.map(operatorOf)
    },
  }
}

const activityColumns = 'identity, structure, role, created_at AS "createdAt"'

export function activitiesTable(sql: Sql): ActivitiesTable {
  return {
    async put({ identity, structure, role, createdAt }) {
      await sql.run(
        `INSERT INTO activities (identity, structure, role, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (identity, structure) DO UPDATE SET role = excluded.role`,
        ...[identity, structure, role, createdAt],
      )
    },
    async remove(identity, structure) {
      return (
        (await sql.run(
          'DELETE FROM activities WHERE identity = $1 AND structure = $2',
          ...[identity, structure],
        )) > 0
      )
    },
    byIdentity: (identity) =>
      sql.all<Activity>(
        `SELECT ${activityColumns} FROM activities WHERE identity = $1 ORDER BY structure`,
        identity,
      ),
    byStructure: (structure) =>
      sql.all<Activity>(
        `SELECT ${activityColumns} FROM activities WHERE structure = $1 ORDER BY identity`,
        structure,
      ),
  }
}
