/** Finding the conversation of a message that was not read before: by the Message-IDs it names, as keyed hashes. */

import type { BodyId, ModSeq } from '../../base/index.js'
import { headerValues, parseHeader, type Summary } from '../../mime/index.js'
import { isFault, limits } from '../../base/index.js'
import type { AccountContext } from '../context.js'
import type { MailTables } from '../ports.js'
import { readMessages } from '../read.js'
import type { Place } from './types.js'

/** Ids of one message that are looked at; a long conversation names its last ones, and those are kept. */
const maxIds = 50

/** Those not entered yet, opened and entered in slices, so that a first look at a large mailbox lets others work. */
const sliceSize = 100

export interface Unthreaded extends Place {
  readonly body: BodyId
  readonly createdModSeq: ModSeq
}

/** `<id@host>`s of the message itself and of those it answers, its own first; each at most 1000 characters. */
export function idsOf(summary: Summary): { own: string | null; named: readonly string[] } {
  const { messageId, inReplyTo } = summary.envelope
  const fields = summary.headerBytes ? parseHeader(summary.headerBytes, limits.headerFields) : []
  const references = headerValues(fields, 'references').join(' ')
  const read = (text: string | null): string[] => text?.match(/<[^<>\s]{1,998}>/g) ?? []
  const named = [...read(references), ...read(inReplyTo)]
  return { own: read(messageId)[0] ?? null, named: [...new Set(named)].slice(-maxIds) }
}

/** Enters every one of `messages` into its conversation, oldest first, and gives them. */
export async function enterThreads(
  context: AccountContext,
  messages: readonly Unthreaded[],
): Promise<Map<BodyId, BodyId>> {
  const found = new Map<BodyId, BodyId>()
  const sorted = [...messages].sort((a, b) => a.body - b.body)
  for (let at = 0; at < sorted.length; at += sliceSize) {
    const slice = sorted.slice(at, at + sliceSize)
    const tagged = await tagsOf(context, slice)
    await context.store.write(async (tables) => {
      for (const { body } of slice)
        found.set(body, await enter(context, tables, body, tagged.get(body) ?? []))
    })
  }
  return found
}

/** Tags of a message, its own first. One that cannot be opened has none, and stands alone. */
async function tagsOf(
  context: AccountContext,
  slice: readonly Unthreaded[],
): Promise<Map<BodyId, readonly Buffer[]>> {
  const tagged = new Map<BodyId, readonly Buffer[]>()
  for (const { body, mailbox, uid } of slice)
    for await (const message of readMessages(context, mailbox, [uid])) {
      try {
        const { own, named } = idsOf(await message.summary())
        const ids = own === null ? named : [own, ...named]
        tagged.set(
          body,
          ids.map((id) => context.key.tag(`message-id:${id}`)),
        )
      } catch (error) {
        if (!isFault(error, 'corrupt')) throw error
      }
    }
  return tagged
}

async function enter(
  { id }: AccountContext,
  { emails }: MailTables,
  body: BodyId,
  tags: readonly Buffer[],
): Promise<BodyId> {
  let thread: BodyId | undefined
  for (const tag of tags) {
    thread ??= await emails.threadOf(id, tag)
    if (thread !== undefined) break
  }
  thread ??= body
  await emails.enterThread(id, body, thread)
  // Answers that came before what they answer find it by these later.
  for (const tag of tags) await emails.tagThread(id, tag, thread)
  return thread
}
