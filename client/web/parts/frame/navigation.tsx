/** The side: the two actions, the pages, and who is here. */

import { lazy, Suspense, type ComponentType } from 'react'
import { pages, pathOf, type PageEntry } from '../../pages/index.js'
import { href } from '../../state/route.js'
import { useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { LinkButton } from '../button.js'
import { Catch } from '../catch.js'
import { cx } from '../cx.js'
import { Icon } from '../icon.js'
import { Identity } from './identity.js'
import styles from './navigation.module.css'

export function Brand() {
  return (
    <span className={styles['brand']}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M7 11.5A1.5 1.5 0 0 1 8.5 10h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 7 20.5zM7.6 11l8.4 6.5 8.4-6.5" />
      </svg>
      Pli
    </span>
  )
}

/** Of professions that seldom prescribe, or may not: they write more than they prescribe. */
const writesFirst = /\((pharmacien|infirmi[èe]re?|masseur|orthophon|psycholog|biolog)/i

/** The pages somebody sees: those of a mailbox for who has one, those of administrators for them. */
export function useListed(): Readonly<Record<'action' | 'main' | 'admin', readonly PageEntry[]>> {
  const { roles, kind, displayName } = useWho()
  const hasMailbox = useBox().box !== undefined
  const of = (wanted: PageEntry['place'], isFor: boolean): readonly PageEntry[] =>
    isFor ? pages.filter(({ place }) => place === wanted) : []
  const actions = of('action', hasMailbox)
  const isWriter = kind !== 'professional' || writesFirst.test(displayName)
  return {
    action: isWriter ? actions : actions.toReversed(),
    main: of('main', hasMailbox),
    admin: of('admin', roles.length > 0),
  }
}

const badges = new Map<NonNullable<PageEntry['badge']>, ComponentType>()

/** The number beside a page's name: none while it is not known, or when it cannot be had. */
function BadgeOf({ badge }: { readonly badge: NonNullable<PageEntry['badge']> }) {
  const known = badges.get(badge) ?? lazy(async () => ({ default: (await badge()).Badge }))
  badges.set(badge, known)
  const Badge = known
  return (
    <Catch fallback={() => null}>
      <Suspense fallback={null}>
        <span className={styles['badge']}>
          <Badge />
        </span>
      </Suspense>
    </Catch>
  )
}

export function PageLink({
  entry,
  current,
  className,
}: {
  readonly entry: PageEntry
  readonly current: PageEntry | undefined
  readonly className?: string | undefined
}) {
  const { t } = useWords()
  const isHere = entry === current
  return (
    <a
      href={href(pathOf(entry))}
      className={cx(styles['link'], isHere && styles['here'], className)}
      {...(isHere && { 'aria-current': 'page' as const })}
    >
      <Icon name={entry.icon} />
      <span className={styles['name']}>{t(entry.title)}</span>
      {entry.badge && <BadgeOf badge={entry.badge} />}
    </a>
  )
}

export function Navigation({ current }: { readonly current: PageEntry | undefined }) {
  const { t } = useWords()
  const { action, main, admin } = useListed()
  return (
    <aside aria-label="Pli" className={styles['side']}>
      <Brand />
      <div className={styles['actions']}>
        {action.map((entry, index) => (
          <LinkButton
            key={entry.path}
            to={href(pathOf(entry))}
            kind={index === 0 ? 'main' : 'plain'}
            icon={entry.icon}
          >
            {t(entry.title)}
          </LinkButton>
        ))}
      </div>
      <nav aria-label={t('web.frame.navigation')} className={styles['list']}>
        {main.map((entry) => (
          <PageLink key={entry.path} entry={entry} current={current} />
        ))}
        {admin.length > 0 && <p className={styles['heading']}>{t('web.admin.places')}</p>}
        {admin.map((entry) => (
          <PageLink key={entry.path} entry={entry} current={current} />
        ))}
      </nav>
      <Identity />
    </aside>
  )
}
