/** The reason that an act is recorded with. */

import { Field } from '../../../parts/field.js'
import { useWords } from '../../../state/words.js'

export function WhyField({
  value,
  onChange,
  isMissing = false,
}: {
  readonly value: string
  readonly onChange: (why: string) => void
  readonly isMissing?: boolean
}) {
  const { t } = useWords()
  return (
    <Field
      label={t('web.admin.why')}
      help={t('web.admin.why-help')}
      fault={isMissing ? t('web.admin.why-wanted') : undefined}
      value={value}
      onChange={onChange}
      maxLength={500}
      isRequired
      validationBehavior="aria"
    />
  )
}
