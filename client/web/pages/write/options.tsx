/** What else may be asked of a letter: urgent, a receipt, an hour of its own, and with patients the end of the conversation. */

import { Checkbox } from 'react-aria-components'
import { Icon } from '../../parts/icon.js'
import { useWords } from '../../state/words.js'
import type { LetterValue } from './letter.js'
import { Later } from './later.js'
import styles from './write.module.css'

export function Choice({
  isSelected,
  onChange,
  children,
}: {
  readonly isSelected: boolean
  readonly onChange: (is: boolean) => void
  readonly children: string
}) {
  return (
    <Checkbox isSelected={isSelected} onChange={onChange} className={styles['choice'] ?? ''}>
      <span className={styles['tick']} aria-hidden="true">
        {isSelected && <Icon name="check" />}
      </span>
      {children}
    </Checkbox>
  )
}

export function Options({
  letter,
  change,
  forPatients,
}: {
  readonly letter: LetterValue
  readonly change: (part: Partial<LetterValue>) => void
  readonly forPatients: boolean
}) {
  const { t } = useWords()
  return (
    <fieldset className={styles['options']}>
      <legend className="visually-hidden">{t('web.letters.options')}</legend>
      <Choice
        isSelected={letter.isUrgent}
        onChange={(isUrgent) => {
          change({ isUrgent })
        }}
      >
        {t('web.letters.urgent')}
      </Choice>
      <Choice
        isSelected={letter.asksReading}
        onChange={(asksReading) => {
          change({ asksReading })
        }}
      >
        {t('web.letters.receipt')}
      </Choice>
      {forPatients && (
        <Choice
          isSelected={letter.closes}
          onChange={(closes) => {
            change({ closes })
          }}
        >
          {t('web.letters.close')}
        </Choice>
      )}
      <Later
        later={letter.later}
        onChange={(later) => {
          change({ later })
        }}
      />
    </fieldset>
  )
}
