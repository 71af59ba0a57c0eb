/**
 * The narrative block of a section to blocks of our own: only what is known here is ever shown, so that no script,
 * style, frame or address of a stranger can come through (HL7 CDA R2 §4.3.5).
 */

import { attributeOf, elementsOf, type XmlElement, type XmlNode } from '../xml/index.js'
import type { Block, Cell, Inline, Row, Style } from './model.js'
import { plain } from './values.js'

const styles: Readonly<Record<string, Style>> = {
  bold: 'bold',
  italics: 'italic',
  underline: 'underline',
  emphasis: 'bold',
}

/** The blocks of `text`, or of an item or cell. */
export function blocksOf(element: XmlElement): Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  const end = (): void => {
    const content = trimmed(line)
    if (content.length > 0) blocks.push({ kind: 'paragraph', content })
    line = []
  }
  for (const node of element.children) {
    const block = typeof node === 'string' ? undefined : blockOf(node)
    if (block) {
      end()
      blocks.push(...block)
    } else line.push(...inlineOf(node))
  }
  end()
  return blocks
}

function blockOf(element: XmlElement): Block[] | undefined {
  switch (element.name) {
    case 'paragraph':
      return blocksOf(element)
    case 'list':
      return [
        {
          kind: 'list',
          ordered: attributeOf(element, 'listType') === 'ordered',
          items: elementsOf(element, 'item').map(blocksOf),
        },
      ]
    case 'table':
      return [tableOf(element)]
    default:
      return undefined
  }
}

function inlineOf(node: XmlNode): Inline[] {
  if (typeof node === 'string') {
    const text = node.replace(/\s+/g, ' ')
    return text === '' ? [] : [{ kind: 'text', text }]
  }
  const content = (): Inline[] => node.children.flatMap(inlineOf)
  switch (node.name) {
    case 'br':
      return [{ kind: 'break' }]
    case 'content':
      return [{ kind: 'styled', style: styleOf(node), content: content() }]
    case 'sup':
      return [{ kind: 'styled', style: 'superscript', content: content() }]
    case 'sub':
      return [{ kind: 'styled', style: 'subscript', content: content() }]
    case 'linkHtml':
      return [{ kind: 'link', address: attributeOf(node, 'href') ?? '', content: content() }]
    case 'renderMultiMedia':
      return (attributeOf(node, 'referencedObject') ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((id) => ({ kind: 'media', id }))
    default:
      // What a later version of the narrative brings is still text.
      return content()
  }
}

function styleOf(element: XmlElement): Style {
  const codes = (attributeOf(element, 'styleCode') ?? '').toLowerCase().split(/\s+/)
  return codes.map((code) => styles[code]).find((style) => style !== undefined) ?? 'plain'
}

function trimmed(line: readonly Inline[]): Inline[] {
  const isBlank = (inline: Inline | undefined): boolean =>
    inline?.kind === 'text' && inline.text.trim() === ''
  let [from, to] = [0, line.length]
  while (from < to && isBlank(line[from])) from++
  while (to > from && isBlank(line[to - 1])) to--
  return line.slice(from, to)
}

function tableOf(table: XmlElement): Block {
  const rows = (holder: XmlElement, head: boolean): Row[] =>
    elementsOf(holder, 'tr').map((row) => ({
      head,
      cells: elementsOf(row)
        .filter(({ name }) => name === 'td' || name === 'th')
        .map(cellOf),
    }))
  return {
    kind: 'table',
    caption: elementsOf(table, 'caption').map(plain).join(' '),
    rows: [
      ...elementsOf(table, 'thead').flatMap((part) => rows(part, true)),
      ...rows(table, false),
      ...elementsOf(table, 'tbody').flatMap((part) => rows(part, false)),
      ...elementsOf(table, 'tfoot').flatMap((part) => rows(part, false)),
    ],
  }
}

function cellOf(cell: XmlElement): Cell {
  return {
    header: cell.name === 'th',
    columns: spanOf(cell, 'colspan'),
    rows: spanOf(cell, 'rowspan'),
    content: blocksOf(cell),
  }
}

function spanOf(cell: XmlElement, name: string): number {
  const span = Number(attributeOf(cell, name) ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1
}
