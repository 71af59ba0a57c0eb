/** One message followed: about whom or what, and for each recipient how far it has come; what is late, with what to do. */

import { useEffect, useState } from 'react'
import { entryOfAddress } from '../../../gateway/index.js'
import { forgetFollowUp, isApiFault } from '../../../api/index.js'
import type { EmailLine, FollowedMessage, FollowedRecipient } from '../../../api/index.js'
import { Banner } from '../../parts/banner.js'
import { Button, LinkButton } from '../../parts/button.js'
import { CallLink } from '../../parts/call-link.js'
import { cx } from '../../parts/cx.js'
import { ageText, fullWhen, nameText } from '../../parts/format.js'
import { Icon } from '../../parts/icon.js'
import { shownName } from '../../parts/safe/names.js'
import { useGateway } from '../../state/directory.js'
import { useAccount, useEmail } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWords, type Words } from '../../state/words.js'
import { kinds, summaryOf } from '../../parts/summary.js'
import { isUnopened, reasonOf, sinceOf, stepsOf, type Step } from './follow.js'
import styles from './follow-up.module.css'

interface FollowedProps {
  readonly message: FollowedMessage
  readonly now: number
}

const patientDomain = /@patient\.mssante\.fr$/

/** As the letter names them; a patient's address is a number that is shown to nobody. */
function nameAt(address: string, email: EmailLine | undefined): string {
  const named = [...(email?.to ?? []), ...(email?.cc ?? [])].find(
    (one) => one.email.toLowerCase() === address,
  )
  if (named?.name) return shownName(named.name).shown
  const patient = email?.health?.patient
  return patientDomain.test(address) && patient?.family ? nameText(patient) : address
}

/** About whom, or what, then which kind. */
function headingOf(email: EmailLine, { t, language }: Words, now: number): string {
  const { patient, subject, kind } = summaryOf(email, true)
  if (!patient || patient.family === '') return subject || t(kinds[kind].title)
  const age = patient.birthDate ? ageText(language, patient.birthDate, now) : ''
  return [nameText(patient), age].filter(Boolean).join(', ')
}

export function Followed({ message, now }: FollowedProps) {
  const words = useWords()
  const { t, language } = words
  const { value, status } = useEmail(message.emailId, 'line')
  const kind = value ? summaryOf(value, true).kind : 'letter'
  const when = fullWhen(language, message.sendAt, now)
  const names = message.recipients.map(({ address }) => nameAt(address, value)).join(', ')
  return (
    <li className={styles['message']}>
      <div className={styles['about']}>
        <Icon name={kinds[kind].icon} />
        <p className={styles['what']}>
          {value ? (
            <a href={href('/message', value.id)}>{headingOf(value, words, now)}</a>
          ) : (
            <span>{status === 'gone' ? t('web.follow.gone') : ''}</span>
          )}
          <span className={styles['kind']}>
            {[t(kinds[kind].title), ...(message.undoStatus === 'pending' ? [names] : [])].join(
              ' · ',
            )}
          </span>
        </p>
        <span className={styles['when']}>
          {message.undoStatus === 'pending' ? t('web.follow.leaves', { when }) : when}
        </span>
      </div>
      {message.undoStatus === 'final' &&
        message.recipients.map((one) => (
          <Recipient
            key={one.address}
            recipient={one}
            message={message}
            email={value}
            isPrescription={kind === 'prescription'}
            now={now}
          />
        ))}
    </li>
  )
}

function Recipient({
  recipient,
  message,
  email,
  isPrescription,
  now,
}: FollowedProps & {
  readonly recipient: FollowedRecipient
  readonly email: EmailLine | undefined
  readonly isPrescription: boolean
}) {
  const { t, n } = useWords()
  const name = nameAt(recipient.address, email)
  const { failed, delivered } = recipient
  const isOverdue = isUnopened(recipient, now)
  const { unit, count } = sinceOf(now - (delivered ?? now))
  const sentence =
    failed !== null
      ? t(`web.follow.failed-${reasonOf(failed)}`, { name })
      : t(isPrescription ? 'web.follow.unopened-prescription' : 'web.follow.unopened', {
          ...{ name, since: n(`web.follow.${unit}`, count) },
        })
  return (
    <div className={styles['recipient']}>
      {failed !== null || isOverdue ? (
        <Banner
          tone={failed === null ? 'doubt' : 'bad'}
          icon={failed === null ? 'clock' : 'warning'}
          action={<Actions message={message} email={email} address={recipient.address} />}
        >
          {sentence}
        </Banner>
      ) : (
        <p className={styles['name']}>
          <bdi>{name}</bdi>
        </p>
      )}
      <Steps name={name} steps={stepsOf(recipient, isPrescription)} failed={failed} now={now} />
    </div>
  )
}

/** Where the directory knows a telephone. */
function Call({ address }: { readonly address: string }) {
  const link = useGateway()
  const [phone, setPhone] = useState('')
  useEffect(() => {
    let isLate = false
    if (patientDomain.test(address)) return undefined
    entryOfAddress(link, address).then(
      (entry) => {
        if (!isLate) setPhone(entry?.phone ?? '')
      },
      // It is a help: without it the other ways remain.
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [link, address])
  return phone === '' ? null : <CallLink phone={phone} />
}

/** What is sealed cannot be passed on: nobody but its recipients opens it. */
function Actions({
  message,
  email,
  address,
}: {
  readonly message: FollowedMessage
  readonly email: EmailLine | undefined
  readonly address: string
}) {
  const { t } = useWords()
  const account = useAccount()
  const forget = async (): Promise<void> => {
    try {
      await forgetFollowUp(account, message.submissionId)
      announce(t('web.follow.forgotten'))
    } catch (error) {
      if (!isApiFault(error)) throw error
      announce(t(error.sentence, error.values), { tone: 'bad' })
    }
  }
  return (
    <span className={styles['actions']}>
      <Call address={address} />
      {email && email.health?.sealed !== true && (
        <LinkButton
          size="small"
          icon="sent"
          to={`${href('/ecrire')}?re=${encodeURIComponent(email.id)}&sorte=transferer`}
        >
          {t('web.follow.elsewhere')}
        </LinkButton>
      )}
      <Button size="small" kind="quiet" onPress={() => void forget()}>
        {t('web.follow.forget')}
      </Button>
    </span>
  )
}

function Steps({
  name,
  steps,
  failed,
  now,
}: {
  readonly name: string
  readonly steps: readonly Step[]
  readonly failed: string | null
  readonly now: number
}) {
  const { t, language } = useWords()
  const shown = failed === null ? steps : steps.slice(0, 1)
  return (
    <ol className={styles['steps']} aria-label={t('web.follow.steps', { name })}>
      {shown.map(({ name: step, at, isDone }) => (
        <li key={step} className={cx(styles['step'], isDone && styles['done'])}>
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['stepName']}>{t(`web.follow.${step}`)}</span>
          <span className={styles['stepWhen']}>
            {at === null ? (
              isDone ? (
                ''
              ) : (
                <span className="visually-hidden">{t('web.follow.not-yet')}</span>
              )
            ) : (
              fullWhen(language, at, now)
            )}
          </span>
        </li>
      ))}
      {failed !== null && (
        <li className={cx(styles['step'], styles['failed'])}>
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['stepName']}>{t('web.follow.refused')}</span>
        </li>
      )}
    </ol>
  )
}
