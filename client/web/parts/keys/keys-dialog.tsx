/** The one dialog a signer meets: the first time it makes the keys, afterwards it opens them. */

import type { KeysRequest } from '../../state/keys.js'
import { plainName, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { askWorker } from '../../worker/ask.js'
import { Dialog } from '../dialog.js'
import { PassphraseForm } from './passphrase-form.js'

export function KeysDialog({ request }: { readonly request: KeysRequest }) {
  const { t } = useWords()
  const { displayName } = useWho()
  const { kind, asking, done } = request
  const isFirst = kind === 'make'
  const close = (): void => {
    done(false)
  }
  const submit = async (passphrase: string): Promise<void> => {
    if (isFirst) {
      // Without the profession: it is the name in the key.
      const given = { passphrase, name: plainName(displayName), openPgp: true }
      await askWorker('makeKeys', given, asking)
    } else await askWorker('unlockKeys', { passphrase }, asking)
    done(true)
  }
  const title = isFirst ? t('web.keys.prepare') : t('web.keys.unlock')
  return (
    <Dialog title={title} isOpen onClose={close} isDismissable={false}>
      <PassphraseForm
        {...{ kind: isFirst ? 'twice' : 'once', submit: title }}
        {...{ onCancel: close, onSubmit: submit }}
      >
        <p>{isFirst ? t('web.keys.prepare-text') : t('web.keys.unlock-text')}</p>
      </PassphraseForm>
    </Dialog>
  )
}
