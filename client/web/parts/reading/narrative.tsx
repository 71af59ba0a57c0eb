/** The narrative of a clinical document: only the kinds of block that client/health lets through, never markup of a stranger. */

import type { ReactNode } from 'react'
import type { Block, Cell, Inline, CdaMedia, CdaSection, Style } from '../../../health/index.js'
import { cx } from '../cx.js'
import { ImageView } from './image-view.js'
import styles from './reading.module.css'

/** The sections of a document, one below the other, deeper ones inside. */
export function Sections({
  sections,
  depth = 0,
}: {
  readonly sections: readonly CdaSection[]
  readonly depth?: number
}) {
  return sections.map((section, index) => (
    <section key={index} className={styles['section']}>
      {section.title !== '' && <Title depth={depth}>{section.title}</Title>}
      <Blocks blocks={section.narrative} media={section.media} />
      {/* A document nests what it likes; five levels are read. */}
      {depth < 5 && <Sections sections={section.sections} depth={depth + 1} />}
    </section>
  ))
}

function Title({ depth, children }: { readonly depth: number; readonly children: string }) {
  return depth === 0 ? <h3>{children}</h3> : <h4 className={styles['subtitle']}>{children}</h4>
}

interface Shown {
  readonly media: readonly CdaMedia[]
}

function Blocks({ blocks, media }: Shown & { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} media={media} />)
}

function OneBlock({ block, media }: Shown & { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content} media={media} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} media={media} />
        </li>
      ))
      return block.ordered ? (
        <ol className={styles['items']}>{items}</ol>
      ) : (
        <ul className={styles['items']}>{items}</ul>
      )
    }
    case 'table':
      return (
        <div
          className={styles['wide']}
          tabIndex={0}
          role="group"
          aria-label={block.caption || 'table'}
        >
          <table className={styles['table']}>
            {block.caption !== '' && <caption>{block.caption}</caption>}
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.cells.map((cell, at) => (
                    <OneCell key={at} cell={cell} head={row.head} media={media} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

function OneCell({ cell, head, media }: Shown & { readonly cell: Cell; readonly head: boolean }) {
  const Tag = cell.header || head ? 'th' : 'td'
  return (
    <Tag colSpan={cell.columns} rowSpan={cell.rows}>
      <Blocks blocks={cell.content} media={media} />
    </Tag>
  )
}

const tags: Readonly<Record<Style, 'strong' | 'em' | 'sup' | 'sub' | 'span'>> = {
  ...{ bold: 'strong', italic: 'em', underline: 'span', plain: 'span' },
  ...{ superscript: 'sup', subscript: 'sub' },
}

function Inlines({ content, media }: Shown & { readonly content: readonly Inline[] }): ReactNode {
  return content.map((inline, index) => {
    switch (inline.kind) {
      case 'text':
        return inline.text
      case 'break':
        return <br key={index} />
      case 'styled': {
        const Tag = tags[inline.style]
        return (
          <Tag key={index} className={cx(inline.style === 'underline' && styles['underline'])}>
            <Inlines content={inline.content} media={media} />
          </Tag>
        )
      }
      case 'link':
        // Shown, never followed.
        return (
          <span key={index}>
            <Inlines content={inline.content} media={media} /> <bdi>({inline.address})</bdi>
          </span>
        )
      case 'media': {
        const found = media.find(({ id }) => id === inline.id)
        return found ? (
          <ImageView key={index} bytes={found.content} mediaType={found.mediaType} name="" />
        ) : null
      }
    }
  })
}
