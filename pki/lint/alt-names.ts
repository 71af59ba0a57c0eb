/** Rules on alternative names: the forms of hosts, addresses and mailboxes (RFC 5280 §4.2.1.6). */

import { isIP } from 'node:net'
import {
  attributeOf,
  extensionOids,
  generalNamesOf,
  keyPurposes,
  openSequence,
} from '../x509/index.js'
import type { GeneralName } from '../x509/index.js'
import { must, should, when, type Linted } from './rule.js'

function namesOf({ anatomy }: Linted): readonly GeneralName[] | undefined {
  const found = anatomy.extensions.find(({ oid }) => oid === extensionOids.subjectAltName)
  return found && generalNamesOf(openSequence(found.value))
}

const textsOf = (linted: Linted, kind: GeneralName['kind']): string[] =>
  (namesOf(linted) ?? []).flatMap((name) => (name.kind === kind ? [name.text] : []))

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i
/** RFC 1034 §3.5 in the form of RFC 1123 §2.1; a first label of `*` is another rule's business. */
function isHost(name: string): boolean {
  const labels = name.split('.')
  const rest = labels[0] === '*' ? labels.slice(1) : labels
  return name.length <= 253 && rest.length > 0 && rest.every((part) => label.test(part))
}

const isMailbox = (text: string): boolean => {
  const at = text.lastIndexOf('@')
  return at > 0 && at <= 64 && isHost(text.slice(at + 1)) && /^[\x21-\x7e]+$/.test(text)
}

const serves = ({ certificate }: Linted): boolean =>
  certificate.extendedKeyUsage?.includes(keyPurposes.serverAuth) === true

export const altNameRules = [
  must('names-not-empty', 'RFC 5280 §4.2.1.6', (linted) =>
    when(namesOf(linted)?.length === 0, 'ø'),
  ),
  must('names-critical-without-subject', 'RFC 5280 §4.2.1.6', ({ anatomy }) => {
    const found = anatomy.extensions.find(({ oid }) => oid === extensionOids.subjectAltName)
    return when(anatomy.subject.length === 0 && found?.critical === false, 'false')
  }),
  should('names-not-critical', 'RFC 5280 §4.2.1.6', ({ anatomy }) => {
    const found = anatomy.extensions.find(({ oid }) => oid === extensionOids.subjectAltName)
    return when(anatomy.subject.length > 0 && found?.critical === true, 'true')
  }),
  must('dns-form', 'RFC 5280 §4.2.1.6, RFC 1034 §3.5', (linted) =>
    textsOf(linted, 'dns').find((name) => !isHost(name)),
  ),
  should('dns-without-wildcard', 'IGC-Santé, CA/B BR §3.2.2.6', (linted) =>
    textsOf(linted, 'dns').find((name) => name.includes('*')),
  ),
  must('dns-is-no-address', 'CA/B BR §7.1.2.7', (linted) =>
    textsOf(linted, 'dns').find((name) => isIP(name) !== 0),
  ),
  must('ip-length', 'RFC 5280 §4.2.1.6', (linted) => {
    const wrong = (namesOf(linted) ?? []).find(
      ({ kind, content }) => kind === 'ip' && content.length !== 4 && content.length !== 16,
    )
    return wrong?.content.toString('hex')
  }),
  must('mail-form', 'RFC 5280 §4.2.1.6, RFC 5321 §4.1.2', (linted) =>
    textsOf(linted, 'email').find((text) => !isMailbox(text)),
  ),
  must('uri-form', 'RFC 5280 §4.2.1.6', (linted) =>
    textsOf(linted, 'uri').find((text) => !/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)),
  ),
  should('name-once', 'RFC 5280 §4.2.1.6', (linted) => {
    const all = (namesOf(linted) ?? []).map(
      ({ kind, content }) => `${kind}:${content.toString('latin1')}`,
    )
    return all.find((one, at) => all.indexOf(one) !== at)
  }),
  must('server-has-name', 'RFC 9525 §2', (linted) => {
    const { dns, ip } = linted.certificate.altNames
    return when(serves(linted) && dns.length + ip.length === 0, 'ø')
  }),
  must('server-name-among-names', 'CA/B BR §7.1.4.3', (linted) => {
    const { altNames, subject } = linted.certificate
    const name = attributeOf(subject, 'CN')
    if (!serves(linted) || name === undefined) return undefined
    const known = [...altNames.dns, ...altNames.ip].map((one) => one.toLowerCase())
    return when(!known.includes(name.toLowerCase()), name)
  }),
]
