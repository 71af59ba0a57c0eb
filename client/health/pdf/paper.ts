/** An A4 sheet to be written on from top to bottom, ending as PDF/A-1b (ISO 19005-1) with its text tagged in order. */

import PDFDocument from 'pdfkit'
import type { DataMatrix } from '../data-matrix/index.js'

/** TrueType fonts, whole; only the letters that are used go into the document. */
export interface PaperFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

export interface PaperHead {
  readonly title: string
  readonly author: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** At the foot of every page, beside its number. */
  readonly foot: string
  /** At the head of every page but the first. */
  readonly running: string
}

export interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly grey?: boolean
  /** From the left margin, in points. */
  readonly indent?: number
  /** Points; what is left of the sheet's width otherwise. */
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
  /** Empty space below, in points. */
  readonly after?: number
  readonly tag?: 'P' | 'H1' | 'H2'
}

const margin = 48
const foot = 62
const ink = '#111111'
const pale = '#555555'
const band = '#e8edf2'
const line = '#9aa7b4'

/** Ligatures would come out of the text as letters of their own when software extracts it. */
const plainLetters = { liga: false, dlig: false, clig: false } as unknown as never

export class Paper {
  readonly width = 595.28 - 2 * margin
  readonly left = margin
  readonly #doc: PDFKit.PDFDocument
  readonly #root: PDFKit.PDFStructureElement
  readonly #head: PaperHead
  readonly #bytes: Promise<Uint8Array>

  constructor(fonts: PaperFonts, head: PaperHead) {
    this.#head = head
    this.#doc = openDocument(fonts, head)
    this.#bytes = collected(this.#doc)
    this.#root = this.#doc.struct('Document')
    this.#doc.addStructure(this.#root)
  }

  get y(): number {
    return this.#doc.y
  }

  moveTo(y: number): void {
    this.#doc.y = y
  }

  /** Goes to a new page unless `height` points are left on this one. */
  need(height: number): void {
    if (this.#doc.y + height > this.#doc.page.height - foot) this.#doc.addPage()
  }

  height(text: string, style: TextStyle = {}): number {
    this.#dress(style)
    return this.#doc.heightOfString(text, this.#options(style)) + (style.after ?? 0)
  }

  text(text: string, style: TextStyle = {}): void {
    if (text === '') return
    this.need(Math.min(this.height(text, style), 200))
    const x = margin + (style.indent ?? 0)
    this.#tagged(style.tag ?? 'P', () => {
      this.#dress(style)
      this.#doc.text(text, x, this.#doc.y, this.#options(style))
    })
    this.#doc.y += style.after ?? 0
  }

  gap(points: number): void {
    this.#doc.y += points
  }

  rule(): void {
    const { y } = this.#doc
    this.#artifact(() =>
      this.#doc
        .lineWidth(0.7)
        .strokeColor(line)
        .moveTo(margin, y)
        .lineTo(margin + this.width, y)
        .stroke(),
    )
  }

  /** A heading on a band of pale colour, over the whole width. */
  band(text: string): void {
    const style = { size: 9.5, bold: true, indent: 6, width: this.width - 12, tag: 'H2' } as const
    const height = this.height(text, style) + 8
    this.need(height + 60)
    const { y } = this.#doc
    this.#artifact(() => this.#doc.rect(margin, y, this.width, height).fill(band))
    this.moveTo(y + 4)
    this.text(text, style)
    this.moveTo(y + height + 8)
  }

  /** A frame around what stands between `top` and here. */
  frame(top: number): void {
    const height = this.#doc.y - top
    this.#artifact(() =>
      this.#doc.lineWidth(0.7).strokeColor(line).rect(margin, top, this.width, height).stroke(),
    )
  }

  /** A 2D code, `side` points wide, its upper left corner at `x`, `y`; `alt` is read where it cannot be seen. */
  code(
    { size, modules }: DataMatrix,
    place: { x: number; y: number; side: number },
    alt: string,
  ): void {
    const module = place.side / size
    const draw = (): void => {
      for (const [index, dark] of modules.entries()) {
        if (dark !== 1) continue
        const x = place.x + (index % size) * module
        this.#doc.rect(x, place.y + Math.floor(index / size) * module, module, module)
      }
      this.#doc.fill('#000000')
    }
    this.#root.add(this.#doc.struct('Figure', { alt }, draw))
  }

  /** Page numbers, heads and feet; the bytes of the document. The paper is used up. */
  end(): Promise<Uint8Array> {
    this.#root.end()
    const { count } = this.#doc.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(page)
      this.#artifact(() => this.#margins(page, count))
    }
    this.#doc.end()
    return this.#bytes
  }

  #margins(page: number, count: number): void {
    const { foot: footText, running } = this.#head
    const { height, margins } = this.#doc.page
    // Text in the margin would otherwise begin a new page.
    margins.bottom = 0
    const y = height - foot + 14
    this.#doc
      .lineWidth(0.5)
      .strokeColor(line)
      .moveTo(margin, y - 5)
      .lineTo(margin + this.width, y - 5)
      .stroke()
    this.#dress({ size: 7, grey: true })
    this.#doc.text(footText, margin, y, this.#options({ width: this.width - 70 }))
    this.#dress({ size: 8, bold: true })
    this.#doc.text(`Page ${page + 1}/${count}`, margin, y, this.#options({ align: 'right' }))
    if (page === 0) return
    this.#dress({ size: 8, grey: true })
    this.#doc.text(running, margin, 26, this.#options({}))
  }

  #dress({ size = 9.5, bold = false, grey = false }: TextStyle): void {
    this.#doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(grey ? pale : ink)
  }

  #options({ indent = 0, width = this.width - indent, align = 'left' }: TextStyle) {
    return { width, align, lineGap: 1.5, features: plainLetters }
  }

  #tagged(tag: string, draw: () => void): void {
    this.#root.add(this.#doc.struct(tag, draw as unknown as PDFKit.Mixins.StructureElementOptions))
  }

  /** What is no part of the text: lines, grounds, heads and feet. */
  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.#doc.endMarkedContent()
  }
}

/** A sheet whose letters come from `fonts`: pdfkit's own are not embedded, which PDF/A forbids. */
export const openPaper = (fonts: PaperFonts, head: PaperHead): Paper => new Paper(fonts, head)

function openDocument(fonts: PaperFonts, { title, author, at }: PaperHead): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: foot, left: margin, right: margin },
    pdfVersion: '1.4',
    subset: 'PDF/A-1b',
    tagged: true,
    displayTitle: true,
    lang: 'fr-FR',
    bufferPages: true,
    // Typed as a name, taken as bytes too: without it Helvetica would be asked of the disk.
    font: fonts.regular as unknown as string,
    info: {
      Title: plain(title),
      Author: plain(author),
      Creator: 'Pli',
      Producer: 'Pli',
      CreationDate: new Date(at),
    },
  })
  doc.registerFont('regular', fonts.regular)
  doc.registerFont('bold', fonts.bold)
  return doc
}

/** pdfkit writes these into XMP as they are: marks of XML would break it, and it has to say what the Info says. */
const plain = (text: string): string => text.replace(/[&<>]/g, ' ').replace(/\s+/g, ' ').trim()

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (piece: Uint8Array) => pieces.push(piece))
    doc.on('error', reject)
    doc.on('end', () => {
      const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const piece of pieces) {
        all.set(piece, at)
        at += piece.length
      }
      resolve(all)
    })
  })
}
