/** What a line of the list says of a message: by the gateway's reading of it, else by its headers. Pure. */

import type { WebKey } from '../../../server/base/index.js'
import type { EmailHealth, EmailLine } from '../../api/index.js'
import type { IconName } from './icon.js'
import { shownName } from './safe/names.js'

export type Kind = EmailHealth['kind']

export const kinds = {
  prescription: { icon: 'prescription', title: 'web.inbox.kind-prescription' },
  result: { icon: 'result', title: 'web.inbox.kind-result' },
  report: { icon: 'report', title: 'web.inbox.kind-report' },
  letter: { icon: 'letter', title: 'web.inbox.kind-letter' },
  'patient-reply': { icon: 'reply', title: 'web.inbox.kind-patient-reply' },
  notice: { icon: 'notice', title: 'web.inbox.kind-notice' },
  dispensation: { icon: 'dispense', title: 'web.inbox.kind-dispensation' },
} as const satisfies Record<Kind, { icon: IconName; title: WebKey }>

export interface Summary {
  readonly kind: Kind
  readonly patient: EmailHealth['patient']
  /** The subject as a person would write it; empty when it is the standard's own. */
  readonly subject: string
  /** Name of who wrote it, or of who it was written to. */
  readonly who: string
  /** Profession and place. */
  readonly whoMore: string
  readonly isUrgent: boolean
  readonly isUnread: boolean
  readonly medicines: number
  readonly signature: EmailHealth['signature']
  readonly dispensing: EmailHealth['dispensing']
  readonly isSealed: boolean
}

/** `XDM/1.0/DDM+…` says nothing to anybody (screens, principle 1); answers and urgency are shown otherwise. */
export function subjectText(subject: string | null): string {
  const bare = (subject ?? '').replace(/^\s*((re|tr|fwd?|aw)\s*:\s*)+/i, '').trim()
  // What stands outside of a sealed letter in place of its subject (RFC 9788 §3.2.1).
  return /^XDM\/1\.0/i.test(bare) || bare === '[...]'
    ? ''
    : bare.replace(/^\[FIN\]\s*/i, '').replace(/^urgent\s*[–—:-]\s*/i, '')
}

/** A sentence begins with one. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Its addresses are the numbers of patients: shown to nobody. */
export const patientDomain = /@patient\.mssante\.fr$/i

function kindOf({ subject, from }: EmailLine): Kind {
  const sender = from?.[0]?.email ?? ''
  if (patientDomain.test(sender)) return 'patient-reply'
  if (/^(mailer-daemon|postmaster|noreply|no-reply)@/i.test(sender)) return 'notice'
  if (/^\s*XDM\/1\.0/i.test(subject ?? '')) return 'prescription'
  if (/^(re\s*:\s*)?r[ée]sultats?\b/i.test(subject ?? '')) return 'result'
  if (/compte[- ]rendu/i.test(subject ?? '')) return 'report'
  return 'letter'
}

/** Somebody by the name they are written with; a patient's address is a number that is shown to nobody. */
function nameOf(one: { readonly name: string | null; readonly email: string } | undefined): string {
  if (!one) return ''
  // A name that hides letters, mixes alphabets or is an address says less than where it came from.
  const { shown, doubts } = shownName(one.name ?? '')
  if (shown !== '' && doubts.length === 0 && !shown.includes('@')) return shown
  return patientDomain.test(one.email) ? '' : one.email
}

/** Where somebody writes from whom the directory does not know: their name alone could be anybody's. */
function strangeDomain(one: { readonly email: string } | undefined, who: string): string {
  const { email } = one ?? { email: '' }
  if (who === '' || who.includes('@') || patientDomain.test(email)) return ''
  return email.slice(email.lastIndexOf('@') + 1)
}

const summaries = {
  sent: new WeakMap<EmailLine, Summary>(),
  held: new WeakMap<EmailLine, Summary>(),
}

/** What a line says; made once for each state of a message, since names are looked at letter by letter. */
export function summaryOf(email: EmailLine, isSent: boolean): Summary {
  const known = summaries[isSent ? 'sent' : 'held']
  let summary = known.get(email)
  if (!summary) known.set(email, (summary = summarise(email, isSent)))
  return summary
}

function summarise(email: EmailLine, isSent: boolean): Summary {
  const { health, keywords, subject } = email
  const isUnread = !keywords['$seen'] && !isSent
  const others = isSent ? [...(email.to ?? []), ...(email.cc ?? [])] : (email.from ?? [])
  const names = others.map(nameOf).filter((name) => name !== '')
  const who =
    names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ')
  const sender = isSent ? null : (health?.sender ?? null)
  return {
    kind: health?.kind ?? kindOf(email),
    patient: health?.patient ?? null,
    subject: shownName(subjectText(subject)).shown,
    // The profession stands beside the name, once.
    who: sender?.name.replace(/\s*\([^()]*\)$/, '') ?? who,
    whoMore:
      sender || isSent
        ? [sender?.profession, sender?.place].filter(Boolean).join(', ')
        : strangeDomain(email.from?.[0], who),
    isUrgent: health?.urgent ?? /^\s*(re\s*:\s*)?urgent\b/i.test(subject ?? ''),
    isUnread,
    medicines: health?.medicines.length ?? 0,
    signature: health?.signature ?? null,
    dispensing: health?.dispensing ?? null,
    isSealed: health?.sealed ?? false,
  }
}
