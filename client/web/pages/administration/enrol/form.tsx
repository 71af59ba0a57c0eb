/** Who is enrolled: a person by RPPS number, or a structure by FINESS number; the address is proposed as the name is typed. */

import type { EnrolmentOptions } from '../../../../api/index.js'
import { Radios, Select } from '../../../parts/choice.js'
import { Field } from '../../../parts/field.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import { WhyField } from '../shared/why-field.js'
import { addressOf, missing, type Entry } from './entry.js'

const kinds = ['person', 'structure'] as const

export function EnrolForm({
  entry,
  options,
  isTried,
  onChange,
}: {
  readonly entry: Entry
  readonly options: EnrolmentOptions
  /** What is missing is told only then. */
  readonly isTried: boolean
  readonly onChange: (entry: Entry) => void
}) {
  const { t } = useWords()
  const wanted = missing(entry)
  const field = (name: Exclude<keyof Entry, 'kind' | 'profession' | 'why'>) => ({
    label: t(`web.admin.field.${name}`),
    value: name === 'mailbox' ? addressOf(entry, options) : entry[name],
    onChange: (text: string) => {
      onChange({ ...entry, [name]: text })
    },
    fault: isTried && wanted.has(name) ? t(`web.admin.wanted.${name}`) : undefined,
    isRequired: true,
    validationBehavior: 'aria' as const,
  })
  return (
    <div className={page['form']}>
      <Radios
        label={t('web.admin.who')}
        options={kinds.map((id) => ({ id, text: t(`web.admin.who.${id}`) }))}
        value={entry.kind}
        onChange={(kind) => {
          onChange({ ...entry, kind })
        }}
      />
      {entry.kind === 'person' ? (
        <>
          <Field {...field('rpps')} inputMode="numeric" autoComplete="off" />
          <Field {...field('family')} autoComplete="off" />
          <Field {...field('given')} autoComplete="off" />
          <Select
            label={t('web.admin.field.profession')}
            options={options.professions.map(({ code, label }) => ({ id: code, text: label }))}
            value={entry.profession}
            onChange={(profession) => {
              onChange({ ...entry, profession })
            }}
          />
        </>
      ) : (
        <>
          <Field {...field('finess')} inputMode="numeric" autoComplete="off" />
          <Field {...field('name')} autoComplete="off" />
        </>
      )}
      <Field {...field('mailbox')} autoComplete="off" />
      <WhyField
        value={entry.why}
        onChange={(why) => {
          onChange({ ...entry, why })
        }}
        isMissing={isTried && wanted.has('why')}
      />
    </div>
  )
}
