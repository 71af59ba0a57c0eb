/** Rules on issuer and subject: their presence, their characters, their lengths (RFC 5280 §4.1.2.4, appendix A.1). */

import {
  attributeTypes,
  DerReader,
  elementsOf,
  tags,
  textFaultOf,
  type NameValue,
} from '../x509/index.js'
import { isCa, must, should, when, type Linted } from './rule.js'

const values = ({ anatomy }: Linted): NameValue[] => [...anatomy.issuer, ...anatomy.subject]
const shown = (value: NameValue | undefined): string | undefined =>
  value && `${value.oid} ${value.content.toString('latin1').slice(0, 40)}`
const find = (linted: Linted, wrong: (value: NameValue) => boolean): string | undefined =>
  shown(values(linted).find(wrong))

/** Upper bounds of RFC 5280 appendix A.1. */
const bounds = new Map<string, number>([
  [attributeTypes.CN, 64],
  [attributeTypes.O, 64],
  [attributeTypes.OU, 64],
  [attributeTypes.serialNumber, 64],
  [attributeTypes.title, 64],
  [attributeTypes.L, 128],
  [attributeTypes.ST, 128],
  [attributeTypes.C, 2],
  [attributeTypes.emailAddress, 255],
])

function charactersOf({ tag, content }: NameValue): string[] {
  if (tag === tags.bmpString && content.length % 2 === 0)
    return [...Buffer.from(content).swap16().toString('utf16le')]
  return [...content.toString(tag === tags.utf8String ? 'utf8' : 'latin1')]
}

function unsorted(der: Buffer): boolean {
  return elementsOf(new DerReader(der).enter(tags.sequence)).some(({ content }) => {
    const parts = elementsOf(new DerReader(content)).map(({ raw }) => raw)
    return parts.some((part, at) => at > 0 && Buffer.compare(parts[at - 1] ?? part, part) > 0)
  })
}

const textTags: ReadonlySet<number> = new Set([tags.utf8String, tags.printableString])
/** Attributes whose syntax is IA5String (RFC 5280 appendix A.1, RFC 4519 §2.4). */
const ia5Types: ReadonlySet<string> = new Set([attributeTypes.emailAddress, attributeTypes.DC])

export const nameRules = [
  must('issuer-not-empty', 'RFC 5280 §4.1.2.4', ({ anatomy }) =>
    when(anatomy.issuer.length === 0, 'ø'),
  ),
  must('subject-not-empty', 'RFC 5280 §4.1.2.6', (linted) => {
    const { anatomy, certificate } = linted
    const { dns, ip, email, others } = certificate.altNames
    const named = dns.length + ip.length + email.length + others > 0
    return when(anatomy.subject.length === 0 && (isCa(linted) || !named), 'ø')
  }),
  must('issuer-is-subject-of-issuer', 'RFC 5280 §4.1.2.4', ({ anatomy, issuer }) =>
    when(
      issuer !== undefined && !anatomy.issuerDer.equals(issuer.subject.der),
      issuer?.subject.text ?? '',
    ),
  ),
  must('country-form', 'RFC 5280 appendix A.1', (linted) =>
    find(
      linted,
      ({ oid, content }) =>
        oid === attributeTypes.C && !/^[A-Z]{2}$/.test(content.toString('latin1')),
    ),
  ),
  must('country-printable', 'RFC 5280 appendix A.1', (linted) =>
    find(linted, ({ oid, tag }) => oid === attributeTypes.C && tag !== tags.printableString),
  ),
  must('serial-number-printable', 'RFC 5280 appendix A.1', (linted) =>
    find(
      linted,
      ({ oid, tag }) => oid === attributeTypes.serialNumber && tag !== tags.printableString,
    ),
  ),
  must('text-type', 'RFC 5280 §4.1.2.4', (linted) =>
    find(linted, ({ oid, tag }) => !ia5Types.has(oid) && !textTags.has(tag)),
  ),
  must('text-valid', 'RFC 5280 §4.1.2.4, X.680 §41.4', (linted) =>
    find(linted, (value) => textFaultOf(value) !== undefined),
  ),
  must('text-not-empty', 'RFC 5280 appendix A.1', (linted) =>
    find(linted, ({ content }) => content.length === 0),
  ),
  must('text-length', 'RFC 5280 appendix A.1', (linted) =>
    find(linted, (value) => charactersOf(value).length > (bounds.get(value.oid) ?? 32_768)),
  ),
  must('text-without-controls', 'RFC 5280 §4.1.2.4', (linted) =>
    find(linted, (value) => /[\p{Cc}\p{Cf}]/u.test(charactersOf(value).join(''))),
  ),
  should('text-trimmed', 'RFC 5280 §7.1', (linted) =>
    find(linted, (value) => /^\s|\s$| {2}/.test(charactersOf(value).join(''))),
  ),
  must('ia5-attributes', 'RFC 5280 appendix A.1', (linted) =>
    find(linted, ({ oid, tag }) => ia5Types.has(oid) && tag !== tags.ia5String),
  ),
  should('mail-not-in-subject', 'RFC 5280 §4.1.2.6', ({ anatomy }) =>
    shown(anatomy.subject.find(({ oid }) => oid === attributeTypes.emailAddress)),
  ),
  must('rdn-sorted', 'X.690 §11.6', ({ anatomy }) =>
    when(unsorted(anatomy.subjectDer) || unsorted(anatomy.issuerDer), 'SET'),
  ),
  should('attribute-once', 'RFC 5280 §4.1.2.4', ({ anatomy: { subject } }) =>
    shown(
      subject.find(
        (one, at) => subject.findIndex(({ oid, rdn }) => oid === one.oid && rdn === one.rdn) !== at,
      ),
    ),
  ),
]
