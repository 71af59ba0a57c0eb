/** What was found: one sentence for each way in, with its rule and the remedy; the same sentence is said once. */

import type { Reason, Reasons } from '../../../../api/index.js'
import { Card } from '../../../parts/card.js'
import { Chip } from '../../../parts/chip.js'
import { href } from '../../../state/route.js'
import { useWords, type Words } from '../../../state/words.js'
import page from '../shared/page.module.css'
import styles from './why.module.css'

const ways = {
  submission: 'web.admin.way.submission',
  imap: 'web.admin.way.imap',
  https: 'web.admin.way.https',
} as const

const wayText = (listener: string, { t }: Words): string =>
  listener in ways ? t(ways[listener as keyof typeof ways]) : listener

interface Group {
  readonly ways: readonly string[]
  readonly reason: Reason | null
}

/** Listeners that answer the same stand together. */
function grouped({ answers }: Reasons, words: Words): readonly Group[] {
  const groups = new Map<string, { ways: string[]; reason: Reason | null }>()
  for (const { listener, reason } of answers) {
    const key = reason?.fact.fr ?? ''
    const group = groups.get(key) ?? { ways: [], reason }
    groups.set(key, group)
    group.ways.push(wayText(listener, words))
  }
  return [...groups.values()]
}

export function Answer({ about, reasons }: { readonly about: string; readonly reasons: Reasons }) {
  const words = useWords()
  const { t } = words
  const { mailboxState, answers, identity, name, owner, lapsed } = reasons
  const isMailbox = reasons.about === 'mailbox'
  const who = identity ?? owner
  return (
    <Card title={<span className={styles['about']}>{about}</span>}>
      <div className={page['form']} role="status">
        {isMailbox && <MailboxSentence state={mailboxState} />}
        {isMailbox && mailboxState !== null && answers.length === 0 && (
          <p>{t('web.admin.whys-no-certificate')}</p>
        )}
        {grouped(reasons, words).map((group) => (
          <GroupAnswer key={group.ways.join()} group={group} />
        ))}
        {lapsed.map((one) => (
          <Explained key={one.fact.fr} reason={one} />
        ))}
        {who !== null && (
          <p>
            <a href={href('/admin/fiche', who)}>
              {name === null ? t('web.admin.to-card') : t('web.admin.card-of', { name })}
            </a>
          </p>
        )}
      </div>
    </Card>
  )
}

function MailboxSentence({ state }: { readonly state: Reasons['mailboxState'] }) {
  const { t } = useWords()
  const tone = state === 'active' ? 'good' : 'bad'
  return (
    <p className={page['row']}>
      <Chip tone={tone} icon={state === 'active' ? 'check' : 'blocked'}>
        {t('web.admin.mailbox')}
      </Chip>
      {t(`web.admin.whys-box.${state ?? 'none'}`)}
    </p>
  )
}

function GroupAnswer({ group: { ways: names, reason } }: { readonly group: Group }) {
  const { t } = useWords()
  return (
    <section className={styles['answer']}>
      <p className={page['row']}>
        <Chip tone={reason ? 'bad' : 'good'} icon={reason ? 'blocked' : 'check'}>
          {t(reason ? 'web.admin.refused' : 'web.admin.admitted')}
        </Chip>
        <span className={page['quiet']}>{names.join(', ')}</span>
      </p>
      {reason && <Explained reason={reason} />}
    </section>
  )
}

function Explained({ reason: { rule, fact, remedy } }: { readonly reason: Reason }) {
  const { t, language } = useWords()
  return (
    <div className={styles['reason']}>
      <p className={styles['fact']}>{fact[language]}</p>
      <p>{remedy[language]}</p>
      <p className={page['quiet']}>{t('web.admin.rule', { rule })}</p>
    </div>
  )
}
