/** A start that must not be: one sentence with the remedy, in the operator's language, exit code 1, nothing changed. */

import Database from 'better-sqlite3'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SaidFault, silentLog } from '../../base/index.js'
import { startGateway } from '../../gateway.js'
import { filesUnder, fingerprint } from '../files.js'
import { pli, Space, startInProcess } from '../harness.js'
import { openSmtp, submitOn } from '../wire.js'

let space: Space
let copies = 0
let taken: Server

beforeAll(async () => {
  space = await Space.make()
  const doctor = await space.enrol('doctor')
  const pharmacy = await space.enrol('pharmacy')
  const house = await startInProcess(space)
  const wire = await openSmtp(house.ports.submission, doctor)
  const letter = `From: ${doctor.mailbox}\r\n\r\n${'x'.repeat(70)}\r\n`
  for (let i = 0; i < 20; i++)
    await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter.repeat(1 + i))
  wire.end()
  await house.stop()
  const config = join(space.root, 'pli.toml')
  // Ports that nobody has chosen, so that only what is tested can fail.
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace(/"127\.0\.0\.1:\d+"/g, '"127.0.0.1:0"'),
  )
  taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
})
afterAll(() => {
  taken.close()
  space.remove()
})

function copy(): string {
  const root = space.path(`copy${++copies}`)
  cpSync(space.root, root, { recursive: true })
  return root
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

function flip(file: string, at: number, count = 16): void {
  const bytes = readFileSync(file)
  for (let i = at; i < at + count; i++) bytes.writeUInt8(bytes.readUInt8(i) ^ 0xff, i)
  writeFileSync(file, bytes)
}

function sql(file: string, text: string): void {
  const db = new Database(file)
  db.exec(text)
  db.close()
}

const takenPort = (root: string, key: string): void => {
  const { port } = taken.address() as AddressInfo
  edit(join(root, 'pli.toml'), (text) =>
    text.replace(new RegExp(`^(${key} +=) .*$`, 'm'), `$1 "127.0.0.1:${port}"`),
  )
}

interface Case {
  readonly what: string
  spoil(root: string): void
  readonly fr: RegExp
  readonly en: RegExp
}

const cases: readonly Case[] = [
  {
    what: 'a master key that others may read',
    spoil: (root) => chmodSync(join(root, 'master.key'), 0o644),
    fr: /master\.key est lisible par d’autres.*chmod 600/,
    en: /master\.key can be read by others.*chmod 600/,
  },
  {
    what: 'no master key',
    spoil: (root) => rmSync(join(root, 'master.key')),
    fr: /master\.key manque.*sauvegarde/,
    en: /master\.key is missing.*backup/,
  },
  {
    what: 'the master key of another directory',
    spoil: (root) => writeFileSync(join(root, 'master.key'), `${'A'.repeat(43)}=\n`),
    fr: /master\.key n’est pas la clé de ce répertoire.*sauvegarde/,
    en: /master\.key is not the key of this data directory.*backup/,
  },
  {
    what: 'a master key file without a key',
    spoil: (root) => writeFileSync(join(root, 'master.key'), 'hello\n'),
    fr: /master\.key n’est pas une clé maîtresse/,
    en: /master\.key is not a master key/,
  },
  {
    what: 'a TLS key that others may read',
    spoil: (root) => chmodSync(join(root, 'tls/server.key'), 0o640),
    fr: /server\.key est lisible par d’autres.*chmod 600/,
    en: /server\.key can be read by others.*chmod 600/,
  },
  {
    what: 'no TLS key',
    spoil: (root) => rmSync(join(root, 'tls/server.key')),
    fr: /server\.key manque/,
    en: /server\.key is missing/,
  },
  {
    what: 'no TLS certificate',
    spoil: (root) => rmSync(join(root, 'tls/server.pem')),
    fr: /server\.pem manque/,
    en: /server\.pem is missing/,
  },
  {
    what: 'a TLS key of another certificate',
    spoil: (root) => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      writeFileSync(
        join(root, 'tls/server.key'),
        privateKey.export({ type: 'pkcs8', format: 'pem' }),
      )
    },
    fr: /server\.key.*server\.pem/,
    en: /server\.key.*server\.pem/,
  },
  ...['submission', 'imap', 'imap_starttls', 'https'].map((key) => ({
    what: `a port that is taken (${key})`,
    spoil: (root: string) => takenPort(root, key),
    fr: /127\.0\.0\.1:\d+ est déjà prise.*autre port/,
    en: /127\.0\.0\.1:\d+ is taken already.*another port/,
  })),
  ...['mail.sqlite', 'pki.sqlite'].flatMap((name) => {
    const damaged = {
      fr: new RegExp(`${name} est endommagée.*sauvegarde`),
      en: new RegExp(`${name} is damaged.*backup`),
    }
    const file = (root: string): string => join(root, name)
    return [
      { what: `${name} with a broken header`, spoil: (r: string) => flip(file(r), 0), ...damaged },
      {
        what: `${name} with a broken schema page`,
        spoil: (r: string) => flip(file(r), 100, 8),
        ...damaged,
      },
      {
        what: `${name} broken in the middle`,
        spoil: (r: string) => {
          for (let page = 2; page < readFileSync(file(r)).length / 4096; page++)
            flip(file(r), page * 4096, 8)
        },
        ...damaged,
      },
      {
        what: `${name} cut in half`,
        spoil: (r: string) =>
          truncateSync(file(r), Math.floor(readFileSync(file(r)).length / 8192) * 4096),
        ...damaged,
      },
      {
        what: `${name} emptied`,
        spoil: (r: string) => truncateSync(file(r), 0),
        fr: new RegExp(`${name} n’est pas une base de Pli`),
        en: new RegExp(`${name} is not a database of Pli`),
      },
      {
        what: `no ${name}`,
        spoil: (r: string) => rmSync(file(r)),
        fr: new RegExp(`${name} manque`),
        en: new RegExp(`${name} is missing`),
      },
      {
        what: `${name} of another program`,
        spoil: (r: string) => sql(file(r), 'PRAGMA application_id = 42'),
        fr: new RegExp(`${name} n’est pas une base de Pli`),
        en: new RegExp(`${name} is not a database of Pli`),
      },
      {
        what: `${name} of a newer schema`,
        spoil: (r: string) => sql(file(r), 'PRAGMA user_version = 9999'),
        fr: new RegExp(`${name} est au schéma 9999.*installez la version plus récente`),
        en: new RegExp(`${name} has schema 9999.*install the newer Pli`),
      },
      {
        what: `${name} of an older schema`,
        spoil: (r: string) => sql(file(r), 'PRAGMA user_version = 0'),
        fr: new RegExp(`${name} est au schéma 0.*store upgrade`),
        en: new RegExp(`${name} has schema 0.*store upgrade`),
      },
    ]
  }),
  {
    what: 'an unknown configuration key',
    spoil: (root) => edit(join(root, 'pli.toml'), (text) => `colour = "red"\n${text}`),
    fr: /pli\.toml est incorrect.*colour.*corrigez/,
    en: /pli\.toml is wrong.*colour.*correct/,
  },
  {
    what: 'a configuration that is no TOML',
    spoil: (root) => edit(join(root, 'pli.toml'), (text) => `${text}\n[[[`),
    fr: /pli\.toml est incorrect/,
    en: /pli\.toml is wrong/,
  },
  {
    what: 'an impossible log level',
    spoil: (root) => edit(join(root, 'pli.toml'), (text) => text.replace('"info"', '"loud"')),
    fr: /pli\.toml est incorrect.*loud/,
    en: /pli\.toml is wrong.*loud/,
  },
  {
    what: 'no configuration',
    spoil: (root) => rmSync(join(root, 'pli.toml')),
    fr: /n’est pas un répertoire de données.*pli init/,
    en: /is not a data directory.*pli init/,
  },
]

