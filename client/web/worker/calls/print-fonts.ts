/** The letters of printed copies, fetched once from the gateway that served the page. */

import type { PaperFonts } from '../../../health/index.js'
import regular from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf?url'
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf?url'

let fonts: Promise<PaperFonts> | undefined

async function font(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`a font was not served: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

async function load(): Promise<PaperFonts> {
  const [plain, strong] = await Promise.all([font(regular), font(bold)])
  return { regular: plain, bold: strong }
}

/** Rejects when they are not served; the next call tries again. */
export function printFonts(): Promise<PaperFonts> {
  fonts ??= load().catch((error: unknown) => {
    fonts = undefined
    throw error
  })
  return fonts
}
