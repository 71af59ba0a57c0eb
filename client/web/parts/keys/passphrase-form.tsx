/** A form of one, two or three passphrases: checked as one leaves it, sent by Enter, its fault in words. */

import { useState, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { isFault } from '../../../../server/base/index.js'
import { useWords } from '../../state/words.js'
import { Button } from '../button.js'
import { Field } from '../field.js'
import styles from './passphrase-form.module.css'

export const shortestPassphrase = 12

export interface PassphraseFormProps {
  /** `once` to open, `twice` for a new one, `change` for the old one and a new one. */
  readonly kind: 'once' | 'twice' | 'change'
  readonly submit: string
  readonly children?: ReactNode
  readonly onCancel: () => void
  /** Rejects with the fault that is shown. */
  readonly onSubmit: (passphrase: string, old: string) => Promise<void>
}

export function PassphraseForm({
  kind,
  submit,
  children,
  onCancel,
  onSubmit,
}: PassphraseFormProps) {
  const { t } = useWords()
  const [old, setOld] = useState('')
  const [phrase, setPhrase] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<{ field: 'old' | 'phrase' | 'again'; text: string }>()
  const [isBusy, setBusy] = useState(false)

  function check(): typeof fault {
    if (kind === 'once') return undefined
    if ([...phrase.normalize('NFC')].length < shortestPassphrase)
      return { field: 'phrase', text: t('web.keys.too-short', { count: shortestPassphrase }) }
    return phrase === again ? undefined : { field: 'again', text: t('web.keys.different') }
  }

  async function send(): Promise<void> {
    const found = check()
    setFault(found)
    if (found || isBusy) return
    setBusy(true)
    try {
      await onSubmit(phrase, old)
    } catch (error) {
      const text = isFault(error) ? error.message : t('web.keys.failed')
      setFault({ field: kind === 'change' ? 'old' : 'phrase', text })
      setBusy(false)
    }
  }

  const faultOf = (field: 'old' | 'phrase' | 'again'): string | undefined =>
    fault?.field === field ? fault.text : undefined
  const first = kind === 'change' ? t('web.keys.new') : t('web.keys.passphrase')
  return (
    <Form
      className={styles['form'] ?? ''}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      {kind === 'change' && (
        <Field
          {...{ label: t('web.keys.old'), type: 'password', autoFocus: true }}
          {...{ value: old, onChange: setOld, fault: faultOf('old') }}
          autoComplete="current-password"
        />
      )}
      <Field
        {...{ label: first, type: 'password', autoFocus: kind !== 'change' }}
        {...{ value: phrase, onChange: setPhrase, fault: faultOf('phrase') }}
        help={kind === 'once' ? undefined : t('web.keys.passphrase-hint')}
        autoComplete={kind === 'once' ? 'current-password' : 'new-password'}
      />
      {kind !== 'once' && (
        <Field
          {...{ label: t('web.keys.passphrase-again'), type: 'password' }}
          {...{ value: again, onChange: setAgain, fault: faultOf('again') }}
          autoComplete="new-password"
        />
      )}
      <div className={styles['actions']}>
        <Button onPress={onCancel}>{t('web.keys.cancel')}</Button>
        <Button kind="main" type="submit" isDisabled={isBusy}>
          {isBusy ? t('web.keys.working') : submit}
        </Button>
      </div>
    </Form>
  )
}
