/** May these CAs issue for these names? Permitted and excluded subtrees, RFC 5280 §4.2.1.10. */

import { isIP } from 'node:net'
import { admit, deny, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import {
  attributesOf,
  extensionOids,
  generalNamesOf,
  openSequence,
  type Certificate,
  type DistinguishedName,
  type GeneralName,
} from '../x509/index.js'
import { isSelfIssued } from './issuer.js'

/** Comparisons of names with subtrees in one path; more is an attack (CVE-2018-16875 and its like). */
const maxComparisons = 100_000

/** Checks a path (leaf first, anchor last) against the constraints of every CA in it, the anchor's too. */
export function checkNameConstraints(path: readonly Certificate[]): Verdict {
  const budget = { left: maxComparisons }
  for (const [i, ca] of path.entries()) {
    if (i === 0 || !ca.nameConstraints) continue
    for (const [below, certificate] of path.slice(0, i).entries()) {
      // Self-issued certificates carry out a change of key (RFC 5280 §6.1.3 (b)).
      if (below > 0 && isSelfIssued(certificate)) continue
      const verdict = checkOne(certificate, ca, budget)
      if (!verdict.admitted) return verdict
    }
  }
  return admit(undefined)
}

function checkOne(certificate: Certificate, ca: Certificate, budget: { left: number }): Verdict {
  const { permitted, excluded } = ca.nameConstraints ?? { permitted: [], excluded: [] }
  const facts = { subject: certificate.subject.text, issuer: ca.subject.text }
  const unusable = [...permitted, ...excluded].find((tree) => !isUsable(tree))
  if (unusable) return deny('name-constraint-unusable', { ...facts, constraint: printed(unusable) })
  for (const name of namesOf(certificate)) {
    const mine = permitted.filter(({ kind }) => kind === name.kind)
    const others = excluded.filter(({ kind }) => kind === name.kind)
    budget.left -= mine.length + others.length
    if (budget.left < 0) return deny('path-too-complex', facts)
    const allowed = mine.length === 0 || mine.some((tree) => isWithin(name, tree, 'permitted'))
    if (!allowed || others.some((tree) => isWithin(name, tree, 'excluded')))
      return deny('name-not-permitted', { ...facts, name: printed(name) })
  }
  return admit(undefined)
}

/** Every name that a certificate speaks for. */
function namesOf({ extensions, subject }: Certificate): GeneralName[] {
  const found = extensions.find(({ oid }) => oid === extensionOids.subjectAltName)
  const names = found ? generalNamesOf(openSequence(found.value)) : []
  if (subject.rdns.length > 0)
    names.push({ kind: 'directory', content: subject.der, text: '', name: subject })
  // The RFC asks for these only where no alternative name stands; whoever reads them elsewhere must not be deceived.
  for (const text of attributesOf(subject, 'emailAddress')) names.push(nameOf('email', text))
  if (!names.some(({ kind }) => kind === 'dns'))
    for (const text of attributesOf(subject, 'CN'))
      if (isHostLike(text)) names.push(nameOf('dns', text))
  return names
}

const nameOf = (kind: 'email' | 'dns', text: string): GeneralName => ({
  ...{ kind, text, name: undefined },
  content: Buffer.from(text),
})

const hostPattern = /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/i
/** A name as DNS lets it be registered, of two labels or more (RFC 1123 §2.1). */
const isHostLike = (text: string): boolean =>
  /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(text)
const isHostName = (text: string): boolean => hostPattern.test(text.replace(/^\*\./, ''))
/** One sign between two parts that are there; a quoted part may hold another, and no CA needs that. */
const isMailbox = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text)

function isUsable({ kind, text, content }: GeneralName): boolean {
  switch (kind) {
    case 'dns':
      return text === '' || hostPattern.test(text)
    case 'email':
      return hostPattern.test(text.replace(/^\./, '').replace(/^[^@\s]+@/, ''))
    case 'uri':
      return hostPattern.test(text.replace(/^\./, ''))
    case 'ip':
      return (content.length === 8 || content.length === 32) && isMask(maskOf(content))
    case 'directory':
    case 'other':
    case 'x400':
    case 'ediParty':
    case 'registered':
      return true
  }
}

