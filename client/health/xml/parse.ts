/** XML of strangers to a tree, closed to document types, entities of their own, and bombs of depth or size. */

import { SaxesParser, type SaxesTagNS } from 'saxes'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { healthLimits } from '../limits.js'
import { decodeXml } from './decode.js'
import type { XmlElement, XmlNode } from './element.js'

interface OpenElement extends XmlElement {
  readonly children: XmlNode[]
}

/**
 * The root element of a document. Fault syntax when it is not well formed, denied when it has a document type
 * (nothing in our documents needs one, and entities come with it), too-large.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > healthLimits.xmlBytes) throw new SaidFault('too-large', 'xml.too-large')
  return new TreeReader().read(decodeXml(bytes))
}

class TreeReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true })
  readonly #open: OpenElement[] = []
  #root: OpenElement | undefined
  #elements = 0

  constructor() {
    const parser = this.#parser
    parser.on('error', (error) => {
      const at = { line: String(parser.line), column: String(parser.column) }
      throw new SaidFault('syntax', 'xml.not-well-formed', at, error)
    })
    parser.on('doctype', () => {
      throw new SaidFault('denied', 'xml.document-type')
    })
    parser.on('opentag', (tag) => this.#begin(tag))
    parser.on('closetag', () => this.#open.pop())
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#text(text))
  }

  read(text: string): XmlElement {
    try {
      this.#parser.write(text).close()
    } catch (error) {
      if (isFault(error)) throw error
      throw new SaidFault('syntax', 'xml.unreadable', {}, error)
    }
    if (!this.#root) throw new SaidFault('syntax', 'xml.unreadable')
    return this.#root
  }

  #begin({ uri, local, attributes }: SaxesTagNS): void {
    const { xmlDepth, xmlElements, xmlAttributes } = healthLimits
    const values = Object.values(attributes)
    if (
      this.#open.length >= xmlDepth ||
      ++this.#elements > xmlElements ||
      values.length > xmlAttributes
    )
      throw new SaidFault('too-large', 'xml.too-deep')
    const element: OpenElement = {
      ns: uri,
      name: local,
      attributes: new Map(
        values.map(({ uri: ns, local: name, value }) => [ns ? `{${ns}}${name}` : name, value]),
      ),
      children: [],
    }
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(element)
    else this.#root = element
    this.#open.push(element)
  }

  #text(text: string): void {
    this.#open.at(-1)?.children.push(text)
  }
}
