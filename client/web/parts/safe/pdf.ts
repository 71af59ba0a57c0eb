/**
 * A PDF of a stranger, drawn by pdf.js in a hidden frame without an origin (`viewer/`): no script of it runs, no viewer of the
 * browser sees it, and what comes back is looked at as what a stranger says: pixels, and plain text for those who hear it.
 */

import type { FromFrame, ToFrame } from '../../viewer/wire.js'

/** A scan of a whole file is less. */
const maxPdfBytes = 64 * 1024 * 1024
/** The frame is of our own gateway, and large; offline it comes as long as the browser has kept it. */
const patienceMs = 15_000
const mostPages = 10_000
const mostText = 100_000

export interface Drawing {
  /** From 1. */
  readonly page: number
  readonly canvas: HTMLCanvasElement
  /** CSS pixels. */
  readonly width: number
}

/** A PDF that was opened. */
export interface Paper {
  readonly numPages: number
  /** Draws one page; answers with its text. Rejects for a page that is broken. */
  draw(drawing: Drawing): Promise<string>
  close(): void
}

/** A place to draw in: for papers of one hand, since they could see one another. */
export interface PdfFrame {
  /** Rejects for what is no PDF, is locked by a password, or is too large; and when the frame does not come. */
  open(pdf: Uint8Array): Promise<Paper>
  close(): void
}

interface Waiting {
  readonly resolve: (told: FromFrame) => void
  readonly reject: (error: Error) => void
}

function portOf(element: HTMLIFrameElement): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      globalThis.removeEventListener('message', hear)
    }
    const timer = setTimeout(() => {
      end()
      reject(new Error('the frame for papers did not come'))
    }, patienceMs)
    const hear = ({ source, data }: MessageEvent<{ readonly pli?: unknown } | null>): void => {
      if (!element.contentWindow || source !== element.contentWindow) return
      if (data?.pli !== 'pdf-ready') return
      end()
      const { port1, port2 } = new MessageChannel()
      // The frame has no origin that could be named; nothing else can stand in it (frame-src).
      element.contentWindow.postMessage(null, '*', [port2])
      resolve(port1)
    }
    globalThis.addEventListener('message', hear)
    document.body.append(element)
  })
}

function frameElement(): HTMLIFrameElement {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.hidden = true
  element.referrerPolicy = 'no-referrer'
  element.src = '/frame/pdf.html'
  return element
}

/** Opens its frame when the first paper is. */
export function pdfFrame(): PdfFrame {
  const element = frameElement()
  const waiting = new Map<string, Waiting>()
  let number = 0
  let asking: Promise<MessagePort> | undefined
  const hear = ({ data }: MessageEvent<FromFrame>): void => {
    const key = data.told === 'drawn' ? `draw ${data.id}` : `open ${data.paper}`
    waiting.get(key)?.resolve(data)
    waiting.delete(key)
  }
  const started = async (): Promise<MessagePort> => {
    const port = await portOf(element)
    port.onmessage = hear
    return port
  }
  const ask = async (key: string, question: ToFrame): Promise<FromFrame> => {
    asking ??= started()
    const port = await asking
    return new Promise((resolve, reject) => {
      waiting.set(key, { resolve, reject })
      port.postMessage(question)
    })
  }
  const draw = async (paper: number, { page, canvas, width }: Drawing): Promise<string> => {
    const id = (number += 1)
    const ratio = globalThis.devicePixelRatio
    const told = await ask(`draw ${id}`, { ask: 'draw', paper, id, page, width, ratio })
    if (told.told !== 'drawn' || !(told.bitmap instanceof ImageBitmap))
      throw new RangeError('the page could not be drawn')
    const { bitmap, text } = told
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
    return String(text).slice(0, mostText)
  }
  return {
    async open(pdf) {
      if (pdf.length > maxPdfBytes) throw new RangeError('the file is too large')
      const paper = (number += 1)
      const told = await ask(`open ${paper}`, { ask: 'open', paper, pdf })
      if (told.told !== 'opened') throw new RangeError('this is no PDF that can be read')
      return {
        numPages: Math.min(Math.max(Math.trunc(Number(told.pages)) || 0, 0), mostPages),
        draw: (drawing) => draw(paper, drawing),
        close() {
          void asking?.then((port) => port.postMessage({ ask: 'close', paper } satisfies ToFrame))
        },
      }
    },
    close() {
      element.remove()
      for (const { reject } of waiting.values()) reject(new Error('the frame was closed'))
      waiting.clear()
    },
  }
}