async function englishOf(root: string): Promise<string> {
  try {
    const gateway = await startGateway({ root, listen: {}, log: silentLog, version: 'test' })
    await gateway.stop()
    return 'it started'
  } catch (error) {
    if (error instanceof SaidFault) return error.in('en')
    return error instanceof Error ? error.message : String(error)
  }
}

function expectOneSentence(text: string): void {
  expect(text.trim().split('\n')).toHaveLength(1)
  expect(text).not.toMatch(/ {4}at |node_modules|SQLITE_/)
}

describe('a gateway does not start with', () => {
  it.each(cases.map((one) => [one.what, one] as const))('%s', async (what, { fr, en, ...one }) => {
    const root = copy()
    one.spoil(root)
    const before = fingerprint(root)
    const french = await pli(['serve', '--data', root])
    expect(french.code).toBe(1)
    expectOneSentence(french.err)
    expect(french.err).toMatch(fr)
    expect(french.out).toBe('')
    expect(fingerprint(root)).toEqual(before)
    // The level of the log is read by the command, not by the gateway.
    if (what.includes('log level')) return
    const english = await englishOf(root)
    expectOneSentence(english)
    expect(english).toMatch(en)
    expect(fingerprint(root)).toEqual(before)
  })
})

describe('a second gateway on the same directory', () => {
  it('is refused, and the first goes on', async () => {
    const house = await startInProcess(space)
    const files = filesUnder(space.root)
    const second = await pli(['serve', '--data', space.root], 'en_GB.UTF-8')
    expect(second.code).toBe(1)
    expectOneSentence(second.err)
    expect(second.err).toMatch(/serves this data directory already.*stop it/)
    expect(filesUnder(space.root)).toEqual(files)
    const again = await pli(['serve', '--data', space.root])
    expect(again.err).toMatch(/sert déjà ce répertoire.*arrêtez-la/)
    expect(house.log.errors).toEqual([])
    await house.stop()
  })
})
