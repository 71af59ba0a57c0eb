/** The pages of a PDF, one below the other as they come into view, to be enlarged; its text is there for those who hear it. */

import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../state/words.js'
import { IconButton } from '../button.js'
import { pdfFrame, type Paper } from './pdf.js'
import styles from './pdf-view.module.css'

/** More are looked at in the original. */
const mostPages = 200
const zooms = [50, 75, 100, 125, 150, 200, 300] as const

type Loaded = Paper | 'loading' | 'unreadable'

export function PdfView({ pdf, label }: { readonly pdf: Uint8Array; readonly label: string }) {
  const { t } = useWords()
  const [loaded, setLoaded] = useState<Loaded>('loading')
  const [zoom, setZoom] = useState<number>(100)
  useEffect(() => {
    let isCurrent = true
    // Each its own: no paper of a stranger sees that of another.
    const frame = pdfFrame()
    frame.open(pdf).then(
      (paper) => {
        if (isCurrent) setLoaded(paper)
      },
      () => {
        if (isCurrent) setLoaded('unreadable')
      },
    )
    return () => {
      isCurrent = false
      frame.close()
      setLoaded('loading')
    }
  }, [pdf])
  if (loaded === 'unreadable') return <p role="alert">{t('web.safe.pdf-unreadable')}</p>
  if (loaded === 'loading') return <div className={styles['empty']} aria-busy="true" />
  const count = Math.min(loaded.numPages, mostPages)
  const step = (by: 1 | -1): void => {
    const at = zooms.findIndex((one) => one === zoom)
    setZoom(zooms[Math.min(Math.max(at + by, 0), zooms.length - 1)] ?? 100)
  }
  return (
    <section className={styles['viewer']} aria-label={label}>
      <div className={styles['tools']}>
        <IconButton
          icon="minus"
          size="small"
          label={t('web.safe.smaller')}
          onPress={() => {
            step(-1)
          }}
        />
        <span className={styles['zoom']}>{zoom} %</span>
        <IconButton
          icon="plus"
          size="small"
          label={t('web.safe.larger')}
          onPress={() => {
            step(1)
          }}
        />
      </div>
      <div className={styles['sheets']} tabIndex={0} role="group" aria-label={label}>
        {Array.from({ length: count }, (_, index) => (
          <Sheet key={index} paper={loaded} page={index + 1} count={count} zoom={zoom} />
        ))}
      </div>
    </section>
  )
}

interface SheetProps {
  readonly paper: Paper
  readonly page: number
  readonly count: number
  readonly zoom: number
}

/** Drawn when it comes near the view. */
function Sheet({ paper, page, count, zoom }: SheetProps) {
  const { t } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, setText] = useState('')
  const [isNear, setNear] = useState(page === 1)
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: '600px' },
    )
    watcher.observe(element)
    return () => {
      watcher.disconnect()
    }
  }, [])
  useEffect(() => {
    const { current } = canvas
    const width = place.current?.parentElement?.clientWidth ?? 0
    if (!isNear || !current || width === 0) return undefined
    let isCurrent = true
    const wide = Math.round(((width - 2) * zoom) / 100)
    current.style.setProperty('width', `${wide}px`)
    paper.draw({ page, canvas: current, width: wide }).then(
      (found) => {
        if (isCurrent) setText(found)
      },
      // Drawn anew at another size meanwhile, or a page that is broken: it stays blank beside its number.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [paper, page, zoom, isNear])
  return (
    <div ref={place} className={styles['sheet']}>
      <canvas
        key={zoom}
        ref={canvas}
        role="img"
        aria-label={t('web.safe.page', { page, count })}
        className={styles['canvas']}
      />
      <p className="visually-hidden">{text}</p>
    </div>
  )
}
