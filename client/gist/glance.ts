/** What a message's header and structure tell without opening its body, and whether the body would tell more. */

import {
  limits,
  plainGist,
  type Gist,
  type GistKind,
  type GistPatient,
} from '../../server/base/index.js'
import {
  decodeWords,
  paramOf,
  parseHeader,
  type Part,
  type Summary,
} from '../../server/mime/index.js'
import { insOfPatientAddress, parseMssSubject, readMssHeaders } from '../health/index.js'
import { kindOfCode } from './kind.js'

export interface Glance {
  readonly gist: Gist
  /** False when nothing inside could change it. */
  readonly needsBody: boolean
}

/** Takes the summary that is kept beside a message. */
export function glance(summary: Summary): Glance {
  const { envelope, root } = summary
  const fields = parseHeader(summary.headerBytes ?? Buffer.alloc(0), limits.headerFields)
  const valueOf = (name: string): string =>
    fields.find((field) => field.name.toLowerCase() === name)?.value ?? ''
  const mss = readMssHeaders(fields.map(({ name, value }) => [name, value] as const))
  const [from] = envelope.from
  const ins = insOfPatientAddress(`${from?.mailbox ?? ''}@${from?.host ?? ''}`) ?? null
  const subject = decodeWords(envelope.subject ?? '')
  const isNotice =
    isReport(root) || /^auto-(?:generated|replied)/i.test(valueOf('auto-submitted').trim())
  const coded = mss.codes.map(kindOfCode).find((kind) => kind !== undefined)
  return {
    needsBody: !isReport(root) && somePart(root, mayTell),
    gist: {
      ...plainGist,
      kind: kindOf({ isNotice, coded, isPatient: ins !== null }),
      patient: patientOf(subject, ins),
      urgent: isUrgent(valueOf),
      closed: mss.closesDialogue,
    },
  }
}

function kindOf(told: {
  readonly isNotice: boolean
  readonly coded: GistKind | undefined
  readonly isPatient: boolean
}): GistKind {
  if (told.isNotice) return 'notice'
  if (told.isPatient) return 'patient-reply'
  return told.coded ?? 'letter'
}

/** RFC 6522: delivery reports and receipts. */
const isReport = ({ type, subtype }: Part): boolean => type === 'multipart' && subtype === 'report'

const isUrgent = (valueOf: (name: string) => string): boolean =>
  /^\s*[12]\b/.test(valueOf('x-priority')) ||
  /^\s*high/i.test(valueOf('importance')) ||
  /^\s*urgent/i.test(valueOf('priority'))

function patientOf(subject: string, ins: string | null): GistPatient | null {
  const read = parseMssSubject(subject)
  if (!read && ins === null) return null
  const { family = '', given = '', birthDate = '' } = read ?? {}
  if (family === '' && ins === null) return null
  return { ins, family, given, birthDate: dayOf(birthDate), sex: null }
}

/** `YYYYMMDD…` as `YYYY-MM-DD`; null for anything else. */
export function dayOf(hl7: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(hl7) ?? []
  return year === undefined ? null : `${year}-${month ?? ''}-${day ?? ''}`
}

function somePart(part: Part, holds: (part: Part) => boolean): boolean {
  if (holds(part)) return true
  const inner = [...(part.parts ?? []), ...(part.message ? [part.message.root] : [])]
  return inner.some((one) => somePart(one, holds))
}

const telling =
  /^(?:multipart\/(?:signed|encrypted)|application\/(?:(?:x-)?pkcs7-mime|(?:x-)?zip.*|pgp-encrypted))$/

/** Packages, signatures and envelopes: their inside says more than the header does. */
function mayTell({ type, subtype, params, disposition }: Part): boolean {
  if (telling.test(`${type}/${subtype}`)) return true
  const name = paramOf(disposition?.params ?? [], 'filename') ?? paramOf(params, 'name') ?? ''
  return /\.(?:zip|p7m)$/i.test(name)
}
