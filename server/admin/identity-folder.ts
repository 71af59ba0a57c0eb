/** What an enrolment hands over: the files of an identity, the private key for its holder alone. */

import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makePassword, makePkcs12, opensSessions, type Enrolment } from '../../pki/index.js'
import { SaidFault } from '../base/index.js'
import { writeWhole, type Endpoint } from '../config/index.js'
import type { Data } from '../data.js'
import { pemChain } from './pem.js'

/** Fault already-exists when `out` holds an identity: a key is never overwritten. To be asked before issuing. */
export function expectFree(out: string): void {
  if (existsSync(join(out, 'key.pem')) || existsSync(join(out, 'account.json')))
    throw new SaidFault('already-exists', 'enrol.out-taken', { path: out })
}

/** The first line of `file`, as a password for identity.p12; undefined without a file. SaidFault syntax, not-found. */
export function readPassword(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  const [password = ''] = readUserFile(file, 4096).toString('utf8').split(/\r?\n/, 1)
  // What every importing program takes, whatever its locale.
  if (!/^[\x21-\x7e]{8,128}$/.test(password)) throw new SaidFault('syntax', 'issue.password')
  return password
}

/** A file that an administrator names, bounded. SaidFault not-found, too-large. */
export function readUserFile(path: string, limit: number): Buffer {
  try {
    if (statSync(path).size > limit)
      throw new SaidFault('too-large', 'issue.file-too-large', { path, limit })
    return readFileSync(path)
  } catch (error) {
    if (error instanceof SaidFault) throw error
    throw new SaidFault('not-found', 'directory.no-file', { path }, error)
  }
}

/**
 * Writes key.pem, cert.pem, chain.pem and identity.p12, and account.json when the certificate opens sessions;
 * returns the password of identity.p12, which is `chosen` or a new one.
 */
export async function writeIdentity(
  data: Data,
  enrolment: Enrolment,
  out: string,
  chosen?: string,
): Promise<string> {
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const { privateKey, certificate, chain, identity } = enrolment
  const entry = await data.directory.identity(identity)
  const friendlyName = entry?.displayName ?? identity
  const password = chosen ?? makePassword(data.random)
  writeWhole(join(out, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeWhole(join(out, 'cert.pem'), pemChain([certificate]), 0o644)
  writeWhole(join(out, 'chain.pem'), pemChain(chain), 0o644)
  const bundle = { privateKey, certificate, chain, password, friendlyName }
  writeWhole(join(out, 'identity.p12'), makePkcs12(bundle, data.random))
  if (opensSessions(certificate))
    writeWhole(join(out, 'account.json'), accountText(data, enrolment, friendlyName), 0o644)
  return password
}

function accountText(
  { config, paths }: Data,
  { mailbox, identity, certificate }: Enrolment,
  displayName: string,
): string {
  const implicit = ({ host, port }: Endpoint) => ({ host: reachable(host), port, tls: 'implicit' })
  const bound = boundOf(paths.listeners)
  const account = {
    version: 1,
    mailbox: mailbox ?? null,
    identity,
    displayName,
    servername: config.hostName,
    servers: {
      submission: implicit(bound['submission'] ?? config.listen.submission),
      imap: implicit(bound['imap'] ?? config.listen.imap),
      https: implicit(bound['https'] ?? config.listen.https),
    },
    listeners: resolve(paths.listeners),
    certificate: {
      serial: certificate.serial,
      subject: certificate.subject.text,
      notAfter: new Date(certificate.notAfter).toISOString(),
    },
  }
  return `${JSON.stringify(account, null, 2)}\n`
}

/** A listener on every address is reached on this machine by its loopback one. */
const reachable = (host: string): string =>
  host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host

/** The addresses of the gateway that runs now, when one does. */
function boundOf(file: string): Readonly<Record<string, Endpoint | undefined>> {
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Endpoint>
}
