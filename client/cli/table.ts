/** Tables that fit the terminal: the columns that may give way are cut, never wrapped. */

export interface Column {
  readonly title: string
  readonly align?: 'right'
  /** May be cut to make the table fit; `first` before the others are. */
  readonly gives?: boolean | 'first'
}

const segmenter = new Intl.Segmenter()
const gap = '  '
const smallest = 8

/** Wide in a terminal: East Asian scripts and pictures (Unicode annex 11, roughly). */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Columns that `text` takes. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  return graphemes(text).reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0)
}

/** `text` in at most `width` columns, an ellipsis marking what was cut. */
export function clipText(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let out = ''
  let used = 1
  for (const one of graphemes(text)) {
    used += wide.test(one) ? 2 : 1
    if (used > width) break
    out += one
  }
  return `${out}…`
}

function pad(text: string, width: number, align: Column['align']): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? blanks + text : text + blanks
}

/** Widths that fit `total`, taken from the widest of the columns that give way. */
function fit(natural: readonly number[], columns: readonly Column[], total: number): number[] {
  const widths = [...natural]
  const sum = () => widths.reduce((a, b) => a + b, gap.length * (widths.length - 1))
  for (let over = sum() - total; over > 0; over = sum() - total) {
    const giving = widths
      .map((width, index) => ({ width, gives: columns[index]?.gives ?? false, index }))
      .filter(({ width, gives }) => gives !== false && width > smallest)
      .sort((a, b) => b.width - a.width)
    const first = giving.filter(({ gives }) => gives === 'first')
    const [widest, next] = first.length > 0 ? first : giving
    if (widest === undefined) break
    const floor = Math.max(smallest, next?.width ?? smallest)
    const cut = Math.max(1, Math.min(over, widest.width - floor))
    widths[widest.index] = widest.width - cut
  }
  return widths
}

/** The lines of a table, its titles first; `width` null does not cut. Cells must be safe and on one line. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): string[] {
  const natural = columns.map(({ title }, index) =>
    rows.reduce((max, row) => Math.max(max, displayWidth(row[index] ?? '')), displayWidth(title)),
  )
  const widths = width === null ? natural : fit(natural, columns, width)
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => {
        const columnWidth = widths[index] ?? 0
        return pad(clipText(cells[index] ?? '', columnWidth), columnWidth, column.align)
      })
      .join(gap)
      .trimEnd()
  return [line(columns.map(({ title }) => title)), ...rows.map(line)]
}
