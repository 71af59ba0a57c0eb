/** A person's own keys in plain words: the signature, what others seal to, and what can be done with them. */

import { useEffect, useState } from 'react'
import { isFault } from '../../../../server/base/index.js'
import { Banner } from '../../parts/banner.js'
import { Button } from '../../parts/button.js'
import { Card } from '../../parts/card.js'
import { Chip } from '../../parts/chip.js'
import { browserClock } from '../../platform/clock.js'
import { useAsking } from '../../state/asking.js'
import { useKeys } from '../../state/keys.js'
import { announce } from '../../state/toasts.js'
import { useWords, type Words } from '../../state/words.js'
import { askWorker } from '../../worker/ask.js'
import type { KeysState, PairState } from '../../worker/calls/keys-state.js'
import { KeysDialogs, type KeysTask } from './dialogs.js'
import { saveText } from './save-text.js'
import styles from './keys.module.css'

const looks = {
  none: { tone: 'plain', icon: 'key', words: 'web.keys.state-none' },
  locked: { tone: 'plain', icon: 'lock', words: 'web.keys.state-locked' },
  open: { tone: 'good', icon: 'check', words: 'web.keys.state-open' },
} as const

function Ends({ pair, words }: { readonly pair: PairState | null; readonly words: Words }) {
  if (!pair) return null
  const { t, language } = words
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
  })
  const { endsAt, revokedAt } = pair
  const date = format.format(revokedAt ?? endsAt)
  const held = endsAt < browserClock.now() ? 'web.keys.ended' : 'web.keys.until'
  return (
    <p className={styles['quiet']}>{t(revokedAt === null ? held : 'web.keys.revoked', { date })}</p>
  )
}

const isOver = (pair: PairState | null): boolean =>
  pair !== null && (pair.revokedAt !== null || pair.endsAt < browserClock.now())

/** The keys with what the gateway knows of them, asked anew when they change. */
function useChecked(known: KeysState | undefined): KeysState | undefined {
  const asking = useAsking()
  const [checked, setChecked] = useState<KeysState>()
  useEffect(() => {
    let isWanted = true
    askWorker('keysState', { withDirectory: true }, asking).then(
      (told) => {
        if (isWanted) setChecked(told)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [asking, known])
  return known && checked ? { ...checked, state: known.state } : known
}

/** What failed is announced; what changed shows by itself. */
function useRun(): (work: Promise<unknown>) => void {
  const { t } = useWords()
  return (work) => {
    work.catch((error: unknown) => {
      announce(isFault(error) ? error.message : t('web.keys.failed'), { tone: 'bad' })
    })
  }
}

function State({ state }: Pick<KeysState, 'state'>) {
  const { t } = useWords()
  const { unlock, lock } = useKeys()
  const run = useRun()
  if (state === 'open')
    return (
      <div className={styles['row']}>
        <Button
          icon="lock"
          onPress={() => {
            run(lock())
          }}
        >
          {t('web.keys.lock')}
        </Button>
        <p className={styles['quiet']}>{t('web.keys.open-hint')}</p>
      </div>
    )
  return (
    <div className={styles['row']}>
      <Button
        kind="main"
        icon="key"
        onPress={() => {
          run(unlock())
        }}
      >
        {t(state === 'none' ? 'web.keys.prepare' : 'web.keys.unlock')}
      </Button>
    </div>
  )
}

interface Tasks {
  readonly onTask: (task: KeysTask) => void
}

function InDirectory({ known, onTask }: Tasks & { readonly known: KeysState }) {
  const { t } = useWords()
  const asking = useAsking()
  const { unlock } = useKeys()
  const { published } = known
  const run = useRun()
  if (!published || !known.hasOpenPgp) return null
  const publish = async (): Promise<void> => {
    if (await unlock()) await askWorker('publishKeys', null, asking)
  }
  const place = published.openPgp
  const sentences = { none: 'web.keys.not-in-directory', elsewhere: 'web.keys.elsewhere' } as const
  const [words, action, act] =
    place === 'here'
      ? (['web.keys.in-directory', 'web.keys.withdraw', () => onTask('withdraw')] as const)
      : ([sentences[place], 'web.keys.publish', () => run(publish())] as const)
  return (
    <div className={styles['row']}>
      <p className={styles['quiet']}>{t(words)}</p>
      <Button size="small" onPress={act}>
        {t(action)}
      </Button>
    </div>
  )
}

function Actions({ has, onTask }: Tasks & { readonly has: boolean }) {
  const { t } = useWords()
  const asking = useAsking()
  const run = useRun()
  const save = async (): Promise<void> => {
    saveText(await askWorker('exportKeys', null, asking), t('web.keys.file-name'))
  }
  const task = (name: KeysTask) => () => {
    onTask(name)
  }
  return (
    <div className={styles['row']}>
      {has && <Button onPress={task('change')}>{t('web.keys.change')}</Button>}
      {has && (
        <Button icon="key" onPress={task('renew')}>
          {t('web.keys.renew')}
        </Button>
      )}
      {has && (
        <Button
          icon="download"
          onPress={() => {
            run(save())
          }}
        >
          {t('web.keys.export')}
        </Button>
      )}
      <Button icon="upload" onPress={task('import')}>
        {t('web.keys.import')}
      </Button>
      {has && (
        <Button kind="quiet" icon="trash" onPress={task('forget')}>
          {t('web.keys.forget')}
        </Button>
      )}
      {has && <p className={styles['quiet']}>{t('web.keys.export-hint')}</p>}
    </div>
  )
}

/** The directory gives keys of the person, and they are not here. */
const isElsewhere = ({ published }: KeysState): boolean =>
  published !== null && [published.certificate, published.openPgp].includes('elsewhere')

export function Page() {
  const words = useWords()
  const { t } = words
  const known = useChecked(useKeys().known)
  const [task, setTask] = useState<KeysTask>()
  if (!known) return null
  const look = looks[known.state]
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('web.keys.page-title')}</h1>
        <Chip tone={look.tone} icon={look.icon}>
          {t(look.words)}
        </Chip>
      </header>
      <p className={styles['intro']}>{t('web.keys.intro')}</p>
      {(isOver(known.signature) || isOver(known.encryption)) && (
        <Banner
          tone="bad"
          icon="warning"
          action={
            <Button
              size="small"
              onPress={() => {
                setTask('renew')
              }}
            >
              {t('web.keys.renew')}
            </Button>
          }
        >
          {t('web.keys.no-longer')}
        </Banner>
      )}
      {known.state === 'none' && isElsewhere(known) && (
        <Banner tone="doubt" icon="key">
          {t('web.keys.made-elsewhere')}
        </Banner>
      )}
      <State state={known.state} />
      <Card title={t('web.keys.signature')}>
        <p>{t('web.keys.signature-what')}</p>
        {known.state !== 'none' && known.signature === null && (
          <div className={styles['row']}>
            <p className={styles['quiet']}>{t('web.keys.none')}</p>
            <Button
              size="small"
              onPress={() => {
                setTask('renew')
              }}
            >
              {t('web.keys.prepare')}
            </Button>
          </div>
        )}
        <Ends pair={known.signature} words={words} />
      </Card>
      <Card title={t('web.keys.encryption')}>
        <p>{t('web.keys.encryption-what')}</p>
        <Ends pair={known.encryption} words={words} />
        <InDirectory known={known} onTask={setTask} />
      </Card>
      <Actions has={known.state !== 'none'} onTask={setTask} />
      <KeysDialogs
        task={task}
        onClose={() => {
          setTask(undefined)
        }}
      />
    </div>
  )
}
