/** What can be done with a prescription from its message: dispense it; one's own is replaced, cancelled, or written again. */

import { useState } from 'react'
import type { EmailFull } from '../../../api/index.js'
import { formerOf } from '../../../acts/index.js'
import { isInsSystem, type ReadPrescription } from '../../../health/index.js'
import { isFault } from '../../../../server/base/index.js'
import { browserClock } from '../../platform/clock.js'
import { useAsking } from '../../state/asking.js'
import type { AssessedMessage } from '../../state/assessed.js'
import { cancelSent, uncancel, type Cancelled } from '../../state/cancelling.js'
import { useGateway } from '../../state/directory.js'
import { useAccount } from '../../state/jmap.js'
import { useKeys } from '../../state/keys.js'
import { useLedger, type LedgerHook } from '../../state/ledger.js'
import { href } from '../../state/route.js'
import { announce, undoMs } from '../../state/toasts.js'
import { plainName, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Banner } from '../banner.js'
import { Button, LinkButton } from '../button.js'
import { fullWhen } from '../format.js'
import styles from './reading.module.css'

type Entry = AssessedMessage['documents'][number]

interface Props {
  readonly email: EmailFull
  readonly entry: Entry
  readonly prescription: ReadPrescription
}

export function PrescriptionActions({
  email,
  documents,
}: {
  readonly email: EmailFull
  readonly documents: readonly Entry[]
}) {
  const { t } = useWords()
  const { identity } = useWho()
  const entry = documents.find(({ prescription }) => prescription !== null)
  const prescription = entry?.prescription
  if (!prescription) return null
  if (prescription.author === identity) return <Own {...{ email, entry, prescription }} />
  return (
    <p>
      <LinkButton kind="main" icon="dispense" to={href('/ordonnance', email.id)}>
        {t('web.reading.counter')}
      </LinkButton>
    </p>
  )
}

function Own(props: Props) {
  const { t, language } = useWords()
  const { email, entry, prescription } = props
  const link = useGateway()
  const question = { link, prescription, language, asPharmacy: false, ending: null }
  const ledger = useLedger(question)
  const { isBusy, cancel } = useCancelling(props, ledger)
  const standing = ledger.view.kind === 'known' ? ledger.view.state.standing : 'unknown'
  const isOver = entry.isWithdrawn || standing === 'superseded' || standing === 'cancelled'
  const to = (way: string): string => `${href('/prescrire')}?${way}=${encodeURIComponent(email.id)}`
  return (
    <>
      <Standing ledger={ledger} isWithdrawn={entry.isWithdrawn} />
      <p className={styles['actions']}>
        {!isOver && (
          <>
            <LinkButton kind="plain" icon="write" to={to('remplace')}>
              {t('web.own-prescription.replace')}
            </LinkButton>
            <Button kind="plain" icon="blocked" isDisabled={isBusy} onPress={cancel}>
              {t(isBusy ? 'web.own-prescription.cancelling' : 'web.own-prescription.cancel')}
            </Button>
          </>
        )}
        <LinkButton kind="plain" icon="undo" to={to('reprendre')}>
          {t('web.own-prescription.again')}
        </LinkButton>
      </p>
    </>
  )
}

function Standing({
  ledger: { view },
  isWithdrawn,
}: {
  readonly ledger: LedgerHook
  readonly isWithdrawn: boolean
}) {
  const { t, language } = useWords()
  const when = (at: number): string => fullWhen(language, at, browserClock.now())
  if (isWithdrawn)
    return (
      <Banner tone="doubt" icon="blocked">
        {t('web.own-prescription.withdraws')}
      </Banner>
    )
  if (view.kind !== 'known') return null
  const { standing, ended, dispensings } = view.state
  const last = dispensings.findLast(({ undoneAt }) => undoneAt === null)
  if (standing === 'superseded' || standing === 'cancelled')
    return (
      <Banner tone="doubt" icon="blocked">
        {t(`web.own-prescription.${standing}`, { at: ended ? when(ended.at) : '' })}
      </Banner>
    )
  if ((standing === 'done' || standing === 'partly') && last)
    return (
      <Banner tone={standing === 'done' ? 'good' : 'accent'} icon="dispense">
        {t(`web.own-prescription.${standing === 'done' ? 'done-by' : 'partly'}`, {
          ...{ at: when(last.at), by: last.name },
        })}
      </Banner>
    )
  return null
}

function useCancelling({ email, entry, prescription }: Props, ledger: LedgerHook) {
  const { t } = useWords()
  const account = useAccount()
  const asking = useAsking()
  const keys = useKeys()
  const who = useWho()
  const [isBusy, setBusy] = useState(false)
  const failed = (): void => {
    announce(t('web.own-prescription.failed'), { tone: 'bad' })
  }
  const undo = async (cancelled: Cancelled): Promise<void> => {
    const isBack = await uncancel(cancelled)
    announce(t(`web.own-prescription.${isBack ? 'taken-back' : 'too-late'}`), {
      tone: isBack ? 'plain' : 'bad',
    })
  }
  const work = async (): Promise<void> => {
    if (!(await keys.unlock())) return
    const { id, patient } = formerOf(entry.document, prescription)
    const cancelled = await cancelSent({
      ...{ account, asking, document: entry.content, documentId: id },
      patientIns: patient?.ids.find(({ root }) => isInsSystem(root))?.extension ?? null,
      to: (email.to ?? []).map(({ name, email: address }) => ({ name: name ?? '', address })),
      senderName: plainName(who.displayName),
    })
    announce(t('web.own-prescription.done'), {
      undo: () => {
        undo(cancelled).catch((error: unknown) => {
          if (!isFault(error)) throw error
          failed()
        })
      },
    })
    // By then the gateway has told the ledger, unless it was taken back.
    setTimeout(ledger.askAgain, undoMs + 1000)
  }
  const cancel = (): void => {
    setBusy(true)
    work()
      .catch((error: unknown) => {
        if (!isFault(error)) throw error
        failed()
      })
      .finally(() => {
        setBusy(false)
      })
  }
  return { isBusy, cancel }
}
