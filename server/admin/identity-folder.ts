/** What an enrolment hands over: the files of an identity, the private key for its holder alone. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makePassword, makePkcs12, type Enrolment } from '../../pki/index.js'
import { SaidFault } from '../base/index.js'
import { writeWhole, type Endpoint } from '../config/index.js'
import type { Data } from '../data.js'
import { pemChain } from './pem.js'

/** Fault already-exists when `out` holds an identity: a key is never overwritten. To be asked before issuing. */
export function expectFree(out: string): void {
  if (existsSync(join(out, 'key.pem')) || existsSync(join(out, 'account.json')))
    throw new SaidFault('already-exists', 'enrol.out-taken', { path: out })
}

/** Writes key.pem, cert.pem, chain.pem, identity.p12 and account.json; returns the password of identity.p12. */
export async function writeIdentity(
  data: Data,
  enrolment: Enrolment,
  out: string,
): Promise<string> {
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const { privateKey, certificate, chain, identity } = enrolment
  const entry = await data.directory.identity(identity)
  const friendlyName = entry?.displayName ?? identity
  const password = makePassword(data.random)
  writeWhole(join(out, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeWhole(join(out, 'cert.pem'), pemChain([certificate]), 0o644)
  writeWhole(join(out, 'chain.pem'), pemChain(chain), 0o644)
  const bundle = { privateKey, certificate, chain, password, friendlyName }
  writeWhole(join(out, 'identity.p12'), makePkcs12(bundle, data.random))
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
