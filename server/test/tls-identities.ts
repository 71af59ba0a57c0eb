/** Throw-away certificates for tests that need real mutual TLS and nothing of our own trust rules. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TlsIdentity {
  readonly key: string
  readonly cert: string
}

export interface TlsIdentities {
  readonly ca: string
  readonly server: TlsIdentity
  readonly client: TlsIdentity
  /** Directory with ca.pem, server.pem, server.key, client.pem and client.key, for foreign clients. */
  readonly directory: string
  remove(): void
}

/** A CA, a server named localhost and a client; made by openssl so that no code of ours vouches for itself. */
export function makeTlsIdentities(): TlsIdentities {
  const directory = mkdtempSync(join(tmpdir(), 'pli-tls-'))
  const file = (name: string) => join(directory, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  // Without a configuration of its own, openssl would add the distribution's extensions to ours.
  writeFileSync(file('req.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n')
  const newKey = [
    '-config',
    file('req.cnf'),
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
  ]
  openssl(
    ...['req', '-x509', ...newKey, '-keyout', file('ca.key'), '-out', file('ca.pem')],
    ...['-subj', '/CN=Test CA', '-days', '2', '-addext', 'basicConstraints=critical,CA:TRUE'],
  )
  const issue = (name: string, ...extensions: string[]): TlsIdentity => {
    openssl(
      ...['req', '-x509', ...newKey, '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)],
      ...['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-subj', `/CN=${name}`, '-days', '2'],
      ...extensions.flatMap((extension) => ['-addext', extension]),
      ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    )
    return {
      key: readFileSync(file(`${name}.key`), 'utf8'),
      cert: readFileSync(file(`${name}.pem`), 'utf8'),
    }
  }
  return {
    directory,
    server: issue(
      'server',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      'extendedKeyUsage=serverAuth',
    ),
    client: issue('client', 'extendedKeyUsage=clientAuth'),
    ca: readFileSync(file('ca.pem'), 'utf8'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
