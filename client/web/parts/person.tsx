/** A professional as a person: a mark with their initials, name, profession, place. The mark's hue says nothing. */

import { cx } from './cx.js'
import styles from './person.module.css'

/** `Dr Camille MARTIN` → `CM`; `PHARMACIE DU PONT NEUF` → `PN` */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^(dr|pr|m|mme|docteur)\b\.?/i, '')
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word) && word.length > 1)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map((word) => word?.charAt(0).toUpperCase() ?? '').join('')
}

export function Mark({
  name,
  size = 'usual',
}: {
  readonly name: string
  readonly size?: 'usual' | 'large'
}) {
  return (
    <span aria-hidden="true" className={cx(styles['mark'], styles[size])}>
      {initialsOf(name)}
    </span>
  )
}

export function Person({
  name,
  profession,
  place,
}: {
  readonly name: string
  readonly profession?: string | null | undefined
  readonly place?: string | null | undefined
}) {
  const more = [profession, place].filter(Boolean).join(', ')
  return (
    <span className={styles['person']}>
      <Mark name={name} />
      <span className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        {more !== '' && <span className={styles['more']}>{more}</span>}
      </span>
    </span>
  )
}
