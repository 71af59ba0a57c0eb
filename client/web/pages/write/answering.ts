/** What an answer begins with: whom it goes to, its subject, what is quoted of the message that was read. */

import { answerTo, type Answered, type AnswerKind } from '../../../acts/index.js'
import type { EmailAddress, EmailFull } from '../../../api/index.js'
import type { Correspondent } from '../../parts/person-picker/index.js'
import type { LetterValue } from './letter.js'

/** `#/ecrire?re=ID&sorte=repondre`. */
const kinds: Readonly<Record<string, AnswerKind>> = {
  ...{ repondre: 'reply', tous: 'reply-all', transferer: 'forward' },
}

export const answerKindOf = (said: string | null): AnswerKind => kinds[said ?? ''] ?? 'reply'

const people = (list: readonly EmailAddress[] | null): Answered['to'] =>
  (list ?? []).map(({ name, email }) => ({ address: email, name: name ?? '' }))

/** What was shown of it by the gateway: what was sealed is not quoted, as the answer leaves unsealed. */
const textOf = ({ textBody, bodyValues }: EmailFull): string =>
  textBody
    .filter(({ type }) => type === 'text/plain')
    .map(({ partId }) => bodyValues[partId ?? '']?.value ?? '')
    .join('\n')

const correspondent = ({ address, name }: Answered['from']): Correspondent => ({
  ...{ address: address.toLowerCase(), name: name || address, detail: '', id: null },
})

export function answerOf(
  kind: AnswerKind,
  email: EmailFull,
  by: { readonly own: readonly string[]; readonly introduction: string },
): Partial<LetterValue> {
  const [from = { address: '', name: '' }] = people(email.from)
  const [messageId = null] = email.messageId ?? []
  const answered = { references: email.references ?? [], from, replyTo: people(email.replyTo) }
  const { to, cc, subject, text, inReplyTo, references } = answerTo(
    kind,
    {
      ...{ ...answered, messageId, to: people(email.to), cc: people(email.cc) },
      ...{ subject: email.subject ?? '', text: textOf(email) },
    },
    by,
  )
  const files = kind === 'forward' ? email.attachments : []
  return {
    ...{ to: to.map(correspondent), cc: cc.map(correspondent), subject, text, references },
    inReplyTo: inReplyTo === null ? [] : [inReplyTo],
    files: files.flatMap(({ blobId, name, type, size }) =>
      blobId === null ? [] : [{ blobId, name: name ?? 'document', type, size }],
    ),
  }
}
