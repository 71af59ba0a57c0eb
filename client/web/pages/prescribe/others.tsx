/** What concerns the whole prescription: comment, marks, until when it may be dispensed. */

import { useState } from 'react'
import { parseDay, type PrescriptionMark } from '../../../health/index.js'
import { useWords } from '../../state/words.js'
import { Field, TextArea, Tick } from './field.js'
import { dayText } from './people.js'
import type { Prescribing } from './state.js'
import styles from './others.module.css'

const marks = ['urgent', 'secured', 'atHome'] as const satisfies readonly PrescriptionMark[]

export function Others({ page }: { readonly page: Prescribing }) {
  const { t } = useWords()
  const { comment, until } = page.sheet
  const [day, setDay] = useState(until === null ? '' : dayText(until))
  const toggle = (mark: PrescriptionMark, isOn: boolean): void => {
    const others = page.sheet.marks.filter((one) => one !== mark)
    page.change({ marks: isOn ? [...others, mark] : others })
  }
  return (
    <details className={styles['others']}>
      <summary>{t('web.prescribe.others')}</summary>
      <div className={styles['body']}>
        <TextArea
          label={t('web.prescribe.comment')}
          value={comment}
          onChange={(text) => page.change({ comment: text })}
        />
        <div className={styles['marks']}>
          {marks.map((mark) => (
            <Tick
              key={mark}
              checked={page.sheet.marks.includes(mark)}
              onChange={(isOn) => toggle(mark, isOn)}
            >
              {t(`web.prescribe.mark-${mark}`)}
            </Tick>
          ))}
        </div>
        <Field
          label={t('web.prescribe.until')}
          width="date"
          value={day}
          error={
            day !== '' && parseDay(day) === undefined ? t('web.prescribe.need-birth') : undefined
          }
          onChange={(text) => {
            setDay(text)
            page.change({ until: parseDay(text) ?? null })
          }}
        />
      </div>
    </details>
  )
}
