/** Bars over a row of days or weeks: numbers on the bars, a table of the same for who does not see them. */

import { cx } from './cx.js'
import { useWidth } from './use-width.js'
import styles from './bar-chart.module.css'

export interface Bar {
  readonly id: string
  /** Below the bar where there is room: `23 nov.` */
  readonly label: string
  readonly count: number
  /** Drawn as what wants attention. */
  readonly isUrgent?: boolean
}

const height = 168
const top = 20
const foot = 22

export function BarChart({
  title,
  summary,
  columns,
  bars,
  print = String,
  labelWidth = 56,
}: {
  /** Of the table. */
  readonly title: string
  /** What the drawing says, in one sentence. */
  readonly summary: string
  /** Names of the two columns of the table. */
  readonly columns: readonly [string, string]
  readonly bars: readonly Bar[]
  readonly print?: (count: number) => string
  /** A label takes so much of the row. */
  readonly labelWidth?: number
}) {
  const [place, width] = useWidth<HTMLDivElement>(640)
  return (
    <div ref={place} className={styles['chart']}>
      <Drawing {...{ bars, width, summary, print, labelWidth }} />
      <table className="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns[0]}</th>
            <th scope="col">{columns[1]}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ id, label, count }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{print(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A label is there whole or not at all; the first one begins at the edge. */
const isWhole = (middle: number, width: number, labelWidth: number): boolean =>
  middle + labelWidth / 2 <= width

function Drawing({
  bars,
  width,
  summary,
  print,
  labelWidth,
}: {
  readonly labelWidth: number
  readonly bars: readonly Bar[]
  readonly width: number
  readonly summary: string
  readonly print: (count: number) => string
}) {
  const step = width / Math.max(1, bars.length)
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const room = height - top - foot
  const every = Math.max(1, Math.ceil(labelWidth / step))
  return (
    <svg
      role="img"
      aria-label={summary}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={styles['drawing']}
    >
      {bars.map(({ id, label, count, isUrgent }, index) => {
        const tall = count === 0 ? 0 : Math.max(3, (count / most) * room)
        const middle = (index + 0.5) * step
        const thick = Math.max(2, Math.min(40, step * 0.7))
        return (
          <g key={id}>
            <rect
              className={cx(styles['bar'], isUrgent && styles['urgent'])}
              {...{ x: middle - thick / 2, y: height - foot - tall, width: thick, height: tall }}
              rx={Math.min(4, thick / 3)}
            />
            {count > 0 && (
              <text className={styles['count']} x={middle} y={height - foot - tall - 5}>
                {print(count)}
              </text>
            )}
            {index % every === 0 && isWhole(middle, width, labelWidth) && (
              <text
                className={cx(styles['label'], index === 0 && styles['first'])}
                x={index === 0 ? 0 : middle}
                y={height - 6}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
      <line className={styles['ground']} x1={0} x2={width} y1={height - foot} y2={height - foot} />
    </svg>
  )
}
