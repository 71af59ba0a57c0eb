/** The icons of the client, drawn for it: 24 px, one stroke, never alone where they carry meaning. */

import type { ReactNode } from 'react'
import { cx } from './cx.js'
import styles from './icon.module.css'

const path = (d: string): ReactNode => <path d={d} />

const drawings = {
  inbox: path('M3.5 13.5 6 5.5h12l2.5 8v5h-17zM3.5 13.5h5l1.25 2.5h4.5l1.25-2.5h5'),
  prescription: path('M6 3.5h9l3.5 3.5v13.5H6zM9 9h6M9 12.5h6M9 16h3'),
  result: path(
    'M9.5 3.5h5M10.5 3.5v6L5.5 18.5a1.4 1.4 0 0 0 1.25 2h10.5a1.4 1.4 0 0 0 1.25-2l-5-9v-6M8 14.5h8',
  ),
  report: path('M5.5 3.5h13v17h-13zM8.5 8h7M8.5 11.5h7M8.5 15h4.5'),
  letter: path('M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5'),
  forward: path('M14.5 6 20 11.5 14.5 17M20 11.5h-9.5a6 6 0 0 0-6 6v1'),
  reply: path('M9.5 6 4 11.5 9.5 17M4 11.5h9.5a6 6 0 0 1 6 6v1'),
  notice: path('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4'),
  dispense: path('M9 3.5h6M10 3.5v3.5M14 3.5v3.5M7 7h10v13.5H7zM12 10.5v6M9 13.5h6'),
  patients: path('M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6'),
  sent: path('M20.5 3.5 10 14M20.5 3.5 14 20.5l-4-6.5-6.5-4z'),
  follow: path('M4.5 12.5 9 17 19.5 6.5M4.5 6.5h6'),
  directory: path(
    'M5.5 3.5h13v17h-13zM5.5 8h-2M5.5 12h-2M5.5 16h-2M12 11.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.5 16.5c.25-2 1.75-3 3.5-3s3.25 1 3.5 3',
  ),
  draft: path('M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5'),
  write: path('M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5'),
  plus: path('M12 5v14M5 12h14'),
  minus: path('M5 12h14'),
  search: path('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5'),
  archive: path('M3.5 4.5h17v4h-17zM5 8.5v11h14v-11M9.5 12.5h5'),
  trash: path('M4.5 6.5h15M9.5 6.5v-3h5v3M6.5 6.5l1 14h9l1-14M10.5 10.5v6M13.5 10.5v6'),
  unread: path(
    'M3.5 8h12M3.5 8v11h17v-7M4 8.5l8 6 4-3M19 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  ),
  read: path('M3.5 10 12 4l8.5 6v9.5h-17zM4 10.5l8 5.5 8-5.5'),
  folder: path('M3.5 5.5h6l2 2.5h9v11h-17z'),
  check: path('M4.5 12.5 9.5 17.5 19.5 6.5'),
  shield: path(
    'M12 3.5l7.5 2.5v5.5c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6zM8.5 12l2.5 2.5 4.5-5',
  ),
  warning: path('M12 4 21 19.5H3zM12 10v4.5M12 17v.5'),
  cross: path('M6 6l12 12M18 6 6 18'),
  blocked: path('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6.5 6.5l11 11'),
  urgent: path('M12 3.5v11M12 18.5v2'),
  clip: path(
    'M19.5 11.5 12 19a4.5 4.5 0 0 1-6.5-6.5L13 5a3 3 0 0 1 4.25 4.25L10 16.5a1.5 1.5 0 0 1-2-2l6.5-6.5',
  ),
  lock: path('M6 10.5h12v10H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.5v2.5'),
  key: path('M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12.5 19.5 4M16.5 7l2.5 2.5M14 9.5l2 2'),
  clock: path('M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5.5l3.5 2'),
  print: path('M7 9V3.5h10V9M7 16.5H3.5V9h17v7.5H17M7 13.5h10v7H7z'),
  download: path('M12 3.5v12M7 11l5 5 5-5M4.5 20.5h15'),
  upload: path('M12 16V4M7 8.5l5-5 5 5M4.5 20.5h15'),
  more: path('M5.5 12v.01M12 12v.01M18.5 12v.01'),
  settings: path(
    'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  ),
  down: path('M6 9.5l6 6 6-6'),
  right: path('M9.5 6l6 6-6 6'),
  left: path('M14.5 6l-6 6 6 6'),
  pharmacy: path('M9 3.5h6V9h5.5v6H15v5.5H9V15H3.5V9H9z'),
  home: path('M4 11 12 4l8 7v9.5H4zM10 20.5v-6h4v6'),
  keyboard: path('M3 6.5h18v11H3zM6.5 10v.01M10 10v.01M14 10v.01M17.5 10v.01M8 14h8'),
  sun: path(
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  ),
  eye: path(
    'M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  ),
  undo: path('M8.5 5 4 9.5 8.5 14M4 9.5h10a5 5 0 0 1 0 10h-3'),
  filter: path('M3.5 5.5h17L14 13v6.5l-4-2V13z'),
  image: path('M3.5 4.5h17v15h-17zM4 17l5-5.5 4 4 2.5-2.5 4.5 4.5M15.5 9.5v.01'),
  chart: path('M4 20.5h16.5M6.5 17v-5M11 17V6M15.5 17v-7M20 17V9'),
  file: path('M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5'),
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** An icon; with a `label` it is said, without one it is decoration beside words. */
export function Icon({
  name,
  label,
  className,
}: {
  readonly name: IconName
  readonly label?: string
  readonly className?: string | undefined
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={cx(styles['icon'], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {drawings[name]}
    </svg>
  )
}
