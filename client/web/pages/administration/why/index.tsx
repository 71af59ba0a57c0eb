/** "Pourquoi est-ce refusé ?": a certificate dropped or an address typed; one sentence, the rule, the remedy. */

import { useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { Reasons } from '../../../../api/index.js'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { cx } from '../../../parts/cx.js'
import { Field } from '../../../parts/field.js'
import { useDoing } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import { Answer } from './answer.js'
import styles from './why.module.css'

/** A certificate with its chain is far smaller. */
const mostOctets = 200_000

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''))
}

export function Page() {
  const { t } = useWords()
  const [address, setAddress] = useState('')
  const [told, setTold] = useState<{ readonly about: string; readonly reasons: Reasons }>()
  const [isTooLarge, setTooLarge] = useState(false)
  const { isBusy, refusal, run } = useDoing()
  const judge = async (file: File): Promise<void> => {
    setTold(undefined)
    setTooLarge(file.size > mostOctets)
    if (file.size > mostOctets) return
    const certificate = await base64Of(file)
    const reasons = await run((desk) => desk.why({ certificate }))
    if (reasons) setTold({ about: file.name, reasons })
  }
  const ask = async (): Promise<void> => {
    const about = address.trim()
    setTold(undefined)
    setTooLarge(false)
    if (about === '') return
    const reasons = await run((desk) => desk.why({ address: about }))
    if (reasons) setTold({ about, reasons })
  }
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('web.admin.whys')}</h1>
      </header>
      <p className={page['lead']}>{t('web.admin.whys-text')}</p>
      <Drop onFile={(file) => void judge(file)} />
      <form
        className={page['tools']}
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <Field
          className={page['search']}
          label={t('web.admin.whys-address')}
          placeholder="prenom.nom@…"
          type="text"
          inputMode="email"
          value={address}
          onChange={setAddress}
          autoComplete="off"
        />
        <Button type="submit" kind="main" isDisabled={isBusy || address.trim() === ''}>
          {t('web.admin.whys-ask')}
        </Button>
      </form>
      {(refusal ?? isTooLarge) && (
        <Banner tone="bad" icon="warning">
          {refusal ?? t('web.admin.whys-large')}
        </Banner>
      )}
      {told && <Answer {...told} />}
    </div>
  )
}

function Drop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useWords()
  return (
    <DropZone
      className={cx(styles['drop'])}
      aria-label={t('web.admin.whys-drop')}
      onDrop={({ items }) => {
        for (const item of items.slice(0, 1))
          if (item.kind === 'file') void item.getFile().then(onFile)
      }}
    >
      <p>{t('web.admin.whys-drop')}</p>
      <FileTrigger
        onSelect={(files) => {
          const file = files?.item(0)
          if (file) onFile(file)
        }}
      >
        <Button icon="file">{t('web.admin.whys-choose')}</Button>
      </FileTrigger>
    </DropZone>
  )
}
