/** Labelled fields of the page: text, number, choice, tick. */

import { useId, type ReactNode } from 'react'
import { cx } from '../../parts/cx.js'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly id?: string
  readonly isLabelHidden?: boolean
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly placeholder?: string
  readonly inputMode?: 'numeric' | 'text' | 'tel'
  readonly width?: 'number' | 'date' | 'code'
  readonly onEnter?: () => void
  readonly autoFocus?: boolean
  readonly maxLength?: number
}

/** A text field; its error and hint are read with it. */
export function Field(props: FieldProps) {
  const made = useId()
  const { id = made, label, value, error, hint, isLabelHidden = false } = props
  const about = error ?? hint
  return (
    <div className={cx(styles['field'], props.width && styles[props.width])}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        value={value}
        autoComplete="off"
        autoFocus={props.autoFocus}
        maxLength={props.maxLength ?? 200}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        aria-invalid={error !== undefined || undefined}
        {...(about !== undefined && { 'aria-describedby': `${id}-about` })}
        onChange={({ target }) => props.onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !props.onEnter) return
          event.preventDefault()
          props.onEnter()
        }}
      />
      {about !== undefined && (
        <p id={`${id}-about`} className={error === undefined ? styles['hint'] : styles['error']}>
          {about}
        </p>
      )}
    </div>
  )
}

/** Several lines of text. */
export function TextArea({
  label,
  value,
  onChange,
  hint,
}: Pick<FieldProps, 'label' | 'value' | 'onChange' | 'hint'>) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles['area']}
        value={value}
        rows={2}
        maxLength={2000}
        {...(hint !== undefined && { 'aria-describedby': `${id}-about` })}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-about`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** One of a few. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  isLabelHidden = false,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, words: string])[]
  readonly onChange: (value: Value) => void
  readonly isLabelHidden?: boolean
}) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([one]) => one === target.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A tick with its words. */
export function Tick({
  checked,
  onChange,
  children,
  describedBy,
}: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly describedBy?: string | undefined
}) {
  return (
    <label className={styles['tick']}>
      <input
        type="checkbox"
        checked={checked}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
