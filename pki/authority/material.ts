/** What verifying needs, read from the store: anchors, intermediates, and checked revocation lists. */

import { isFault } from '../../server/base/index.js'
import { foreignLoader, type ForeignMaterial } from '../foreign/index.js'
import type { PkiStore } from '../directory/index.js'
import { openCrl, type CrlSet, type TrustMaterial } from '../verify/index.js'
import { parseCertificate, type Crl } from '../x509/index.js'

export interface LoadedTrust extends TrustMaterial {
  readonly crls: CrlSet
  /** Authorities of others, with their own sources of revocation. */
  readonly foreign: ForeignMaterial
  /** Of the directory, when it was read. */
  readonly revision: number
}

const loaders = new WeakMap<PkiStore, ReturnType<typeof foreignLoader>>()

function loaderOf(store: PkiStore): ReturnType<typeof foreignLoader> {
  const known = loaders.get(store) ?? foreignLoader()
  loaders.set(store, known)
  return known
}

/** Reads everything in one snapshot. A CRL that is damaged is left out, so that it counts as missing. */
export async function loadTrust(store: PkiStore): Promise<LoadedTrust> {
  const { records, foreign, revision } = await store.read(async (tables) => ({
    records: await tables.authorities.list(),
    foreign: await loaderOf(store)(tables),
    revision: await tables.revision.current(),
  }))
  const crls = new Map<string, Crl>()
  const anchors = []
  const intermediates = []
  for (const record of records) {
    const certificate = parseCertificate(record.certificate)
    if (record.name === 'root') anchors.push(certificate)
    else intermediates.push(certificate)
    const crl = record.crl && usable(record.crl, certificate)
    if (crl) crls.set(certificate.holder, crl)
  }
  return { anchors, intermediates, crls, foreign, revision }
}

function usable(der: Buffer, issuer: ReturnType<typeof parseCertificate>): Crl | undefined {
  try {
    const opened = openCrl(der, issuer)
    return opened.admitted ? opened.value : undefined
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
