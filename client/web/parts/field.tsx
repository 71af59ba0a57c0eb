/** A field with its name above, help or fault below; the fault is said when it appears. */

import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'
import { cx } from './cx.js'
import styles from './field.module.css'

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  /** The name is said but not shown, where its place says it. */
  readonly isLabelHidden?: boolean
  readonly help?: string | undefined
  /** What is wrong, in words; the field is then invalid. */
  readonly fault?: string | undefined
  readonly placeholder?: string
  readonly rows?: number
  readonly className?: string | undefined
}

export function Field({
  label,
  isLabelHidden = false,
  help,
  fault,
  placeholder,
  rows,
  className,
  ...rest
}: FieldProps) {
  return (
    <TextField {...rest} isInvalid={fault !== undefined} className={cx(styles['field'], className)}>
      <Label className={cx(styles['label'], isLabelHidden && 'visually-hidden')}>{label}</Label>
      {rows === undefined ? (
        <Input
          className={cx(styles['input'])}
          {...(placeholder !== undefined && { placeholder })}
        />
      ) : (
        <TextArea
          rows={rows}
          className={cx(styles['input'], styles['area'])}
          {...(placeholder !== undefined && { placeholder })}
        />
      )}
      {help !== undefined && fault === undefined && (
        <Text slot="description" className={cx(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={cx(styles['fault'])}>{fault}</FieldError>
    </TextField>
  )
}
