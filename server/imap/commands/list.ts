/** LIST, with the selection and return options of RFC 5258, special uses and STATUS in one round trip. */

import type { Account, MailboxInfo } from '../../mail/index.js'
import { command, untagged, type Limits } from '../command.js'
import { formatStatus, readStatusItems, type StatusItem } from '../items/status/index.js'
import { listPattern, type NameMatch } from '../list-pattern.js'
import { attributeOf } from '../special-use.js'
import { mailboxName } from '../wire/encode.js'
import type { Reader } from '../wire/reader.js'

const selections = ['SUBSCRIBED', 'REMOTE', 'RECURSIVEMATCH', 'SPECIAL-USE'] as const
type Selection = (typeof selections)[number]
const maxPatterns = 50

interface Request {
  readonly extended: boolean
  readonly select: ReadonlySet<Selection>
  readonly reference: string
  readonly patterns: readonly string[]
  readonly returns: ReadonlySet<string>
  readonly status: readonly StatusItem[]
}

function readSelection(reader: Reader): Selection {
  // The option name may hold a hyphen, which an atom allows.
  const name = reader.expectKeyword('a selection option')
  return selections.find((each) => each === name) ?? reader.fail('a LIST selection option')
}

function readReturns(reader: Reader): Pick<Request, 'returns' | 'status'> {
  const returns = new Set<string>()
  let status: readonly StatusItem[] = []
  reader.expectList(() => {
    const name = reader.expectKeyword('a return option')
    if (!['SUBSCRIBED', 'CHILDREN', 'SPECIAL-USE', 'STATUS'].includes(name)) {
      reader.fail('a LIST return option')
    }
    returns.add(name)
    if (name === 'STATUS') {
      reader.expectSpace()
      status = readStatusItems(reader)
    }
  })
  return { returns, status }
}

function readList(reader: Reader): Request {
  const chosen = reader.list(() => readSelection(reader))
  if (chosen !== undefined) reader.expectSpace()
  const select = new Set(chosen)
  const filters = select.has('SUBSCRIBED') || select.has('SPECIAL-USE')
  // RFC 5258 §3.1: RECURSIVEMATCH alone selects nothing.
  if (select.has('RECURSIVEMATCH') && !filters) reader.fail('SUBSCRIBED beside RECURSIVEMATCH')
  const reference = reader.expectMailboxName()
  reader.expectSpace()
  const many = reader.list(() => reader.expectListPattern())
  const patterns = many ?? [reader.expectListPattern()]
  if (patterns.length > maxPatterns) reader.fail('fewer patterns')
  const hasReturns = reader.word(/ RETURN /iy) !== undefined
  const options = hasReturns ? readReturns(reader) : { returns: new Set<string>(), status: [] }
  reader.expectEnd()
  const extended = chosen !== undefined || many !== undefined || hasReturns
  return { extended, select, reference, patterns, ...options }
}

/** One name to be listed; `info` is absent for a name that only is subscribed to, or only has children. */
interface Entry {
  readonly name: string
  readonly info: MailboxInfo | undefined
  readonly subscribed: boolean
}

function entriesOf(infos: readonly MailboxInfo[], subscriptions: readonly string[]): Entry[] {
  const subscribed = new Set(subscriptions)
  const entries = infos.map((info): Entry => {
    return { name: info.name, info, subscribed: subscribed.has(info.name) }
  })
  const known = new Set(infos.map(({ name }) => name))
  for (const name of subscriptions) {
    if (!known.has(name)) entries.push({ name, info: undefined, subscribed: true })
  }
  return entries.sort((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1))
}

/** INBOX first, then by name with children right after their parent, whatever order the store keeps. */
function rank(name: string): string {
  return name === 'INBOX' ? '' : name.replaceAll('/', '\0')
}

function selected(entry: Entry, select: ReadonlySet<Selection>): boolean {
  if (select.has('SUBSCRIBED') && !entry.subscribed) return false
  if (select.has('SPECIAL-USE') && attributeOf(entry.info?.role ?? null) === null) return false
  return select.has('SUBSCRIBED') || entry.info !== undefined
}

function attributesOf(entry: Entry, all: readonly Entry[], request: Request): string[] {
  const children = all.some(({ name, info }) => info && name.startsWith(`${entry.name}/`))
  const attributes: string[] = []
  if (entry.info === undefined) attributes.push('\\NonExistent')
  if (entry.subscribed && (request.select.has('SUBSCRIBED') || request.returns.has('SUBSCRIBED'))) {
    attributes.push('\\Subscribed')
  }
  attributes.push(children ? '\\HasChildren' : '\\HasNoChildren')
  const use = attributeOf(entry.info?.role ?? null)
  if (use !== null) attributes.push(use)
  return attributes
}

function formatEntry(attributes: readonly string[], name: string, tail = ''): string {
  return untagged(`LIST (${attributes.join(' ')}) "/" ${mailboxName(name)}${tail}`)
}

/** RFC 5258 §3.5: a parent that is not selected itself still shows that something below it is. */
function hasSelectedChild(
  entry: Entry,
  all: readonly Entry[],
  request: Request,
  match: NameMatch,
): boolean {
  if (!request.select.has('RECURSIVEMATCH') || !match(entry.name)) return false
  return all.some((child) => {
    const below = child.name.startsWith(`${entry.name}/`) && !match(child.name)
    return below && selected(child, request.select)
  })
}

function* listed(
  entries: readonly Entry[],
  request: Request,
  limits: Limits,
): Generator<string, void, unknown> {
  const match = listPattern(request.reference, request.patterns)
  for (const entry of entries) {
    if (!match(entry.name)) continue
    const below = hasSelectedChild(entry, entries, request, match)
    if (!below && !selected(entry, request.select)) continue
    const tail = below ? ' ("CHILDINFO" ("SUBSCRIBED"))' : ''
    yield formatEntry(attributesOf(entry, entries, request), entry.name, tail)
    if (request.status.length > 0 && entry.info)
      yield formatStatus(entry.info, request.status, limits)
  }
}

async function load(account: Account): Promise<Entry[]> {
  return entriesOf(await account.mailboxes(), await account.subscriptions())
}

export const list = command({
  name: 'LIST',
  spec: 'RFC 9051 §6.3.9',
  state: 'authenticated',
  read: readList,
  async *run({ account, limits }, request) {
    if (!request.extended && request.patterns[0] === '') {
      // RFC 9051 §6.3.9: an empty pattern asks for the separator and the root.
      yield untagged('LIST (\\Noselect) "/" ""')
      return {}
    }
    yield* listed(await load(account), request, limits)
    return {}
  },
})
