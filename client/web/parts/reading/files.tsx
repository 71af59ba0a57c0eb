/** The files of a message: named so that they cannot pass for others, shown here where that is safe, saved as they came. */

import { lazy, Suspense, useState } from 'react'
import type { EmailBodyPart } from '../../../api/index.js'
import { useAccount } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { Button, LinkButton } from '../button.js'
import { printSize } from '../format.js'
import { Icon } from '../icon.js'
import { FileName } from '../safe/named.js'
import { shownFileName } from '../safe/names.js'
import { ImageView } from './image-view.js'
import styles from './reading.module.css'

const PdfView = lazy(async () => ({ default: (await import('../safe/pdf-view.js')).PdfView }))

/** A message may have ten thousand; nobody reads them one by one. */
const mostShown = 30
const maxShownBytes = 64 * 1024 * 1024

/** A file, from the gateway or out of what was opened here. */
export interface FileSource {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly size: number
  bytes(): Promise<Uint8Array>
  /** Where the gateway has it; null for what was sealed. */
  readonly url: string | null
}

const isPdf = ({ type, name }: FileSource): boolean =>
  type === 'application/pdf' || /\.pdf$/i.test(name)
const isImage = ({ type }: FileSource): boolean => /^image\/(png|jpe?g|gif|webp)$/.test(type)

/** The files of a message as the gateway lists them. */
export function useFiles(parts: readonly EmailBodyPart[]): readonly FileSource[] {
  const account = useAccount()
  return parts.flatMap(({ blobId, name, type, size, partId }) =>
    blobId === null
      ? []
      : [
          {
            ...{ key: partId ?? blobId, name: name ?? '', type, size },
            bytes: () => account.download(blobId, { maxBytes: maxShownBytes }),
            // Saved, never opened by the browser in the page's own origin.
            url: account.downloadUrl(blobId, shownFileName(name ?? '').shown || 'fichier'),
          },
        ],
  )
}

export function Files({ files }: { readonly files: readonly FileSource[] }) {
  const { t, n } = useWords()
  if (files.length === 0) return null
  const more = files.length - mostShown
  return (
    <section className={styles['files']} aria-label={t('web.reading.files')}>
      <ul className={styles['fileList']}>
        {files.slice(0, mostShown).map((file) => (
          <OneFile key={file.key} file={file} />
        ))}
      </ul>
      {more > 0 && <p className={styles['remark']}>{n('web.reading.more-files', more)}</p>}
    </section>
  )
}

function OneFile({ file }: { readonly file: FileSource }) {
  const { t, language } = useWords()
  const [bytes, setBytes] = useState<Uint8Array | 'failed'>()
  const canShow = isPdf(file) || isImage(file)
  const show = (): void => {
    file.bytes().then(setBytes, () => {
      setBytes('failed')
    })
  }
  return (
    <li className={styles['file']}>
      <span className={styles['fileName']}>
        <Icon name={isImage(file) ? 'image' : 'file'} />
        <FileName name={file.name} />
        <span className={styles['soft']}>{printSize(file.size, language)}</span>
      </span>
      <span className={styles['fileActions']}>
        {canShow && (
          <Button
            size="small"
            kind="quiet"
            icon="eye"
            aria-expanded={bytes !== undefined}
            onPress={() => {
              if (bytes === undefined) show()
              else setBytes(undefined)
            }}
          >
            {t(bytes === undefined ? 'web.reading.show' : 'web.reading.hide')}
          </Button>
        )}
        <Save file={file} />
      </span>
      {bytes === 'failed' && <p role="alert">{t('web.reading.failed')}</p>}
      {bytes instanceof Uint8Array && <Shown file={file} bytes={bytes} />}
    </li>
  )
}

function Shown({ file, bytes }: { readonly file: FileSource; readonly bytes: Uint8Array }) {
  const { shown } = shownFileName(file.name)
  return (
    <div className={styles['shown']}>
      {isPdf(file) ? (
        <Suspense fallback={null}>
          <PdfView pdf={bytes} label={shown} />
        </Suspense>
      ) : (
        <ImageView bytes={bytes} mediaType={file.type} name={shown} />
      )}
    </div>
  )
}

function Save({ file }: { readonly file: FileSource }) {
  const { t } = useWords()
  const words = t('web.reading.save')
  if (file.url !== null)
    return (
      <LinkButton size="small" kind="quiet" icon="download" to={file.url}>
        {words}
      </LinkButton>
    )
  return (
    <Button
      size="small"
      kind="quiet"
      icon="download"
      onPress={() => {
        void file.bytes().then((bytes) => {
          save(bytes, shownFileName(file.name).shown)
        })
      }}
    >
      {words}
    </Button>
  )
}

/** As a file of no kind, so that the browser saves it and opens nothing. */
function save(bytes: Uint8Array, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name === '' ? 'fichier' : name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
