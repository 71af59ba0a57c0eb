/** A sealed message gets its rows: in one folder or several, in one unit of work. */

import { Fault, type BodyId, type MailboxId, type ModSeq, type Uid } from '../base/index.js'
import { change, type AccountContext } from './context.js'
import { insertBody, type SealedMessage } from './intake.js'
import { keywordNumbers, writeNumbers } from './keywords.js'
import { expectRoom } from './room.js'

export interface Arrived {
  readonly message: SealedMessage
  readonly request: {
    readonly flags: number
    readonly keywords: readonly string[]
    /** Milliseconds since the epoch; now, when not given. */
    readonly internalDate?: number
  }
  readonly quota: number | null
  /** The counter that the caller has seen: Fault conflict when it is another one by now. */
  readonly ifState?: ModSeq | undefined
}

export interface Inserted {
  readonly body: BodyId
  readonly places: readonly { readonly uidValidity: number; readonly uid: Uid }[]
}

/** Fault not-found when a folder is gone or of another account; over-quota; limited; conflict. */
export async function insertMessage(
  context: AccountContext,
  folders: readonly MailboxId[],
  { message, request, quota, ifState }: Arrived,
): Promise<Inserted> {
  // Wrapping the key costs more than the rest of the unit of work.
  const header = message.headerFor(context.recipient)
  return change(context, async (tables, modSeq) => {
    expectState(ifState, modSeq)
    const known = new Map((await tables.mailboxes.all(context.id)).map((row) => [row.id, row]))
    await expectRoom(tables, context, quota, message.sizeBytes * folders.length)
    const now = context.clock.now()
    const bodyId = await insertBody(tables, message, now)
    const numbers = await keywordNumbers(context, tables.keywords, request.keywords)
    const places: { uidValidity: number; uid: Uid; mailbox: MailboxId }[] = []
    for (const mailbox of folders) {
      const folder = known.get(mailbox)
      if (!folder) throw new Fault('not-found', 'the folder is gone')
      const uid = await tables.mailboxes.takeUids(mailbox, 1, modSeq)
      await tables.messages.insert(mailbox, {
        ...{ uid, bodyId, flags: request.flags, keywords: writeNumbers(numbers), modSeq },
        internalDate: request.internalDate ?? now,
        ...{ sizeBytes: message.sizeBytes, header, fileKey: null },
      })
      places.push({ uidValidity: folder.uidValidity, uid, mailbox })
    }
    const { actor, address } = context
    const event = places.map(({ mailbox, uid }) => ({
      ...{ kind: 'message.appended' as const, actor },
      facts: {
        ...{ address, mailbox: String(mailbox), uid: String(uid) },
        bytes: String(message.sizeBytes),
      },
    }))
    return { value: { body: bodyId, places }, event }
  })
}

/** A unit of work has already raised the counter by one. */
export function expectState(ifState: ModSeq | undefined, modSeq: ModSeq): void {
  if (ifState !== undefined && ifState + 1 !== modSeq)
    throw new Fault('conflict', 'the account has changed')
}
