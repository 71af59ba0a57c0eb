/** XML of strangers to a tree. */

import { SaidFault } from '../../../server/base/index.js'
import type { XmlElement, XmlNode } from './element.js'
import { readEvents, type SaxesTagNS, type XmlEvents } from './events.js'

interface OpenElement extends XmlElement {
  readonly children: XmlNode[]
}

/**
 * The root element of a document. Fault syntax when it is not well formed, denied when it has a document type
 * (nothing in our documents needs one, and entities come with it), too-large.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const reader = new TreeReader()
  readEvents(bytes, reader)
  if (!reader.root) throw new SaidFault('syntax', 'xml.unreadable')
  return reader.root
}

class TreeReader implements XmlEvents {
  readonly #open: OpenElement[] = []
  root: XmlElement | undefined

  begin({ uri, local, attributes }: SaxesTagNS): void {
    const element: OpenElement = {
      ns: uri,
      name: local,
      attributes: attributesOf(attributes),
      children: [],
    }
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(element)
    else this.root = element
    this.#open.push(element)
  }

  end(): void {
    this.#open.pop()
  }

  text(text: string): void {
    this.#open.at(-1)?.children.push(text)
  }
}

/** Most elements have none: a document of a million must not hold a million empty maps. */
const noAttributes: ReadonlyMap<string, string> = new Map()

function attributesOf(found: SaxesTagNS['attributes']): ReadonlyMap<string, string> {
  const values = Object.values(found)
  if (values.length === 0) return noAttributes
  return new Map(
    values.map(({ uri: ns, local: name, value }) => [ns ? `{${ns}}${name}` : name, value]),
  )
}
