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

/** The files a person would pass on: the signature beside them is of another letter. */
const filesOf = ({ attachments }: EmailFull): LetterValue['files'] =>
  attachments
    .filter(({ type }) => !/^application\/((x-)?pkcs7-signature|pgp-signature)$/.test(type))
    .flatMap(({ blobId, name, type, size }) =>
      blobId === null ? [] : [{ blobId, name: name ?? 'document', type, size }],
    )

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
  return {
    ...{ to: to.map(correspondent), cc: cc.map(correspondent), subject, text, references },
    inReplyTo: inReplyTo === null ? [] : [inReplyTo],
    files: kind === 'forward' ? filesOf(email) : [],
  }
}

const plainId = (id: string): string => `<${id.replace(/^<|>$/g, '')}>`

/** A draft that lies in the mailbox, written elsewhere or taken back, gone on with. */
export function resumedOf(email: EmailFull): Partial<LetterValue> {
  const text = textOf(email)
  return {
    to: people(email.to).map(correspondent),
    cc: people(email.cc).map(correspondent),
    ...{ subject: email.subject ?? '', text, origin: email.id },
    inReplyTo: (email.inReplyTo ?? []).map(plainId),
    references: (email.references ?? []).map(plainId),
    files: filesOf(email),
  }
}
