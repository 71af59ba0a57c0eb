/** A letter in plain text: links ask first, what was quoted is folded away. */

import { useMemo, useState } from 'react'
import { useWords } from '../../state/words.js'
import { Button } from '../button.js'
import { LinkDialog } from './link-dialog.js'
import { destinationOf, type Destination } from './links.js'
import { partsOfText, wordsWithLinks } from './quoted.js'
import styles from './letter.module.css'

export function PlainLetter({ text }: { readonly text: string }) {
  const { t } = useWords()
  const [leaving, setLeaving] = useState<Destination | null>(null)
  const parts = useMemo(() => partsOfText(text), [text])
  if (parts.length === 0) return <p className={styles['remark']}>{t('web.safe.nothing')}</p>
  return (
    <div className={styles['plain']} dir="auto">
      {parts.map((part, index) =>
        part.kind === 'quoted' ? (
          <Quoted key={index} text={part.text} follow={setLeaving} />
        ) : (
          <Written key={index} text={part.text} follow={setLeaving} />
        ),
      )}
      <LinkDialog
        destination={leaving}
        onClose={() => {
          setLeaving(null)
        }}
      />
    </div>
  )
}

interface PartProps {
  readonly text: string
  readonly follow: (destination: Destination | null) => void
}

function Written({ text, follow }: PartProps) {
  return (
    <p className={styles['written']}>
      {wordsWithLinks(text).map(({ text: word, href }, index) =>
        href === null ? (
          word
        ) : (
          <button
            key={index}
            type="button"
            className={styles['link']}
            onClick={() => {
              follow(destinationOf(href, word))
            }}
          >
            {word}
          </button>
        ),
      )}
    </p>
  )
}

function Quoted(props: PartProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles['quoted']}>
      <Button
        kind="quiet"
        size="small"
        icon={open ? 'down' : 'right'}
        aria-expanded={open}
        onPress={() => {
          setOpen(!open)
        }}
      >
        {t(open ? 'web.safe.quoted-hide' : 'web.safe.quoted-show')}
      </Button>
      {open && <Written {...props} />}
    </div>
  )
}
