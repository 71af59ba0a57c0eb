/** A field that completes what is typed: the best answer is chosen by Enter alone (APG: editable combobox with list). */

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from '../cx.js'
import styles from './suggest.module.css'

export interface Suggestion<Value> {
  readonly key: string
  readonly value: Value
  /** What is read and shown first. */
  readonly title: string
  /** Beside it, smaller. */
  readonly detail?: string | undefined
  readonly mark?: ReactNode
}

interface SuggestProps<Value> {
  readonly id: string
  readonly label: string
  /** The label is said, not shown. */
  readonly isLabelHidden?: boolean
  readonly value: string
  readonly onType: (text: string) => void
  readonly suggestions: readonly Suggestion<Value>[]
  readonly onPick: (value: Value) => void
  /** Enter where nothing is offered. */
  readonly onEnter?: () => void
  /** Said to screen readers while the list is open. */
  readonly count: string
  readonly placeholder?: string
  readonly describedBy?: string | undefined
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
}

/** A labelled field with a list under it. The list opens by typing or the arrows, and never takes the focus. */
export function Suggest<Value>(props: SuggestProps<Value>) {
  const { id, label, value, suggestions, count, describedBy, isInvalid = false } = props
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isWanted, setWanted] = useState(false)
  const [active, setActive] = useState(0)
  const isOpen = isWanted && suggestions.length > 0
  const at = Math.min(active, suggestions.length - 1)
  const pick = (index: number): void => {
    const chosen = suggestions[index]
    setWanted(false)
    setActive(0)
    if (chosen) props.onPick(chosen.value)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (isOpen) setActive((at + step + suggestions.length) % suggestions.length)
      else setWanted(true)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isOpen) pick(at)
      else props.onEnter?.()
    } else if (event.key === 'Escape' && isOpen) {
      // Only the list goes: what was typed stays, and the page does not go back.
      event.stopPropagation()
      setWanted(false)
    }
  }
  return (
    <div className={styles['suggest']}>
      <label htmlFor={id} className={props.isLabelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className={styles['field']}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-invalid={isInvalid || undefined}
        {...(isOpen && { 'aria-activedescendant': `${listId}-${at}` })}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        value={value}
        onChange={({ target }) => {
          setWanted(true)
          setActive(0)
          props.onType(target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setWanted(false)}
      />
      <SuggestList
        id={listId}
        label={label}
        suggestions={isOpen ? suggestions : []}
        active={at}
        onPick={pick}
      />
      <span role="status" className="visually-hidden">
        {isOpen ? count : ''}
      </span>
    </div>
  )
}

/** The keys are the field's: the list is pointed at, never focused. */
function SuggestList<Value>({
  id,
  label,
  suggestions,
  active,
  onPick,
}: {
  readonly id: string
  readonly label: string
  readonly suggestions: readonly Suggestion<Value>[]
  readonly active: number
  readonly onPick: (index: number) => void
}) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      hidden={suggestions.length === 0}
      className={styles['list']}
    >
      {suggestions.map((one, index) => (
        <li
          key={one.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cx(styles['option'], index === active && styles['active'])}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault()
            onPick(index)
          }}
        >
          <span className={styles['title']}>{one.title}</span>
          {one.mark}
          {one.detail !== undefined && <span className={styles['detail']}>{one.detail}</span>}
        </li>
      ))}
    </ul>
  )
}
