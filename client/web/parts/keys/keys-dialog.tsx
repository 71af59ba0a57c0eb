/** The one dialog a signer meets: the first time it makes the keys, afterwards it opens them. */

import { useEffect, useState } from 'react'
import type { KeysRequest } from '../../state/keys.js'
import { plainName, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { href } from '../../state/route.js'
import { askWorker } from '../../worker/ask.js'
import type { Asking } from '../../worker/wire.js'
import { Banner } from '../banner.js'
import { LinkButton } from '../button.js'
import { Dialog } from '../dialog.js'
import { PassphraseForm } from './passphrase-form.js'

/** Whether the directory gives keys of the person, none of which are here: new ones would take their place. */
function useElsewhere(asking: Asking, isWanted: boolean): boolean {
  const [isElsewhere, setElsewhere] = useState(false)
  useEffect(() => {
    if (!isWanted) return undefined
    let isLate = false
    askWorker('keysState', { withDirectory: true }, asking).then(
      ({ published }) => {
        const places = published ? [published.certificate, published.openPgp] : []
        if (!isLate) setElsewhere(places.includes('elsewhere'))
      },
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [asking, isWanted])
  return isElsewhere
}

export function KeysDialog({ request }: { readonly request: KeysRequest }) {
  const { t } = useWords()
  const { displayName } = useWho()
  const { kind, asking, done } = request
  const isFirst = kind === 'make'
  const isElsewhere = useElsewhere(asking, isFirst)
  const close = (): void => {
    done(false)
  }
  const submit = async (passphrase: string): Promise<void> => {
    if (isFirst) {
      // Without the profession: it is the name in the key.
      const given = { passphrase, name: plainName(displayName), openPgp: true, replaces: false }
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
        {isElsewhere && (
          <Banner
            tone="doubt"
            icon="key"
            action={
              <LinkButton size="small" to={href('/cles')} onPress={close}>
                {t('web.keys.to-page')}
              </LinkButton>
            }
          >
            {t('web.keys.made-elsewhere')}
          </Banner>
        )}
        <p>{isFirst ? t('web.keys.prepare-text') : t('web.keys.unlock-text')}</p>
      </PassphraseForm>
    </Dialog>
  )
}
