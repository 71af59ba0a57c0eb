/** Certificates of somebody, the latest first: what each is for, from when to when, how it ended. */

import type { RegisteredCertificate } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { cx } from '../../../parts/cx.js'
import { dateText } from '../../../parts/format.js'
import { useWords } from '../../../state/words.js'
import { StateChip } from '../shared/state-chip.js'
import { endText, reasonText, usageText } from '../shared/words.js'
import type { Doing } from './doing.js'
import styles from './person.module.css'

interface Deeds {
  readonly onDo: (doing: Doing) => void
}

export function Timeline({
  certificates,
  onDo,
}: Deeds & { readonly certificates: readonly RegisteredCertificate[] }) {
  const { t } = useWords()
  if (certificates.length === 0) return null
  return (
    <section className={styles['section']} aria-labelledby="timeline">
      <h2 id="timeline">{t('web.admin.timeline')}</h2>
      <ol className={styles['timeline']}>
        {certificates.map((one) => (
          <Moment key={one.id} certificate={one} onDo={onDo} />
        ))}
      </ol>
    </section>
  )
}

function Moment({ certificate, onDo }: Deeds & { readonly certificate: RegisteredCertificate }) {
  const words = useWords()
  const { t, language } = words
  const { id, profile, state, issuedAt, reason, revokedAt, isRenewed } = certificate
  const isGood = state === 'active' || state === 'soon'
  const issued = t('web.admin.issued-on', { date: dateText(language, issuedAt) })
  const why = reason === null ? '' : reasonText(reason, words)
  const dates = [
    issued,
    endText(certificate, words),
    isGood && isRenewed && t('web.admin.renewed'),
    why,
  ]
  return (
    <li className={cx(styles['moment'], isGood && styles['live'])}>
      <span className={styles['use']}>
        {usageText(profile, words)}
        <StateChip state={state} />
      </span>
      <span className={styles['dates']}>{dates.filter(Boolean).join(' · ')}</span>
      <span className={styles['serial']}>{t('web.admin.serial', { serial: id })}</span>
      <span className={styles['deeds']}>
        {isHeld(certificate) && (
          <Button
            size="small"
            onPress={() => {
              onDo({ kind: 'release', certificate })
            }}
          >
            {t('web.admin.release')}
          </Button>
        )}
        {isGood && !isRenewed && connecting.has(profile) && (
          <Button
            size="small"
            onPress={() => {
              onDo({ kind: 'renew', certificate })
            }}
          >
            {t('web.admin.renew')}
          </Button>
        )}
        {(isGood || (state === 'suspended' && revokedAt !== null)) && (
          <Button
            size="small"
            aria-label={`${t('web.admin.revoke')} ${usageText(profile, words)}`}
            onPress={() => {
              onDo({ kind: 'revoke', certificate })
            }}
          >
            {t('web.admin.revoke')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** Their holders renew the others by themselves, with their keys. */
const connecting: ReadonlySet<string> = new Set([
  'professional-authentication',
  'organisation-client',
])

const isHeld = ({ state, reason }: RegisteredCertificate): boolean =>
  state === 'suspended' && reason === 'certificateHold'
