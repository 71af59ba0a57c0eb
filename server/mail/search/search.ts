/** Evaluates criteria over a folder, cheapest first: what is in clear, then summaries, then bodies. */

import { isFault, type MailboxId, type Uid } from '../../base/index.js'
import type { Account, MessageMeta, StoredMessage } from '../types.js'
import { headerFacts, scanBody } from './content.js'
import type { Criteria } from './criteria.js'
import { bodyTexts, judge, type Known } from './judge.js'

async function judgeOpened(
  message: StoredMessage,
  criteria: Criteria,
  needles: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const summary = await message.summary()
  const known: Known = { meta: message.meta, header: await headerFacts(message, summary) }
  const judged = judge(criteria, known)
  if (judged !== undefined) return judged
  const body = await scanBody(message, summary, needles, signal)
  return judge(criteria, { ...known, body }) === true
}

/**
 * UIDs of the messages of `metas` that meet `criteria`, ascending as `metas` are (RFC 9051 §6.4.4).
 * Messages gone in the meantime are left out. Text is compared as decoded Unicode, case folded. Stops early when
 * `signal` aborts. A message that cannot be opened
 * (corrupt) does not match; other Faults of the account pass through.
 */
export async function search(
  account: Pick<Account, 'read'>,
  mailbox: MailboxId,
  metas: readonly MessageMeta[],
  criteria: Criteria,
  signal?: AbortSignal,
): Promise<Uid[]> {
  const found = new Set<Uid>()
  const undecided: Uid[] = []
  for (const meta of metas) {
    const judged = judge(criteria, { meta })
    if (judged === true) found.add(meta.uid)
    else if (judged === undefined) undecided.push(meta.uid)
  }
  if (undecided.length > 0) {
    const needles = bodyTexts(criteria)
    for await (const message of account.read(mailbox, undecided, { quietly: true })) {
      if (signal?.aborted === true) break
      try {
        if (await judgeOpened(message, criteria, needles, signal)) found.add(message.meta.uid)
      } catch (error) {
        // One damaged message must not hide all the others; reading it will say what is wrong.
        if (!isFault(error, 'corrupt')) throw error
      }
    }
  }
  return metas.filter(({ uid }) => found.has(uid)).map(({ uid }) => uid)
}
