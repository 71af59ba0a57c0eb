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
import { toPem, withObject, type Certificate, type Signer } from '../../pki/index.js'
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
  type KeySettings,
  type SecretSource,
} from '../config/index.js'
import { createKeyring, type KeyPlace } from '../keys/index.js'
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
  /** Keys kept outside the database; all inside when left out. */
  readonly custody?: Custody
}

/** Where keys are kept that the database does not hold. */
export interface Custody {
  /** The root's, which stays offline. */
  readonly root?: KeyPlace
  /** Where its passphrase or PIN comes from. */
  readonly rootSecret?: SecretSource
  /** Of the issuing authorities: a folder, or `pkcs11:token=…` without a key. */
  readonly issuing?: string
  /** How those are reached, now and whenever they sign. */
  readonly keys: KeySettings
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
  const text = configText(request.hostName, request.domains, request.custody?.keys)
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

/** The root's key where it will stay; one that is there already is taken. */
async function rootSigner({ custody, keyType }: InitRequest): Promise<Signer | undefined> {
  if (!custody?.root) return undefined
  const { root, rootSecret = 'ask', keys } = custody
  const settings = { ...keys, passphrase: rootSecret, pin: rootSecret }
  const keyring = createKeyring({ vault: null, random: systemRandom, settings })
  // Left open: the signer of a token signs in its session, which ends with this command.
  return (await keyring.hasAt(root))
    ? keyring.openAt(root)
    : keyring.makeAt(root, keyType ?? 'rsa-3072')
}

/** A place for each issuing authority, by its name. */
export function placesIn(where: string): Record<'people' | 'organisations' | 'servers', string> {
  const place = (name: string): string =>
    where.startsWith('pkcs11:')
      ? withObject(where, `pli-${name}`)
      : `file:${join(resolve(where), `${name}.key`)}`
  return {
    people: place('people'),
    organisations: place('organisations'),
    servers: place('servers'),
  }
}

async function makeTrustSpace(data: Data, request: InitRequest): Promise<readonly Certificate[]> {
  const { actor, hostName, keyType, custody } = request
  const root = await rootSigner(request)
  const places = custody?.issuing === undefined ? undefined : placesIn(custody.issuing)
  const made = await data.authority.init({
    ...{ name: hostName, actor },
    ...(keyType === undefined ? {} : { keyType }),
    ...(root ? { root } : {}),
    ...(places ? { places } : {}),
  })
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
