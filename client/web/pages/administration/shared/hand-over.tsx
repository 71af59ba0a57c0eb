/** A fresh identity handed over: the file for the person, and the code that opens it, told this once. */

import type { IssuedCertificate } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { dateText } from '../../../parts/format.js'
import { saveFile } from '../../../parts/save-file.js'
import type { Asking } from '../../../worker/wire.js'
import { askWorker } from '../../../worker/ask.js'
import { useWords } from '../../../state/words.js'
import page from './page.module.css'

export interface Handover {
  readonly issued: IssuedCertificate
  readonly file: Uint8Array<ArrayBuffer>
  readonly code: string
}

/** Makes the key here, has it certified by `order`, and puts both into a file under a code. */
export async function makeIdentity(
  name: string,
  asking: Asking,
  order: (request: string) => Promise<IssuedCertificate>,
): Promise<Handover> {
  const { id, request } = await askWorker('requestIdentity', null, asking)
  const issued = await order(request)
  const { certificate, chain } = issued
  const made = await askWorker('identityFile', { id, certificate, chain, name }, asking)
  return { issued, file: Uint8Array.from(made.file), code: made.code }
}

/** `moreau-ines.p12`, whatever the name. */
const fileName = (name: string): string => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'identite'}.p12`
}

export function HandoverText({
  name,
  handover: { issued, file, code },
}: {
  readonly name: string
  readonly handover: Handover
}) {
  const { t, language } = useWords()
  const until = dateText(language, issued.notAfter)
  return (
    <div className={page['form']}>
      <p role="status">{t('web.admin.handed', { name, date: until })}</p>
      <Button
        icon="download"
        kind="main"
        autoFocus
        onPress={() => {
          saveFile(file, fileName(name), 'application/x-pkcs12')
        }}
      >
        {t('web.admin.save-file')}
      </Button>
      <dl className={page['code']}>
        <dt>{t('web.admin.code')}</dt>
        <dd>{code}</dd>
      </dl>
      <p className={page['quiet']}>{t('web.admin.code-text')}</p>
    </div>
  )
}
