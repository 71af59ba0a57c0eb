/** The list: only the lines in view are drawn, however many there are; headings where the day changes. */

import { memo, useEffect, useImperativeHandle, useRef, type Ref, type RefObject } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { dayGroup } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { useEmail } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { Line } from './line.js'
import styles from './list.module.css'

const lineHeight = 91

export interface ListHandle {
  /** Brings a line into view and gives it the focus. */
  readonly focus: (index: number) => void
}

interface Shared {
  readonly isSent: boolean
  /** Left out where nothing can be chosen. */
  readonly onChoose?: ((id: string) => void) | undefined
}

function Waiting() {
  return (
    <div className={styles['waiting']} aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  )
}

function useGroup(id: string | undefined, urgent: ReadonlySet<string>): string | undefined {
  const { t, language } = useWords()
  const { value } = useEmail(id ?? '', 'line')
  if (id === undefined || !value) return undefined
  if (urgent.has(id)) return t('web.inbox.urgent-group')
  return dayGroup(language, Date.parse(value.receivedAt), browserClock.now())
}

/** Drawn again only when something of it changes: opening a message changes two of a screenful. */
const Row = memo(function Row({
  id,
  before,
  urgent,
  ...shared
}: Shared & {
  readonly id: string
  readonly before: string | undefined
  readonly urgent: ReadonlySet<string>
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly hasChosen: boolean
  readonly to: string
}) {
  const { value, status } = useEmail(id, 'line')
  const group = useGroup(id, urgent)
  const groupBefore = useGroup(before, urgent)
  if (!value) return status === 'gone' ? null : <Waiting />
  return (
    <>
      {group !== undefined &&
        (before === undefined || (groupBefore !== undefined && group !== groupBefore)) && (
          <h2 className={styles['group']}>{group}</h2>
        )}
      <Line email={value} onChoose={undefined} {...shared} />
    </>
  )
})

/** Brings lines into view for the keys of the list. */
function useHandle(
  ref: Ref<ListHandle>,
  {
    ids,
    scroller,
    toIndex,
  }: {
    readonly ids: readonly (string | undefined)[]
    readonly scroller: RefObject<HTMLElement | null>
    readonly toIndex: (index: number) => void
  },
): void {
  useImperativeHandle(ref, () => ({
    focus(index) {
      toIndex(index)
      const id = ids[index] ?? ''
      requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-email="${CSS.escape(id)}"]`)?.focus()
      })
    },
  }))
}

export function List({
  label,
  ids,
  urgent,
  show,
  ref,
  openId,
  chosen,
  linkOf,
  ...shared
}: Shared & {
  readonly label: string
  readonly openId: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly linkOf: (id: string) => string
  readonly ids: readonly (string | undefined)[]
  /** Those that stand first whatever their day. */
  readonly urgent: ReadonlySet<string>
  readonly show: (from: number, to: number) => void
  readonly ref: Ref<ListHandle>
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 5,
  })
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = (items.at(-1)?.index ?? 0) + 1
  useEffect(() => {
    show(from, to)
  }, [show, from, to])
  useHandle(ref, {
    ids,
    scroller,
    toIndex: (index) => {
      rows.scrollToIndex(index)
    },
  })
  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul aria-label={label} className={styles['list']} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const id = ids[index]
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={ids.length}
              aria-posinset={index + 1}
              className={styles['item']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {id === undefined ? (
                <Waiting />
              ) : (
                <Row
                  {...shared}
                  id={id}
                  before={index > 0 ? ids[index - 1] : undefined}
                  urgent={urgent}
                  isOpen={openId === id}
                  isChosen={chosen.has(id)}
                  hasChosen={chosen.size > 0}
                  to={linkOf(id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
