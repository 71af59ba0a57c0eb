/** Tables in READMEs that the code already says: printed from its catalogues, and compared. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { auditEvents } from './audit-events.mjs'

const marker = (name) => new RegExp(`(<!-- table: ${name} -->\\n)([\\s\\S]*?)(<!-- end -->)`)

/** A page without its printed tables, for counting its lines. */
export const withoutTables = (text) =>
  text.replace(/<!-- table: [\w-]+ -->[\s\S]*?<!-- end -->\n?/g, '')

const code = (text) => `\`${String(text).replaceAll('|', '\\|')}\``

/** Each table: where it stands, its head, and how its rows are read from the sources. */
const tables = [
  {
    name: 'imap-commands',
    file: 'server/imap/README.md',
    head: ['command', 'state', 'standard', 'announces'],
    async rows(load) {
      const { commands } = await load('server/imap/commands/index.ts')
      return commands.map(({ name, uid, state, spec, capability }) => [
        code(uid ? `${name}, UID ${name}` : name),
        state,
        spec,
        (capability ?? []).map(code).join(' '),
      ])
    },
  },
  {
    name: 'imap-extensions',
    file: 'server/imap/README.md',
    head: ['extension', 'standard'],
    async rows(load) {
      const { extensions } = await load('server/imap/extensions/index.ts')
      return extensions.map(({ name, spec }) => [code(name), spec])
    },
  },
  {
    name: 'certificate-profiles',
    file: 'pki/README.md',
    head: ['profile', 'for', 'issued by', 'years', 'keys', 'purposes', 'policy'],
    async rows(load) {
      const { profiles } = await load('pki/profiles/index.ts')
      return profiles.map((profile) => [
        code(profile.name),
        profile.holder,
        profile.issuedBy,
        profile.days === undefined ? profile.years : `${profile.days} days`,
        profile.keys.join(', '),
        profile.extendedKeyUsage.join(', '),
        profile.policy ? code(profile.policy) : '',
      ])
    },
  },
  {
    name: 'admission-rules',
    file: 'server/trust/README.md',
    head: ['rule', 'by'],
    async rows(load) {
      const { admissionRules } = await load('server/trust/policy/index.ts')
      return admissionRules.map(({ name, spec }) => [code(name), spec])
    },
  },
  {
    name: 'audit-events',
    file: 'server/audit/README.md',
    head: ['event', 'facts'],
    rows: async () =>
      auditEvents('server/audit/events.ts').map(([kind, facts]) => [code(kind), facts]),
  },
  {
    name: 'commands',
    file: 'docs/commands.md',
    head: ['command', 'for', 'does'],
    async rows(load) {
      const { operatorCommands } = await load('server/admin/index.ts')
      const { userCommands } = await load('client/cli/index.ts')
      const { say } = await load('server/base/index.ts')
      const commands = await Promise.all(
        [...operatorCommands, ...userCommands].map(async (one) => ({
          ...(await one.load()),
          name: one.name,
        })),
      )
      return commands.map((command) => [
        code(
          [
            `pli ${command.name}`,
            ...Object.values(command.arguments).map(({ value }) => value),
          ].join(' '),
        ),
        roleText(command),
        say('en', command.summary).replaceAll('|', '\\|'),
      ])
    },
  },
  {
    name: 'config-keys',
    file: 'server/config/README.md',
    head: ['key', 'default'],
    async rows(load) {
      const { configText } = await load('server/config/index.ts')
      return configKeys(configText('localhost', ['medecin.pli.test', 'pharmacie.pli.test']))
    },
  },
  {
    name: 'limits',
    file: 'server/base/README.md',
    head: ['limit', 'value'],
    async rows(load) {
      const { limits } = await load('server/base/index.ts')
      return Object.entries(limits).map(([name, value]) => [code(name), value.toLocaleString('en')])
    },
  },
]

const roleText = ({ role, twoPerson }) => `${role}${twoPerson ? ' (two)' : ''}`

function configKeys(text) {
  let section = ''
  const rows = []
  for (const line of text.split('\n')) {
    const name = /^\[(\w+)\]/.exec(line)?.[1]
    if (name !== undefined) section = `${name}.`
    const pair = /^(\w+)\s*= (.+?)(\s+#.*)?$/.exec(line)
    if (pair) rows.push([code(section + pair[1]), code(pair[2])])
  }
  return rows
}

async function print({ file, head, rows }, load) {
  const lines = [head, head.map(() => '---'), ...(await rows(load))]
  const text = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  return format(`${text}\n`, { ...(await resolveConfig(file)), parser: 'markdown' })
}

/** Errors of tables that are missing or out of date; with `write` they are printed anew instead. */
export async function checkTables(load, { write }) {
  const found = []
  for (const table of tables) {
    const { name, file } = table
    const where = `${file} (${name})`
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const [whole, open, , close] = marker(name).exec(text) ?? []
    if (whole === undefined) {
      found.push({
        where,
        what: `has no place for the table: <!-- table: ${name} --> … <!-- end -->`,
      })
      continue
    }
    let printed
    try {
      printed = `${open}\n${await print(table, load)}\n${close}`
    } catch (error) {
      // What Node cannot import here it cannot import in the build either.
      found.push({ where, what: `the sources cannot be loaded: ${error.message.split('\n')[0]}` })
      continue
    }
    if (printed === whole) continue
    if (write)
      writeFileSync(
        file,
        text.replace(whole, () => printed),
      )
    else found.push({ where, what: 'is out of date: node scripts/check-house.mjs --write' })
  }
  return found
}
