/** The fonts of printed copies, for tests. */

import { readFileSync } from 'node:fs'
import type { PaperFonts } from '../pdf/index.js'

const font = (name: string): Uint8Array =>
  readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`)

export const exampleFonts: PaperFonts = {
  regular: font('DejaVuSansCondensed'),
  bold: font('DejaVuSansCondensed-Bold'),
}
