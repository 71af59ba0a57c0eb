/** The load drivers that measure us and the reference stack alike; each prints one JSON line per measurement. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const beside = fileURLToPath(new URL('../../../shared/bench', import.meta.url))

/** The drivers' folder, or null when this machine has none. */
export function findDrivers() {
  const folder = process.env.PLI_BENCH_DRIVERS ?? beside
  return existsSync(join(folder, 'smtp-load.mjs')) ? folder : null
}

function common({ ca, cert, key, pids, name }) {
  const counted = pids.startsWith('@')
    ? ['--server-pidfile', pids.slice(1)]
    : ['--server-pids', pids]
  return ['--ca', ca, '--cert', cert, '--key', key, '--label', name, ...counted]
}

export function smtpArguments(target, { size, count, mode, recipients = 1, concurrency = 8 }) {
  const { host, port } = target.smtp
  return [
    ...common(target),
    ...['--host', host, '--port', String(port), '--tls', 'implicit', '--mode', mode],
    ...['--from', `%u@${target.domain}`, '--rcpt', `u%03d@${target.domain}`, '--senders', '8'],
    ...['--size', size, '--count', String(count), '--concurrency', String(concurrency)],
    ...['--rcpts-per-message', String(recipients)],
    ...(target.drain ? ['--drain-cmd', target.drain] : []),
  ]
}

export function imapArguments(target, { operations, messages, logins, user, mailbox }) {
  const { host, port } = target.imap
  return [
    ...common(target),
    ...['--host', host, '--port', String(port), '--auth', 'external', '--ops', operations],
    ...['--name', `%u@${target.domain}`],
    ...(messages ? ['--messages', String(messages), '--user', user, '--mailbox', mailbox] : []),
    ...(logins ? ['--logins', String(logins)] : []),
  ]
}

/** The measurements of one run. A driver that fails says why in its line, which is kept. */
export async function runDriver(folder, script, args) {
  const command = [join(folder, script), ...args]
  const { stdout } = await run(process.execPath, command, { maxBuffer: 1 << 24 }).catch((error) => {
    if (!error.stdout) throw error
    return error
  })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
