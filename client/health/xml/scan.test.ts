/** The scanner against saxes, an old and strict parser: the same events, or both refuse. */

import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../../server/base/index.js'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { readXdm } from '../xdm/index.js'
import { decodeXml } from './decode.js'
import { elementsOf, textOf, type XmlElement } from './element.js'
import { parseXml } from './parse.js'
import { scanXml } from './scan.js'

type Event = readonly unknown[]

/** Pieces of text that touch are one: where they are cut is nobody's promise. */
function put(events: Event[], text: string): void {
  const last = events.at(-1)
  if (text === '') return
  if (last?.[0] === 'text') events[events.length - 1] = ['text', String(last[1]) + text]
  else events.push(['text', text])
}

function ours(text: string): Event[] | 'refused' {
  const events: Event[] = []
  try {
    scanXml(text, {
      begin({ prefix, name, ns, attributes, declarations }) {
        const own = attributes.map((found) => [found.prefix, found.name, found.ns, found.value])
        events.push(['begin', prefix, name, ns, own, [...declarations]])
      },
      end: () => events.push(['end']),
      text: (piece) => put(events, piece),
      comment: (body) => events.push(['comment', body]),
      instruction: (target, body) => events.push(['instruction', target, body]),
    })
  } catch (error) {
    if (!isFault(error)) throw error
    return 'refused'
  }
  return events
}

function theirs(text: string): Event[] | 'refused' {
  const events: Event[] = []
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  const refuse = (why?: Error): never => {
    throw why ?? new Error('refused')
  }
  parser.on('error', refuse)
  parser.on('doctype', () => refuse())
  parser.on('opentag', ({ prefix, local, uri, attributes, ns }) => {
    depth++
    const own = Object.values(attributes)
      .filter((found) => found.prefix !== 'xmlns' && found.name !== 'xmlns')
      .map((found) => [found.prefix, found.local, found.uri, found.value])
    events.push(['begin', prefix, local, uri, own, Object.entries(ns)])
  })
  parser.on('closetag', () => {
    depth--
    events.push(['end'])
  })
  parser.on('text', (piece) => depth > 0 && put(events, piece))
  parser.on('cdata', (piece) => put(events, piece))
  parser.on('comment', (body) => events.push(['comment', body]))
  parser.on('processinginstruction', ({ target, body }) =>
    events.push(['instruction', target, body]),
  )
  try {
    parser.write(text).close()
  } catch {
    return 'refused'
  }
  return events
}

const pieces = [
  ...['<a>', '</a>', '<b/>', '<p:b>', '</p:b>', '<a xmlns="u">', '<a xmlns:p="v">', '<a xmlns="">'],
  ...[
    '<a b="1">',
    "<a b='2' b='3'>",
    '<a p:b="1" q:b="2" xmlns:p="u" xmlns:q="u">',
    '<a b="&lt;\n">',
  ],
  ...[
    '<!-- c -->',
    '<!-- -- -->',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?t b?>',
    '<?xml?>',
    '<?t?>',
  ],
  ...[
    '&amp;',
    '&#65;',
    '&#x1F600;',
    '&#0;',
    '&#xD800;',
    '&x;',
    '&',
    'é',
    '\r\n',
    '\r',
    '\t',
    ' ',
    'x',
  ],
  ...[
    '<',
    '>',
    '/',
    '"',
    "'",
    '=',
    ':',
    '\u0000',
    '\ufffe',
    '<a xmlns:p="">',
    '<é/>',
    '<1/>',
    '<:a/>',
  ],
  ...[
    '<a xmlns:xml="u">',
    '<a xmlns:xmlns="u">',
    '<a b=1>',
    '<a b>',
    '<a b="1"c="2">',
    '<a  />',
    '</a >',
  ],
  ...[
    '<a b="<">',
    '<xml:a/>',
    '<a xml:lang="fr">',
    '<!DOCTYPE a>',
    '<?xml version="1.0"?>',
    '<a:b:c/>',
  ],
]
const documents = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom(...pieces), { maxLength: 12 }))
  .map(([closed, parts]) =>
    closed ? `<r xmlns:p="w" xmlns:q="z">${parts.join('')}</r>` : parts.join(''),
  )

describe('scanXml and saxes', () => {
  it('agree on whatever is thrown at them', () => {
    fc.assert(
      fc.property(documents, (text) => {
        expect(ours(text)).toEqual(theirs(text))
      }),
      { numRuns: 600 },
    )
  })

  it.each(pieces)('agree on %j alone, open, and closed', (piece) => {
    for (const text of [piece, `<a>${piece}</a>`, `${piece}</a>`, `<r><a>${piece}</a></r>`])
      expect([text, ours(text)]).toEqual([text, theirs(text)])
  })
})

describeOfficial('scanXml and saxes on what people send', () => {
  it.each(officialPackages)('%s', async (name) => {
    for (const document of (await readXdm(readOfficial(name))).documents) {
      const text = decodeXml(await document.read())
      expect(ours(text)).toEqual(theirs(text))
    }
  })
})

describe('elements left for later', () => {
  const bytes = new TextEncoder().encode(
    '<a xmlns="u" xmlns:p="v"><b p:k="1">un<p:c/><b>deux</b></b><c/><b/></a>',
  )
  const shape = (element: XmlElement): unknown => [
    ...[element.ns, element.name, [...element.attributes]],
    element.children.map((child) => (typeof child === 'string' ? child : shape(child))),
  ]

  it('are the same as when they are read at once', () => {
    const later = parseXml(bytes, ['b'])
    expect(shape(later)).toEqual(shape(parseXml(bytes)))
    expect(elementsOf(later, 'b').map(textOf)).toEqual(['undeux', ''])
  })

  it('are checked at once', () => {
    const broken = new TextEncoder().encode('<a><b><c></b></a>')
    expect(() => parseXml(broken, ['b'])).toThrow(/line 1/)
  })

  it('are read at once where prefixes change all the time', () => {
    const parts = Array.from(
      { length: 2100 },
      (_, i) => `<c xmlns:p="${String(i)}"><b><p:d/></b></c>`,
    )
    const root = parseXml(new TextEncoder().encode(`<a>${parts.join('')}</a>`), ['b'])
    const last = elementsOf(root).at(-1)
    expect(last && elementsOf(elementsOf(last)[0] as XmlElement)[0]?.ns).toBe('2099')
  })
})
