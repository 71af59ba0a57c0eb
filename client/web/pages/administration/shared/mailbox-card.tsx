/** A mailbox: how it stands, who else may open it, and what can be done about both. */

import { useState } from 'react'
import type { AdministeredMailbox, Delegation } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { Chip } from '../../../parts/chip.js'
import { cx } from '../../../parts/cx.js'
import { href } from '../../../state/route.js'
import { useWords } from '../../../state/words.js'
import { ActDialog } from './act-dialog.js'
import { DelegateDialog } from './delegate-dialog.js'
import { grantText, isOver } from './grant-text.js'
import styles from './mailbox.module.css'
import page from './page.module.css'

const tones = { active: 'good', suspended: 'doubt', closed: 'plain' } as const

type Deed =
  | { readonly kind: 'suspend' | 'resume' | 'delegate' }
  | { readonly kind: 'end'; readonly grant: Delegation }

export function MailboxCard({
  mailbox,
  withOwner = false,
}: {
  readonly mailbox: AdministeredMailbox
  readonly withOwner?: boolean
}) {
  const { t } = useWords()
  const [deed, setDeed] = useState<Deed>()
  const { id, type, state, grants, owner, ownerName } = mailbox
  const kind = (['PER', 'ORG', 'APP', 'CAB'] as const).find((one) => one === type)
  const change = state === 'active' ? 'suspend' : 'resume'
  return (
    <div className={styles['box']}>
      <div className={styles['head']}>
        <span className={styles['address']}>{id}</span>
        <Chip tone={tones[state]}>{t(`web.admin.box-state.${state}`)}</Chip>
      </div>
      {state !== 'closed' && (
        <div className={styles['doings']}>
          <Button
            size="small"
            aria-label={`${t('web.admin.delegate')} ${id}`}
            onPress={() => {
              setDeed({ kind: 'delegate' })
            }}
          >
            {t('web.admin.delegate')}
          </Button>
          <Button
            size="small"
            aria-label={`${t(`web.admin.${change}-box`)} ${id}`}
            onPress={() => {
              setDeed({ kind: change })
            }}
          >
            {t(`web.admin.${change}-box`)}
          </Button>
        </div>
      )}
      <p className={cx(page['quiet'], styles['whose'])}>
        {kind && t(`web.admin.box.${kind}`)}
        {withOwner && (
          <>
            {' · '}
            <a href={href('/admin/fiche', owner)}>{ownerName}</a>
          </>
        )}
      </p>
      {grants.length > 0 && (
        <ul className={styles['grants']} aria-label={t('web.admin.delegates')}>
          {grants.map((grant) => (
            <GrantLine
              key={`${grant.identity} ${grant.createdAt}`}
              grant={grant}
              onEnd={() => {
                setDeed({ kind: 'end', grant })
              }}
            />
          ))}
        </ul>
      )}
      <Deeds
        {...{ mailbox, deed }}
        onClose={() => {
          setDeed(undefined)
        }}
      />
    </div>
  )
}

function GrantLine({ grant, onEnd }: { readonly grant: Delegation; readonly onEnd: () => void }) {
  const words = useWords()
  const { t } = words
  return (
    <li className={cx(styles['grant'], isOver(grant) && styles['over'])}>
      <span className={styles['address']}>{grant.name}</span>
      <span className={page['quiet']}>{grantText(grant, words)}</span>
      {!isOver(grant) && (
        <Button
          size="small"
          kind="quiet"
          aria-label={`${t('web.admin.end-grant')} ${grant.name}`}
          onPress={onEnd}
        >
          {t('web.admin.end-grant')}
        </Button>
      )}
    </li>
  )
}

function Deeds({
  mailbox: { id: address },
  deed,
  onClose,
}: {
  readonly mailbox: AdministeredMailbox
  readonly deed: Deed | undefined
  readonly onClose: () => void
}) {
  const { t } = useWords()
  if (!deed) return null
  if (deed.kind === 'delegate') return <DelegateDialog {...{ address, onClose }} />
  if (deed.kind === 'end') {
    const { identity, name } = deed.grant
    return (
      <ActDialog
        title={t('web.admin.end-grant-title', { name })}
        text={t('web.admin.end-grant-text', { name, address })}
        deed={t('web.admin.end-grant-do')}
        act={(desk, why) => desk.endGrants(address, identity, why)}
        onClose={onClose}
      />
    )
  }
  const isSuspending = deed.kind === 'suspend'
  return (
    <ActDialog
      title={t(`web.admin.${deed.kind}-box-title`, { address })}
      text={t(`web.admin.${deed.kind}-box-text`)}
      deed={t(isSuspending ? 'web.admin.suspend-do' : 'web.admin.resume-box-do')}
      isDanger={isSuspending}
      act={(desk, why) => desk.setMailboxState(address, isSuspending ? 'suspended' : 'active', why)}
      onClose={onClose}
    />
  )
}
