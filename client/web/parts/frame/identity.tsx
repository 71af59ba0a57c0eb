/** Who is here: name, profession, mailbox in use, on whose behalf, and the end of the access in its last month. */

import { browserClock } from '../../platform/clock.js'
import { useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Icon } from '../icon.js'
import styles from './identity.module.css'

const dayMs = 86_400_000
const warnDays = 30

/** `Dr Camille MARTIN (médecin)` → name and profession. */
export function partsOfName(displayName: string): { name: string; profession: string } {
  const [, name, profession] = /^(.*?)\s*\(([^()]*)\)$/.exec(displayName) ?? []
  const first =
    profession === undefined ? '' : profession.charAt(0).toUpperCase() + profession.slice(1)
  return { name: name ?? displayName, profession: first }
}

function AccessEnd({ notAfter }: { readonly notAfter: number }) {
  const { t, n } = useWords()
  const days = Math.floor((notAfter - browserClock.now()) / dayMs)
  if (days >= warnDays) return null
  return (
    <p className={styles['ends']} role="status">
      <Icon name="clock" /> {days < 1 ? t('web.frame.ends-today') : n('web.frame.ends', days)}
    </p>
  )
}

export function Identity() {
  const { displayName, certificate } = useWho()
  const { box } = useBox()
  const { name, profession } = partsOfName(displayName)
  return (
    <div className={styles['identity']}>
      <AccessEnd notAfter={certificate.notAfter} />
      <p className={styles['name']}>{name}</p>
      {profession && <p className={styles['profession']}>{profession}</p>}
      {box && <p className={styles['box']}>{box.address}</p>}
    </div>
  )
}
