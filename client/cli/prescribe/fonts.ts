/** The letters of printed copies: fonts that come as a package, read where the program is installed. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PaperFonts } from '../../health/index.js'

const installed = createRequire(import.meta.url)

const font = (name: string): Promise<Uint8Array> =>
  readFile(installed.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

export async function printFonts(): Promise<PaperFonts> {
  const [regular, bold] = await Promise.all([
    font('DejaVuSansCondensed'),
    font('DejaVuSansCondensed-Bold'),
  ])
  return { regular, bold }
}
