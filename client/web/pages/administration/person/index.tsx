/** One person or organisation: who they are, their mailboxes and delegations, their certificates in time, what can be done. */

import { useState } from 'react'
import type { HolderCard, RegisteredCertificate } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { Chip } from '../../../parts/chip.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { dateText } from '../../../parts/format.js'
import { Mark } from '../../../parts/person.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { useAskedDesk } from '../../../state/administration.js'
import { href } from '../../../state/route.js'
import { plainName } from '../../../state/who.js'
import { useWords } from '../../../state/words.js'
import type { PageProps } from '../../entry.js'
import page from '../shared/page.module.css'
import { RenewDialog } from '../shared/renew-dialog.js'
import { ReleaseDialog } from '../shared/release-dialog.js'
import { RevokeDialog } from '../shared/revoke-dialog.js'
import { Troubled } from '../shared/troubled.js'
import { numberText } from '../shared/words.js'
import type { Doing } from './doing.js'
import { Mailboxes } from './mailboxes.js'
import styles from './person.module.css'
import { Timeline } from './timeline.js'

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const id = params['id'] ?? ''
  const asked = useAskedDesk(id, async (desk) => ({ card: await desk.holder(id) }))
  return (
    <div className={page['page']}>
      <p>
        <a href={href('/admin/certificats')}>{t('web.admin.back')}</a>
      </p>
      <Troubled asked={asked} />
      {!asked.value && !asked.fault && <Skeleton lines={6} />}
      {asked.value && !asked.value.card && (
        <EmptyState icon="search" title={t('web.admin.unknown')} />
      )}
      {asked.value?.card && <Card card={asked.value.card} />}
    </div>
  )
}

function Card({ card }: { readonly card: HolderCard }) {
  const [doing, setDoing] = useState<Doing>()
  const close = (): void => {
    setDoing(undefined)
  }
  return (
    <>
      <Head card={card} onDo={setDoing} />
      <Mailboxes card={card} />
      <Timeline certificates={card.certificates} onDo={setDoing} />
      {doing?.kind === 'revoke' && (
        <RevokeDialog name={card.name} serial={doing.certificate.id} onClose={close} />
      )}
      {doing?.kind === 'revoke-all' && (
        <RevokeDialog name={card.name} identity={card.id} onClose={close} />
      )}
      {doing?.kind === 'renew' && (
        <RenewDialog name={plainName(card.name)} serial={doing.certificate.id} onClose={close} />
      )}
      {doing?.kind === 'release' && <ReleaseDialog serial={doing.certificate.id} onClose={close} />}
    </>
  )
}

const isLive = ({ state }: RegisteredCertificate): boolean =>
  state === 'active' || state === 'soon' || state === 'suspended'

function Head({
  card,
  onDo,
}: {
  readonly card: HolderCard
  readonly onDo: (doing: Doing) => void
}) {
  const { t, language } = useWords()
  const { name, profession, place, id, enrolledAt, state } = card
  const what = [profession, place, numberText(id)].filter(Boolean).join(' · ')
  const shown = plainName(name)
  return (
    <header className={styles['head']}>
      <Mark name={shown} size="large" />
      <div className={styles['words']}>
        <h1>{shown}</h1>
        <p className={page['quiet']}>{what}</p>
        <p className={page['quiet']}>
          {t('web.admin.enrolled', { date: dateText(language, enrolledAt) })}
        </p>
        {state === 'suspended' && (
          <Chip tone="doubt" icon="lock">
            {t('web.admin.is-suspended')}
          </Chip>
        )}
      </div>
      {card.certificates.some(isLive) && (
        <Button
          icon="blocked"
          onPress={() => {
            onDo({ kind: 'revoke-all' })
          }}
        >
          {t('web.admin.revoke-all')}
        </Button>
      )}
    </header>
  )
}
