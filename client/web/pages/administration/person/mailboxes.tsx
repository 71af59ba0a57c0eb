/** The mailboxes of somebody, who else may open them, and those of others that are open to them. */

import type { AdministeredMailbox, Delegation, HolderCard } from '../../../../api/index.js'
import { Chip } from '../../../parts/chip.js'
import { cx } from '../../../parts/cx.js'
import { dateText } from '../../../parts/format.js'
import { browserClock } from '../../../platform/clock.js'
import { useWords, type Words } from '../../../state/words.js'
import page from '../shared/page.module.css'
import styles from './person.module.css'

const actions = ['read', 'send', 'manage'] as const

export const isOver = ({ to }: Delegation): boolean => to !== null && to <= browserClock.now()

/** `lire, envoyer · jusqu’au 12 nov. 2026 · remplacement` */
export function grantText(grant: Delegation, { t, language }: Words): string {
  const may = actions.filter((one) => grant.actions.includes(one))
  const day = (ms: number): string => dateText(language, ms)
  const { from, to, why } = grant
  const isToCome = from !== null && from > browserClock.now()
  return [
    may.map((one) => t(`web.admin.action.${one}`)).join(', '),
    isToCome && t('web.admin.grant-from', { date: day(from) }),
    to === null && t('web.admin.grant-open'),
    to !== null &&
      t(isOver(grant) ? 'web.admin.grant-ended' : 'web.admin.grant-until', { date: day(to) }),
    why,
  ]
    .filter(Boolean)
    .join(' · ')
}

export function Mailboxes({ card }: { readonly card: HolderCard }) {
  const { t } = useWords()
  const { mailboxes, delegated } = card
  return (
    <>
      <section className={styles['section']} aria-labelledby="mailboxes">
        <h2 id="mailboxes">{t('web.admin.mailboxes')}</h2>
        {mailboxes.length === 0 && <p className={page['quiet']}>{t('web.admin.no-mailbox')}</p>}
        {mailboxes.map((one) => (
          <Box key={one.id} mailbox={one} />
        ))}
      </section>
      {delegated.length > 0 && (
        <section className={styles['section']} aria-labelledby="delegated">
          <h2 id="delegated">{t('web.admin.delegations')}</h2>
          <ul className={styles['grants']}>
            {delegated.map((one) => (
              <GrantLine key={`${one.address} ${one.createdAt}`} grant={one} who={one.address} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const tones = { active: 'good', suspended: 'doubt', closed: 'plain' } as const

function Box({ mailbox }: { readonly mailbox: AdministeredMailbox }) {
  const { t } = useWords()
  const { id, type, state, grants } = mailbox
  const kind = (['PER', 'ORG', 'APP', 'CAB'] as const).find((one) => one === type)
  return (
    <div className={styles['box']}>
      <div className={styles['boxHead']}>
        <span className={styles['address']}>{id}</span>
        <Chip tone={tones[state]}>{t(`web.admin.box-state.${state}`)}</Chip>
      </div>
      {kind && <p className={page['quiet']}>{t(`web.admin.box.${kind}`)}</p>}
      {grants.length > 0 && (
        <ul className={styles['grants']} aria-label={t('web.admin.delegates')}>
          {grants.map((one) => (
            <GrantLine key={`${one.identity} ${one.createdAt}`} grant={one} who={one.name} />
          ))}
        </ul>
      )}
    </div>
  )
}

function GrantLine({ grant, who }: { readonly grant: Delegation; readonly who: string }) {
  const words = useWords()
  return (
    <li className={cx(styles['grant'], isOver(grant) && styles['over'])}>
      <span className={styles['address']}>{who}</span>
      <span className={page['quiet']}>{grantText(grant, words)}</span>
    </li>
  )
}
