/** One line: the medicine completed as one types, its dose in fields or a few keys, and the sentence that they make. */

import { useState } from 'react'
import { sentenceOf, type SheetLine } from '../../../acts/index.js'
import type { KnownMedicine } from '../../../health/index.js'
import { IconButton } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { Suggest, type Suggestion } from '../../parts/suggest/suggest.js'
import { useWords, type Words } from '../../state/words.js'
import { Dose } from './dose.js'
import { Doubts, shownAt } from './doubts.js'
import { More } from './more.js'
import type { Prescribing } from './state.js'
import styles from './line.module.css'

type Offered = { readonly known: KnownMedicine } | { readonly name: string }

function offersFor(line: SheetLine, page: Prescribing, { t }: Words): Suggestion<Offered>[] {
  if (line.typed.trim().length < 2 || line.medicine?.name === line.typed) return []
  const known = page.medicines.search(line.typed, 12).map((medicine) => ({
    key: medicine.cis,
    value: { known: medicine },
    title: medicine.name,
    detail: medicine.available ? undefined : t('web.prescribe.not-sold'),
  }))
  const name = line.typed.trim()
  return [
    ...known,
    { key: 'typed', value: { name }, title: t('web.prescribe.common-name', { name }) },
  ]
}

interface Props {
  readonly page: Prescribing
  readonly line: SheetLine
  readonly number: number
}

export function Line({ page, line, number }: Props) {
  const words = useWords()
  const { t, n } = words
  const offers = offersFor(line, page, words)
  const sentence = sentenceOf(line)
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={styles['line']}>
      <span className={styles['count']} aria-hidden="true">
        {number}
      </span>
      <div className={styles['body']}>
        <div className={styles['row']}>
          <div className={styles['medicine']}>
            <Suggest<Offered>
              id={`rx-medicine-${line.key}`}
              label={t('web.prescribe.medicine', { number })}
              isLabelHidden
              placeholder={t('web.prescribe.medicine-hint')}
              value={line.typed}
              onType={(typed) => page.typeMedicine(line, typed)}
              suggestions={offers}
              count={n('web.prescribe.patient-count', offers.length)}
              onPick={(chosen) =>
                'known' in chosen
                  ? page.takeMedicine(line, chosen.known)
                  : page.takeName(line, chosen.name)
              }
              onEnter={() => page.focus(`rx-dose-${line.key}`)}
              isInvalid={shownAt(page, line.key).some(({ weight }) => weight === 'lack')}
              describedBy={`rx-doubts-${line.key}`}
            />
          </div>
          <IconButton
            icon="cross"
            label={t('web.prescribe.remove', { number })}
            onPress={() => page.removeLine(line)}
          />
        </div>
        <Dose page={page} line={line} number={number} />
        <p className={cx(styles['sentence'], sentence === '' && styles['none'])} aria-live="polite">
          {sentence === '' ? t('web.prescribe.no-sentence') : `« ${sentence} »`}
        </p>
        <Doubts page={page} where={line.key} />
        <details
          className={styles['more']}
          open={isOpen}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary>{t('web.prescribe.more')}</summary>
          {isOpen && <More line={line} onChange={(change) => page.changeLine(line, change)} />}
        </details>
      </div>
    </li>
  )
}
