/** Where a key is, as administrators write it: the path of a file, or a PKCS#11 URI. */

import { resolve } from 'node:path'
import { parsePkcs11Uri, type Pkcs11Uri } from '../../pki/index.js'
import { SaidFault } from '../base/index.js'

export type KeyPlace =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'token'; readonly uri: Pkcs11Uri; readonly text: string }

/** Reads `PATH`, `file:PATH` or `pkcs11:…`; paths become absolute. `text` is what the store keeps. Fault syntax. */
export function parseKeyPlace(text: string): KeyPlace {
  if (text.startsWith('pkcs11:')) return { kind: 'token', uri: parsePkcs11Uri(text), text }
  const path = text.startsWith('file:') ? text.slice('file:'.length) : text
  if (path === '' || /[\0\n]/.test(path) || /^[a-z][a-z0-9+.-]+:/i.test(path))
    throw new SaidFault('syntax', 'keys.place', { text: text.slice(0, 80) })
  const whole = resolve(path)
  return { kind: 'file', path: whole, text: `file:${whole}` }
}

/** As people are told of it: without what only the library needs. */
export function placeName(place: KeyPlace): string {
  return place.kind === 'file' ? place.path : (place.text.split('?')[0] ?? '')
}
