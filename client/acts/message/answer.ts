/** Answering and passing on: whom it goes to, what its subject is, what is quoted of what was read. */

import { insOfPatientAddress } from '../../health/index.js'
import type { Addressee } from '../../keys/index.js'

/** What is answered or passed on, as it was shown to the person: nothing of it was hidden. */
export interface Answered {
  /** `<id@domain>`; null when it has none. */
  readonly messageId: string | null
  readonly references: readonly string[]
  readonly from: Addressee
  /** Where its author wants answers; empty when the sender's own address is meant. */
  readonly replyTo: readonly Addressee[]
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly subject: string
  readonly text: string
}

export type AnswerKind = 'reply' | 'reply-all' | 'forward'

/** What a new letter begins with. */
export interface Beginning {
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly subject: string
  readonly text: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/** RFC 5322 §3.6.4: a thread keeps its first id and its latest ones. */
const referencesKept = 30

/** `introduction` is the line above what is quoted: who wrote it, and when. `own` are the addresses of the writer. */
export function answerTo(
  kind: AnswerKind,
  message: Answered,
  { own, introduction }: { readonly own: readonly string[]; readonly introduction: string },
): Beginning {
  const quoted = quote(message.text, kind === 'forward' ? '' : '> ')
  const text = `\n\n${introduction}\n${quoted}`
  if (kind === 'forward') {
    const subject = prefixed('Tr', message.subject)
    return { ...{ to: [], cc: [], subject, text }, inReplyTo: null, references: [] }
  }
  const isOwn = ({ address }: Addressee): boolean => own.includes(address.toLowerCase())
  // Answering one's own message goes on with those it went to.
  const author = message.replyTo.length > 0 ? message.replyTo : [message.from]
  const first = author.every(isOwn) ? message.to : author
  const to = distinct(first.filter((one) => !isOwn(one) || first.length === 1))
  const others = kind === 'reply' ? [] : [...message.to, ...message.cc]
  const taken = new Set(to.map(({ address }) => address.toLowerCase()))
  const cc = distinct(others).filter((one) => !isOwn(one) && !taken.has(one.address.toLowerCase()))
  return {
    ...{ to, cc, subject: prefixed('Re', message.subject), text },
    inReplyTo: message.messageId,
    references: thread(message),
  }
}

const quote = (text: string, mark: string): string =>
  text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map((line) => (line.startsWith('>') ? `${mark.trim()}${line}` : `${mark}${line}`))
    .join('\n')

/** Once: `Re: Re:` and `RE :` are the same prefix. */
function prefixed(prefix: 'Re' | 'Tr', subject: string): string {
  const bare = subject.replace(/^(\s*(re|tr|fwd?|aw|wg)\s*:\s*)+/i, '').trim()
  return `${prefix}: ${bare}`
}

function distinct(people: readonly Addressee[]): readonly Addressee[] {
  const found = new Map<string, Addressee>()
  for (const one of people) {
    const key = one.address.toLowerCase()
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}

function thread({ messageId, references }: Answered): readonly string[] {
  const all = [...references, ...(messageId === null ? [] : [messageId])]
  const ids = [...new Set(all)]
  return ids.length <= referencesKept ? ids : [...ids.slice(0, 1), ...ids.slice(1 - referencesKept)]
}

/** Is everybody a citizen, so that the conversation is one that may be closed (ECO.2.2.8)? */
export const isForPatientsAlone = (people: readonly Pick<Addressee, 'address'>[]): boolean =>
  people.length > 0 && people.every(({ address }) => insOfPatientAddress(address) !== undefined)
