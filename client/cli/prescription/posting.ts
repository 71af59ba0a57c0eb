/** Notices sent, now or again later: none is lost, and none tells of what the ledger did not record. */

import { isFault, SaidFault, type Language } from '../../../server/base/index.js'
import { isInLedger } from '../../acts/index.js'
import { prescriptionState } from '../../gateway/index.js'
import { keepCopy, submit, type Identity, tlsLink } from '../../mail/index.js'
import type { Output } from '../output.js'
import { confirmNotice, dropNotice, pendingNotices, type Pending } from './pending.js'

const sentenceOf = (error: Error, language: Language): string =>
  error instanceof SaidFault ? error.in(language) : error.message

/** False when it has to be sent again later; it is kept. */
export async function trySend(
  identity: Identity,
  pending: Pending,
  output: Output,
): Promise<boolean> {
  const { message } = pending
  try {
    const outcomes = await submit(identity, message)
    const refused = outcomes.filter(({ accepted }) => !accepted)
    for (const { address, reason = '' } of refused)
      output.note(output.say('counter.notice-refused', { address, reason }))
    if (refused.length === outcomes.length) return false
    await dropNotice(identity, pending)
    await keepCopy(identity, message.raw)
    return refused.length === 0
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = sentenceOf(error, output.language)
    output.note(output.say('counter.notice-kept', { reason }))
    return false
  }
}

/** Null for one that tells of nothing. Faults of `prescriptionState`. */
async function checked(identity: Identity, pending: Pending, output: Output) {
  if (pending.isRecorded) return pending
  const { document } = pending.claim
  const state = await prescriptionState(tlsLink(identity), document, true, output.language)
  if (isInLedger(pending.claim, state, identity.account.mailbox))
    return confirmNotice(identity, pending)
  await dropNotice(identity, pending)
  output.note(output.say('counter.notice-void'))
  return null
}

/** Sends all that wait, having asked the ledger about those that it never answered for. */
export async function resendAll(identity: Identity, output: Output): Promise<0 | 1> {
  let left = 0
  let sent = 0
  for (const one of await pendingNotices(identity)) {
    const pending = await checked(identity, one, output)
    if (!pending) continue
    if (await trySend(identity, pending, output)) sent++
    else left++
  }
  output.line(output.say('counter.resent', { count: sent, left }))
  return left === 0 ? 0 : 1
}
