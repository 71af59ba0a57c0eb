/** What verifying needs, read from the store: anchors, intermediates, and checked revocation lists. */

import { isFault } from '../../server/base/index.js'
import { foreignLoader, type ForeignMaterial } from '../foreign/index.js'
import type { PkiStore, PkiTables } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { openCrl, type CrlSet, type TrustMaterial } from '../verify/index.js'
import { parseCertificate, type Certificate, type Crl } from '../x509/index.js'

export interface LoadedTrust extends TrustMaterial {
  readonly crls: CrlSet
  /** Authorities of others, with their own sources of revocation. */
  readonly foreign: ForeignMaterial
  /** Of the directory, when it was read. */
  readonly revision: number
}

/**
 * Lists that were read and checked before, by authority, number and certificate: one of 200,000 entries is read again
 * only when there is another.
 */
type KnownLists = Map<string, Crl>

interface Remembered {
  readonly foreign: ReturnType<typeof foreignLoader>
  readonly own: KnownLists
}
const remembered = new WeakMap<PkiStore, Remembered>()

function memoryOf(store: PkiStore): Remembered {
  const known = remembered.get(store) ?? { foreign: foreignLoader(), own: new Map() }
  remembered.set(store, known)
  return known
}

/** Reads everything in one snapshot. A CRL that is damaged is left out, so that it counts as missing. */
export async function loadTrust(store: PkiStore): Promise<LoadedTrust> {
  const memory = memoryOf(store)
  const known = memory.own
  const { own, foreign, revision } = await store.read(async (tables) => ({
    own: await ownLists(tables, known),
    foreign: await memory.foreign(tables),
    revision: await tables.revision.current(),
  }))
  const crls = new Map<string, Crl>()
  const still: KnownLists = new Map()
  const anchors = []
  const intermediates = []
  for (const { name, certificate, key, der } of own) {
    if (name === 'root') anchors.push(certificate)
    else intermediates.push(certificate)
    const crl = known.get(key) ?? (der && usable(der, certificate))
    if (!crl) continue
    crls.set(certificate.holder, crl)
    still.set(key, crl)
  }
  known.clear()
  for (const [key, crl] of still) known.set(key, crl)
  return { anchors, intermediates, crls, foreign, revision }
}

interface OwnList {
  readonly name: AuthorityName
  readonly certificate: Certificate
  readonly key: string
  /** Undefined when it is known, or when there is none. */
  readonly der: Buffer | undefined
}

async function ownLists(tables: PkiTables, known: KnownLists): Promise<OwnList[]> {
  const found: OwnList[] = []
  for (const record of await tables.authorities.list()) {
    const { name } = record
    const certificate = parseCertificate(record.certificate)
    const head = await tables.crls.head(name, 'full')
    const key = `${name} ${head?.number ?? 0} ${certificate.fingerprint}`
    const der = known.has(key) ? undefined : (await tables.crls.get(name, 'full'))?.der
    found.push({ name, certificate, key, der })
  }
  return found
}

function usable(der: Buffer, issuer: Certificate): Crl | undefined {
  try {
    const opened = openCrl(der, issuer)
    return opened.admitted ? opened.value : undefined
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
