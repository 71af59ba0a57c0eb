/** Signed documents for tests, and the foreign verifier that looks at them. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Crafted } from '../../../pki/crafted.case.js'
import { toPem } from '../../../pki/index.js'
import { now, type TrustSpace } from '../../verdict/signer.case.js'
import { composePrescription } from '../prescription/index.js'
import { examplePrescription } from '../prescription/example.case.js'
import type { DocumentContext, DocumentSigner } from './index.js'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

let counter = 0
export const uuid = (): string =>
  `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`

export const prescription = (): Uint8Array => composePrescription(examplePrescription, uuid)

export const signerOf = (of: Crafted, space: TrustSpace): DocumentSigner => ({
  ...{ privateKey: of.privateKey, certificate: of.certificate },
  chain: [space.people.certificate, space.root.certificate],
})

export const contextOf = ({ trust }: TrustSpace): DocumentContext => ({
  ...{ trust, now, received: null },
})

export const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0

/** Runs xmlsec1 in a folder that holds `files`; gives its outcome and what it wrote to `out.xml`. */
export function xmlsec(
  files: Readonly<Record<string, Uint8Array | string>>,
  ...line: readonly string[]
): { ok: boolean; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'pli-xmlsec-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const { status, stdout, stderr } = spawnSync('xmlsec1', line, { cwd: folder, encoding: 'utf8' })
    return { ok: status === 0, said: `${stdout}${stderr}` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The key and chain of a signer as xmlsec1 takes them. */
export const keyFiles = (of: Crafted, space: TrustSpace): Record<string, string> => ({
  'key.pem': of.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  'cert.pem': toPem('CERTIFICATE', of.certificate.der),
  'people.pem': toPem('CERTIFICATE', space.people.certificate.der),
  'root.pem': toPem('CERTIFICATE', space.root.certificate.der),
})
