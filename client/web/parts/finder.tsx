/** A search of people beside what is open of it: the directory's, the patients'. What is typed stays in the address. */

import { useState, type ReactNode } from 'react'
import { go, href, useRoute } from '../state/route.js'
import { cx } from './cx.js'
import { Field } from './field.js'
import styles from './finder.module.css'
import { Panes } from './panes.js'
import { Mark } from './person.js'

/** The search stays in the address, so that going back finds it again. */
export function finderAddress(path: string, id: string | undefined, text: string): string {
  const base = id === undefined ? href(path) : href(path, id)
  return text.trim() === '' ? base : `${base}?q=${encodeURIComponent(text)}`
}

export function Finder({
  path,
  openId,
  title,
  label,
  placeholder,
  results,
  children,
}: {
  /** `/annuaire` */
  readonly path: string
  readonly openId: string | undefined
  readonly title: string
  readonly label: string
  readonly placeholder: string
  readonly results: (text: string) => ReactNode
  /** What is open, or why nothing is; given the way back. */
  readonly children: (back: string) => ReactNode
}) {
  const { query } = useRoute()
  const [text, setText] = useState(query.get('q') ?? '')
  return (
    <Panes
      isOpen={openId !== undefined}
      list={
        <div className={styles['search']}>
          <h1 className={styles['title']}>{title}</h1>
          <Field
            label={label}
            placeholder={placeholder}
            value={text}
            onChange={(typed) => {
              setText(typed)
              go(finderAddress(path, openId, typed), { replace: true })
            }}
            type="search"
            autoFocus={openId === undefined}
          />
          {results(text)}
        </div>
      }
    >
      {children(finderAddress(path, undefined, text))}
    </Panes>
  )
}

/** Lines of what was found. */
export const FoundList = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) => (
  <ul className={styles['results']} aria-label={label}>
    {children}
  </ul>
)

/** One of them: a name, what is known beside it, and what stands at the end of the line. */
export function FoundLine({
  to,
  isOpen,
  name,
  shown = name,
  detail,
  children,
}: {
  readonly to: string
  readonly isOpen: boolean
  readonly name: string
  /** The name with what belongs to it. */
  readonly shown?: string
  readonly detail: string
  readonly children?: ReactNode
}) {
  return (
    <li>
      <a
        href={to}
        className={cx(styles['result'], isOpen && styles['open'])}
        {...(isOpen && { 'aria-current': true })}
      >
        <Mark name={name} />
        <span className={styles['words']}>
          <span className={styles['name']}>{shown}</span>
          <span className={styles['detail']}>{detail}</span>
        </span>
        {children}
      </a>
    </li>
  )
}
