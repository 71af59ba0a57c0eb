/** That a message was opened for the first time is told to who sent it: when, never what. */

import { record } from '../audit/index.js'
import type { AccountId, BodyId, ModSeq } from '../base/index.js'
import type { AccountContext } from './context.js'

/** Notes it, with its event, and rings at the sender's. Failing to note keeps nobody from reading. */
export async function noteFetched(context: AccountContext, body: BodyId): Promise<void> {
  const { store, clock, bell, log, id, address, actor } = context
  try {
    const rung = await store.write(async (tables) => {
      const rings: [AccountId, ModSeq][] = []
      for (const { submission, number } of await tables.submissions.unfetched(id, body)) {
        const sent = await tables.submissions.byId(submission)
        if (!sent) continue
        await tables.submissions.note(submission, number, 'fetched', clock.now())
        const modSeq = await tables.accounts.nextModSeq(sent.account)
        await tables.submissions.touch(submission, modSeq)
        const facts = { id: sent.reception, address }
        await record(tables.audit, clock, { kind: 'message.fetched', actor, facts })
        rings.push([sent.account, modSeq])
      }
      return rings
    })
    for (const [account, modSeq] of rung) bell.ring(account, modSeq)
  } catch (error) {
    log.warn({ err: error }, 'that a message was opened could not be noted')
  }
}
