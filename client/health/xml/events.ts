/** XML of strangers as a stream of events, closed to document types, entities of their own, and bombs of depth or size. */

import { SaxesParser, type SaxesTagNS } from 'saxes'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { healthLimits } from '../limits.js'
import { decodeXml } from './decode.js'

export type { SaxesTagNS }

export interface XmlEvents {
  begin(tag: SaxesTagNS): void
  end(): void
  /** Character data, in pieces; also what stands in CDATA. */
  text(text: string): void
  comment?(text: string): void
  instruction?(target: string, body: string): void
}

/** Faults: see `parseXml`. */
export function readEvents(bytes: Uint8Array, events: XmlEvents): void {
  if (bytes.length > healthLimits.xmlBytes) throw new SaidFault('too-large', 'xml.too-large')
  const parser = parserOf(events)
  try {
    parser.write(decodeXml(bytes)).close()
  } catch (error) {
    if (isFault(error)) throw error
    throw new SaidFault('syntax', 'xml.unreadable', {}, error)
  }
}

function parserOf(events: XmlEvents): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const { xmlDepth, xmlElements, xmlAttributes } = healthLimits
  let depth = 0
  let elements = 0
  parser.on('error', (error) => {
    const at = { line: String(parser.line), column: String(parser.column) }
    throw new SaidFault('syntax', 'xml.not-well-formed', at, error)
  })
  parser.on('doctype', () => {
    throw new SaidFault('denied', 'xml.document-type')
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.keys(tag.attributes).length
    if (depth >= xmlDepth || ++elements > xmlElements || attributes > xmlAttributes)
      throw new SaidFault('too-large', 'xml.too-deep')
    depth++
    events.begin(tag)
  })
  parser.on('closetag', () => {
    depth--
    events.end()
  })
  parser.on('text', (text) => events.text(text))
  parser.on('cdata', (text) => events.text(text))
  parser.on('comment', (text) => events.comment?.(text))
  parser.on('processinginstruction', ({ target, body }) => events.instruction?.(target, body))
  return parser
}
