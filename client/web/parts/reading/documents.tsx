/** The clinical documents of a message, out of their package: title, narrative, or the one PDF that they are. */

import { lazy, Suspense } from 'react'
import type { AssessedMessage } from '../../state/assessed.js'
import { Card } from '../card.js'
import { ImageView } from './image-view.js'
import { Sections } from './narrative.js'
import { PlainLetter } from '../safe/plain-letter.js'
import { PersonName } from '../safe/named.js'
import styles from './reading.module.css'

const PdfView = lazy(async () => ({ default: (await import('../safe/pdf-view.js')).PdfView }))

type Entry = AssessedMessage['documents'][number]

export function Documents({ documents }: { readonly documents: readonly Entry[] }) {
  return documents.map((entry, index) => (
    <Card key={index}>
      <h2 className={styles['title']}>
        <PersonName name={entry.document.header.title} />
      </h2>
      <Whole entry={entry} />
      <Sections sections={entry.document.sections} />
    </Card>
  ))
}

const decoder = new TextDecoder()

/** A level 1 document: one file. */
function Whole({ entry }: { readonly entry: Entry }) {
  const { whole, header } = entry.document
  if (!whole) return null
  const { mediaType, content } = whole
  if (mediaType === 'application/pdf')
    return (
      <Suspense fallback={null}>
        <PdfView pdf={content} label={header.title} />
      </Suspense>
    )
  if (mediaType.startsWith('text/')) return <PlainLetter text={decoder.decode(content)} />
  return <ImageView bytes={content} mediaType={mediaType} name={header.title} />
}
