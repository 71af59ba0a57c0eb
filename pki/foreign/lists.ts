/** Fetching the lists of others ahead of time: a handshake never waits for a list. */

import { isFault, limits } from '../../server/base/index.js'
import type { ForeignListKind, ForeignListState } from '../directory/index.js'
import { parsePem } from '../x509/index.js'
import type { ForeignCa } from './authorities.js'
import { askHttp, type Reply } from './fetch.js'
import type { ForeignTrust } from './registry.js'

const timeoutMs = 30_000
const minuteMs = 60_000
/** A list is asked for that often, so that a revocation of others counts with us within the hour. */
const refreshMs = 60 * minuteMs

/** What became of one list. */
export interface FetchOutcome {
  readonly fingerprint: string
  readonly subject: string
  readonly list: ForeignListKind
  /** Null when the list is there; English, for logs, otherwise. */
  readonly problem: string | null
}

/**
 * Fetches the lists that have an address and are due, or all of them; the ones we have stay until a newer one is good.
 * A server that fails is asked again after a minute, then ever later, up to an hour.
 */
export async function refreshLists(
  foreign: ForeignTrust,
  actor: string,
  which: 'due' | 'all' = 'all',
): Promise<FetchOutcome[]> {
  const outcomes: FetchOutcome[] = []
  for (const authority of await foreign.authorities())
    for (const list of ['full', 'delta'] as const) {
      const url = list === 'full' ? authority.crlUrl : authority.deltaUrl
      const state = authority[list]
      if (url === null || (which === 'due' && foreign.clock.now() < (state?.nextTry ?? 0))) continue
      const problem = await refreshOne(foreign, { authority, list, url, actor })
      outcomes.push({
        fingerprint: authority.fingerprint,
        subject: authority.subject,
        list,
        problem,
      })
    }
  return outcomes
}

interface Errand {
  readonly authority: ForeignCa
  readonly list: ForeignListKind
  readonly url: string
  readonly actor: string
}

async function refreshOne(foreign: ForeignTrust, errand: Errand): Promise<string | null> {
  const { authority, list } = errand
  const { fingerprint } = authority
  const before: ForeignListState = authority[list] ?? {
    ...{ fingerprint, kind: list, digest: null, nextUpdate: null, etag: null, modified: null },
    ...{ checkedAt: null, nextTry: 0, failures: 0, problem: null },
  }
  try {
    await fetchOne(foreign, errand, before)
    return null
  } catch (error) {
    if (!isFault(error)) throw error
    const failures = before.failures + 1
    await foreign.noteTry({
      ...{ ...before, failures, problem: error.message },
      nextTry: foreign.clock.now() + waitAfter(failures, foreign),
    })
    return error.message
  }
}

async function fetchOne(
  foreign: ForeignTrust,
  { authority, list, url, actor }: Errand,
  before: ForeignListState,
): Promise<void> {
  const { digest, nextUpdate, etag, modified } = before
  const known = digest === null ? {} : { etag, modified }
  const reply = await askHttp({ url, timeoutMs, maxBytes: limits.crlBytes, ...known })
  const at = foreign.clock.now()
  if (reply.body === null) {
    const nextTry = nextAfter(at, nextUpdate, foreign)
    return foreign.noteTry({ ...before, checkedAt: at, nextTry, failures: 0, problem: null })
  }
  const marks = { etag: reply.etag, modified: reply.modified, nextTry: at + minuteMs }
  await foreign.setList(authority.fingerprint, derOf(reply.body), actor, marks)
  const stored = (await foreign.authorities()).find(
    ({ fingerprint }) => fingerprint === authority.fingerprint,
  )?.[list]
  // An address that serves the other kind of list would be fetched without end for this one.
  const state = stored ?? { ...before, problem: `this is no ${list} list` }
  await foreign.noteTry({ ...state, nextTry: nextAfter(at, state.nextUpdate, foreign) })
}

const derOf = (body: Buffer): Buffer =>
  body[0] === 0x30 ? body : (parsePem(body.toString('latin1'), 'X509 CRL')[0] ?? body)

/** Hourly, and sooner when the list lasts less than two hours. */
function nextAfter(at: number, nextUpdate: number | null, { random }: ForeignTrust): number {
  const half = ((nextUpdate ?? at) - at) / 2
  return at + jittered(Math.max(minuteMs, Math.min(refreshMs, half)), random)
}

const waitAfter = (failures: number, { random }: ForeignTrust): number =>
  jittered(Math.min(refreshMs, minuteMs * 2 ** Math.min(failures - 1, 6)), random)

/** Within a tenth: those who failed together need not come back together. */
const jittered = (ms: number, random: ForeignTrust['random']): number =>
  Math.round(ms * (0.9 + random.below(201) / 1000))

/** The DER behind an `http:` address, whether PEM or DER is served. Fault unsupported, unavailable, too-large. */
export async function fetchList(url: string): Promise<Buffer> {
  const { body }: Reply = await askHttp({ url, timeoutMs, maxBytes: limits.crlBytes })
  return derOf(body ?? Buffer.alloc(0))
}
