/**
 * What runs in `/frame/pdf`: pdf.js, in a document without an origin that can fetch nothing. A PDF of a stranger is read and
 * drawn here, and only pixels and plain text go back: whatever takes this over has taken over an empty page.
 */

import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
// In this thread: a document without an origin has no worker of ours, and it is apart from the page already.
import 'pdfjs-dist/build/pdf.worker.min.mjs'
import type { FromFrame, ToFrame } from './wire.js'

/** A page larger than that is drawn coarser. */
const mostPixels = 16_000_000
const mostText = 100_000

const papers = new Map<number, Promise<PDFDocumentProxy>>()

// Browsers give hidden frames no turn to paint, and pdf.js waits for one between two strokes.
const turns = new MessageChannel()
const waiting: FrameRequestCallback[] = []
turns.port1.onmessage = () => {
  waiting.shift()?.(0)
}
globalThis.requestAnimationFrame = (work) => {
  turns.port2.postMessage(null)
  return waiting.push(work)
}

type Drawing = Extract<ToFrame, { ask: 'draw' }>

async function draw(
  paper: PDFDocumentProxy,
  { page, width, ratio }: Drawing,
): Promise<{ readonly bitmap: ImageBitmap; readonly text: string }> {
  const sheet = await paper.getPage(page)
  const own = sheet.getViewport({ scale: 1 })
  const wanted = (width / own.width) * ratio
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (own.width * own.height)))
  const viewport = sheet.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  await sheet.render({ canvas, viewport }).promise
  const bitmap = await createImageBitmap(canvas)
  const { items } = await sheet.getTextContent()
  const text = items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
  return { bitmap, text: text.slice(0, mostText) }
}

function serve(port: MessagePort): void {
  const tell = (told: FromFrame, moved: Transferable[] = []): void => {
    port.postMessage(told, moved)
  }
  const open = ({ paper, pdf }: Extract<ToFrame, { ask: 'open' }>): void => {
    const opened = getDocument({
      ...{ data: pdf, disableFontFace: true, enableXfa: false, stopAtErrors: false },
      ...{ isOffscreenCanvasSupported: false, maxImageSize: mostPixels },
    }).promise
    papers.set(paper, opened)
    opened.then(
      ({ numPages: pages }) => {
        tell({ told: 'opened', paper, pages })
      },
      () => {
        tell({ told: 'unreadable', paper })
      },
    )
  }
  const drawn = async (asked: Drawing): Promise<void> => {
    const { id } = asked
    try {
      const paper = await papers.get(asked.paper)
      if (!paper) throw new RangeError('there is no such paper')
      const { bitmap, text } = await draw(paper, asked)
      tell({ told: 'drawn', id, bitmap, text }, [bitmap])
    } catch {
      tell({ told: 'drawn', id, bitmap: null, text: '' })
    }
  }
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.ask === 'open') open(data)
    else if (data.ask === 'draw') void drawn(data)
    else {
      const gone = papers.get(data.paper)
      papers.delete(data.paper)
      gone?.then((paper) => paper.destroy()).catch(() => undefined)
    }
  }
}

addEventListener('message', ({ source, ports: [port] }) => {
  if (source === parent && port) serve(port)
})
parent.postMessage({ pli: 'pdf-ready' }, '*')
