/** Our gateway from the build, on a data directory of its own with forty mailboxes, as the load drivers expect them. */

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const domain = 'example.test'
const users = 40
const main = new URL('../../dist/server/main.js', import.meta.url)

/** An RPPS number: ten digits and their Luhn check digit. */
function rpps(index) {
  const digits = `1${String(index).padStart(9, '0')}`
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/**
 * Makes the data directory and writes `ids/uNNN.pem` (chain) and `.key` (ECDSA P-256, like the reference stack's); `fill`
 * may put mail into it.
 */
async function prepare(folder, fill) {
  const { initData } = await import('../../dist/server/admin/index.js')
  const { openData } = await import('../../dist/server/data.js')
  const { toPem } = await import('../../dist/pki/index.js')
  const root = join(folder, 'data')
  const ids = join(folder, 'ids')
  mkdirSync(ids)
  await initData({ root, domains: [domain], hostName: 'localhost', actor: 'bench' })
  const data = await openData(root)
  try {
    for (let index = 1; index <= users; index += 1) {
      const user = `u${String(index).padStart(3, '0')}`
      const { certificate, chain, privateKey } = await data.authority.enrolProfessional({
        ...{
          rpps: rpps(index),
          family: `BANC-${'ABCDEFGH'[index % 8]}${'ABCDEFGH'[index >> 3]}`,
          given: 'Essai',
          profession: 'medecin',
        },
        ...{ mailbox: `${user}@${domain}`, keyType: 'ecdsa', actor: 'bench' },
      })
      const path = [certificate, ...chain.slice(0, 1)]
      const pem = path.map(({ der }) => toPem('CERTIFICATE', der).trim()).join('\n')
      writeFileSync(join(ids, `${user}.pem`), `${pem}\n`)
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
      writeFileSync(join(ids, `${user}.key`), key, { mode: 0o600 })
    }
    await fill?.(data, domain)
  } finally {
    await data.close()
  }
  return { root, ids }
}

function startProcess(root, nodeOptions) {
  const listeners = ['submission', 'submission-starttls', 'imap', 'imap-starttls', 'https']
  const at = listeners.flatMap((name) => [`--${name}`, '127.0.0.1:0'])
  return spawn(process.execPath, [...nodeOptions, main.pathname, 'serve', '--data', root, ...at], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'en' },
  })
}

/** Starts the gateway; the answer tells the drivers where it is and how to stop it. */
export async function startOurs({ fill, nodeOptions = [] } = {}) {
  if (!existsSync(main)) throw new Error('there is no build: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'pli-bench-'))
  const { root, ids } = await prepare(folder, fill)
  const child = startProcess(root, nodeOptions)
  let log = ''
  child.stderr.on('data', (piece) => {
    log = (log + piece).slice(-4000)
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const file = join(root, 'run', 'listeners.json')
  for (let tries = 0; !existsSync(file); tries += 1) {
    if (tries === 200 || child.exitCode !== null)
      throw new Error(`the gateway did not start: ${log}`)
    await sleep(50)
  }
  const bound = JSON.parse(readFileSync(file, 'utf8'))
  return {
    name: 'ours',
    folder,
    pids: String(child.pid),
    smtp: bound.submission,
    imap: bound.imap,
    https: bound.https,
    log: () => log,
    ca: join(root, 'ca', 'root.pem'),
    cert: join(ids, '%u.pem'),
    key: join(ids, '%u.key'),
    domain,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
