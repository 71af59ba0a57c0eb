/** A patient typed in: traits, and the number checked digit by digit as it comes. */

import { useState } from 'react'
import type { PrescribedPatient } from '../../../health/index.js'
import { Button } from '../../parts/button.js'
import { useWords } from '../../state/words.js'
import { Choice, Field, Tick } from './field.js'
import { bare, insState, patientOf, withIns, type TypedPatient } from './people.js'
import styles from './patient.module.css'

interface Props {
  readonly start: TypedPatient
  readonly mailbox: string
  readonly onDone: (patient: PrescribedPatient) => void
  readonly onCancel: () => void
}

export function NewPatient({ start, mailbox, onDone, onCancel }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState(start)
  const [isTold, setTold] = useState(false)
  const set = (change: Partial<TypedPatient>): void => setTyped({ ...typed, ...change })
  const state = insState(typed.ins)
  const patient = patientOf(typed, mailbox)
  const done = (): void => {
    if (patient) onDone(patient)
    else setTold(true)
  }
  const lacksName = typed.family.trim() === '' || typed.given.trim() === ''
  const lacksBirth =
    patientOf({ ...typed, family: 'X', given: 'X', ins: '' }, mailbox) === undefined
  const said = state && t(`web.prescribe.ins-${state}`, { missing: 15 - bare(typed.ins).length })
  return (
    <div className={styles['new']} role="group" aria-label={t('web.prescribe.patient-new')}>
      <div className={styles['traits']}>
        <Field
          autoFocus
          label={t('web.prescribe.family')}
          value={typed.family}
          onChange={(family) => set({ family })}
          onEnter={done}
          error={isTold && lacksName ? t('web.prescribe.need-name') : undefined}
        />
        <Field
          label={t('web.prescribe.given')}
          value={typed.given}
          onChange={(given) => set({ given })}
          onEnter={done}
        />
        <Field
          label={t('web.prescribe.birth')}
          value={typed.birth}
          onChange={(birth) => set({ birth })}
          onEnter={done}
          error={isTold && lacksBirth ? t('web.prescribe.need-birth') : undefined}
        />
        <Choice
          label={t('web.prescribe.sex')}
          value={typed.sex}
          options={[
            ['F', t('web.prescribe.sex-f')],
            ['M', t('web.prescribe.sex-m')],
            ['U', t('web.prescribe.sex-u')],
          ]}
          onChange={(sex) => set({ sex })}
        />
        <Field
          label={t('web.prescribe.used')}
          value={typed.used}
          onChange={(used) => set({ used })}
          onEnter={done}
        />
        <Field
          label={t('web.prescribe.ins')}
          value={typed.ins}
          inputMode="numeric"
          onChange={(ins) => setTyped(withIns(typed, ins))}
          onEnter={done}
          error={state === 'key' || state === 'shape' ? (said ?? undefined) : undefined}
          hint={said ?? undefined}
        />
      </div>
      {state === 'good' && (
        <Tick checked={typed.qualified} onChange={(qualified) => set({ qualified })}>
          {t('web.prescribe.qualified')}
        </Tick>
      )}
      <div className={styles['actions']}>
        <Button onPress={done}>{t('web.prescribe.use-patient')}</Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('web.prescribe.patient-change')}
        </Button>
      </div>
    </div>
  )
}
