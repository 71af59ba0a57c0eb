/** The bar of a narrow screen: four places and the rest behind a fifth. */

import type { PageEntry } from '../../pages/index.js'
import { useWords } from '../../state/words.js'
import { PageLink, useListed } from './navigation.js'
import styles from './bottom-bar.module.css'

export function BottomBar({ current }: { readonly current: PageEntry | undefined }) {
  const { t } = useWords()
  const listed = useListed().filter(({ inBar }) => inBar)
  return (
    <nav aria-label={t('web.frame.navigation')} className={styles['bar']}>
      {listed.slice(0, 4).map((entry) => (
        <PageLink key={entry.path} entry={entry} current={current} className={styles['place']} />
      ))}
    </nav>
  )
}
