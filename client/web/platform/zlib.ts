/** inflateSync of node:zlib on fflate, bounded: what unpacks beyond the limit is refused while it unpacks. */

import { Unzlib } from 'fflate'

export function inflateSync(
  packed: Uint8Array,
  { maxOutputLength }: { readonly maxOutputLength: number },
): Buffer {
  const pieces: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const unpacking = new Unzlib((piece, final) => {
    size += piece.length
    if (size > maxOutputLength) throw new RangeError('more than it may unpack to')
    pieces.push(piece)
    isWhole = final
  })
  const step = 64 * 1024
  for (let at = 0; at < packed.length; at += step)
    unpacking.push(packed.subarray(at, at + step), at + step >= packed.length)
  if (!isWhole) throw new Error('cut short')
  return Buffer.concat(pieces)
}
