/** A Data Matrix as a PNG: one bit a pixel, stored without compression so that its bytes depend on nothing. */

import { joinBytes } from '../../../server/base/index.js'
import type { DataMatrix } from './modules.js'

const quietModules = 2

/** PNG (ISO/IEC 15948) of `matrix`, each module `scale` pixels wide, with a quiet zone of two modules. */
export function matrixPng({ size, modules }: DataMatrix, scale: number): Uint8Array {
  const width = (size + 2 * quietModules) * scale
  const rowBytes = 1 + Math.ceil(width / 8)
  const rows = new Uint8Array(rowBytes * width)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / scale) - quietModules
      const row = Math.floor(y / scale) - quietModules
      const inside = column >= 0 && column < size && row >= 0 && row < size
      const dark = inside && modules[row * size + column] === 1
      const at = y * rowBytes + 1 + (x >> 3)
      // A set bit is white.
      if (!dark) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
    }
  const header = new Uint8Array([...word(width), ...word(width), 1, 0, 0, 0, 0])
  return joinBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinBytes([new TextEncoder().encode(type), data])
  return joinBytes([Uint8Array.from(word(data.length)), body, Uint8Array.from(word(crc32(body)))])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

const blockBytes = 0xffff

/** zlib stream of stored blocks (RFC 1950 §2.2, RFC 1951 §3.2.4). */
function stored(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < data.length; at += blockBytes) {
    const block = data.subarray(at, at + blockBytes)
    const { length } = block
    const last = at + length >= data.length ? 1 : 0
    const head = [last, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff]
    parts.push(Uint8Array.from(head), block)
  }
  let [a, b] = [1, 0]
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  parts.push(Uint8Array.from([b >> 8, b & 0xff, a >> 8, a & 0xff]))
  return joinBytes(parts)
}
