/** Keys as one file, still under their passphrase: for another browser, or the drawer. */

import { SaidFault } from '../../../../server/base/index.js'
import type { SealedPair, Vault } from './vault.js'

const form = 'pli-keys-1'
const maxChars = 512 * 1024

const told = (pair: SealedPair | null) =>
  pair && {
    key: pair.key,
    certificates: pair.certificates.map((der) => Buffer.from(der).toString('base64')),
  }

/** JSON. Every secret in it is under the passphrase already. */
export const writePortable = (vault: Vault): string =>
  JSON.stringify(
    {
      ...{ form, identity: vault.identity, madeAt: vault.madeAt, openPgp: vault.openPgp },
      ...{ signature: told(vault.signature), encryption: told(vault.encryption) },
      older: vault.older.map(told),
      olderOpenPgp: vault.olderOpenPgp ?? [],
    },
    null,
    1,
  )

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

function pairIn(value: unknown): SealedPair | null {
  if (value === null || value === undefined) return null
  const { key, certificates } = fieldsOf(value)
  if (typeof key !== 'string' || !Array.isArray(certificates)) throw unreadable()
  const ders = certificates
    .slice(0, 8)
    .map((one) => Uint8Array.from(Buffer.from(String(one), 'base64')))
  return { key, certificates: ders }
}

const unreadable = (): SaidFault => new SaidFault('syntax', 'web.keys.unreadable')

/** Null when the text is something else. Fault syntax when it is one, and broken; denied when it is somebody else's. */
export function readPortable(text: string, identity: string): Vault | null {
  if (text.length > maxChars || !text.trimStart().startsWith('{')) return null
  let fields: Fields
  try {
    fields = fieldsOf(JSON.parse(text))
  } catch {
    throw unreadable()
  }
  if (fields['form'] !== form) return null
  if (fields['identity'] !== identity) throw new SaidFault('denied', 'web.keys.of-another')
  const { madeAt, openPgp, older, olderOpenPgp } = fields
  return {
    ...{ version: 1, identity, madeAt: typeof madeAt === 'number' ? madeAt : 0 },
    signature: pairIn(fields['signature']),
    encryption: pairIn(fields['encryption']),
    older: (Array.isArray(older) ? older : [])
      .slice(0, 32)
      .map(pairIn)
      .filter((one) => one !== null),
    openPgp: typeof openPgp === 'string' ? openPgp : null,
    olderOpenPgp: (Array.isArray(olderOpenPgp) ? olderOpenPgp : [])
      .slice(0, 32)
      .filter((one): one is string => typeof one === 'string'),
  }
}
