/** What else a line may say: quantity, renewals, substitution, long-term illness, instructions. */

import type { SheetLine } from '../../../acts/index.js'
import { useWords } from '../../state/words.js'
import { Choice, Field, Tick } from './field.js'
import styles from './more.module.css'

/** As the law words them (Code de la sécurité sociale, L162-16), in French as the document is. */
const reasons = {
  yes: null,
  mte: 'marge thérapeutique étroite',
  efg: 'enfant de moins de six ans, forme galénique',
  cif: 'contre-indication formelle',
} as const
type Reason = keyof typeof reasons
const reasonNames = Object.keys(reasons) as Reason[]

const counted = (text: string): number => Number(text.replace(/\D/g, '').slice(0, 3))

interface Props {
  readonly line: SheetLine
  readonly onChange: (change: Partial<SheetLine>) => void
}

export function More({ line, onChange }: Props) {
  const { t } = useWords()
  const reason = reasonNames.find((one) => reasons[one] === line.noSubstitution) ?? 'yes'
  return (
    <div className={styles['more']}>
      <div className={styles['row']}>
        <Field
          label={t('web.prescribe.boxes')}
          width="number"
          inputMode="numeric"
          value={line.boxes === null ? '' : String(line.boxes)}
          onChange={(text) => onChange({ boxes: counted(text) || null })}
        />
        <Field
          label={t('web.prescribe.renewals')}
          width="number"
          inputMode="numeric"
          value={line.renewals === 0 ? '' : String(line.renewals)}
          onChange={(text) => onChange({ renewals: Math.min(counted(text), 99) })}
        />
        <Choice
          label={t('web.prescribe.substitution')}
          value={reason}
          options={reasonNames.map((one) => [one, t(`web.prescribe.substitution-${one}`)] as const)}
          onChange={(chosen) => onChange({ noSubstitution: reasons[chosen] })}
        />
        <Field
          label={t('web.prescribe.if-needed')}
          value={line.fields.condition}
          onChange={(condition) => onChange({ fields: { ...line.fields, condition } })}
        />
      </div>
      <div className={styles['row']}>
        <Tick
          checked={line.longTermIllness}
          onChange={(longTermIllness) => onChange({ longTermIllness })}
        >
          {t('web.prescribe.ald')}
        </Tick>
        <Tick
          checked={line.notReimbursed}
          onChange={(notReimbursed) => onChange({ notReimbursed })}
        >
          {t('web.prescribe.nr')}
        </Tick>
        <Tick checked={line.offLabel} onChange={(offLabel) => onChange({ offLabel })}>
          {t('web.prescribe.off-label')}
        </Tick>
        <Tick checked={line.workAccident} onChange={(workAccident) => onChange({ workAccident })}>
          {t('web.prescribe.accident')}
        </Tick>
      </div>
      <Field
        label={t('web.prescribe.to-patient-says')}
        value={line.patientInstruction}
        onChange={(patientInstruction) => onChange({ patientInstruction })}
      />
      <Field
        label={t('web.prescribe.to-pharmacist')}
        value={line.dispenserInstruction}
        onChange={(dispenserInstruction) => onChange({ dispenserInstruction })}
      />
    </div>
  )
}
