/** A name that a stranger chose: set apart from the words around it, with a warning where it may deceive. */

import { useWords } from '../../state/words.js'
import { Icon } from '../icon.js'
import { shownFileName, shownName, type ShownName } from './names.js'
import styles from './letter.module.css'

function Shown({ shown, doubts }: ShownName) {
  const { t } = useWords()
  const said = doubts.map((doubt) => t(`web.safe.doubt.${doubt}`)).join(' ')
  return (
    <>
      <bdi>{shown}</bdi>
      {said !== '' && (
        <span className={styles['doubt']} title={said}>
          <Icon name="warning" label={said} />
        </span>
      )}
    </>
  )
}

/** Of a person. */
export const PersonName = ({ name }: { readonly name: string }) => <Shown {...shownName(name)} />

/** Of a file. */
export function FileName({ name }: { readonly name: string }) {
  const { t } = useWords()
  const { shown, doubts } = shownFileName(name)
  return <Shown shown={shown === '' ? t('web.safe.unnamed') : shown} doubts={doubts} />
}
