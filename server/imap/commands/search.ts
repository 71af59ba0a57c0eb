/** SEARCH: which messages meet the criteria; ESEARCH answers when result options are given. */

import { Fault } from '../../base/index.js'
import { search as searchMail } from '../../mail/index.js'
import { command, untagged, type SelectedContext } from '../command.js'
import { readSearchKeys, type Resolve } from '../items/search/index.js'
import type { Reader } from '../wire/reader.js'
import { formatSet } from '../wire/sequence-set.js'

const options = ['MIN', 'MAX', 'ALL', 'COUNT'] as const
type Option = (typeof options)[number]
const knownCharsets = ['US-ASCII', 'UTF-8']

interface Request {
  /** Undefined: the untagged SEARCH response of old. */
  readonly wanted: readonly Option[] | undefined
  readonly charset: string
  readonly keys: Resolve
}

/** RFC 4731 §3.1; an empty list means ALL. */
function readOptions(reader: Reader): readonly Option[] | undefined {
  if (reader.word(/RETURN /iy) === undefined) return undefined
  const wanted = reader.expectList(() => {
    const name = reader.expectKeyword('a result option')
    return options.find((option) => option === name) ?? reader.fail('MIN, MAX, ALL or COUNT')
  })
  reader.expectSpace()
  return wanted.length === 0 ? ['ALL'] : wanted
}

function readRequest(reader: Reader): Request {
  const wanted = readOptions(reader)
  let charset = 'US-ASCII'
  if (reader.word(/CHARSET /iy) !== undefined) {
    charset = reader.expectAstring('a charset').toUpperCase()
    reader.expectSpace()
    // The keys of a charset we do not know cannot be read; the answer is the same whatever they are.
    if (!knownCharsets.includes(charset)) return { wanted, charset, keys: () => ({ key: 'all' }) }
  }
  const keys = readSearchKeys(reader)
  reader.expectEnd()
  return { wanted, charset, keys }
}

async function find(context: SelectedContext, keys: Resolve): Promise<number[]> {
  const { account, view, byUid, clock, signal } = context
  const criteria = keys({
    nowMs: clock.now(),
    recent: view.recentRanges,
    uids: (set, asUids) => {
      const ranges = view.ranges(set, asUids)
      return asUids ? ranges : view.uidRanges(ranges)
    },
  })
  const metas = view.messages.filter(({ uid }) => !view.isGone(uid))
  const uids = await searchMail(account, view.mailbox, metas, criteria, signal)
  return byUid ? uids : uids.flatMap((uid) => view.numberOf(uid) ?? [])
}

/** RFC 4731 §3.1: MIN, MAX and ALL are left out when nothing was found. */
function extended(found: readonly number[], wanted: readonly Option[]): string {
  const [first] = found
  const last = found[found.length - 1]
  const parts: string[] = []
  if (wanted.includes('MIN') && first !== undefined) parts.push(`MIN ${first}`)
  if (wanted.includes('MAX') && last !== undefined) parts.push(`MAX ${last}`)
  if (wanted.includes('ALL') && found.length > 0) parts.push(`ALL ${formatSet(found)}`)
  if (wanted.includes('COUNT')) parts.push(`COUNT ${found.length}`)
  return parts.map((part) => ` ${part}`).join('')
}

export const search = command({
  name: 'SEARCH',
  spec: 'RFC 9051 §6.4.4',
  state: 'selected',
  uid: true,
  holdsExpunge: true,
  replies: { unsupported: `BADCHARSET (${knownCharsets.join(' ')})` },
  read: readRequest,
  async *run(context, { wanted, charset, keys }) {
    if (!knownCharsets.includes(charset)) throw new Fault('unsupported', 'charset is not known')
    const found = await find(context, keys)
    if (wanted === undefined) {
      yield untagged(`SEARCH${found.map((n) => ` ${n}`).join('')}`)
      return
    }
    const uid = context.byUid ? ' UID' : ''
    yield untagged(`ESEARCH (TAG ${context.tag})${uid}${extended(found, wanted)}`)
  },
})
