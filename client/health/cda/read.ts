/** A clinical document read whole: header, sections, images, or the one file of a level 1 document. */

import { SaidFault } from '../../../server/base/index.js'
import {
  attributeOf,
  childOf,
  elementsOf,
  parseXml,
  textOf,
  type XmlElement,
} from '../xml/index.js'
import { readHeader } from './header.js'
import type { CdaDocument, CdaMedia, CdaSection, CdaWhole } from './model.js'
import { blocksOf } from './narrative.js'
import { codeOf, idsOf, plain } from './values.js'

const hl7 = 'urn:hl7-org:v3'

/** What most of a document is made of, and what nobody asks for who wants to know whose it is. */
const bodies = ['text', 'entry']

/** Reads a document (HL7 CDA R2). Faults of `parseXml`; syntax when it is XML, but no clinical document. */
export function readCda(bytes: Uint8Array): CdaDocument {
  const root = parseXml(bytes, bodies)
  if (root.name !== 'ClinicalDocument' || root.ns !== hl7)
    throw new SaidFault('syntax', 'cda.none', { root: root.name.slice(0, 60) })
  const body = childOf(root, 'component', 'structuredBody')
  const whole = childOf(root, 'component', 'nonXMLBody', 'text')
  return {
    header: readHeader(root),
    sections: body ? sectionsOf(body) : [],
    whole: whole ? wholeOf(whole) : null,
  }
}

const sectionsOf = (holder: XmlElement): CdaSection[] =>
  elementsOf(holder, 'component')
    .flatMap((component) => elementsOf(component, 'section'))
    .map(sectionOf)

function sectionOf(element: XmlElement): CdaSection {
  const text = childOf(element, 'text') ?? null
  const entries = elementsOf(element, 'entry')
  const narrative = once(() => (text ? blocksOf(text) : []))
  const media = once(() => entries.flatMap(mediaIn))
  return {
    templates: idsOf(element, 'templateId'),
    code: codeOf(childOf(element, 'code')),
    title: plain(childOf(element, 'title')),
    text,
    get narrative() {
      return narrative()
    },
    get media() {
      return media()
    },
    entries,
    sections: sectionsOf(element),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** Every `observationMedia` of an entry, however deep it stands. */
function mediaIn(element: XmlElement): CdaMedia[] {
  if (element.name !== 'observationMedia') return elementsOf(element).flatMap(mediaIn)
  const value = childOf(element, 'value')
  if (!value) return []
  return [
    {
      id: attributeOf(element, 'ID') ?? '',
      mediaType: attributeOf(value, 'mediaType') ?? '',
      content: contentOf(value),
    },
  ]
}

const wholeOf = (text: XmlElement): CdaWhole => ({
  mediaType: attributeOf(text, 'mediaType') ?? 'text/plain',
  content: contentOf(text),
})

/** ED: base64 or plain text; a reference to somewhere else is not followed. */
function contentOf(element: XmlElement): Uint8Array {
  const text = textOf(element)
  if (attributeOf(element, 'representation') !== 'B64') return new TextEncoder().encode(text)
  try {
    const letters = atob(text.replace(/\s+/g, ''))
    const bytes = new Uint8Array(letters.length)
    for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i)
    return bytes
  } catch (cause) {
    throw new SaidFault('corrupt', 'cda.base64', {}, cause)
  }
}
