/** What is done to the keys that wants a word first: another passphrase, a file, the directory, an end. */

import { useState } from 'react'
import { isFault } from '../../../../server/base/index.js'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Field } from '../../parts/field.js'
import { PassphraseForm } from '../../parts/keys/passphrase-form.js'
import { useAsking } from '../../state/asking.js'
import { useKeys } from '../../state/keys.js'
import { plainName, useWho } from '../../state/who.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { askWorker } from '../../worker/ask.js'
import styles from './keys.module.css'

export type KeysTask = 'change' | 'renew' | 'import' | 'withdraw' | 'forget'

interface Closing {
  readonly onClose: () => void
}

const maxFileBytes = 512 * 1024

function ChangeDialog({ onClose }: Closing) {
  const { t } = useWords()
  const asking = useAsking()
  return (
    <Dialog title={t('web.keys.change-title')} isOpen onClose={onClose} isDismissable={false}>
      <PassphraseForm
        {...{ kind: 'change', submit: t('web.keys.change-title'), onCancel: onClose }}
        onSubmit={async (to, from) => {
          await askWorker('changePassphrase', { from, to }, asking)
          announce(t('web.keys.changed'))
          onClose()
        }}
      />
    </Dialog>
  )
}

/** New ones beside those that are here, or the signature that is lacking beside keys of another program. */
function RenewDialog({ onClose }: Closing) {
  const { t } = useWords()
  const asking = useAsking()
  const { known } = useKeys()
  const name = plainName(useWho().displayName)
  const lacks = known?.signature === null
  const title = t(lacks ? 'web.keys.prepare' : 'web.keys.renew-title')
  const openPgp = !(lacks && known.hasOpenPgp)
  return (
    <Dialog title={title} isOpen onClose={onClose} isDismissable={false}>
      <PassphraseForm
        {...{ kind: 'once', submit: title, onCancel: onClose }}
        onSubmit={async (passphrase) => {
          const given = { passphrase, name, openPgp, replaces: true }
          await askWorker('makeKeys', given, asking)
          announce(t('web.keys.renewed'))
          onClose()
        }}
      >
        <p>{t(lacks ? 'web.keys.unlock-text' : 'web.keys.renew-text')}</p>
      </PassphraseForm>
    </Dialog>
  )
}

/** It opens by a code of its own: what another program made. */
const hasCode = (file: File): boolean => isBundle(file) || /\.(asc|gpg|pgp)$/i.test(file.name)

const isBundle = ({ name }: File): boolean => /\.(p12|pfx)$/i.test(name)

async function contentsOf(
  files: readonly File[],
): Promise<{ readonly text: string; readonly bundles: readonly Uint8Array[] }> {
  const chosen = files.filter(({ size }) => size <= maxFileBytes).slice(0, 4)
  const texts = chosen.filter((file) => !isBundle(file)).map((file) => file.text())
  const bundles = chosen
    .filter(isBundle)
    .map(async (file) => new Uint8Array(await file.arrayBuffer()))
  return { text: (await Promise.all(texts)).join('\n'), bundles: await Promise.all(bundles) }
}

function ImportDialog({ onClose }: Closing) {
  const { t } = useWords()
  const asking = useAsking()
  const { known } = useKeys()
  const [files, setFiles] = useState<readonly File[]>([])
  const [code, setCode] = useState('')
  const asksCode = files.some(hasCode)
  // It has a code of its own: the passphrase is that of the keys here, chosen now when there are none.
  const kind = asksCode && known?.state === 'none' ? 'twice' : 'once'
  return (
    <Dialog title={t('web.keys.import-title')} isOpen onClose={onClose} isDismissable={false}>
      <PassphraseForm
        {...{ kind, submit: t('web.keys.import-do'), onCancel: onClose }}
        onSubmit={async (passphrase) => {
          const contents = await contentsOf(files)
          await askWorker('importKeys', { ...contents, code, passphrase }, asking)
          announce(t('web.keys.imported'))
          onClose()
        }}
      >
        <p>{t('web.keys.import-text')}</p>
        <div className={styles['files']}>
          <label className={styles['choose']}>
            {t('web.keys.import-files')}
            <input
              type="file"
              multiple
              className="visually-hidden"
              accept=".json,.asc,.gpg,.pgp,.pem,.key,.crt,.p12,.pfx"
              onChange={(event) => {
                setFiles([...(event.target.files ?? [])])
              }}
            />
          </label>
          <span role="status" className={styles['chosen']}>
            {files.map(({ name }) => name).join(', ')}
          </span>
        </div>
        {asksCode && (
          <Field
            {...{ label: t('web.keys.code'), help: t('web.keys.code-hint'), type: 'password' }}
            {...{ value: code, onChange: setCode, autoComplete: 'off' }}
          />
        )}
      </PassphraseForm>
    </Dialog>
  )
}

interface Sure extends Closing {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly onSure: () => Promise<void>
}

function SureDialog({ title, text, action, onSure, onClose }: Sure) {
  const { t } = useWords()
  const sure = (): void => {
    onSure().then(onClose, (error: unknown) => {
      announce(isFault(error) ? error.message : t('web.keys.failed'), { tone: 'bad' })
      onClose()
    })
  }
  const actions = (
    <>
      <Button onPress={onClose}>{t('web.keys.cancel')}</Button>
      <Button kind="danger" onPress={sure}>
        {action}
      </Button>
    </>
  )
  return (
    <Dialog {...{ title, onClose, actions }} isOpen>
      <p>{text}</p>
    </Dialog>
  )
}

export function KeysDialogs({ task, onClose }: Closing & { readonly task: KeysTask | undefined }) {
  const { t } = useWords()
  const asking = useAsking()
  if (task === 'change') return <ChangeDialog onClose={onClose} />
  if (task === 'renew') return <RenewDialog onClose={onClose} />
  if (task === 'import') return <ImportDialog onClose={onClose} />
  if (task === 'withdraw')
    return (
      <SureDialog
        {...{ title: t('web.keys.withdraw-do'), text: t('web.keys.withdraw-ask'), onClose }}
        action={t('web.keys.withdraw-do')}
        onSure={() => askWorker('withdrawKeys', null, asking)}
      />
    )
  if (task !== 'forget') return null
  return (
    <SureDialog
      {...{ title: t('web.keys.forget-title'), text: t('web.keys.forget-ask'), onClose }}
      action={t('web.keys.forget-do')}
      onSure={async () => {
        await askWorker('forgetKeys', null, asking)
        announce(t('web.keys.forgotten'))
      }}
    />
  )
}
