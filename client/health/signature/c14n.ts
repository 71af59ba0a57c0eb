/** Canonical XML over our closed tree: the octets that a signature was made over (W3C xml-c14n, xml-exc-c14n). */

import {
  isExactElement,
  type ExactDocument,
  type ExactElement,
  type ExactNode,
} from '../xml/index.js'

export interface Canonical {
  readonly exclusive: boolean
  readonly comments: boolean
  /** Prefixes that the exclusive form treats as the inclusive one does (`#default` as the empty one). */
  readonly prefixes: readonly string[]
  /** A subtree that is left out: the signature itself, of an enveloped one. */
  readonly omit?: ExactElement
}

type Scope = ReadonlyMap<string, string>

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** The octets of one element and all that is in it. */
export function canonicalElement(apex: ExactElement, form: Canonical): Uint8Array {
  const parts: string[] = []
  new Writer(form, parts).apex(apex)
  return new TextEncoder().encode(parts.join(''))
}

/** The octets of a whole document; what stands outside the root is on lines of its own. */
export function canonicalDocument(document: ExactDocument, form: Canonical): Uint8Array {
  const parts: string[] = []
  const writer = new Writer(form, parts)
  for (const node of document.before) if (writer.outside(node)) parts.push('\n')
  writer.apex(document.root)
  for (const node of document.after) {
    parts.push('\n')
    if (!writer.outside(node)) parts.pop()
  }
  return new TextEncoder().encode(parts.join(''))
}

/** Namespaces in force at an element; the `xml` prefix is never declared. */
export function scopeOf(element: ExactElement): Map<string, string> {
  const scope = element.parent ? scopeOf(element.parent) : new Map<string, string>()
  for (const [prefix, uri] of element.declarations) scope.set(prefix, uri)
  return scope
}

class Writer {
  readonly #form: Canonical
  readonly #parts: string[]

  constructor(form: Canonical, parts: string[]) {
    this.#form = form
    this.#parts = parts
  }

  apex(element: ExactElement): void {
    const inherited = this.#form.exclusive ? [] : inheritedXml(element)
    this.#element(element, scopeOf(element), new Map(), inherited)
  }

  /** Says whether anything was written. */
  outside(node: ExactNode): boolean {
    const before = this.#parts.length
    this.#other(node)
    return this.#parts.length > before
  }

  #element(
    element: ExactElement,
    scope: Scope,
    rendered: Scope,
    inherited: readonly (readonly [string, string])[],
  ): void {
    const { prefix, name, children } = element
    const tag = prefix === '' ? name : `${prefix}:${name}`
    const declared = this.#declarations(element, scope, rendered)
    const now = declared.length === 0 ? rendered : new Map([...rendered, ...declared])
    this.#parts.push(`<${tag}`)
    for (const [of, uri] of declared)
      this.#parts.push(` ${of === '' ? 'xmlns' : `xmlns:${of}`}="${attributeText(uri)}"`)
    for (const text of attributesOf(element, inherited)) this.#parts.push(text)
    this.#parts.push('>')
    for (const child of children) {
      if (!isExactElement(child)) this.#other(child)
      else if (child !== this.#form.omit) {
        const inner =
          child.declarations.size === 0 ? scope : new Map([...scope, ...child.declarations])
        this.#element(child, inner, now, [])
      }
    }
    this.#parts.push(`</${tag}>`)
  }

  #declarations(element: ExactElement, scope: Scope, rendered: Scope): [string, string][] {
    const { exclusive, prefixes } = this.#form
    const candidates = exclusive
      ? [...usedPrefixes(element), ...prefixes.filter((prefix) => scope.has(prefix))]
      : [...scope.keys(), '']
    return [...new Set(candidates)]
      .filter((prefix) => prefix !== 'xml')
      .map((prefix): [string, string] => [prefix, scope.get(prefix) ?? ''])
      .filter(([prefix, uri]) => (rendered.get(prefix) ?? '') !== uri)
      .sort(([a], [b]) => compare(a, b))
  }

  #other(node: Exclude<ExactNode, ExactElement> | ExactNode): void {
    if (typeof node === 'string') this.#parts.push(plainText(node))
    else if ('comment' in node) {
      if (this.#form.comments) this.#parts.push(`<!--${node.comment}-->`)
    } else if ('target' in node)
      this.#parts.push(`<?${node.target}${node.body === '' ? '' : ` ${node.body}`}?>`)
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Visibly utilized (xml-exc-c14n §1.1): of the element and of its attributes that have one. */
function usedPrefixes({ prefix, attributes }: ExactElement): string[] {
  return [prefix, ...attributes.map((attribute) => attribute.prefix).filter((p) => p !== '')]
}

/** xml-c14n §2.4: attributes of the `xml` prefix are inherited from what is left out above. */
function inheritedXml(apex: ExactElement): [string, string][] {
  const found = new Map<string, string>()
  for (let at = apex.parent; at; at = at.parent)
    for (const { ns, name, value } of at.attributes)
      if (ns === xmlNamespace && !found.has(name)) found.set(name, value)
  for (const { ns, name } of apex.attributes) if (ns === xmlNamespace) found.delete(name)
  return [...found]
}

function attributesOf(
  { attributes }: ExactElement,
  inherited: readonly (readonly [string, string])[],
): string[] {
  if (attributes.length + inherited.length === 0) return []
  return [
    ...attributes,
    ...inherited.map(([name, value]) => ({ prefix: 'xml', name, ns: xmlNamespace, value })),
  ]
    .sort((a, b) => compare(a.ns, b.ns) || compare(a.name, b.name))
    .map(
      ({ prefix, name, value }) =>
        ` ${prefix === '' ? name : `${prefix}:${name}`}="${attributeText(value)}"`,
    )
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const plainText = (text: string): string => text.replace(/[&<>\r]/g, (mark) => marks[mark] ?? mark)
const attributeText = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (mark) => marks[mark] ?? mark)
