/** The directory: who exists, found as one types; the card of one says where they work and how to write to them. */

import { useEffect, useState } from 'react'
import type { DirectoryEntry } from '../../../gateway/index.js'
import type { PageProps } from '../entry.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Field } from '../../parts/field.js'
import { Panes } from '../../parts/panes.js'
import { Mark } from '../../parts/person.js'
import { detailOf, nameOf } from '../../parts/person-picker/index.js'
import { cx } from '../../parts/cx.js'
import { usePeople } from '../../state/directory.js'
import { go, href, useRoute } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { DirectoryCard } from './card.js'
import styles from './directory.module.css'

/** The search stays in the address, so that going back finds it again. */
const addressOf = (id: string | undefined, text: string): string => {
  const base = id === undefined ? href('/annuaire') : href('/annuaire', id)
  return text.trim() === '' ? base : `${base}?q=${encodeURIComponent(text)}`
}

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const { query } = useRoute()
  const [text, setText] = useState(query.get('q') ?? '')
  const found = usePeople(text, { count: 40 })
  const { id } = params
  return (
    <Panes
      isOpen={id !== undefined}
      list={
        <div className={styles['search']}>
          <h1 className={styles['title']}>{t('web.directory.title')}</h1>
          <Field
            label={t('web.directory.search')}
            placeholder={t('web.directory.placeholder')}
            value={text}
            onChange={(typed) => {
              setText(typed)
              go(addressOf(id, typed), { replace: true })
            }}
            type="search"
            autoFocus={id === undefined}
          />
          <Results entries={found.entries} state={found.state} open={id} text={text} />
        </div>
      }
    >
      {id === undefined ? (
        <EmptyState
          icon="directory"
          title={t('web.directory.none-open')}
          text={t('web.directory.none-open-text')}
        />
      ) : (
        <DirectoryCard key={id} id={id} back={addressOf(undefined, text)} />
      )}
    </Panes>
  )
}

function Results({
  entries,
  state,
  open,
  text,
}: {
  readonly entries: readonly DirectoryEntry[]
  readonly state: string
  readonly open: string | undefined
  readonly text: string
}) {
  const { t, n } = useWords()
  const people = distinctPeople(entries)
  const [told, setTold] = useState('')
  const isDone = state === 'done' && text.trim() !== ''
  useEffect(() => {
    // Said once the answer stands, not at every letter.
    const timer = setTimeout(() => {
      setTold(isDone ? n('web.directory.found', people.length) : '')
    }, 600)
    return () => {
      clearTimeout(timer)
    }
  }, [isDone, people.length, n])
  if (state === 'failed') return <p className={styles['hint']}>{t('web.directory.silent')}</p>
  if (text.trim() === '') return <p className={styles['hint']}>{t('web.directory.hint')}</p>
  return (
    <>
      <p role="status" className="visually-hidden">
        {told}
      </p>
      {isDone && people.length === 0 && (
        <p className={styles['hint']}>{t('web.letters.nobody-found')}</p>
      )}
      <ul className={styles['results']} aria-label={t('web.directory.results')}>
        {people.map((entry) => (
          <li key={entry.id}>
            <a
              href={addressOf(entry.id, text)}
              className={cx(styles['result'], entry.id === open && styles['open'])}
              {...(entry.id === open && { 'aria-current': 'true' as const })}
            >
              <Mark name={nameOf(entry)} />
              <span className={styles['words']}>
                <span className={styles['name']}>{nameOf(entry)}</span>
                <span className={styles['detail']}>{detailOf(entry)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Each once, at the first place: the card lists all of them. */
function distinctPeople(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const found = new Map<string, DirectoryEntry>()
  for (const one of entries) if (!found.has(one.id)) found.set(one.id, one)
  return [...found.values()]
}
