/** Reading JSON that a person wrote: every refusal names the path of the field and what belongs there. */

import { SaidFault } from '../../../server/base/index.js'

/** A value and where it stands: `lines[0].dose.low`. */
export class Field {
  constructor(
    readonly value: unknown,
    readonly path: string,
  ) {}

  /** Fault syntax, naming the path. */
  refuse(expected: Expected): never {
    const path = this.path === '' ? '.' : this.path
    throw new SaidFault('syntax', `prescribe.json.${expected}`, { path })
  }

  get isMissing(): boolean {
    return this.value === undefined || this.value === null
  }

  /** A member; an object is expected here. */
  at(name: string): Field {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.refuse('object')
    const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    return new Field(own, this.path === '' ? name : `${this.path}.${name}`)
  }

  /** Refuses members that are none of `names`: a misspelt one would be left out in silence. */
  only(...names: readonly string[]): this {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.refuse('object')
    for (const name of Object.keys(value))
      if (!names.includes(name) && name !== '$schema') this.at(name).refuse('unknown')
    return this
  }

  list(limit = 200): Field[] {
    if (this.isMissing) return []
    if (!Array.isArray(this.value)) this.refuse('list')
    if (this.value.length > limit) this.refuse('long')
    return this.value.map((one: unknown, index) => new Field(one, `${this.path}[${index}]`))
  }

  /** Text that is not empty. */
  text(limit = 1000): string {
    const text = this.optionalText(limit)
    return text === '' ? this.refuse('text') : text
  }

  /** Empty when it is missing. */
  optionalText(limit = 1000): string {
    if (this.isMissing) return ''
    if (typeof this.value !== 'string') this.refuse('text')
    return this.value.length > limit ? this.refuse('long') : this.value.trim()
  }

  matching(pattern: RegExp, expected: Expected): string {
    const text = this.text()
    return pattern.test(text) ? text : this.refuse(expected)
  }

  flag(): boolean {
    if (this.isMissing) return false
    return typeof this.value === 'boolean' ? this.value : this.refuse('flag')
  }

  count(least: number, fallback: number): number {
    if (this.isMissing) return fallback
    const { value } = this
    const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= 9999
    return fits ? Number(value) : this.refuse('count')
  }

  /** Above zero. */
  amount(): number {
    const { value } = this
    return typeof value === 'number' && value > 0 && Number.isFinite(value)
      ? value
      : this.refuse('amount')
  }

  /** `YYYYMMDD`. */
  day(): string {
    return parseDay(this.text()) ?? this.refuse('day')
  }

  /** Null when it is missing. */
  optional<T>(read: (field: this) => T): T | null {
    return this.isMissing ? null : read(this)
  }
}

export type Expected =
  | 'object'
  | 'list'
  | 'text'
  | 'long'
  | 'unknown'
  | 'flag'
  | 'count'
  | 'amount'
  | 'day'
  | 'sex'
  | 'place-code'
  | 'postal-code'
  | 'rpps'
  | 'structure-id'
  | 'specialty'
  | 'civility'
  | 'mark'
  | 'cis'
  | 'cip13'
  | 'oid'
  | 'address'
  | 'range'

/** `YYYYMMDD` of `1979-03-28` or `28/03/1979`; undefined when there is no such day. */
export function parseDay(text: string): string | undefined {
  const [, y1, m1, d1] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? []
  const [, d2, m2, y2] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text.trim()) ?? []
  const [year, month, day] = [Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2)]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1) return undefined
  return date.toISOString().slice(0, 10).replaceAll('-', '')
}

/** JSON as a person wrote it. Fault syntax when it is none. */
export function openFields(text: string): Field {
  try {
    return new Field(JSON.parse(text), '')
  } catch (cause) {
    throw new SaidFault('syntax', 'prescribe.json.none', {}, cause)
  }
}
