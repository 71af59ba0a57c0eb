/** Doubts where they arise, in words: what is missing once somebody tried to send, the rest at once. */

import type { SheetDoubt } from '../../../acts/index.js'
import { cx } from '../../parts/cx.js'
import { Icon } from '../../parts/icon.js'
import { useWords } from '../../state/words.js'
import type { Prescribing } from './state.js'
import styles from './doubts.module.css'

/** What is shown of the doubts at a place. */
export const shownAt = (page: Prescribing, where: string): readonly SheetDoubt[] =>
  page.doubts.filter((one) => one.where === where && (one.weight === 'doubt' || page.wasTried))

export function Doubts({ page, where }: { readonly page: Prescribing; readonly where: string }) {
  const { t } = useWords()
  const shown = shownAt(page, where)
  return (
    <ul id={`rx-doubts-${where}`} className={styles['doubts']} aria-live="polite">
      {shown.map(({ name, weight, values }) => (
        <li key={name} className={cx(styles['doubt'], weight === 'lack' && styles['lack'])}>
          <Icon name="warning" />
          <span>{t(`web.prescribe.doubt.${name}`, values)}</span>
        </li>
      ))}
    </ul>
  )
}
