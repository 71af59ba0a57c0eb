/**
 * What a revocation list of 200,000 costs: signing it, its size, and a handshake beside one with an empty list. Run alone:
 * `node scripts/bench/crl.mjs [ENTRIES]`, after `npm run build`.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initData, writeIdentity } from '../../dist/server/admin/index.js'
import { silentLog } from '../../dist/server/base/index.js'
import { openData } from '../../dist/server/data.js'
import { startGateway } from '../../dist/server/gateway.js'

const entries = Number(process.argv[2] ?? 200_000)
const handshakes = 300
const folder = mkdtempSync(join(tmpdir(), 'pli-bench-crl-'))
const root = join(folder, 'data')
const identity = join(folder, 'doctor')
const any = { host: '127.0.0.1', port: 0 }
const listen = { submission: any, imap: any, https: any }
const print = (what, value) => process.stdout.write(`${what.padEnd(44)} ${value}\n`)

async function prepare() {
  const domains = ['medecin.pli.test']
  await initData({ root, domains, hostName: 'localhost', actor: 'bench' })
  const data = await openData(root)
  const enrolment = await data.authority.enrolProfessional({
    ...{ rpps: '10100997245', family: 'MARTIN', given: 'Camille', profession: 'medecin' },
    ...{ mailbox: 'camille.martin@medecin.pli.test', actor: 'bench' },
  })
  await writeIdentity(data, enrolment, identity)
  await data.close()
}

/** Rows of revoked certificates that never were, straight into the table: only the list is measured. */
async function revokeMany() {
  const data = await openData(root)
  const now = Date.now()
  for (let from = 0; from < entries; from += 10_000)
    await data.engines.pki.write(async (sql) => {
      for (let i = from; i < Math.min(entries, from + 10_000); i++) {
        const serial = `5${((i + 1) * 0x9e3779b1).toString(16).padStart(31, '0')}`
        await sql.run(
          `INSERT INTO certificates (serial, authority, identity, profile, state, fingerprint, issuer,
             subject, not_before, not_after, reason, revoked_at, der, created_at)
           VALUES ($1, 'people', 'rpps:0', 'professional-authentication', 'revoked', $1, '', '', $2, $3,
             'superseded', $2, $4, $2)`,
          ...[serial, now - i * 1000, now + 1e10, Buffer.of(0)],
        )
      }
    })
  const began = performance.now()
  const { full } = await data.authority.refreshCrl('people', 'bench')
  const ms = performance.now() - began
  print('entries', full.entries.size.toLocaleString('en'))
  print('size of the list', `${(full.der.length / 1e6).toFixed(1)} MB`)
  print('read, composed, signed, stored', `${ms.toFixed(0)} ms`)
  await data.close()
}

function handshake(port) {
  const read = (name) => readFileSync(join(identity, name))
  const chain = read('chain.pem')
  const options = {
    ...{ host: '127.0.0.1', servername: 'localhost', port, path: '/whoami', agent: false },
    ...{ key: read('key.pem'), cert: Buffer.concat([read('cert.pem'), chain]), ca: chain },
  }
  return new Promise((resolve, reject) => {
    const asked = request(options, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Milliseconds of processor, client and gateway together, for a connection with one request: a busy machine blurs the clock. */
async function measure() {
  const gateway = await startGateway({ root, listen, log: silentLog, version: 'bench' })
  const { port } = gateway.addresses.https
  let before = process.cpuUsage()
  for (let i = 0; i < handshakes + 50; i++) {
    if (i === 50) before = process.cpuUsage()
    const status = await handshake(port)
    if (status !== 200) throw new Error(`refused: ${status}`)
  }
  const { user, system } = process.cpuUsage(before)
  globalThis.gc?.()
  const rss = process.memoryUsage().rss
  await gateway.stop()
  return { ms: (user + system) / 1000 / handshakes, rss }
}

try {
  await prepare()
  const empty = await measure()
  await revokeMany()
  const large = await measure()
  print('CPU of a handshake, empty list', `${empty.ms.toFixed(2)} ms`)
  print('CPU of a handshake, large list', `${large.ms.toFixed(2)} ms`)
  print('ratio', (large.ms / empty.ms).toFixed(3))
  print('RSS with the empty list', `${(empty.rss / 1e6).toFixed(0)} MB`)
  print('RSS with the large list', `${(large.rss / 1e6).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
