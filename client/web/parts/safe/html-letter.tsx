/** A letter in HTML in a frame without an origin: its style stays inside, its links ask first, nothing of elsewhere is loaded. */

import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../state/words.js'
import { cleanLetter, wordsOf } from './clean.js'
import { LinkDialog } from './link-dialog.js'
import { destinationOf, type Destination } from './links.js'
import { PlainLetter } from './plain-letter.js'
import styles from './letter.module.css'

/** A longer letter scrolls inside its frame. */
const tallest = 20_000
/** The frame is of our own gateway: a second is much. Offline it does not come. */
const patienceMs = 3000
const firstChars = 50_000

interface Told {
  readonly pli?: unknown
  readonly height?: unknown
  readonly href?: unknown
  readonly text?: unknown
}

export interface HtmlLetterProps {
  readonly html: string
  /** Images of the message, data: addresses by Content-ID. */
  readonly cids?: ReadonlyMap<string, string>
}

const none: ReadonlyMap<string, string> = new Map()

export function HtmlLetter({ html, cids = none }: HtmlLetterProps) {
  const { t, n } = useWords()
  const letter = useMemo(() => cleanLetter(html, cids), [html, cids])
  const [late, setLate] = useState(false)
  if (!letter || late)
    return (
      <div>
        <p className={styles['remark']} role="note">
          {t(late ? 'web.safe.text-only' : 'web.safe.too-large')}
        </p>
        <PlainLetter text={wordsOf(html, firstChars)} />
      </div>
    )
  return (
    <div>
      {letter.blocked > 0 && (
        <p className={styles['remark']} role="note">
          {n('web.safe.blocked', letter.blocked)}
        </p>
      )}
      <Framed key={letter.html} html={letter.html} late={setLate} />
    </div>
  )
}

function Framed({ html, late }: { readonly html: string; readonly late: (late: true) => void }) {
  const { t } = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  const [leaving, setLeaving] = useState<Destination | null>(null)
  // Before the browser may hand over the frame's first word: it is said once.
  useLayoutEffect(() => {
    const timer = setTimeout(() => {
      late(true)
    }, patienceMs)
    const hear = (event: MessageEvent<Told | null>): void => {
      const element = frame.current
      if (!element?.contentWindow || event.source !== element.contentWindow) return
      const { pli, height, href, text } = event.data ?? {}
      if (pli === 'ready') {
        clearTimeout(timer)
        // The frame has no origin that could be named; nothing else can stand in it (frame-src).
        element.contentWindow.postMessage({ html }, '*')
      } else if (pli === 'height' && typeof height === 'number')
        element.style.setProperty('height', `${Math.min(Math.max(height, 40), tallest)}px`)
      else if (pli === 'link' && typeof href === 'string')
        setLeaving(destinationOf(href, typeof text === 'string' ? text : ''))
    }
    globalThis.addEventListener('message', hear)
    return () => {
      clearTimeout(timer)
      globalThis.removeEventListener('message', hear)
    }
  }, [html, late])
  return (
    <>
      <iframe
        ref={frame}
        title={t('web.safe.letter')}
        src="/frame/letter"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        className={styles['frame']}
      />
      <LinkDialog
        destination={leaving}
        onClose={() => {
          setLeaving(null)
        }}
      />
    </>
  )
}
