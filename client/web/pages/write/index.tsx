/** Writing a letter: whom to, what about, what is said, files; kept as one types, sent with ten seconds to take it back. */

import { useEffect, useMemo, useState } from 'react'
import type { PageProps } from '../entry.js'
import { Button } from '../../parts/button.js'
import { Field } from '../../parts/field.js'
import { PersonPicker, type Correspondent } from '../../parts/person-picker/index.js'
import { Skeleton } from '../../parts/skeleton.js'
import { useEmail, useIdentities, useJmap, useOnline } from '../../state/jmap.js'
import { go, href, useRoute } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { answerKindOf, answerOf, resumedOf } from './answering.js'
import { Attachments, useFiles } from './attachments.js'
import { isPatient, type LetterValue } from './letter.js'
import { Options } from './options.js'
import { Notices } from './notices.js'
import { PatientField } from './patient.js'
import { Protection } from './protection.js'
import { useLetter, type Writing } from './use-letter.js'
import { useProtection } from './use-protection.js'
import { useSending, type Sending } from './use-sending.js'
import styles from './write.module.css'

/** `#/ecrire?a=ADDRESS&nom=NAME`: somebody of the directory or of a patient's card is written to. */
function useBeginning(): Partial<LetterValue> {
  const { query } = useRoute()
  return useMemo(() => {
    const address = query.get('a')?.toLowerCase()
    if (address === undefined || address === '') return {}
    const one: Correspondent = { address, name: query.get('nom') ?? address, detail: '', id: null }
    return { to: [one] }
  }, [query])
}

/**
 * `#/ecrire?re=ID&sorte=tous`: a message is answered; `#/ecrire?reprendre=ID`: a draft of the mailbox is gone on with.
 * Null until it is there.
 */
function useGiven(): Partial<LetterValue> | null {
  const { t, language } = useWords()
  const { query } = useRoute()
  const resumed = query.get('reprendre')
  const id = resumed ?? query.get('re') ?? ''
  const kind = answerKindOf(query.get('sorte'))
  const { value, status } = useEmail(id, 'full')
  const identities = useIdentities().value
  return useMemo(() => {
    if (id === '' || status === 'gone' || status === 'failed') return {}
    if (!value || !identities) return null
    if (resumed !== null) return resumedOf(value)
    const [from] = value.from ?? []
    const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
    const introduction = t('web.letters.wrote', {
      name: from?.name ?? from?.email ?? '',
      when: when.format(Date.parse(value.sentAt ?? value.receivedAt)),
    })
    const own = identities.map(({ email }) => email.toLowerCase())
    return answerOf(kind, value, { own, introduction })
  }, [id, resumed, kind, value, status, identities, language, t])
}

export function Page({ params }: PageProps) {
  const { drafts } = useJmap()
  const begun = useBeginning()
  const given = useGiven()
  const [fresh] = useState(() => drafts.newId())
  const id = params['id'] ?? fresh
  useEffect(() => {
    // The draft has an address of its own, so that reloading finds it again.
    if (params['id'] === undefined)
      go(`${href('/ecrire', id)}${globalThis.location.hash.replace(/^[^?]*/, '')}`, {
        replace: true,
      })
  }, [params, id])
  // What was read is there already; the wait is for a page that was reloaded.
  if (given === null) return <Skeleton lines={6} />
  return <Composer key={id} id={id} beginning={{ ...begun, ...given }} />
}

function Composer({
  id,
  beginning,
}: {
  readonly id: string
  readonly beginning: Partial<LetterValue>
}) {
  const { t } = useWords()
  const isOnline = useOnline()
  const writing = useLetter(id, beginning)
  const { letter, change, kept } = writing
  const files = useFiles((file) => {
    change({ files: [...letter.files, file] })
  })
  const protection = useProtection(letter)
  const sending = useSending(id, writing, { protection, hasGoingFiles: files.going.length > 0 })
  const everybody = [...letter.to, ...letter.cc]
  return (
    <form
      className={styles['page']}
      aria-labelledby="write-title"
      // Before the fields and buttons inside, which would take Enter for themselves.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.stopPropagation()
        void sending.send()
      }}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files]
        if (pasted.length === 0) return
        event.preventDefault()
        files.add(pasted)
      }}
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      <header className={styles['head']}>
        <h1 id="write-title">{t('web.letters.title')}</h1>
        <span role="status" className={styles['hint']}>
          {kept === 'kept' && t('web.letters.kept')}
        </span>
      </header>
      <Notices writing={writing} sending={sending} isOnline={isOnline} />
      <Words writing={writing} isAsked={sending.isAsked} />
      <Attachments
        files={letter.files}
        onRemove={(file) => {
          change({ files: letter.files.filter((one) => one !== file) })
        }}
        going={files}
      />
      <Options
        letter={letter}
        change={change}
        forPatients={everybody.length > 0 && everybody.every(isPatient)}
      />
      <Protection letter={letter} change={change} protection={protection} />
      <Foot sending={sending} isOnline={isOnline} isLater={letter.later !== ''} />
    </form>
  )
}

/** Whom to, about what, and what is said. */
function Words({
  writing: { letter, change },
  isAsked,
}: {
  readonly writing: Writing
  readonly isAsked: boolean
}) {
  const { t } = useWords()
  const [showsCopies, setCopies] = useState(false)
  const hasCopies = showsCopies || letter.cc.length > 0
  const isNobody = letter.to.length + letter.cc.length === 0
  const [wasEmpty] = useState(isNobody)
  return (
    <>
      <PersonPicker
        label={t('web.letters.to')}
        value={letter.to}
        onChange={(to) => {
          change({ to })
        }}
        placeholder={t('web.letters.to-placeholder')}
        autoFocus={wasEmpty}
        error={isAsked && isNobody ? t('web.letters.nobody') : undefined}
      />
      {hasCopies ? (
        <PersonPicker
          label={t('web.letters.cc')}
          value={letter.cc}
          onChange={(cc) => {
            change({ cc })
          }}
        />
      ) : (
        <div>
          <Button
            kind="quiet"
            size="small"
            icon="plus"
            onPress={() => {
              setCopies(true)
            }}
          >
            {t('web.letters.add-cc')}
          </Button>
        </div>
      )}
      <PatientField
        patient={letter.patient}
        onChange={(patient) => {
          change({ patient })
        }}
      />
      <Field
        label={t('web.letters.subject')}
        value={letter.subject}
        onChange={(subject) => {
          change({ subject })
        }}
        maxLength={200}
      />
      <Field
        label={t('web.letters.text')}
        value={letter.text}
        onChange={(text) => {
          change({ text })
        }}
        rows={12}
        className={styles['text']}
      />
    </>
  )
}

function Foot({
  sending: { state, part, send, discard },
  isOnline,
  isLater,
}: {
  readonly sending: Sending
  readonly isOnline: boolean
  readonly isLater: boolean
}) {
  const { t } = useWords()
  const isGoing = state === 'going'
  return (
    <footer className={styles['foot']}>
      <Button
        kind="main"
        icon={isLater ? 'clock' : 'sent'}
        isDisabled={isGoing || !isOnline}
        onPress={() => void send()}
      >
        {t(isGoing ? 'web.letters.going' : isLater ? 'web.letters.send-later' : 'web.letters.send')}
      </Button>
      {isGoing && part !== null && (
        <progress
          value={part}
          max={1}
          aria-label={t('web.letters.going')}
          className={styles['progress']}
        />
      )}
      <Button kind="quiet" icon="trash" isDisabled={isGoing} onPress={() => void discard()}>
        {t('web.letters.discard')}
      </Button>
    </footer>
  )
}
