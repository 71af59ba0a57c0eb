/** One line of the prescription: what was prescribed, what is left of it, and what is done about it now. */

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { LedgerDispensing } from '../../../gateway/index.js'
import type { ReadPrescription } from '../../../health/index.js'
import { cx } from '../../parts/cx.js'
import { Field } from '../../parts/field.js'
import { fullWhen } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { useWords, type Words } from '../../state/words.js'
import type { Choice, LineState } from './choices.js'
import styles from './counter.module.css'

export interface LineProps {
  readonly prescription: ReadPrescription
  readonly line: LineState
  readonly choice: Choice | undefined
  /** Of this prescription, latest last. */
  readonly dispensings: readonly LedgerDispensing[]
  /** False where this mailbox dispenses nothing, or nobody may. */
  readonly isOpen: boolean
  readonly isStruck: boolean
  readonly choose: (choice: Choice) => void
}

const kinds = ['whole', 'part', 'substitute', 'refuse'] as const

export function LineCard(props: LineProps) {
  const { prescription, line, choice, isOpen, isStruck, choose } = props
  const { t } = useWords()
  const isEditable = isOpen && line.isDue && choice !== undefined
  return (
    <li className={cx(styles['line'], isStruck && styles['struck'])}>
      <h2 className={styles['medicine']}>
        <span className={styles['number']}>{line.line}.</span> {line.name}
      </h2>
      <Prescribed prescription={prescription} number={line.line} />
      <Left {...props} />
      {isEditable && (
        <>
          <ToggleButtonGroup
            aria-label={t('web.counter.choice', { line: line.line })}
            className={cx(styles['choices'])}
            selectedKeys={choice.kind === 'later' ? [] : [choice.kind]}
            onSelectionChange={(keys) => {
              const [key] = [...keys]
              choose(
                newChoice(
                  kinds.find((kind) => kind === key),
                  line,
                ),
              )
            }}
          >
            {kinds.map((kind) => (
              <ToggleButton key={kind} id={kind} className={cx(styles['choice'])}>
                {t(`web.counter.${kind}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Details line={line} choice={choice} choose={choose} />
        </>
      )}
    </li>
  )
}

/** Pressed again, a choice is taken away. */
function newChoice(kind: (typeof kinds)[number] | undefined, { due }: LineState): Choice {
  switch (kind) {
    case 'whole':
      return { kind }
    case 'part':
      return { kind, boxes: Math.max(1, (due ?? 2) - 1), note: '' }
    case 'substitute':
      return { kind, name: '', note: '' }
    case 'refuse':
      return { kind, note: '' }
    case undefined:
      return { kind: 'later' }
  }
}

interface DetailsProps {
  readonly line: LineState
  readonly choice: Choice
  readonly choose: (choice: Choice) => void
}

function Details({ line, choice, choose }: DetailsProps) {
  const { t } = useWords()
  if (choice.kind === 'whole' || choice.kind === 'later') return null
  const set = (more: { note: string } | { name: string } | { boxes: number }): void => {
    choose({ ...choice, ...more })
  }
  return (
    <div className={styles['details']}>
      {choice.kind === 'part' && (
        <Field
          label={t('web.counter.boxes')}
          className={styles['few']}
          inputMode="numeric"
          value={choice.boxes === 0 ? '' : String(choice.boxes)}
          onChange={(text) => {
            const most = line.due ?? 999
            set({ boxes: Math.min(Number(text.replace(/\D/g, '').slice(0, 3)), most) })
          }}
        />
      )}
      {choice.kind === 'substitute' && (
        <Field
          label={t('web.counter.given-name')}
          className={styles['wide']}
          maxLength={200}
          autoFocus
          value={choice.name}
          onChange={(name) => {
            set({ name })
          }}
        />
      )}
      <Field
        label={t(choice.kind === 'refuse' ? 'web.counter.why' : 'web.counter.note')}
        className={styles['wide']}
        maxLength={200}
        autoFocus={choice.kind === 'refuse'}
        value={choice.note}
        onChange={(note) => {
          set({ note })
        }}
      />
    </div>
  )
}

function Prescribed({
  prescription,
  number,
}: {
  readonly prescription: ReadPrescription
  readonly number: number
}) {
  const { t } = useWords()
  const medicine = prescription.medicines.find(({ line }) => line === number)
  const device = prescription.devices.find(({ line }) => line === number)
  if (!medicine)
    return device?.quantity ? <p>{t('web.counter.quantity', { count: device.quantity })}</p> : null
  const { posology, boxes, quantity, noSubstitution, patientInstruction, dispenserInstruction } =
    medicine
  const amount =
    boxes === null
      ? quantity
        ? `${quantity.value} ${quantity.unit}`
        : ''
      : t('web.counter.quantity', { count: boxes })
  return (
    <>
      <p>{posology}</p>
      {amount !== '' && <p className={styles['soft']}>{amount}</p>}
      {noSubstitution !== null && (
        <p className={styles['strong']}>
          {t('web.counter.no-substitution', { why: noSubstitution })}
        </p>
      )}
      {[medicine.precondition, patientInstruction, dispenserInstruction]
        .filter(Boolean)
        .map((text) => (
          <p key={text} className={styles['soft']}>
            {text}
          </p>
        ))}
    </>
  )
}

function leftText({ state }: LineState, { t }: Words): string {
  if (!state) return ''
  const { times, done, begun, boxesGiven, boxes } = state
  if (done >= times) return t('web.counter.left-none')
  const left =
    times === 1 ? t('web.counter.left-once') : t('web.counter.left', { left: times - done, times })
  if (!begun) return left
  return `${left} · ${t('web.counter.begun', { given: boxesGiven, boxes: boxes ?? '?' })}`
}

function Left({ line, dispensings, isOpen, isStruck }: LineProps) {
  const words = useWords()
  const { t, language } = words
  const now = browserClock.now()
  const given = dispensings.flatMap(({ name, at, undoneAt, lines }) =>
    undoneAt === null
      ? lines.filter((one) => one.line === line.line).map(({ kind }) => ({ kind, name, at }))
      : [],
  )
  const keys = {
    whole: 'web.counter.given-on',
    part: 'web.counter.part-on',
    refused: 'web.counter.refused-on',
  } as const
  return (
    <>
      {isOpen && !isStruck && <p className={styles['left']}>{leftText(line, words)}</p>}
      {given.map(({ kind, name, at }) => (
        <p key={at} className={styles['soft']}>
          {t(keys[kind], { by: name, at: fullWhen(language, at, now) })}
        </p>
      ))}
    </>
  )
}
