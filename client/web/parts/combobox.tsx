/** A field that completes: what is typed is asked of `suggest` by the page, which hands in what was found. */

import type { ReactNode } from 'react'
import {
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  type ComboBoxProps,
} from 'react-aria-components'
import { useWords } from '../state/words.js'
import { cx } from './cx.js'
import fieldStyles from './field.module.css'
import styles from './combobox.module.css'

export interface Choice {
  readonly id: string
  /** What stands in the field when it is chosen, and what is said. */
  readonly text: string
}

export function Combobox<T extends Choice>({
  label,
  isLabelHidden = false,
  placeholder,
  fault,
  choices,
  typed,
  onTyped,
  onChosen,
  draw,
  className,
  isBusy = false,
  ...rest
}: {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly placeholder?: string
  readonly fault?: string | undefined
  /** What matches what is typed: the page filters or asks. */
  readonly choices: readonly T[]
  readonly typed: string
  readonly onTyped: (text: string) => void
  readonly onChosen: (choice: T) => void
  /** How a choice looks; its text when left out. */
  readonly draw?: (choice: T) => ReactNode
  readonly className?: string | undefined
  readonly isBusy?: boolean
} & Pick<ComboBoxProps<T>, 'autoFocus' | 'isDisabled' | 'onKeyDown' | 'onBlur' | 'isRequired'>) {
  const { t } = useWords()
  return (
    <ComboBox
      {...rest}
      items={choices}
      inputValue={typed}
      onInputChange={onTyped}
      selectedKey={null}
      onSelectionChange={(key) => {
        const chosen = choices.find(({ id }) => id === key)
        if (chosen) onChosen(chosen)
      }}
      allowsCustomValue
      allowsEmptyCollection={typed.length > 1}
      isInvalid={fault !== undefined}
      menuTrigger="input"
      className={cx(fieldStyles['field'], className)}
    >
      <Label className={cx(fieldStyles['label'], isLabelHidden && 'visually-hidden')}>
        {label}
      </Label>
      <Input
        className={cx(fieldStyles['input'])}
        {...(placeholder !== undefined && { placeholder })}
      />
      <FieldError className={cx(fieldStyles['fault'])}>{fault}</FieldError>
      <Popover className={cx(styles['popover'])}>
        <ListBox<T>
          className={cx(styles['list'])}
          renderEmptyState={() => (
            <p className={styles['none']}>
              {t(isBusy ? 'web.parts.loading' : 'web.parts.no-match')}
            </p>
          )}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.text} className={cx(styles['item'])}>
              {draw ? draw(choice) : choice.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
