/** A message from the gateway itself into a mailbox of ours: composed here, sealed and delivered as any other. */

import type { Clock, Random } from '../base/index.js'
import { deliver, ensureAccount, Intake, type MailParts } from '../mail/index.js'
import { composeDate, composeMessageId } from '../mime/index.js'

export interface Announcement {
  /** A mailbox of ours that is active. */
  readonly to: string
  readonly subject: string
  /** Paragraphs, French first. */
  readonly text: readonly string[]
}

export interface AnnounceParts {
  readonly mail: MailParts
  readonly clock: Clock
  readonly random: Random
  readonly hostName: string
}

/** Durable when it resolves. */
export async function announce(parts: AnnounceParts, announcement: Announcement): Promise<void> {
  const { mail, random } = parts
  const { to } = announcement
  const id = random.bytes(12).toString('hex')
  const intake = new Intake(mail.store.blobs, random)
  await intake.write(composeAnnouncement(parts, announcement, id))
  const account = await ensureAccount(mail, to)
  const message = await intake.finish()
  await deliver(mail, message, [account], {
    kind: 'message.accepted',
    actor: 'gateway',
    facts: { id, from: '', to, bytes: String(message.sizeBytes) },
  })
}

function composeAnnouncement(
  { clock, hostName }: AnnounceParts,
  { to, subject, text }: Announcement,
  id: string,
): Buffer {
  const date = clock.now()
  const domain = to.slice(to.lastIndexOf('@') + 1)
  const body = Buffer.from(`${text.join('\r\n\r\n')}\r\n`, 'utf8').toString('base64')
  const lines = [
    `From: Pli <postmaster@${domain}>`,
    `To: <${to}>`,
    ...encodedSubject(subject),
    `Date: ${composeDate(date)}`,
    `Message-ID: ${composeMessageId(id, hostName)}`,
    // RFC 3834 §5: nobody's vacation notice answers this.
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'utf8')
}

/** Encoded words of at most 75 characters that end between letters, RFC 2047 §2 and §5. */
function encodedSubject(subject: string): string[] {
  const words: string[] = []
  let word = ''
  for (const letter of subject.replace(/\p{Cc}/gu, ' ')) {
    if (Buffer.byteLength(word + letter) > 36) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  words.push(word)
  return words.map((part, i) => {
    const encoded = `=?utf-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`
    return i === 0 ? `Subject: ${encoded}` : ` ${encoded}`
  })
}
