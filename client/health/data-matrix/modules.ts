/** The modules of a Data Matrix: drawn as vectors in print, as a picture in a document. */

import bwip from 'bwip-js'
import { SaidFault } from '../../../server/base/index.js'

export interface DataMatrix {
  /** Modules in a row and in a column, without the quiet zone. */
  readonly size: number
  /** One octet a module, row by row; 1 is dark. */
  readonly modules: Uint8Array
}

/** More than a number of prescription ever is; a square of 36 modules. */
const maxCharacters = 64

/**
 * The square Data Matrix of `text`, printable ASCII of at most 64 characters (ISO/IEC 16022). Fault syntax for any other
 * text: scanners of pharmacies do not agree on what follows ASCII.
 */
export function dataMatrix(text: string): DataMatrix {
  if (text.length > maxCharacters || !/^[\x20-\x7e]+$/.test(text))
    throw new SaidFault('syntax', 'prescription.code', { text: text.slice(0, maxCharacters) })
  const [drawn] = bwip.raw('datamatrix', text, {})
  if (!drawn || !('pixs' in drawn)) throw new Error('no modules')
  return { size: drawn.pixx, modules: Uint8Array.from(drawn.pixs) }
}
