import { describe, expect, it } from 'vitest'
import { isFault } from '../../../server/base/index.js'
import { attributeOf, childOf, elementsOf, textOf } from './element.js'
import { parseXml } from './parse.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('parseXml', () => {
  it('gives names, namespaces, attributes and text in document order', () => {
    const root = parseXml(
      utf8(
        '\n <a:x xmlns:a="urn:a" id="1" a:id="2">un<b/>&#233;<![CDATA[<deux>]]><c xml:lang="fr">trois</c></a:x>',
      ),
    )
    expect([root.ns, root.name]).toEqual(['urn:a', 'x'])
    expect(attributeOf(root, 'id')).toBe('1')
    expect(root.attributes.get('{urn:a}id')).toBe('2')
    expect(textOf(root)).toBe('uné<deux>trois')
    expect(elementsOf(root).map(({ name }) => name)).toEqual(['b', 'c'])
    expect(childOf(root, 'c')?.attributes.get('{http://www.w3.org/XML/1998/namespace}lang')).toBe(
      'fr',
    )
    expect(childOf(root, 'c', 'nothing', 'at', 'all')).toBeUndefined()
  })

  it.each([
    ['a UTF-8 mark', [0xef, 0xbb, 0xbf, ...utf8('<a>é</a>')]],
    ['UTF-16 with a mark', [0xff, 0xfe, ...Buffer.from('<a>é</a>', 'utf16le')]],
    ['UTF-16 by its first octets', [...Buffer.from('<?xml version="1.0"?><a>é</a>', 'utf16le')]],
    [
      'Latin-1 by declaration',
      [...Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')],
    ],
  ])('reads %s', (_, octets) => {
    expect(textOf(parseXml(Uint8Array.from(octets)))).toBe('é')
  })

  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)
  it.each([
    ['a document type', '<!DOCTYPE a><a/>', 'denied'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', 'denied'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>', 'denied'],
    ['an undefined entity', '<a>&b;</a>', 'syntax'],
    ['an unknown prefix', '<b:a/>', 'syntax'],
    ['an element left open', '<a><b></a>', 'syntax'],
    ['an attribute twice', '<a b="1" b="2"/>', 'syntax'],
    ['two roots', '<a/><a/>', 'syntax'],
    ['nothing', '', 'syntax'],
    ['text only', 'bonjour', 'syntax'],
    ['too deep', nested(201), 'too-large'],
    ['an encoding nobody has', '<?xml version="1.0" encoding="klingon"?><a/>', 'unsupported'],
    [
      'too many attributes',
      `<a ${Array.from({ length: 201 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'too-large',
    ],
  ])('refuses %s', (_, text, kind) => {
    expect(() => parseXml(utf8(text))).toThrow(
      expect.objectContaining({ name: 'Fault', kind }) as Error,
    )
  })

  it('takes what stands just inside the bounds', () => {
    expect(parseXml(utf8(nested(200))).name).toBe('a')
  })

  it('names line and column of what is wrong', () => {
    const failure = ((): unknown => {
      try {
        return parseXml(utf8('<a>\n  <b>\n</a>'))
      } catch (error) {
        return error
      }
    })()
    expect(isFault(failure) && failure.message).toMatch(/line 3, column 4/)
  })

  it('refuses octets that the encoding does not have', () => {
    expect(() => parseXml(Uint8Array.from([...utf8('<a>'), 0xe9, ...utf8('</a>')]))).toThrow(
      /UTF-8|utf-8/,
    )
  })
})
