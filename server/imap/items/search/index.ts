/** The catalogue of SEARCH keys: each reads its arguments into a criterion of the mail room. */

import { flagBits } from '../../../mail/index.js'
import type { Criteria } from '../../../mail/index.js'
import type { NumberRange, SequenceSet } from '../../wire/sequence-set.js'
import type { Reader } from '../../wire/reader.js'

/** What a key may ask of the session it runs in. */
export interface SearchScope {
  readonly nowMs: number
  readonly recent: readonly NumberRange[]
  /** UIDs named by message numbers, or by UIDs. */
  uids(set: SequenceSet, byUid: boolean): readonly NumberRange[]
}

/** Read now, resolved when the command runs: message numbers mean what they mean then. */
export type Resolve = (scope: SearchScope) => Criteria

export interface SearchKey {
  readonly name: string
  readonly spec: string
  /** Takes no arguments. */
  readonly bare?: true
  read(reader: Reader): Resolve
}

const dayMs = 86_400_000
const spec = 'RFC 9051 §6.4.4'

function fixed(name: string, criteria: Criteria): SearchKey {
  return { name, spec, bare: true, read: () => () => criteria }
}

function flag(name: string, bit: number, set: boolean): SearchKey {
  return fixed(name, { key: 'flag', bit, set })
}

function withText(name: string, make: (text: string) => Criteria): SearchKey {
  return { name, spec, read: (reader) => constant(make(reader.expectAstring())) }
}

function withDate(name: string, make: (day: number) => Criteria): SearchKey {
  return { name, spec, read: (reader) => constant(make(reader.expectDate())) }
}

function withNumber(name: string, keySpec: string, make: (n: number) => Resolve): SearchKey {
  return { name, spec: keySpec, read: (reader) => make(reader.expectNumber()) }
}

function constant(criteria: Criteria): Resolve {
  return () => criteria
}

function headerText(name: string): SearchKey {
  return withText(name, (text) => ({ key: 'header', field: name.toLowerCase(), text }))
}

const recent = ({ recent: ranges }: SearchScope): Criteria => ({ key: 'uid', ranges })

export const searchKeys: readonly SearchKey[] = [
  fixed('ALL', { key: 'all' }),
  flag('ANSWERED', flagBits['\\Answered'], true),
  flag('UNANSWERED', flagBits['\\Answered'], false),
  flag('DELETED', flagBits['\\Deleted'], true),
  flag('UNDELETED', flagBits['\\Deleted'], false),
  flag('DRAFT', flagBits['\\Draft'], true),
  flag('UNDRAFT', flagBits['\\Draft'], false),
  flag('FLAGGED', flagBits['\\Flagged'], true),
  flag('UNFLAGGED', flagBits['\\Flagged'], false),
  flag('SEEN', flagBits['\\Seen'], true),
  flag('UNSEEN', flagBits['\\Seen'], false),
  { name: 'RECENT', spec: 'RFC 3501 §6.4.4', bare: true, read: () => recent },
  {
    name: 'OLD',
    spec: 'RFC 3501 §6.4.4',
    bare: true,
    read: () => (scope) => ({ key: 'not', of: recent(scope) }),
  },
  {
    name: 'NEW',
    spec: 'RFC 3501 §6.4.4',
    bare: true,
    read: () => (scope) => {
      const unseen: Criteria = { key: 'flag', bit: flagBits['\\Seen'], set: false }
      return { key: 'and', of: [recent(scope), unseen] }
    },
  },
  {
    name: 'KEYWORD',
    spec,
    read: (r) => constant({ key: 'keyword', name: r.expectAtom('a keyword') }),
  },
  {
    name: 'UNKEYWORD',
    spec,
    read: (r) => constant({ key: 'not', of: { key: 'keyword', name: r.expectAtom('a keyword') } }),
  },
  headerText('BCC'),
  headerText('CC'),
  headerText('FROM'),
  headerText('SUBJECT'),
  headerText('TO'),
  {
    name: 'HEADER',
    spec,
    read: (reader) => {
      const field = reader.expectAstring('a field name').toLowerCase()
      reader.expectSpace()
      return constant({ key: 'header', field, text: reader.expectAstring() })
    },
  },
  withText('BODY', (text) => ({ key: 'body', text })),
  withText('TEXT', (text) => ({ key: 'text', text })),
  withDate('BEFORE', (day) => ({ key: 'internalDate', before: day })),
  withDate('ON', (day) => ({ key: 'internalDate', from: day, before: day + dayMs })),
  withDate('SINCE', (day) => ({ key: 'internalDate', from: day })),
  withDate('SENTBEFORE', (day) => ({ key: 'sentDate', before: day })),
  withDate('SENTON', (day) => ({ key: 'sentDate', from: day, before: day + dayMs })),
  withDate('SENTSINCE', (day) => ({ key: 'sentDate', from: day })),
  withNumber('LARGER', spec, (bytes) => constant({ key: 'size', above: bytes })),
  withNumber('SMALLER', spec, (bytes) => constant({ key: 'size', below: bytes })),
  withNumber('YOUNGER', 'RFC 5032 §2', (seconds) => ({ nowMs }) => {
    return { key: 'internalDate', from: nowMs - seconds * 1000 }
  }),
  withNumber('OLDER', 'RFC 5032 §2', (seconds) => ({ nowMs }) => {
    return { key: 'internalDate', before: nowMs - seconds * 1000 + 1 }
  }),
  {
    name: 'UID',
    spec,
    read: (reader) => {
      const set = reader.expectSequenceSet()
      return (scope) => ({ key: 'uid', ranges: scope.uids(set, true) })
    },
  },
  {
    name: 'NOT',
    spec,
    read: (reader) => {
      const of = reader.deeper(() => readSearchKey(reader))
      return (scope) => ({ key: 'not', of: of(scope) })
    },
  },
  {
    name: 'OR',
    spec,
    read: (reader) => {
      const left = reader.deeper(() => readSearchKey(reader))
      reader.expectSpace()
      const right = reader.deeper(() => readSearchKey(reader))
      return (scope) => ({ key: 'or', of: [left(scope), right(scope)] })
    },
  },
]

const byName = new Map(searchKeys.map((key) => [key.name, key]))
/** One search-key of the grammar. */
export function readSearchKey(reader: Reader): Resolve {
  const listed = reader.list(() => readSearchKey(reader))
  if (listed !== undefined) return all(listed)
  const set = reader.sequenceSet()
  if (set !== undefined) return (scope) => ({ key: 'uid', ranges: scope.uids(set, false) })
  const key = byName.get(reader.expectKeyword('a SEARCH key')) ?? reader.fail('a SEARCH key')
  if (key.bare !== true) reader.expectSpace()
  return key.read(reader)
}

/** One key or more, all of which must hold. */
export function readSearchKeys(reader: Reader): Resolve {
  const keys = [readSearchKey(reader)]
  while (reader.take(' ')) keys.push(readSearchKey(reader))
  return all(keys)
}

function all(keys: readonly Resolve[]): Resolve {
  return (scope) => ({ key: 'and', of: keys.map((key) => key(scope)) })
}
