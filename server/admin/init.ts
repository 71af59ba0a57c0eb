/** `pli init`: a data directory made whole or not at all. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { toPem, type Certificate } from '../../pki/index.js'
import { generateAuditKey } from '../audit/index.js'
import { SaidFault, systemRandom } from '../base/index.js'
import {
  configText,
  expectDomain,
  loadMasterKey,
  newMasterKeyText,
  parseConfig,
  pathsOf,
  writeWhole,
} from '../config/index.js'
import { createData, type Data } from '../data.js'
import { saveAuditKey } from '../checkpoints.js'
import { pemChain } from './pem.js'

export interface InitRequest {
  readonly root: string
  readonly domains: readonly string[]
  readonly hostName: string
  readonly actor: string
  /** Key of the authorities, as their profile allows; RSA when left out. */
  readonly keyType?: string
}

/** Makes the directory beside its place and moves it there at the end. Fault already-exists when the place is not empty. */
export async function initData(request: InitRequest): Promise<readonly Certificate[]> {
  const root = resolve(request.root)
  if (existsSync(root) && readdirSync(root).length > 0)
    throw new SaidFault('already-exists', 'data.taken', { path: request.root })
  const domains = [...new Set(request.domains.map(expectDomain))]
  mkdirSync(dirname(root), { recursive: true })
  const part = mkdtempSync(join(dirname(root), `.${basename(root)}-`))
  try {
    const authorities = await fill(part, { ...request, domains })
    if (existsSync(root)) rmdirSync(root)
    renameSync(part, root)
    return authorities
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

async function fill(part: string, request: InitRequest): Promise<readonly Certificate[]> {
  const paths = pathsOf(part)
  const text = configText(request.hostName, request.domains)
  writeWhole(paths.config, text, 0o644)
  writeWhole(paths.masterKey, newMasterKeyText(systemRandom))
  for (const folder of [paths.tls, paths.run, paths.checkpoints, join(part, 'ca')])
    mkdirSync(folder, { mode: 0o700 })
  const master = loadMasterKey(paths.masterKey, systemRandom)
  const data = await createData(part, parseConfig(text), master)
  try {
    return await makeTrustSpace(data, request)
  } finally {
    await data.close()
  }
}

async function makeTrustSpace(data: Data, request: InitRequest): Promise<readonly Certificate[]> {
  const { actor, hostName, keyType } = request
  const made = await data.authority.init({ name: hostName, actor, ...(keyType && { keyType }) })
  for (const { name, certificate } of await data.authority.authorities())
    writeWhole(
      join(data.paths.root, 'ca', `${name}.pem`),
      toPem('CERTIFICATE', certificate.der),
      0o644,
    )
  const server = await data.authority.issueServer({
    dnsNames: [...new Set([hostName, 'localhost'])],
    ipAddresses: ['127.0.0.1', '::1'],
    actor,
  })
  const key = server.privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeWhole(join(data.paths.tls, 'server.key'), key)
  const chain = [server.certificate, ...server.chain.slice(0, 1)]
  writeWhole(join(data.paths.tls, 'server.pem'), pemChain(chain), 0o644)
  await saveAuditKey(data, generateAuditKey())
  return made
}
