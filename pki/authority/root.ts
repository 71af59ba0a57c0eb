/** The root as the console uses it: ceremonies with its key, and those where only requests and answers travel. */

import type { KeyObject } from 'node:crypto'
import { SaidFault } from '../../server/base/index.js'
import type { AuthorityRecord, KeyVault } from '../directory/index.js'
import {
  keySigner,
  parseCertificate,
  unsigned,
  type Certificate,
  type Crl,
  type Signer,
} from '../x509/index.js'
import { signCa, signRootList, type CaRenewal, type RootList } from './ceremonies.js'
import type { AuthorityDeps } from './deps.js'
import { expectAuthority } from './issue.js'
import { makeKey, unwrapKey, wrapKey } from './keys.js'
import { importRootList, orderRootList, type RootListOrder } from './root-lists.js'
import { importCa, requestCa } from './root-requests.js'
import type { Signers } from './signers.js'

export interface RootCeremonies {
  /** Renews an issuing authority; `root` signs, or the key in the store. SaidFault unavailable, corrupt, conflict. */
  signCa(renewal: CaRenewal, root?: Signer): Promise<Certificate>
  /** Signs the root's list. SaidFault unavailable, corrupt. */
  signList(list: RootList, root?: Signer): Promise<Crl>
  /** Makes a key and a PKCS#10 request (DER) for its certificate, to be signed elsewhere. */
  requestCa(renewal: CaRenewal): Promise<Buffer>
  /** Takes the certificate that answers a request; resolves with its authority's name. SaidFault. */
  importCa(der: Buffer, actor: string): Promise<AuthorityRecord['name']>
  /** What the root's next list has to tell, to be signed elsewhere. */
  orderList(): Promise<RootListOrder>
  /** Takes the full list and its delta (DER) that answer an order. SaidFault. */
  importList(lists: readonly Buffer[], actor: string): Promise<Crl>
  /** The root's key, to be put elsewhere. SaidFault unavailable when the store does not have it. */
  storedKey(): Promise<KeyObject>
  /** Erases the root's key from the store, after `readable` has proven that the copy at `place` is the same key. */
  dropKey(readable: Signer, place: string, actor: string): Promise<void>
}

export function createRootCeremonies(deps: AuthorityDeps): RootCeremonies {
  return {
    signCa: (renewal, root) => signCa(deps, renewal, root),
    signList: (list, root) => signRootList(deps, list, root),
    requestCa: (renewal) => requestCa(deps, renewal),
    importCa: (der, actor) => importCa(deps, der, actor),
    orderList: () => orderRootList(deps),
    importList: (lists, actor) => importRootList(deps, lists, actor),
    storedKey: () => storedRootKey(deps),
    dropKey: (readable, place, actor) => dropRootKey(deps, readable, place, actor),
  }
}

async function storedRootKey(deps: AuthorityDeps): Promise<KeyObject> {
  const { name, wrappedKey } = await expectAuthority(deps, 'root')
  if (!wrappedKey) throw new SaidFault('unavailable', 'root.not-here')
  return unwrapKey(deps.vault, name, wrappedKey)
}

const proof = Buffer.from('this key is readable')

async function dropRootKey(
  deps: AuthorityDeps,
  readable: Signer,
  place: string,
  actor: string,
): Promise<void> {
  const key = keySigner(await storedRootKey(deps))
  if (!key.publicKey.equals(readable.publicKey)) throw new SaidFault('corrupt', 'root.other-key')
  await readable.sign(proof)
  await deps.store.write(async (tables) => {
    await tables.authorities.dropKey('root')
    await tables.journal.record({
      kind: 'authority.key-erased',
      actor,
      facts: { authority: 'root', place },
    })
  })
}

/**
 * Signers for a rehearsal: no key is opened or made anywhere but in memory, so that no secret is asked for, and what is
 * "signed" is signed by nobody.
 */
export function rehearsedSigners(signers: Signers, vault: KeyVault): Signers {
  return {
    open: async (record) => {
      const { publicKey } = parseCertificate(record.certificate)
      return publicKey ? unsigned(publicKey) : signers.open(record)
    },
    holds: () => true,
    async make(name, kind) {
      const { privateKey } = await makeKey(kind)
      return {
        signer: keySigner(privateKey),
        wrappedKey: wrapKey(vault, name, privateKey),
        keyAt: null,
      }
    },
  }
}
