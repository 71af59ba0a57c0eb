/** Files of ceremonies: what travels between the gateway and the machine of the root, and the certificates handed out. */

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isAuthorityRole, toPem, type AuthorityRole } from '../../pki/index.js'
import { SaidFault } from '../base/index.js'
import { writeWhole } from '../config/index.js'
import type { Data } from '../data.js'

const mostBytes = 1024 * 1024

export function expectIssuingRole(text: string): Exclude<AuthorityRole, 'root'> {
  if (isAuthorityRole(text) && text !== 'root') return text
  throw new SaidFault('syntax', 'root.no-authority', { text: text.slice(0, 40) })
}

/** Fault not-found, too-large. */
export function readCeremonyFile(path: string): Buffer {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info?.isFile()) throw new SaidFault('not-found', 'root.file-missing', { path })
  if (info.size > mostBytes) throw new SaidFault('too-large', 'root.file-large', { path })
  return readFileSync(path)
}

/** The certificates of the authorities under `ca/`, to hand out; one file for each generation. */
export async function publishCertificates(data: Data): Promise<void> {
  for (const { name, certificate } of await data.authority.authorities())
    writeWhole(
      join(data.paths.root, 'ca', `${name}.pem`),
      toPem('CERTIFICATE', certificate.der),
      0o644,
    )
}
