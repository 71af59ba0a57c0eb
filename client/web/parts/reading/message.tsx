/** One message read: from whom, how far it is to be believed, its text, its documents, its files. */

import { useEffect } from 'react'
import type { EmailFull } from '../../../api/index.js'
import { browserClock } from '../../platform/clock.js'
import { useAssessed, type AssessedMessage } from '../../state/assessed.js'
import { useAccount } from '../../state/jmap.js'
import { useKeys } from '../../state/keys.js'
import { keepSealedGist } from '../../state/sealed-gists.js'
import { href } from '../../state/route.js'
import { isShared, plainName, useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Banner } from '../banner.js'
import { Button, LinkButton } from '../button.js'
import { EmptyState } from '../empty-state.js'
import { fullWhen } from '../format.js'
import { PatientLine } from '../patient-line.js'
import { Mark } from '../person.js'
import { Skeleton } from '../skeleton.js'
import { HtmlLetter } from '../safe/html-letter.js'
import { PlainLetter } from '../safe/plain-letter.js'
import { shownName } from '../safe/names.js'
import { PersonName } from '../safe/named.js'
import { patientDomain } from '../summary.js'
import { VerdictBadge } from '../verdict-badge.js'
import { Body, partsOf } from './body.js'
import { Documents } from './documents.js'
import { Files, useFiles, type FileSource } from './files.js'
import { PrescriptionActions } from './prescription.js'
import styles from './reading.module.css'

/** What only the worker can tell of: signed, sealed, or with a package. */
const needsWorker = ({ bodyStructure }: EmailFull): boolean =>
  partsOf(bodyStructure).some(
    ({ type, name }) =>
      /pkcs7|multipart\/(signed|encrypted)|pgp|zip/.test(type) ||
      /\.(zip|p7[ms]|asc)$/i.test(name ?? ''),
  )

export function Message({ email }: { readonly email: EmailFull }) {
  const account = useAccount()
  const wants = needsWorker(email)
  const assessed = useAssessed(wants ? email : undefined)
  const message = assessed.kind === 'ready' ? assessed.message : undefined
  const isUnread = email.keywords['$seen'] === undefined
  useEffect(() => {
    if (isUnread) account.update([email.id], { 'keywords/$seen': true })
    // Once, when it is opened: marking it unread again is the person's.
  }, [account, email.id])
  useEffect(() => {
    if (message?.sealed === 'opened') keepSealedGist(account.id, email.id, message)
  }, [account.id, email.id, message])
  return (
    <article className={styles['message']}>
      <Head email={email} message={message} />
      {assessed.kind === 'ready' && isClosed(assessed.message) ? (
        <Sealed message={assessed.message} />
      ) : (
        <Inside email={email} message={message} isLooking={wants && assessed.kind === 'working'} />
      )}
    </article>
  )
}

const isClosed = ({ sealed }: AssessedMessage): boolean => sealed !== 'none' && sealed !== 'opened'

interface Shown {
  readonly email: EmailFull
  readonly message: AssessedMessage | undefined
}

/** To whom, the reader as such. */
function useReaders({ to }: EmailFull): string {
  const { t } = useWords()
  const who = useWho()
  const { box } = useBox()
  const own = box && isShared(who, box) && box.name ? plainName(box.name) : t('web.reading.you')
  const names = (to ?? []).map(({ name, email }) =>
    email === box?.address ? own : shownName(name ?? email).shown,
  )
  return t('web.reading.to', { who: names.slice(0, 5).join(', ') })
}

function Head({ email, message }: Shown) {
  const { t, language } = useWords()
  const to = useReaders(email)
  const [from] = email.from ?? []
  const { health } = email
  const name = from?.name ?? from?.email ?? ''
  const more = [health?.sender?.profession, health?.sender?.place].filter(Boolean).join(', ')
  const address = from?.email ?? ''
  return (
    <header className={styles['head']}>
      <Mark name={name} size="large" />
      <div className={styles['who']}>
        <p className={styles['name']}>
          <PersonName name={plainName(health?.sender?.name ?? name)} />
        </p>
        <p className={styles['soft']}>
          {more !== '' ? (
            more
          ) : patientDomain.test(address) ? (
            t('web.reading.from-patient')
          ) : (
            <bdi>{address}</bdi>
          )}{' '}
          · {to}
        </p>
        {health?.patient && health.patient.family !== '' && (
          <p>
            <span className="visually-hidden">{t('web.reading.patient')} </span>
            <PatientLine
              patient={{ ...health.patient, birthDate: health.patient.birthDate ?? '' }}
            />
          </p>
        )}
      </div>
      <time className={styles['soft']} dateTime={email.receivedAt}>
        {fullWhen(language, Date.parse(email.receivedAt), browserClock.now())}
      </time>
      <Verdict message={message && isClosed(message) ? undefined : message} />
    </header>
  )
}

