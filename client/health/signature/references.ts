/** What a signature refers to, and whether it is still the same (XMLDSig §4.4.3). */

import type { ExactDocument, ExactElement } from '../xml/index.js'
import {
  canonicalMethods,
  digestMethods,
  envelopedTransform,
  inclusiveMethod,
  isVersion11,
  isWeak,
  type DigestName,
} from './algorithms.js'
import { canonicalDocument, canonicalElement, type Canonical } from './c14n.js'
import {
  algorithmOf,
  attribute,
  base64Of,
  dsigChildren,
  elementById,
  isDsig,
  oneDsig,
  strictChildren,
} from './nodes.js'
import { malformed, Refusal, tooWeak, unsupported } from './refusal.js'

/** Something beside the signature that it may have been made over. */
export interface Target {
  /** As a signature may call it: `urn:oid:…`, a path in the package, a file name. */
  readonly names: readonly string[]
  readonly bytes: Uint8Array
}

/** A reference whose digest holds. */
export type Covered =
  | { readonly kind: 'document'; readonly type: string }
  | { readonly kind: 'element'; readonly type: string; readonly element: ExactElement }
  | { readonly kind: 'target'; readonly type: string; readonly target: Target }

export interface ReferenceSpace {
  readonly document: ExactDocument
  readonly signature: ExactElement
  readonly targets: readonly Target[]
}

const maxReferences = 2000
const maxTransforms = 4

/** The references of `SignedInfo` or of a manifest. */
export function referencesOf(holder: ExactElement): ExactElement[] {
  const found = dsigChildren(holder, 'Reference')
  if (found.length === 0 || found.length > maxReferences) throw malformed('Reference')
  return found
}

export async function digest(name: DigestName, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)))
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, i) => octet === b[i])

export function digestNameOf(method: ExactElement): DigestName {
  const uri = algorithmOf(method)
  const name = digestMethods[uri]
  if (name) return name
  throw isWeak(uri) ? tooWeak(uri) : unsupported(uri)
}

/**
 * Checks one reference. Refusal `altered` when what it names is there and differs; null when it names something that is
 * not here. Nothing is ever fetched.
 */
export async function checkReference(
  reference: ExactElement,
  space: ReferenceSpace,
): Promise<Covered | null> {
  const uri = attribute(reference, 'URI')
  if (uri === undefined) throw malformed('a Reference without URI')
  const type = attribute(reference, 'Type') ?? ''
  const name = digestNameOf(oneDsig(reference, 'DigestMethod'))
  const promised = base64Of(oneDsig(reference, 'DigestValue'))
  const transforms = transformsOf(reference)
  if (uri !== '' && !uri.startsWith('#')) return checkTarget(uri, type, name, promised, space)
  const resolved = resolve(uri, transforms, space)
  if (!sameBytes(await digest(name, resolved.octets), promised)) throw altered()
  return { ...resolved.covered, type }
}

const altered = (): Refusal => new Refusal({ level: 'red', name: 'altered' })

async function checkTarget(
  uri: string,
  type: string,
  name: DigestName,
  promised: Uint8Array,
  { targets }: ReferenceSpace,
): Promise<Covered | null> {
  for (const target of targets)
    if (sameBytes(await digest(name, target.bytes), promised))
      return { kind: 'target', type, target }
  if (targets.some(({ names }) => names.includes(uri))) throw altered()
  return null
}

/** URI and parameters of the transforms; only those that cannot do anything are known. */
function transformsOf(reference: ExactElement): ExactElement[] {
  const [holder, second] = dsigChildren(reference, 'Transforms')
  if (second) throw malformed('Transforms')
  const found = holder ? strictChildren(holder) : []
  if (found.length > maxTransforms) throw malformed('Transforms')
  for (const transform of found) {
    const uri = algorithmOf(transform)
    if (!isDsig(transform, 'Transform')) throw malformed('Transforms')
    if (uri !== envelopedTransform && !canonicalMethods[uri]) throw unsupported(uri)
  }
  return found
}

type Bare<C> = C extends unknown ? Omit<C, 'type'> : never

function resolve(
  uri: string,
  transforms: readonly ExactElement[],
  { document, signature }: ReferenceSpace,
): { octets: Uint8Array; covered: Bare<Exclude<Covered, { kind: 'target' }>> } {
  const enveloped = transforms.some((one) => algorithmOf(one) === envelopedTransform)
  const method = transforms.filter((one) => algorithmOf(one) !== envelopedTransform)
  if (method.length > 1) throw unsupported('several canonicalizations')
  const whole = uri === '' || uri === '#xpointer(/)'
  const element = whole ? document.root : elementById(document.root, idIn(uri))
  const form = {
    ...canonicalFormOf(method[0], element),
    ...(enveloped ? { omit: signature } : {}),
  }
  // A reference of the same document leaves comments out, whatever the method (XMLDSig §4.4.3.3).
  const bare: Canonical = uri === '#xpointer(/)' ? form : { ...form, comments: false }
  return whole
    ? { octets: canonicalDocument(document, bare), covered: { kind: 'document' } }
    : { octets: canonicalElement(element, bare), covered: { kind: 'element', element } }
}

function idIn(uri: string): string {
  const id = uri.slice(1)
  if (!/^[\w.:-]{1,200}$/.test(id)) throw unsupported(uri)
  return id
}

/** The canonical form that a method names; the inclusive one when none does. */
export function canonicalFormOf(method: ExactElement | undefined, apex: ExactElement): Canonical {
  const uri = method ? algorithmOf(method) : inclusiveMethod
  const form = canonicalMethods[uri]
  if (!form) throw unsupported(uri)
  if (isVersion11(uri) && hasXmlAbove(apex)) throw unsupported(`${uri}, xml:*`)
  return { ...form, prefixes: method ? prefixesOf(method) : [] }
}

function hasXmlAbove({ parent }: ExactElement): boolean {
  if (!parent) return false
  return parent.attributes.some(({ prefix }) => prefix === 'xml') || hasXmlAbove(parent)
}

/** `InclusiveNamespaces` (xml-exc-c14n §1.3); any other parameter is refused. */
function prefixesOf(method: ExactElement): string[] {
  const inside = strictChildren(method)
  const [only, second] = inside
  if (!only) return []
  if (second || only.name !== 'InclusiveNamespaces') throw unsupported(only.name)
  const list = (attribute(only, 'PrefixList') ?? '').split(/\s+/).filter(Boolean)
  return list.map((prefix) => (prefix === '#default' ? '' : prefix))
}
