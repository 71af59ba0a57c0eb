/**
 * A PDF of a stranger, drawn by pdf.js in a thread of its own: no script of it runs, no viewer of the browser sees it, its
 * fonts are drawn as shapes, and what it points at is never fetched.
 */

import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import url from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { trustedScriptUrl } from '../../platform/trusted.js'

/** A scan of a whole file is less. */
export const maxPdfBytes = 64 * 1024 * 1024
/** A page larger than that is drawn coarser. */
const mostPixels = 16_000_000

let isStarted = false

function startWorker(): void {
  if (isStarted) return
  isStarted = true
  GlobalWorkerOptions.workerPort = new Worker(trustedScriptUrl(url), { type: 'module' })
}

/** Rejects for what is no PDF, is locked by a password, or is too large. */
export async function openPdf(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  if (pdf.length > maxPdfBytes) throw new RangeError('the file is too large')
  startWorker()
  const data = pdf.slice()
  return getDocument({
    ...{ data, disableFontFace: true, enableXfa: false, stopAtErrors: false },
    ...{ isOffscreenCanvasSupported: false, maxImageSize: mostPixels },
  }).promise
}

export interface Drawing {
  /** From 1. */
  readonly page: number
  readonly canvas: HTMLCanvasElement
  /** CSS pixels. */
  readonly width: number
}

/** Draws one page; answers with its text, for those who hear it. */
export async function drawPage(
  document: PDFDocumentProxy,
  { page, canvas, width }: Drawing,
): Promise<string> {
  const sheet = await document.getPage(page)
  const own = sheet.getViewport({ scale: 1 })
  const wanted = (width / own.width) * globalThis.devicePixelRatio
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (own.width * own.height)))
  const viewport = sheet.getViewport({ scale })
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  await sheet.render({ canvas, viewport }).promise
  const { items } = await sheet.getTextContent()
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .slice(0, 100_000)
}
