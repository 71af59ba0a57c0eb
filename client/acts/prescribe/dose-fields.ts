/** A dose in plain fields, and the one sentence that they make: what the page shows is what the document says. */

export const moments = ['morning', 'noon', 'evening', 'bedtime'] as const
export type Moment = (typeof moments)[number]

/** When a dose is taken. */
export type Rhythm =
  /** How much at which moment of the day; nothing at the others. */
  | { readonly kind: 'moments'; readonly at: Readonly<Partial<Record<Moment, number>>> }
  | { readonly kind: 'times'; readonly amount: number; readonly perDay: number }
  | { readonly kind: 'hours'; readonly amount: number; readonly every: number }

export interface Duration {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month'
}

/** What the fields of a line hold. */
export interface DoseFields {
  /** French noun in the singular: `comprimé`, `cuillère-mesure`. */
  readonly unit: string
  readonly rhythm: Rhythm
  readonly duration: Duration | null
  /** `si besoin`, `en cas de douleur`; empty when it is always taken. */
  readonly condition: string
}

/** Nothing said yet. */
export const emptyDose: DoseFields = {
  unit: '',
  rhythm: { kind: 'moments', at: {} },
  duration: null,
  condition: '',
}

const alone: Readonly<Record<Moment, string>> = {
  morning: 'le matin',
  noon: 'le midi',
  evening: 'le soir',
  bedtime: 'au coucher',
}
const listed: Readonly<Record<Moment, string>> = {
  ...alone,
  morning: 'matin',
  noon: 'midi',
  evening: 'soir',
}

/**
 * `1 comprimé matin et soir pendant 7 jours`: French whatever the language of the page, as the document is. Empty while
 * nothing is taken at any time.
 */
export function doseSentence({ unit, rhythm, duration, condition }: DoseFields): string {
  const taken = takenWords(rhythm, unit.trim() === '' ? 'dose' : unit.trim())
  if (taken === '') return ''
  return [taken, condition.trim(), durationWords(duration)].filter(Boolean).join(' ')
}

function takenWords(rhythm: Rhythm, unit: string): string {
  if (rhythm.kind === 'moments') return momentWords(rhythm.at, unit)
  if (!(rhythm.amount > 0)) return ''
  const dose = amountWords(rhythm.amount, unit)
  if (rhythm.kind === 'times')
    return rhythm.perDay > 0 ? `${dose} ${rhythm.perDay} fois par jour` : ''
  if (!(rhythm.every > 0)) return ''
  return rhythm.every === 1
    ? `${dose} toutes les heures`
    : `${dose} toutes les ${rhythm.every} heures`
}

function momentWords(at: Readonly<Partial<Record<Moment, number>>>, unit: string): string {
  const taken = moments.flatMap((moment) => {
    const amount = at[moment] ?? 0
    return amount > 0 ? [{ moment, amount }] : []
  })
  const [first] = taken
  if (!first) return ''
  if (taken.some(({ amount }) => amount !== first.amount))
    return together(
      taken.map(({ moment, amount }) => `${amountWords(amount, unit)} ${alone[moment]}`),
    )
  // « matin et soir », but « le matin et au coucher ».
  const names =
    taken.some(({ moment }) => moment === 'bedtime') || taken.length === 1 ? alone : listed
  return `${amountWords(first.amount, unit)} ${together(taken.map(({ moment }) => names[moment]))}`
}

const together = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`

const parts: Readonly<Record<number, string>> = { 0.25: '¼', 0.5: '½', 0.75: '¾' }

/** `½`, `1,5`, `2`. */
export const amountText = (amount: number): string =>
  parts[amount] ?? String(amount).replace('.', ',')

/** Plural from two on, as French counts. */
const amountWords = (amount: number, unit: string): string =>
  `${amountText(amount)} ${amount < 2 ? unit : plural(unit)}`

/** Of the noun and what hangs on it by a hyphen: `cuillères-mesures`, `cuillères à café`. */
const plural = (unit: string): string =>
  unit.replace(/^[\p{L}-]+/u, (noun) =>
    noun
      .split('-')
      .map((part) => (/[sxz]$|^mg$|^g$|^ml$/i.test(part) ? part : `${part}s`))
      .join('-'),
  )

const spans = {
  day: ['jour', 'jours'],
  week: ['semaine', 'semaines'],
  month: ['mois', 'mois'],
} as const

function durationWords(duration: Duration | null): string {
  if (!duration) return ''
  const [one, many] = spans[duration.unit]
  return `pendant ${duration.count} ${duration.count > 1 ? many : one}`
}
