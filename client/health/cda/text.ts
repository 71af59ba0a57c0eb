/** A document as lines of text, for the console: every character through the reader's own eyes, nothing executed. */

import type { Block, CdaSection, Inline, Row } from './model.js'

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

/** One line for each row: labelled cells when a head names the columns, so that narrow terminals can wrap them. */
function tableLines(rows: readonly Row[]): string[] {
  const heads = rows.filter(({ head }) => head).at(-1)
  const titles = heads?.cells.flatMap(({ content, columns }) =>
    Array.from({ length: columns }, () => cellText(content)),
  )
  return rows
    .filter(({ head }) => !head)
    .flatMap(({ cells }) => {
      let column = 0
      return cells.flatMap(({ content, columns }, index) => {
        const title = titles && columns === 1 ? (titles[column] ?? '') : ''
        column += columns
        const text = cellText(content)
        if (text === '') return []
        return [
          `${index === 0 ? '- ' : '  '}${title && title !== text ? `${title} : ` : ''}${text}`,
        ]
      })
    })
}
