/** Sets of message numbers or UIDs, RFC 9051 §9 (sequence-set): ranges, with `*` resolved only when the largest number is known. */

/** One range as written; `*` is Infinity. */
export type NumberRange = readonly [from: number, to: number]
export type SequenceSet = readonly NumberRange[]

const element = /^(?:(\d{1,10}|\*)(?::(\d{1,10}|\*))?)$/
const maxNumber = 0xffff_ffff

function bound(text: string): number {
  if (text === '*') return Infinity
  const value = Number(text)
  return value >= 1 && value <= maxNumber ? value : NaN
}

/** The set written in `text`, or undefined when it is none. */
export function parseSequenceSet(text: string): SequenceSet | undefined {
  const ranges: NumberRange[] = []
  for (const part of text.split(',')) {
    const match = element.exec(part)
    if (match?.[1] === undefined) return undefined
    const from = bound(match[1])
    const to = match[2] === undefined ? from : bound(match[2])
    if (Number.isNaN(from) || Number.isNaN(to)) return undefined
    ranges.push([from, to])
  }
  return ranges
}

/** Ascending, disjoint ranges without `*`; `5:*` where 3 is the largest means 3:5 (RFC 9051 §9, seq-range). */
export function resolveSet(set: SequenceSet, largest: number): NumberRange[] {
  const ordered = set
    .map(([a, b]): NumberRange => {
      const from = a === Infinity ? largest : a
      const to = b === Infinity ? largest : b
      return from <= to ? [from, to] : [to, from]
    })
    .sort((a, b) => a[0] - b[0])
  const merged: NumberRange[] = []
  for (const range of ordered) {
    const last = merged[merged.length - 1]
    if (last !== undefined && range[0] <= last[1] + 1) {
      merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])]
    } else merged.push(range)
  }
  return merged
}

/** Ascending numbers written as compactly as the grammar allows. */
export function formatSet(numbers: readonly number[]): string {
  const parts: string[] = []
  let start = 0
  for (let i = 1; i <= numbers.length; i++) {
    const previous = numbers[i - 1] ?? 0
    if (i < numbers.length && numbers[i] === previous + 1) continue
    const first = numbers[start] ?? 0
    parts.push(first === previous ? `${first}` : `${first}:${previous}`)
    start = i
  }
  return parts.join(',')
}
