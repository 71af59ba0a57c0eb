/** Bytes to characters as XML 1.0 appendix F says: byte order mark, else the declaration, else UTF-8. */

import { isFault, SaidFault } from '../../../server/base/index.js'

const marks: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0x00, 0x3c, 0x00]],
  ['utf-16le', [0x3c, 0x00, 0x3f]],
]

const declared = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/

/** The text of an XML document without its byte order mark. Fault syntax: unknown encoding, or bytes it does not have. */
export function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300))
  const label =
    marks.find(([, mark]) => mark.every((octet, i) => bytes[i] === octet))?.[0] ??
    declared.exec(head)?.[1] ??
    'utf-8'
  try {
    return decoderOf(label).decode(bytes)
  } catch (cause) {
    if (isFault(cause)) throw cause
    throw new SaidFault('syntax', 'xml.bytes', { encoding: label }, cause)
  }
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch (cause) {
    throw new SaidFault('unsupported', 'xml.encoding', { encoding: label }, cause)
  }
}
