/** The reference stack (Postfix and Dovecot with mail_crypt), started by the scripts beside the drivers. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const host = '127.0.0.1'

function has(program) {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts it, or says why it cannot be and resolves with null. */
export async function startPeer(drivers, say) {
  if (process.getuid?.() !== 0 || !has('postfix') || !has('dovecot')) {
    say('SKIPPED peer: it needs root, Postfix and Dovecot (install-peer.sh beside the drivers)')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'pli-peer-'))
  const env = { ...process.env, PEER_DIR: folder }
  const script = (name) => join(drivers, name)
  const stop = () => {
    execFileSync(script('peer-down.sh'), { env, stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    execFileSync(script('peer-up.sh'), { env, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch {
    stop()
    say(
      'SKIPPED peer: it did not start (install-peer.sh beside the drivers installs what it needs)',
    )
    return null
  }
  return {
    name: 'reference',
    folder,
    pids: `@${join(folder, 'server.pids')}`,
    smtp: { host, port: Number(env.PEER_SMTPS_PORT ?? 2465) },
    imap: { host, port: Number(env.PEER_IMAPS_PORT ?? 2993) },
    ca: join(folder, 'pki', 'root.pem'),
    cert: join(folder, 'pki', 'clients', '%u.pem'),
    key: join(folder, 'pki', 'clients', '%u.key'),
    domain: 'example.test',
    drain: `PEER_DIR=${folder} ${script('peer-drain.sh')}`,
    stop: async () => stop(),
  }
}
