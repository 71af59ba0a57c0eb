/** One search for everything: a patient, a colleague, a medicine, a word; it answers as one types. */

import { useEffect, useRef, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { pages, homePath } from '../../pages/index.js'
import { go, href, matchPath, useRoute } from '../../state/route.js'
import { useShortcuts } from '../../state/shortcuts.js'
import { useWords } from '../../state/words.js'
import { IconButton } from '../button.js'
import { cx } from '../cx.js'
import { Icon } from '../icon.js'
import styles from './search-box.module.css'

const pauseMs = 150

/** The list one is in, which a search is shown in. */
function listHere(path: string): string | undefined {
  const entry = pages.find((one) => one.view !== undefined && matchPath(one.path, path))
  return entry?.path.replace(/\/:.*$/, '')
}

export function SearchBox() {
  const { t } = useWords()
  const { path, query } = useRoute()
  const list = listHere(path)
  // Other pages have a search of their own, with its own words.
  const asked = list === undefined ? '' : (query.get('q') ?? '')
  const [typed, setTyped] = useState(asked)
  const [seen, setSeen] = useState(asked)
  const [own, setOwn] = useState(asked)
  const input = useRef<HTMLInputElement>(null)
  // The way back and links change the question too; our own comes back while the person types on.
  if (seen !== asked) {
    setSeen(asked)
    if (asked !== own) {
      setOwn(asked)
      setTyped(asked)
    }
  }
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === asked) return undefined
    const timer = setTimeout(() => {
      setOwn(wanted)
      const to = href(list ?? homePath)
      go(wanted === '' ? to : `${to}?q=${encodeURIComponent(wanted)}`, { replace: asked !== '' })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
    // Only typing asks: coming from elsewhere with another question does not.
  }, [typed])
  useShortcuts([
    {
      key: '/',
      label: 'web.frame.search-label',
      act: () => {
        input.current?.focus()
        input.current?.select()
      },
    },
  ])
  return (
    <SearchField
      aria-label={t('web.frame.search-label')}
      value={typed}
      onChange={setTyped}
      className={cx(styles['search'])}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed === '') input.current?.blur()
      }}
    >
      <Icon name="search" className={styles['icon']} />
      <Input ref={input} className={cx(styles['input'])} placeholder={t('web.frame.search')} />
      {typed === '' ? (
        <kbd className={styles['key']} aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton
          icon="cross"
          size="small"
          label={t('web.frame.search-clear')}
          className={styles['clear']}
        />
      )}
    </SearchField>
  )
}
