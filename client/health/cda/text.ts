/** A document as lines of text, for the console: every character through the reader's own eyes, nothing executed. */

import type { Block, CdaSection, Cell, Inline, Row } from './model.js'

/** Lines of a section and of those inside it. */
export function sectionLines(section: CdaSection, depth = 0): string[] {
  const title = section.title || section.code?.display || ''
  return [
    ...(title === '' ? [] : [depth === 0 ? title.toLocaleUpperCase('fr') : title]),
    ...section.narrative.flatMap((block) => blockLines(block)).map((line) => `  ${line}`.trimEnd()),
    ...section.sections.flatMap((inner) =>
      ['', ...sectionLines(inner, depth + 1)].map((line) => (line === '' ? '' : `  ${line}`)),
    ),
  ]
}

export function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.content).split('\n')
    case 'list':
      return block.items.flatMap((item, index) => itemLines(item, block.ordered, index))
    case 'table':
      return [...(block.caption ? [block.caption] : []), ...tableLines(block.rows)]
  }
}

function itemLines(item: readonly Block[], ordered: boolean, index: number): string[] {
  const mark = ordered ? `${index + 1}. ` : '• '
  const lines = item.flatMap(blockLines)
  return lines.map((line, i) => (i === 0 ? mark : ' '.repeat(mark.length)) + line)
}

export function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text
        case 'break':
          return '\n'
        case 'media':
          return '[image]'
        case 'styled':
          return inlineText(inline.content)
        case 'link':
          return `${inlineText(inline.content)} <${inline.address}>`
      }
    })
    .join('')
    .replace(/ *\n */g, '\n')
    .trim()
}

const cellText = (content: readonly Block[]): string =>
  content.flatMap(blockLines).join(' / ').trim()

/** A line for each cell: labelled when a head names the columns, so that narrow terminals can wrap them. */
function tableLines(rows: readonly Row[]): string[] {
  const grid = placed(rows)
  const titles = grid.filter(({ head }) => head).at(-1)
  return grid
    .filter(({ head }) => !head)
    .flatMap(({ cells }) =>
      cells
        .map(({ column, cell }) => {
          const title = titles?.cells.find((one) => one.column === column)
          const label = title && cell.columns === 1 ? cellText(title.cell.content) : ''
          return { label, text: cellText(cell.content) }
        })
        .filter(({ text }) => text !== '')
        .map(({ label, text }, index) => {
          const mark = index === 0 ? '- ' : '  '
          return `${mark}${label === '' || label === text ? '' : `${label} : `}${text}`
        }),
    )
}

interface PlacedRow {
  readonly head: boolean
  readonly cells: readonly { readonly column: number; readonly cell: Cell }[]
}

/** The column of each cell, those that a cell of a row above still covers left free. */
function placed(rows: readonly Row[]): PlacedRow[] {
  const covered: number[] = []
  return rows.map(({ head, cells }) => {
    let column = 0
    const found = cells.map((cell) => {
      while ((covered[column] ?? 0) > 0) column++
      const at = column
      for (let i = 0; i < cell.columns; i++) covered[column++] = cell.rows
      return { column: at, cell }
    })
    for (const [index, left] of covered.entries()) covered[index] = Math.max(0, (left ?? 0) - 1)
    return { head, cells: found }
  })
}