const maskOf = (range: Buffer): Buffer => range.subarray(range.length / 2)

const isMask = (mask: Buffer): boolean =>
  /^1*0*$/.test([...mask].map((octet) => octet.toString(2).padStart(8, '0')).join(''))

type Side = 'permitted' | 'excluded'

function isWithin(name: GeneralName, tree: GeneralName, side: Side): boolean {
  switch (name.kind) {
    case 'dns':
      return isDnsWithin(name.text.toLowerCase(), tree.text.toLowerCase(), side)
    case 'email':
      return isEmailWithin(name.text, tree.text, side)
    case 'uri':
      return isUriWithin(name.text, tree.text.toLowerCase(), side)
    case 'ip':
      return isIpWithin(name.content, tree.content)
    case 'directory':
      return isNameWithin(name.name, tree.name)
    case 'other':
    case 'x400':
    case 'ediParty':
    case 'registered':
      // A constraint that we cannot apply must not let a name through (RFC 5280 §4.2.1.10).
      return side === 'excluded'
  }
}

function isDnsWithin(name: string, tree: string, side: Side): boolean {
  // What is no name lies nowhere: neither permitted nor beyond an exclusion.
  if (!isHostName(name)) return side === 'excluded'
  if (tree === '' || name === tree || name.endsWith(`.${tree}`)) return true
  // `*.example.com` also speaks for the excluded `a.example.com`.
  if (side === 'permitted' || !name.startsWith('*.')) return false
  return tree.slice(tree.indexOf('.') + 1) === name.slice(2) && tree.includes('.')
}

function isHostWithin(host: string, tree: string): boolean {
  return tree.startsWith('.') ? host.endsWith(tree) && host.length > tree.length : host === tree
}

function isEmailWithin(name: string, tree: string, side: Side): boolean {
  if (!isMailbox(name)) return side === 'excluded'
  const at = name.lastIndexOf('@')
  const host = name.slice(at + 1).toLowerCase()
  const treeAt = tree.lastIndexOf('@')
  if (treeAt < 0) return isHostWithin(host, tree.toLowerCase())
  // The part before the sign is compared letter by letter (RFC 5280 §7.5).
  return (
    name.slice(0, at) === tree.slice(0, treeAt) && host === tree.slice(treeAt + 1).toLowerCase()
  )
}

function isUriWithin(text: string, tree: string, side: Side): boolean {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1] ?? ''
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase()
  // A URI without a host name cannot be judged, so it is neither allowed nor let through.
  if (host === '' || host.startsWith('[') || isIP(host) > 0) return side === 'excluded'
  return isHostWithin(host, tree)
}

function isIpWithin(address: Buffer, range: Buffer): boolean {
  const mask = maskOf(range)
  return (
    address.length === mask.length &&
    mask.every((bits, i) => ((address[i] ?? 0) & bits) === ((range[i] ?? 0) & bits))
  )
}

function isNameWithin(
  name: DistinguishedName | undefined,
  tree: DistinguishedName | undefined,
): boolean {
  if (!name || !tree) return false
  // The key of a name is the JSON list of its folded RDNs.
  const parts = rdnKeys(name)
  return rdnKeys(tree).every((rdn, i) => parts[i] === rdn)
}

const folded = new WeakMap<DistinguishedName, readonly string[]>()

function rdnKeys(name: DistinguishedName): readonly string[] {
  const known = folded.get(name)
  if (known) return known
  const keys = (JSON.parse(name.key) as string[][]).map((rdn) => JSON.stringify(rdn))
  folded.set(name, keys)
  return keys
}

function printed({ kind, text, content, name }: GeneralName): string {
  return clip(`${kind} ${name?.text ?? (text || content.toString('hex'))}`)
}
