/** The fixture messages, and the parser run over bytes in chosen cuts, for the tests of this room. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StructureParser, type StructureLimits } from './structure.js'
import type { Summary } from './types.js'

const folder = join(import.meta.dirname, '../../fixtures/messages')

export const messages = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))

export function fixture(name: string): Buffer {
  return readFileSync(join(folder, `${name}.eml`))
}

export function summaryOf(
  bytes: Buffer,
  cuts: readonly number[] = [],
  limits: Partial<StructureLimits> = {},
): Summary {
  const parser = new StructureParser(limits)
  let from = 0
  for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
    // A buffer that is spoilt afterwards, as a socket's may be.
    const chunk = Buffer.from(bytes.subarray(from, cut))
    parser.write(chunk)
    chunk.fill(0x2d)
    from = Math.max(from, cut)
  }
  return parser.end()
}

/** Bytes as a stream of chunks of `size`. */
export async function* chunked(bytes: Buffer, size = 7): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
