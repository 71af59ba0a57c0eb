/**
 * What the author of a message said to be told once it had gone: told then, whoever is still there. It is put away only
 * afterwards, so that a crash between the two tells it again, never less than once.
 */

import { isFault } from '../../base/index.js'
import type { SubmissionRow } from '../../mail/index.js'
import { wordContext } from './enter.js'
import type { ReleaseParts } from './release.js'

/** How many are told in one go. */
const batch = 50

/** Resolves with how many stay for later. */
export async function sayWords(parts: ReleaseParts): Promise<number> {
  const { store, log } = parts.mail
  let left = 0
  for (const row of await store.read((tables) => tables.submissions.unsaid(batch)))
    try {
      await say(parts, row)
    } catch (error) {
      left++
      log.error({ err: error, id: row.reception }, 'what was to be said of a message could not be')
    }
  return left
}

async function say(
  { mail, onGone }: ReleaseParts,
  { id, account, reception, word }: SubmissionRow,
): Promise<void> {
  if (word) {
    const text = mail.master.unwrap(word, wordContext(account)).toString('utf8')
    try {
      await onGone?.(text)
    } catch (error) {
      // A refusal stays one however often it is asked; what broke is tried again.
      if (!isFault(error) || error.kind === 'unavailable') throw error
      mail.log.warn({ err: error, id: reception }, 'what was said of a message was refused')
    }
  }
  await mail.store.write((tables) => tables.submissions.said(id))
}
