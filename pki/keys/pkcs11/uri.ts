/** PKCS#11 URIs (RFC 7512): how a key in a token is named, as in `pkcs11:token=Pli;object=people`. */

import { Fault } from '../../../server/base/index.js'

export interface Pkcs11Uri {
  /** What the token must say of itself; those left out match any. */
  readonly token?: string
  readonly manufacturer?: string
  readonly serial?: string
  readonly model?: string
  readonly slotId?: number
  /** CKA_LABEL of the key. */
  readonly object?: string
  /** CKA_ID of the key. */
  readonly id?: Buffer
  /** Path of the library. */
  readonly modulePath?: string
  /** Where the PIN is read from: `file:/path`. */
  readonly pinSource?: string
}

const texts = {
  token: 'token',
  manufacturer: 'manufacturer',
  serial: 'serial',
  model: 'model',
} as const
const mostCharacters = 1000

/**
 * Reads a URI that names one key. Fault syntax: also for `pin-value`, since a PIN does not belong where the URI is kept,
 * and for a URI that names neither object nor id.
 */
export function parsePkcs11Uri(text: string): Pkcs11Uri {
  if (!/^pkcs11:[\x21-\x7e]*$/.test(text) || text.length > mostCharacters)
    throw new Fault('syntax', `"${text.slice(0, 80)}" is not a PKCS#11 URI (RFC 7512)`)
  const [path = '', query = ''] = text.slice('pkcs11:'.length).split('?', 2)
  const found: { -readonly [K in keyof Pkcs11Uri]: Pkcs11Uri[K] } = {}
  const seen = new Set<string>()
  for (const [name, value] of [...attributes(path, ';'), ...attributes(query, '&')]) {
    if (seen.has(name)) throw new Fault('syntax', `"${name}" stands twice in the PKCS#11 URI`)
    seen.add(name)
    read(found, name, value)
  }
  if (found.object === undefined && found.id === undefined)
    throw new Fault('syntax', 'the PKCS#11 URI names no key: it needs object= or id=')
  return found
}

function* attributes(part: string, separator: string): Generator<[string, Buffer]> {
  for (const piece of part.split(separator)) {
    if (piece === '') continue
    const at = piece.indexOf('=')
    if (at < 1) throw new Fault('syntax', 'the PKCS#11 URI has a part without "="')
    yield [piece.slice(0, at), decode(piece.slice(at + 1))]
  }
}

function read(
  found: { -readonly [K in keyof Pkcs11Uri]: Pkcs11Uri[K] },
  name: string,
  value: Buffer,
): void {
  if (name in texts) found[name as keyof typeof texts] = value.toString('utf8')
  else if (name === 'object') found.object = value.toString('utf8')
  else if (name === 'id') found.id = value
  else if (name === 'slot-id') found.slotId = slotNumber(value.toString('latin1'))
  else if (name === 'module-path') found.modulePath = value.toString('utf8')
  else if (name === 'pin-source') found.pinSource = value.toString('utf8')
  else if (name === 'pin-value')
    throw new Fault('syntax', 'the PIN does not belong in the PKCS#11 URI: use pin-source=file:…')
  else if (name !== 'type' || value.toString('latin1') !== 'private')
    // RFC 7512 §2.3: what is not understood must not be taken as a match.
    throw new Fault('syntax', `"${name}" is not understood in a PKCS#11 URI`)
}

function slotNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Fault('syntax', 'slot-id is not a number')
  return Number(text)
}

/** RFC 3986 §2.1; octets, since an id need not be text. */
function decode(text: string): Buffer {
  if (/%(?![0-9A-Fa-f]{2})/.test(text))
    throw new Fault('syntax', 'the PKCS#11 URI has a "%" without two hexadecimal digits')
  const octets = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Buffer.from(octets, 'latin1')
}

/** The URI of the key `object` in the same token. */
export function withObject(text: string, object: string): string {
  const [path = '', query] = text.split('?', 2)
  const joint = path.endsWith(':') || path.endsWith(';') ? '' : ';'
  const whole = `${path}${joint}object=${encodeURIComponent(object)}`
  return query === undefined ? whole : `${whole}?${query}`
}
