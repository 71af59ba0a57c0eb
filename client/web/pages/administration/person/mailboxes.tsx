/** The mailboxes of somebody, who else may open them, and those of others that are open to them. */

import { useState } from 'react'
import type { Delegation, HolderCard } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { cx } from '../../../parts/cx.js'
import { useWords } from '../../../state/words.js'
import { grantText, isOver } from '../shared/grant-text.js'
import { MailboxCard } from '../shared/mailbox-card.js'
import boxStyles from '../shared/mailbox.module.css'
import page from '../shared/page.module.css'
import { OpenDialog } from './open-dialog.js'
import styles from './person.module.css'

export function Mailboxes({ card }: { readonly card: HolderCard }) {
  const { t } = useWords()
  const [isOpening, setOpening] = useState(false)
  const { mailboxes, delegated } = card
  return (
    <>
      <section className={styles['section']} aria-labelledby="mailboxes">
        <div className={page['head']}>
          <h2 id="mailboxes">{t('web.admin.mailboxes')}</h2>
          <Button
            size="small"
            icon="plus"
            onPress={() => {
              setOpening(true)
            }}
          >
            {t('web.admin.open-box')}
          </Button>
        </div>
        {mailboxes.length === 0 && <p className={page['quiet']}>{t('web.admin.no-mailbox')}</p>}
        {mailboxes.map((one) => (
          <MailboxCard key={one.id} mailbox={one} />
        ))}
      </section>
      {isOpening && (
        <OpenDialog
          card={card}
          onClose={() => {
            setOpening(false)
          }}
        />
      )}
      {delegated.length > 0 && (
        <section className={styles['section']} aria-labelledby="delegated">
          <h2 id="delegated">{t('web.admin.delegations')}</h2>
          <ul className={boxStyles['grants']}>
            {delegated.map((one) => (
              <Delegated key={`${one.address} ${one.createdAt}`} grant={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Delegated({ grant }: { readonly grant: Delegation }) {
  const words = useWords()
  return (
    <li className={cx(boxStyles['grant'], isOver(grant) && boxStyles['over'])}>
      <span className={boxStyles['address']}>{grant.address}</span>
      <span className={page['quiet']}>{grantText(grant, words)}</span>
    </li>
  )
}
