/** Files of a letter: dropped, pasted or chosen; each sent to the gateway at once, with its progress and its size told. */

import { useRef, useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { Account } from '../../../api/index.js'
import { Button, IconButton } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { printSize } from '../../parts/format.js'
import { Icon } from '../../parts/icon.js'
import { useAccount, useJmap, useWatched } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { keepAtHand } from './contents.js'
import type { Attached } from './letter.js'
import styles from './write.module.css'

export interface Going {
  readonly key: number
  readonly file: File
  /** Of its octets, 0 to 1. */
  readonly part: number
  readonly state: 'going' | 'failed' | 'too-large'
  readonly stop: () => void
}

export interface Files {
  readonly going: readonly Going[]
  readonly add: (files: readonly File[]) => void
  readonly retry: (going: Going) => void
  readonly drop: (going: Going) => void
}

let last = 0

/** Files on their way; `done` is given each that has arrived. */
export function useFiles(done: (file: Attached) => void): Files {
  const account = useAccount()
  const { limits } = useWatched(useJmap().session)
  const [going, setGoing] = useState<readonly Going[]>([])
  const told = useRef(done)
  told.current = done
  const set = (key: number, part: Partial<Going>): void => {
    setGoing((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  }
  const remove = (key: number): void => {
    setGoing((all) => all.filter((one) => one.key !== key))
  }
  const start = (file: File): void => {
    const key = ++last
    const stopper = new AbortController()
    const isTooLarge = file.size > limits.maxSizeUpload
    const state = isTooLarge ? 'too-large' : 'going'
    const one: Going = {
      key,
      file,
      part: 0,
      state,
      stop: () => {
        stopper.abort()
      },
    }
    setGoing((all) => [...all, one])
    if (isTooLarge) return
    const onProgress = (sent: number, total: number): void => {
      set(key, { part: total === 0 ? 1 : sent / total })
    }
    uploaded(account, file, { signal: stopper.signal, onProgress }).then(
      (attached) => {
        remove(key)
        told.current(attached)
      },
      () => {
        if (!stopper.signal.aborted) set(key, { state: 'failed' })
      },
    )
  }
  return {
    going,
    add: (files) => {
      files.forEach(start)
    },
    retry: (one) => {
      remove(one.key)
      start(one.file)
    },
    drop: (one) => {
      one.stop()
      remove(one.key)
    },
  }
}

async function uploaded(
  account: Account,
  file: File,
  options: {
    readonly signal: AbortSignal
    readonly onProgress: (sent: number, total: number) => void
  },
): Promise<Attached> {
  const { blobId, size } = await account.upload(file, options)
  keepAtHand(blobId, file)
  return { blobId, size, name: file.name, type: file.type || 'application/octet-stream' }
}

function Arrived({ file, onRemove }: { readonly file: Attached; readonly onRemove: () => void }) {
  const { t, language } = useWords()
  return (
    <li className={styles['file']}>
      <Icon name="clip" />
      <span className={styles['fileName']}>{file.name}</span>
      <span className={styles['hint']}>{printSize(file.size, language)}</span>
      <IconButton
        icon="cross"
        size="small"
        label={t('web.letters.remove', { name: file.name })}
        onPress={onRemove}
      />
    </li>
  )
}

function OnItsWay({
  one,
  onRetry,
  onDrop,
}: {
  readonly one: Going
  readonly onRetry: () => void
  readonly onDrop: () => void
}) {
  const { t, language } = useWords()
  const { name, size } = one.file
  return (
    <li className={styles['file']}>
      <Icon name={one.state === 'going' ? 'upload' : 'warning'} />
      <span className={styles['fileName']}>{name}</span>
      {one.state === 'going' && (
        <progress
          value={one.part}
          max={1}
          aria-label={t('web.letters.sending-file', { name })}
          className={styles['progress']}
        />
      )}
      {one.state === 'too-large' && (
        <span className={styles['fault']}>
          {t('web.letters.file-too-large', { size: printSize(size, language) })}
        </span>
      )}
      {one.state === 'failed' && (
        <>
          <span className={styles['fault']}>{t('web.letters.file-failed')}</span>
          <Button size="small" onPress={onRetry}>
            {t('web.frame.retry')}
          </Button>
        </>
      )}
      <IconButton
        icon="cross"
        size="small"
        label={t('web.letters.remove', { name })}
        onPress={onDrop}
      />
    </li>
  )
}

export function Attachments({
  files,
  onRemove,
  going: { going, add, retry, drop },
}: {
  readonly files: readonly Attached[]
  readonly onRemove: (file: Attached) => void
  readonly going: Files
}) {
  const { t, language } = useWords()
  const total = files.reduce((sum, { size }) => sum + size, 0)
  return (
    <DropZone
      className={styles['drop'] ?? ''}
      aria-label={t('web.letters.drop')}
      onDrop={({ items }) => {
        const found = items.filter((item) => item.kind === 'file')
        void Promise.all(found.map((item) => item.getFile())).then(add)
      }}
    >
      <div className={styles['fileHead']}>
        <FileTrigger
          allowsMultiple
          onSelect={(list) => {
            add([...(list ?? [])])
          }}
        >
          <Button icon="clip">{t('web.letters.attach')}</Button>
        </FileTrigger>
        <span className={cx(styles['hint'], files.length < 2 && styles['dropHint'])}>
          {files.length > 1
            ? t('web.letters.total', { size: printSize(total, language) })
            : t('web.letters.or-drop')}
        </span>
      </div>
      <ul className={styles['files']}>
        {files.map((file) => (
          <Arrived
            key={file.blobId}
            file={file}
            onRemove={() => {
              onRemove(file)
            }}
          />
        ))}
        {going.map((one) => (
          <OnItsWay
            key={one.key}
            one={one}
            onRetry={() => {
              retry(one)
            }}
            onDrop={() => {
              drop(one)
            }}
          />
        ))}
      </ul>
    </DropZone>
  )
}
