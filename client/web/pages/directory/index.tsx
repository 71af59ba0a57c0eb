/** The directory: who exists, found as one types; the card of one says where they work and how to write to them. */

import { useEffect, useState } from 'react'
import type { DirectoryEntry } from '../../../gateway/index.js'
import type { PageProps } from '../entry.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Finder, finderAddress, FoundLine, FoundList } from '../../parts/finder.js'
import { detailOf, nameOf } from '../../parts/person-picker/index.js'
import { usePeople } from '../../state/directory.js'
import { useWords } from '../../state/words.js'
import { DirectoryCard } from './card.js'
import styles from './directory.module.css'

const path = '/annuaire'

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const { id } = params
  return (
    <Finder
      path={path}
      openId={id}
      title={t('web.directory.title')}
      label={t('web.directory.search')}
      placeholder={t('web.directory.placeholder')}
      results={(text) => <Results open={id} text={text} />}
    >
      {(back) =>
        id === undefined ? (
          <EmptyState
            icon="directory"
            title={t('web.directory.none-open')}
            text={t('web.directory.none-open-text')}
          />
        ) : (
          <DirectoryCard key={id} id={id} back={back} />
        )
      }
    </Finder>
  )
}

function Results({ open, text }: { readonly open: string | undefined; readonly text: string }) {
  const { t, n } = useWords()
  const { entries, state } = usePeople(text, { count: 40 })
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
      <FoundList label={t('web.directory.results')}>
        {people.map((entry) => (
          <FoundLine
            key={entry.id}
            to={finderAddress(path, entry.id, text)}
            isOpen={entry.id === open}
            name={nameOf(entry)}
            detail={detailOf(entry)}
          />
        ))}
      </FoundList>
    </>
  )
}

/** Each once, at the first place: the card lists all of them. */
function distinctPeople(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const found = new Map<string, DirectoryEntry>()
  for (const one of entries) if (!found.has(one.id)) found.set(one.id, one)
  return [...found.values()]
}
