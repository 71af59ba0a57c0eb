/** One of a few, all in sight: radio buttons as lines, or a short list that opens. */

import { useId } from 'react'
import { cx } from './cx.js'
import styles from './choice.module.css'

export interface Option<T extends string> {
  readonly id: T
  readonly text: string
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

export function Radios<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map(({ id, text }) => (
        <label key={id} className={cx(styles['line'], id === value && styles['chosen'])}>
          <input
            type="radio"
            name={name}
            checked={id === value}
            onChange={() => {
              onChange(id)
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

/** Some of a few. */
export function Checks<T extends string>({
  label,
  options,
  values,
  fault,
  onChange,
}: {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly values: readonly T[]
  readonly fault?: string | undefined
  readonly onChange: (values: readonly T[]) => void
}) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map(({ id, text }) => (
        <label key={id} className={styles['line']}>
          <input
            type="checkbox"
            checked={values.includes(id)}
            onChange={({ target }) => {
              onChange(target.checked ? [...values, id] : values.filter((one) => one !== id))
            }}
          />
          {text}
        </label>
      ))}
      {fault !== undefined && (
        <p role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}

export function Select<T extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden = false,
}: ChoiceProps<T> & { readonly isLabelHidden?: boolean }) {
  const id = useId()
  return (
    <span className={styles['select']}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles['legend']}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        className={styles['list']}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.id === target.value)
          if (chosen) onChange(chosen.id)
        }}
      >
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.text}
          </option>
        ))}
      </select>
    </span>
  )
}
