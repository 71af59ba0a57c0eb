/** Whether a message may be answered by a program, and what such an answer needs of it (RFC 3834 §2, RFC 5230 §4.6). */

import { headerValues, parseAddresses, type HeaderField } from '../../mime/index.js'

export interface Question {
  /** Lower-case addresses to whom it says it is written: nobody else answers. */
  readonly to: readonly string[]
  readonly subject: string | null
  /** With its angle brackets. */
  readonly messageId: string | null
}

/** Programs and lists, by the name they write under; in French too. */
const nobody =
  /^(mailer-daemon|postmaster|listserv|majordomo|sympa|bounces?|owner-.*|.*-(owner|request|bounces?)|.*(no|do-?not|ne-?pas)[-._]?(reply|repondre).*|reponse\.automatique.*)$/

/** Messages of the service itself: a conversation that is closed, a document that could not be filed. */
const service = /^\s*(\[FIN\]\s*$|\[KO Intégration|\[Erreur d['’]intégration)/i

const known = 200

/** Undefined for what no program answers: notices, lists, what another program has sent. */
export function questionOf(
  fields: readonly HeaderField[],
  reversePath: string,
  messageId: string | null,
  subject: string | null,
): Question | undefined {
  const values = (name: string): readonly string[] => headerValues(fields, name)
  const says = (name: string, pattern: RegExp): boolean =>
    values(name).some((value) => pattern.test(value))
  if (reversePath === '' || nobody.test(reversePath.slice(0, reversePath.lastIndexOf('@'))))
    return undefined
  if (values('auto-submitted').some((value) => !/^\s*no\s*(;|$)/i.test(value))) return undefined
  if (fields.some(({ name }) => /^list-/i.test(name))) return undefined
  if (says('precedence', /^\s*(bulk|list|junk)\b/i)) return undefined
  if (says('x-auto-response-suppress', /\b(all|oof|autoreply)\b/i)) return undefined
  if (says('content-type', /^\s*multipart\/report\b/i)) return undefined
  if (says('x-mss-mes', /^\s*fin\s*$/i) || service.test(subject ?? '')) return undefined
  const to = ['to', 'cc']
    .flatMap((name) => values(name))
    .flatMap((value) => parseAddresses(value))
    .flatMap(({ mailbox, host }) => (mailbox && host ? [`${mailbox}@${host}`.toLowerCase()] : []))
  return {
    to: [...new Set(to)].slice(0, known),
    subject: subject?.slice(0, 500) ?? null,
    messageId,
  }
}
