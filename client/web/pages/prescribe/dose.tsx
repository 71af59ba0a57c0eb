/** The dose: one field that takes an amount, a short form or a sentence; moments and duration beside it say the same. */

import { useState } from 'react'
import {
  amountIn,
  amountText,
  moments,
  parseAmount,
  parseTypedDose,
  withAmount,
  type Duration,
  type Moment,
  type SheetLine,
} from '../../../acts/index.js'
import { Button } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { useWords } from '../../state/words.js'
import { Choice, Field } from './field.js'
import type { Prescribing } from './state.js'
import styles from './dose.module.css'

interface Props {
  readonly page: Prescribing
  readonly line: SheetLine
  readonly number: number
}

/** What was typed becomes fields as soon as it reads as a dose; with words in it, it stays a sentence. */
function read(line: SheetLine, typed: string): Partial<SheetLine> {
  const short = parseTypedDose(typed)
  if (short) return { fields: { ...line.fields, ...short }, sentence: null }
  const amount = parseAmount(typed)
  if (amount !== null) return { fields: withAmount(line.fields, amount), sentence: null }
  return /\p{L}{3}/u.test(typed) ? { sentence: typed } : {}
}

export function Dose({ page, line, number }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const { fields, sentence } = line
  const amount = amountIn(fields)
  const shown = typed ?? sentence ?? (amount === null ? '' : amountText(amount))
  return (
    <div className={styles['dose']}>
      <div
        className={cx(styles['typed'], sentence !== null && styles['wide'])}
        onBlur={() => setTyped(null)}
      >
        <Field
          id={`rx-dose-${line.key}`}
          label={t('web.prescribe.dose', { number })}
          isLabelHidden
          placeholder={t('web.prescribe.dose-hint')}
          value={shown}
          onChange={(text) => {
            setTyped(text)
            page.changeLine(line, read(line, text))
          }}
          onEnter={() => {
            setTyped(null)
            page.nextLine(line)
          }}
        />
      </div>
      {sentence === null ? (
        <>
          {fields.unit && <span className={styles['unit']}>{fields.unit}</span>}
          <Moments line={line} page={page} />
          <During line={line} page={page} number={number} />
        </>
      ) : (
        <Button
          kind="quiet"
          size="small"
          onPress={() => {
            setTyped(null)
            page.changeLine(line, { sentence: null })
          }}
        >
          {t('web.prescribe.by-fields')}
        </Button>
      )}
    </div>
  )
}

/** Pressing one gives it the amount of the others, or one. */
function Moments({ page, line }: Omit<Props, 'number'>) {
  const { t } = useWords()
  const { fields } = line
  const at = fields.rhythm.kind === 'moments' ? fields.rhythm.at : {}
  const isUneven = new Set(Object.values(at)).size > 1
  const toggle = (moment: Moment): void => {
    const { [moment]: taken, ...others } = at
    const next = taken === undefined ? { ...others, [moment]: amountIn(fields) ?? 1 } : others
    page.changeLine(line, { fields: { ...fields, rhythm: { kind: 'moments', at: next } } })
  }
  return (
    <div role="group" aria-label={t('web.prescribe.moments')} className={styles['moments']}>
      {moments.map((moment) => (
        <button
          key={moment}
          type="button"
          aria-pressed={at[moment] !== undefined}
          className={styles['moment']}
          onClick={() => toggle(moment)}
        >
          {t(`web.prescribe.${moment}`)}
          {isUneven && at[moment] !== undefined && ` ${amountText(at[moment])}`}
        </button>
      ))}
    </div>
  )
}

function During({ page, line, number }: Props) {
  const { t } = useWords()
  const { fields } = line
  const { duration } = fields
  const set = (next: Duration | null): void =>
    page.changeLine(line, { fields: { ...fields, duration: next } })
  const unit = duration?.unit ?? 'day'
  return (
    <div className={styles['during']}>
      <span>{t('web.prescribe.during')}</span>
      <Field
        label={t('web.prescribe.duration', { number })}
        isLabelHidden
        width="number"
        inputMode="numeric"
        maxLength={3}
        value={duration ? String(duration.count) : ''}
        onChange={(text) => {
          const count = Number(text.replace(/\D/g, ''))
          set(count > 0 ? { count, unit } : null)
        }}
        onEnter={() => page.nextLine(line)}
      />
      <Choice
        label={t('web.prescribe.span', { number })}
        isLabelHidden
        value={unit}
        options={[
          ['day', t('web.prescribe.day')],
          ['week', t('web.prescribe.week')],
          ['month', t('web.prescribe.month')],
        ]}
        onChange={(next) => set({ count: duration?.count ?? 1, unit: next })}
      />
    </div>
  )
}
