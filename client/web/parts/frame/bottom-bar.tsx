/** The bar of a narrow screen: four places, what one does most among them, and the rest with who is here behind a fifth. */

import { useState } from 'react'
import { Button as Pressable } from 'react-aria-components'
import { pathOf, type PageEntry } from '../../pages/index.js'
import { href, useRoute } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { cx } from '../cx.js'
import { Dialog } from '../dialog.js'
import { Icon } from '../icon.js'
import { Identity } from './identity.js'
import { PageLink, useListed } from './navigation.js'
import styles from './bottom-bar.module.css'

export function BottomBar({ current }: { readonly current: PageEntry | undefined }) {
  const { t } = useWords()
  const { path } = useRoute()
  const [openAt, setOpenAt] = useState<string>()
  const { action, main, admin } = useListed()
  const listed = [...main, ...admin]
  // Who has no mailbox has the administrators' pages there.
  const places = listed.filter((entry) => entry.inBar).slice(0, 4)
  const inBar = places.length < 4 ? [...places, ...action.slice(0, 1)] : places
  const rest = [...action, ...listed].filter((one) => !inBar.includes(one))
  return (
    <nav aria-label={t('web.frame.navigation')} className={styles['bar']}>
      {inBar.map((entry) => (
        <PageLink key={entry.path} entry={entry} current={current} className={styles['place']} />
      ))}
      <Pressable
        className={cx(styles['more'])}
        onPress={() => {
          setOpenAt(path)
        }}
      >
        <Icon name="more" />
        {t('web.frame.more')}
      </Pressable>
      {/* Going somewhere closes it. */}
      <Dialog
        title={t('web.frame.more')}
        isOpen={openAt === path}
        onClose={() => {
          setOpenAt(undefined)
        }}
      >
        <ul className={styles['rest']}>
          {rest.map((entry) => (
            <li key={entry.path}>
              <a href={href(pathOf(entry))} className={styles['link']}>
                <Icon name={entry.icon} />
                {t(entry.title)}
              </a>
            </li>
          ))}
        </ul>
        <Identity />
      </Dialog>
    </nav>
  )
}
