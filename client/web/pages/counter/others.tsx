/** The patient's other prescriptions of this mailbox, the latest first. */

import type { EmailFull } from '../../../api/index.js'
import { browserClock } from '../../platform/clock.js'
import { shortWhen } from '../../parts/format.js'
import { useEmail, useLive } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import styles from './counter.module.css'

const most = 8

export function Others({ email }: { readonly email: EmailFull }) {
  const ins = email.health?.patient?.ins
  return ins === null || ins === undefined ? null : <OfPatient email={email} ins={ins} />
}

function OfPatient({ email, ins }: { readonly email: EmailFull; readonly ins: string }) {
  const { t } = useWords()
  const { view } = useLive({ filter: { patientIns: ins, kind: 'prescription' } })
  const others = view.ids.slice(0, most).filter((id) => id !== undefined && id !== email.id)
  if (others.length === 0) return null
  return (
    <section className={styles['others']}>
      <h2>{t('web.counter.others')}</h2>
      <ul className={styles['list']}>
        {others.map((id) => id !== undefined && <Other key={id} id={id} />)}
      </ul>
    </section>
  )
}

function Other({ id }: { readonly id: string }) {
  const { language } = useWords()
  const { value } = useEmail(id, 'line')
  if (!value) return null
  const { receivedAt, health } = value
  return (
    <li>
      <a href={href('/ordonnance', id)}>
        {shortWhen(language, Date.parse(receivedAt), browserClock.now())} ·{' '}
        {health?.medicines.join(', ')}
      </a>
    </li>
  )
}
