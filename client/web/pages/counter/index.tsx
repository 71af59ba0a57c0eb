/** The pharmacy counter: a prescription line by line beside its printed copy, judged, and dispensed once. */

import { href } from '../../state/route.js'
import { useAccount, useEmail } from '../../state/jmap.js'
import { useKeys } from '../../state/keys.js'
import { useWords } from '../../state/words.js'
import { Button, LinkButton } from '../../parts/button.js'
import { EmptyState } from '../../parts/empty-state.js'
import type { PageProps } from '../entry.js'
import { useArrival } from './arrival.js'
import { Counter } from './counter.js'
import styles from './counter.module.css'

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const account = useAccount()
  const email = useEmail(params['id'] ?? '', 'full')
  const arrival = useArrival(email.value)
  const keys = useKeys()
  if (email.status === 'gone') return <EmptyState icon="search" title={t('web.counter.gone')} />
  if (arrival.kind === 'prescription' && email.value)
    return <Counter key={email.value.id} email={email.value} arrival={arrival} />
  if (email.status !== 'failed' && arrival.kind === 'opening')
    return <div className={styles['opening']} aria-busy="true" />
  const original = email.value && (
    <LinkButton icon="download" to={account.downloadUrl(email.value.blobId)}>
      {t('web.counter.original')}
    </LinkButton>
  )
  switch (arrival.kind) {
    case 'locked':
    case 'closed':
      return (
        <EmptyState icon="lock" title={t('web.counter.sealed')} text={t('web.counter.sealed-text')}>
          <Button
            kind="main"
            onPress={() => {
              void keys.unlock()
            }}
          >
            {t('web.counter.unlock')}
          </Button>
        </EmptyState>
      )
    case 'none':
      return (
        <EmptyState icon="letter" title={t('web.counter.none')}>
          <LinkButton to={href('/boite', params['id'] ?? '')}>{t('web.counter.read')}</LinkButton>
        </EmptyState>
      )
    case 'failed':
    case 'opening':
    case 'prescription':
    case 'unreadable':
      return (
        <EmptyState icon="warning" title={t('web.counter.unreadable')}>
          {original}
        </EmptyState>
      )
  }
}