const gravity = { green: 0, amber: 1, red: 2 } as const

/** The worker's own verdicts, since it judged the bytes that are shown: the gravest of the letter's and its documents'. */
function gravest(message: AssessedMessage | undefined): AssessedMessage['verdict'] | undefined {
  if (!message) return undefined
  const { documents, isProtected, verdict } = message
  const judged = documents.map((one) => one.verdict)
  return [...judged, ...(isProtected ? [verdict] : [])].reduce<typeof verdict | undefined>(
    (worst, one) => (!worst || gravity[one.level] > gravity[worst.level] ? one : worst),
    undefined,
  )
}

function Verdict({ message }: Pick<Shown, 'message'>) {
  const shown = gravest(message)
  if (!shown) return null
  return (
    <div className={styles['verdict']}>
      <VerdictBadge
        colour={shown.level}
        sentence={shown.headline}
        evidence={
          <ul className={styles['items']}>
            {shown.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        }
      />
    </div>
  )
}

function Inside({ email, message, isLooking }: Shown & { readonly isLooking: boolean }) {
  const { t } = useWords()
  const account = useAccount()
  const outside = useFiles(email.attachments)
  const isOpened = message?.sealed === 'opened'
  // A signature that was judged is told by the badge; the original has it still.
  const inside = isOpened ? filesInside(message) : message ? outside.filter(isNoSignature) : outside
  return (
    <>
      {message && <PrescriptionActions email={email} documents={message.documents} />}
      {message?.broken.map((why) => (
        <Banner key={why} tone="bad" icon="warning">
          {why}
        </Banner>
      ))}
      {message && <Documents documents={message.documents} />}
      {isOpened ? (
        <InsideText message={message} />
      ) : !isLooking || email.textBody.length > 0 ? (
        <Body email={email} />
      ) : null}
      {isLooking ? <Skeleton lines={3} /> : <Files files={inside} />}
      <p className={styles['foot']}>
        <LinkButton
          size="small"
          kind="quiet"
          icon="download"
          to={account.downloadUrl(email.blobId)}
        >
          {t('web.reading.source')}
        </LinkButton>
      </p>
    </>
  )
}

const isNoSignature = ({ type }: FileSource): boolean =>
  !/^application\/(x-)?(pkcs7|pgp)-signature/.test(type)

const decoder = new TextDecoder()

/** What was sealed is never the gateway's to show: its text is that of the worker. */
function InsideText({ message }: { readonly message: AssessedMessage }) {
  const parts = message.parts.filter(
    ({ visible, disposition, content }) => visible && disposition !== 'attachment' && content,
  )
  const html = parts.find(({ contentType }) => contentType.startsWith('text/html'))
  const plain = parts.find(({ contentType }) => contentType.startsWith('text/plain'))
  if (plain?.content) return <PlainLetter text={decoder.decode(plain.content)} />
  return html?.content ? <HtmlLetter html={decoder.decode(html.content)} /> : null
}

const filesInside = ({ parts }: AssessedMessage): readonly FileSource[] =>
  parts
    .filter(({ visible, fileName, content }) => visible && fileName !== null && content !== null)
    .map(({ path, fileName, contentType, content }) => ({
      ...{
        key: path,
        name: fileName ?? '',
        type: contentType,
        size: content?.length ?? 0,
        url: null,
      },
      bytes: () => Promise.resolve(content ?? new Uint8Array()),
    }))

function Sealed({ message }: { readonly message: AssessedMessage }) {
  const { t } = useWords()
  const keys = useKeys()
  if (message.sealed !== 'locked')
    return (
      <Banner
        tone="doubt"
        icon="lock"
        action={
          <LinkButton size="small" icon="key" to={href('/cles')}>
            {t('web.reading.own-keys')}
          </LinkButton>
        }
      >
        {t(message.sealed === 'closed' ? 'web.reading.closed' : 'web.reading.keyless')}
      </Banner>
    )
  return (
    <EmptyState icon="lock" title={t('web.reading.sealed')} text={t('web.reading.sealed-text')}>
      <Button
        kind="main"
        onPress={() => {
          void keys.unlock()
        }}
      >
        {t('web.reading.unlock')}
      </Button>
    </EmptyState>
  )
}
