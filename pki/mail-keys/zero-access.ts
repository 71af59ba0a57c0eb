/** Zero-access mailboxes: which they are, and to what their mail is enciphered. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import {
  foldAddress,
  type PgpKeyRecord,
  type PkiStore,
  type PkiTables,
} from '../directory/index.js'
import { parseCertificate, type Certificate } from '../x509/index.js'
import { findMailKeys } from './find.js'

/** What mail of a zero-access mailbox is enciphered to: OpenPGP when its holder published a key, else S/MIME. */
export type HolderKey =
  | { readonly kind: 'openpgp'; readonly key: PgpKeyRecord }
  | { readonly kind: 'smime'; readonly certificate: Certificate }

/** Undefined for a mailbox that is not zero-access. SaidFault unavailable when nothing may be enciphered to its holder now. */
export async function findHolderKey(
  { store, clock }: { readonly store: PkiStore; readonly clock: Clock },
  address: string,
): Promise<HolderKey | undefined> {
  return store.read(async (tables) => {
    if ((await tables.pgpKeys.zeroAccessSince(address)) === undefined) return undefined
    const found = await holderKey(tables, address, clock.now())
    if (!found) throw new SaidFault('unavailable', 'zero-access.no-key', { address })
    return found
  })
}

async function holderKey(
  tables: PkiTables,
  address: string,
  at: number,
): Promise<HolderKey | undefined> {
  const keys = await findMailKeys(tables, address, at)
  if (keys?.openPgp) return { kind: 'openpgp', key: keys.openPgp }
  const [der] = keys?.encryption ?? []
  return der && { kind: 'smime', certificate: parseCertificate(der) }
}

export interface ZeroAccessOrder {
  readonly address: string
  readonly on: boolean
  readonly actor: string
}

export interface ZeroAccessState {
  /** Was it as ordered already? */
  readonly wasSo: boolean
  /** The key that counts now: OpenPGP fingerprint or serial number; undefined when there is none. */
  readonly key: string | undefined
}

/** Switches. SaidFault not-found for no mailbox, conflict when there is no key to encipher to. */
export async function setZeroAccess(
  { store, clock }: { readonly store: PkiStore; readonly clock: Clock },
  { address: asked, on, actor }: ZeroAccessOrder,
): Promise<ZeroAccessState> {
  const address = foldAddress(asked)
  const now = clock.now()
  return store.write(async (tables) => {
    const mailbox = await tables.mailboxes.get(address)
    if (!mailbox || mailbox.state === 'closed')
      throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
    const found = await holderKey(tables, address, now)
    if (on && !found) throw new SaidFault('conflict', 'zero-access.needs-key', { address })
    const key =
      found && (found.kind === 'openpgp' ? found.key.fingerprint : found.certificate.serial)
    const wasSo = ((await tables.pgpKeys.zeroAccessSince(address)) !== undefined) === on
    if (wasSo) return { wasSo, key }
    await tables.pgpKeys.setZeroAccess(address, on ? now : null)
    await tables.journal.record({
      kind: 'mailbox.zero-access-set',
      actor,
      facts: { address, on: String(on), ...(key === undefined ? {} : { key }) },
    })
    return { wasSo, key }
  })
}
