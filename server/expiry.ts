/** Looks every hour at what will end: a log line, a metric, and once for each threshold a message to who is responsible. */

import {
  endingsOf,
  readableTime,
  thresholdOf,
  type Ending,
  type EndingOrigins,
} from '../pki/index.js'
import { durationText, languages, say, type Language, type Log } from './base/index.js'
import type { Data } from './data.js'
import type { Announcement } from './post/index.js'

export interface ExpiryParts {
  readonly data: Data
  readonly log: Log
  announce(announcement: Announcement): Promise<void>
}

/** Where endings are looked for in a data directory. */
export function originsOf({ authority, directory, foreign }: Data): EndingOrigins {
  return {
    authorities: () => authority.authorities(),
    certificates: (page) => directory.certificates(page),
    foreign: () => foreign.authorities(),
  }
}

/** Warns of every ending that has passed a threshold since the last warning; resolves with all endings. */
export async function warnOfEndings(parts: ExpiryParts): Promise<Ending[]> {
  const { data } = parts
  const at = data.clock.now()
  const endings = await endingsOf(originsOf(data))
  for (const ending of endings) {
    const threshold = thresholdOf(ending, at)
    if (threshold === undefined) continue
    const subject = `${ending.kind} ${ending.id}`
    const before = await data.pki.read((t) => t.expiry.notified(subject, ending.endsAt))
    if (before !== undefined && before <= threshold) continue
    await warn(parts, ending, at)
    // After the message: killed in between, it is sent twice rather than never.
    await data.pki.write((t) => t.expiry.note(subject, ending.endsAt, threshold, at))
  }
  return endings
}

async function warn(parts: ExpiryParts, ending: Ending, at: number): Promise<void> {
  const { data, log } = parts
  const { kind, id, name, endsAt, holder } = ending
  const to = await recipients(data, ending)
  const leftMs = endsAt - at
  log.warn({ kind, id, name, holder, endsAt: readableTime(endsAt), leftMs, to }, 'will end soon')
  for (const address of to)
    try {
      await parts.announce({ to: address, ...noticeOf(ending, at) })
    } catch (error) {
      log.error({ err: error, to: address }, 'a warning could not be delivered')
    }
}

/** The holder's own mailbox, or those of the administrators who can do something about it. */
async function recipients({ directory, pki, clock }: Data, ending: Ending): Promise<string[]> {
  const responsible =
    ending.holder === null
      ? (await pki.read((t) => t.administrators.list()))
          .filter(({ role }) => role === 'security-officer' || role === 'operator')
          .map(({ identity }) => identity)
      : [ending.holder]
  const found = new Set<string>()
  for (const identity of responsible) {
    const entry = await directory.identity(identity)
    const mailboxes = await directory.mailboxesFor(identity, clock.now())
    const own = mailboxes.find(
      ({ mailbox }) => mailbox.owner === entry?.identity && mailbox.state === 'active',
    )
    if (own) found.add(own.mailbox.address)
  }
  return [...found]
}

/** The message, in both languages. */
export function noticeOf(ending: Ending, at: number): Pick<Announcement, 'subject' | 'text'> {
  const { kind, name, endsAt } = ending
  const said = (language: Language): string[] => {
    const what = say(language, `expiry.kind.${kind}`)
    const left = durationText(language, endsAt - at)
    const values = { what, name, until: readableTime(endsAt), left }
    const fact = say(language, endsAt > at ? 'expiry.fact' : 'expiry.fact-over', values)
    return [fact, say(language, `expiry.remedy.${kind}`)]
  }
  const what = say('fr', `expiry.kind.${kind}`)
  const left = durationText('fr', endsAt - at)
  return {
    subject: say('fr', endsAt > at ? 'expiry.subject' : 'expiry.subject-over', { what, left }),
    text: languages.flatMap(said),
  }
}
