/** A PDF of our own making drawn on canvases, by pdf.js: the policy of the page lets no viewer of the browser in. */

import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import { trustedScriptUrl } from '../../platform/trusted.js'
import url from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

let isStarted = false

function startWorker(): void {
  if (isStarted) return
  isStarted = true
  GlobalWorkerOptions.workerPort = new Worker(trustedScriptUrl(url), { type: 'module' })
}

/** Opens a copy of the bytes. */
export async function openPdf(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  startWorker()
  return getDocument({ data: pdf.slice(), disableFontFace: true }).promise
}

/** Draws one page, `width` CSS pixels wide. */
export async function drawPage(
  document: PDFDocumentProxy,
  { page, canvas, width }: { page: number; canvas: HTMLCanvasElement; width: number },
): Promise<void> {
  const sheet = await document.getPage(page)
  const scale = (width / sheet.getViewport({ scale: 1 }).width) * globalThis.devicePixelRatio
  const viewport = sheet.getViewport({ scale })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await sheet.render({ canvas, viewport }).promise
}
