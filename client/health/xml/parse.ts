/** XML of strangers to a tree. */

import { SaidFault } from '../../../server/base/index.js'
import type { XmlElement, XmlNode } from './element.js'
import { readEvents } from './events.js'
import { scanXml, type XmlAttribute, type XmlEvents, type XmlPlace, type XmlTag } from './scan.js'
import type { Bindings } from './namespaces.js'

interface OpenElement extends XmlElement {
  children: XmlNode[]
}

/**
 * The root element of a document. Fault syntax when it is not well formed, denied when it has a document type
 * (nothing in our documents needs one, and entities come with it), too-large.
 * @param later local names of elements whose inside is checked now, but made into a tree when first asked for
 */
export function parseXml(bytes: Uint8Array, later: readonly string[] = []): XmlElement {
  const reader = new TreeReader(later)
  readEvents(bytes, reader)
  if (!reader.root) throw new SaidFault('syntax', 'xml.unreadable')
  return reader.root
}

class TreeReader implements XmlEvents {
  readonly #open: OpenElement[] = []
  /** The element that is left for later, and how deep we are in it. */
  #waiting: { from: number; bindings: Bindings; depth: number; tag: XmlTag } | undefined
  root: XmlElement | undefined

  constructor(readonly later: readonly string[]) {}

  begin(tag: XmlTag, place: XmlPlace): void {
    if (this.#waiting) {
      this.#waiting.depth++
      return
    }
    const parent = this.#open.at(-1)
    const bindings = parent && this.later.includes(tag.name) ? place.bindings() : undefined
    if (bindings) {
      this.#waiting = { from: place.at, bindings, depth: 0, tag }
      return
    }
    const { ns, name } = tag
    const element: OpenElement = {
      ...{ ns, name, attributes: attributesOf(tag.attributes), children: [] },
    }
    if (parent) parent.children.push(element)
    else this.root = element
    this.#open.push(element)
  }

  end(place: XmlPlace): void {
    const waiting = this.#waiting
    if (!waiting) {
      const element = this.#open.pop()
      // A list that grew keeps room for more, a list that was copied does not.
      if (element) element.children = element.children.slice()
    } else if (waiting.depth-- === 0) {
      const source = place.source.slice(waiting.from, place.at)
      this.#open.at(-1)?.children.push(new LaterElement(waiting.tag, source, waiting.bindings))
      this.#waiting = undefined
    }
  }

  text(text: string): void {
    if (!this.#waiting) this.#open.at(-1)?.children.push(text)
  }
}

/** An element whose inside is known to be well formed, and kept as it was written until somebody asks. */
class LaterElement implements XmlElement {
  readonly ns: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  #children: readonly XmlNode[] | undefined
  readonly #source: string
  readonly #bindings: Bindings

  constructor(tag: XmlTag, source: string, bindings: Bindings) {
    this.ns = tag.ns
    this.name = tag.name
    this.attributes = attributesOf(tag.attributes)
    this.#source = source
    this.#bindings = bindings
  }

  get children(): readonly XmlNode[] {
    if (!this.#children) {
      const reader = new TreeReader([])
      scanXml(this.#source, reader, this.#bindings)
      this.#children = reader.root?.children ?? []
    }
    return this.#children
  }
}

/** Most elements have none: a document of a million must not hold a million empty maps. */
const noAttributes: ReadonlyMap<string, string> = new Map()

const attributesOf = (found: readonly XmlAttribute[]): ReadonlyMap<string, string> =>
  found.length === 0
    ? noAttributes
    : new Map(found.map(({ ns, name, value }) => [ns ? `{${ns}}${name}` : name, value]))
