/** The card of a professional or a structure: places, mailboxes, and whether what is sent is sealed for them alone. */

import { useEffect, useState } from 'react'
import {
  directoryCard,
  receivesSealed,
  type DirectoryEntry,
  type DirectoryMailbox,
} from '../../../gateway/index.js'
import { LinkButton } from '../../parts/button.js'
import { CallLink } from '../../parts/call-link.js'
import { Chip } from '../../parts/chip.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FoundLine, FoundList } from '../../parts/finder.js'
import { Mark } from '../../parts/person.js'
import { detailOf, nameOf, townOf } from '../../parts/person-picker/index.js'
import { Trouble } from '../../parts/trouble.js'
import { useGateway } from '../../state/directory.js'
import { useReturns } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import styles from './directory.module.css'

type Known = readonly DirectoryEntry[] | 'failed' | undefined

function useCard(id: string): Known {
  const link = useGateway()
  const returns = useReturns()
  const [card, setCard] = useState<Known>()
  useEffect(() => {
    let isLate = false
    directoryCard(link, id).then(
      (found) => {
        if (!isLate) setCard(found)
      },
      () => {
        if (!isLate) setCard('failed')
      },
    )
    return () => {
      isLate = true
    }
  }, [link, id, returns])
  return card
}

export function DirectoryCard({ id, back }: { readonly id: string; readonly back: string }) {
  const { t } = useWords()
  const card = useCard(id)
  if (card === undefined) return null
  if (card === 'failed') return <Trouble title={t('web.directory.silent')} />
  const own = card.filter((one) => one.id === id)
  const [first] = own
  if (!first) return <EmptyState icon="search" title={t('web.directory.unknown')} />
  const staff = card.filter((one) => one.id !== id)
  const what = first.specialty || first.profession
  return (
    <article className={styles['card']} aria-labelledby="directory-name">
      <a href={back} className={styles['back']}>
        {t('web.directory.back')}
      </a>
      <header className={styles['head']}>
        <Mark name={nameOf(first)} size="large" />
        <div>
          <h1 id="directory-name">{nameOf(first)}</h1>
          {what !== '' && <p className={styles['detail']}>{what}</p>}
        </div>
      </header>
      {own.map((entry) => (
        <Place key={entry.place?.id ?? ''} entry={entry} />
      ))}
      {staff.length > 0 && <Staff people={staff} />}
    </article>
  )
}

function Place({ entry }: { readonly entry: DirectoryEntry }) {
  const { t } = useWords()
  const { place, mailboxes } = entry
  const town = [place?.postalCode, townOf(place?.city ?? '')].filter(Boolean).join(' ')
  const where = [place?.street, town].filter(Boolean).join(', ')
  return (
    <section className={styles['place']}>
      {place && entry.kind === 'person' && <h2>{place.name}</h2>}
      {where !== '' && <p className={styles['detail']}>{where}</p>}
      {entry.phone !== '' && (
        <p className={styles['detail']}>
          <CallLink phone={entry.phone} />
        </p>
      )}
      {mailboxes.length === 0 && <p className={styles['hint']}>{t('web.directory.no-mailbox')}</p>}
      {mailboxes.map((mailbox) => (
        <MailboxLine key={mailbox.address} entry={entry} mailbox={mailbox} />
      ))}
    </section>
  )
}

function MailboxLine({
  entry,
  mailbox,
}: {
  readonly entry: DirectoryEntry
  readonly mailbox: DirectoryMailbox
}) {
  const { t } = useWords()
  const link = useGateway()
  const [sealed, setSealed] = useState<boolean>()
  const { address, service, description } = mailbox
  useEffect(() => {
    let isLate = false
    receivesSealed(link, address).then(
      (is) => {
        if (!isLate) setSealed(is)
      },
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [link, address])
  const about = [service, description].filter((part) => part !== '').join(' · ')
  return (
    <div className={styles['mailbox']}>
      <div className={styles['words']}>
        <span className={styles['address']}>{address}</span>
        {about !== '' && <span className={styles['detail']}>{about}</span>}
        {sealed !== undefined && (
          <Chip tone={sealed ? 'good' : 'plain'} icon={sealed ? 'lock' : 'shield'}>
            {t(sealed ? 'web.directory.sealed' : 'web.directory.in-space')}
          </Chip>
        )}
      </div>
      <LinkButton
        kind="main"
        icon="write"
        to={`${href('/ecrire')}?a=${encodeURIComponent(address)}&nom=${encodeURIComponent(nameOf(entry))}`}
      >
        {t('web.directory.write')}
      </LinkButton>
    </div>
  )
}

function Staff({ people }: { readonly people: readonly DirectoryEntry[] }) {
  const { t } = useWords()
  return (
    <section className={styles['place']}>
      <h2>{t('web.directory.staff')}</h2>
      <FoundList label={t('web.directory.staff')}>
        {people.map((one) => (
          <FoundLine
            key={one.id}
            to={href('/annuaire', one.id)}
            isOpen={false}
            name={nameOf(one)}
            detail={detailOf({ ...one, place: null })}
          />
        ))}
      </FoundList>
    </section>
  )
}
