/**
 * Well-formed XML as a stream of events (XML 1.0 fifth edition, Namespaces in XML 1.0), without document types and so
 * without entities. It goes from mark to mark by the engine's own searches, which is what makes 20 MB a matter of a
 * second; a test holds it against saxes, event by event.
 */

import { SaidFault } from '../../../server/base/index.js'
import { healthLimits } from '../limits.js'
import { endOfName, resolved, splitName, unfitCharacter, type QualifiedName } from './names.js'
import { mayDeclare, Namespaces, type Bindings } from './namespaces.js'

export interface XmlAttribute {
  readonly prefix: string
  readonly name: string
  readonly ns: string
  readonly value: string
}

export interface XmlTag {
  readonly prefix: string
  /** Local name. */
  readonly name: string
  readonly ns: string
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[]
  /** Declared on this very tag. */
  readonly declarations: Bindings
}

/** Where in the source an element begins, or has just ended. */
export interface XmlPlace {
  readonly source: string
  readonly at: number
  /** What is declared around this place; undefined when that is too much to keep. */
  bindings(): Bindings | undefined
}

export interface XmlEvents {
  begin(tag: XmlTag, place: XmlPlace): void
  end(place: XmlPlace): void
  /** Character data, in pieces; also what stands in CDATA. */
  text(text: string): void
  comment?(text: string): void
  instruction?(target: string, body: string): void
}

/** Text without a byte order mark; `outer` for a piece of a document. Faults: see `parseXml`. */
export function scanXml(text: string, events: XmlEvents, outer?: Bindings): void {
  new Scanner(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, events, outer).run()
}

interface Raw {
  readonly name: string
  readonly value: string
}

interface Open {
  readonly name: string
  readonly declarations: Bindings
}

const declaration =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.[0-9]+\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(?:yes|no)\3)?[ \t\n]*\?>/y
const nothing: Bindings = new Map()
const noAttributes: readonly XmlAttribute[] = []

class Scanner implements XmlPlace {
  at = 0
  readonly #namespaces: Namespaces
  readonly #open: Open[] = []
  readonly #names = new Map<string, QualifiedName>()
  #elements = 0
  /** The next `&` and `]]>`, looked for once each. */
  #reference = -1
  #bracket = -1

  constructor(
    readonly source: string,
    readonly events: XmlEvents,
    outer: Bindings | undefined,
  ) {
    this.#namespaces = new Namespaces(outer)
  }

  bindings(): Bindings | undefined {
    return this.#namespaces.now()
  }

  run(): void {
    const { source } = this
    const unfit = unfitCharacter(source)
    if (unfit >= 0) this.#fail(unfit)
    declaration.lastIndex = 0
    if (declaration.test(source)) this.at = declaration.lastIndex
    for (;;) {
      const mark = source.indexOf('<', this.at)
      const end = mark < 0 ? source.length : mark
      if (end > this.at) this.#characters(end)
      if (mark < 0) break
      this.#markup()
    }
    if (this.#open.length > 0 || this.#elements === 0) this.#fail(source.length)
  }

  #markup(): void {
    const kind = this.source[this.at + 1]
    if (kind === '/') this.#close()
    else if (kind === '?') this.#instruction()
    else if (kind === '!') this.#declared()
    else this.#begin()
  }

  #characters(end: number): void {
    const { source, at } = this
    const text = source.slice(at, end)
    if (this.#open.length === 0) {
      if (/[^ \t\n]/.test(text)) this.#fail(at)
    } else {
      if (this.#bracket < at) this.#bracket = found(source, ']]>', at)
      if (this.#bracket < end) this.#fail(this.#bracket)
      if (this.#reference < at) this.#reference = found(source, '&', at)
      this.events.text(this.#reference < end ? this.#resolved(text) : text)
    }
    this.at = end
  }

  #resolved(text: string): string {
    return resolved(text) ?? this.#fail(this.at)
  }

  #begin(): void {
    const { at, source } = this
    const nameEnd = endOfName(source, at + 1)
    const name = source.slice(at + 1, nameEnd)
    let empty = false
    let tagEnd = nameEnd + 1
    let raw: readonly Raw[] = []
    if (source[nameEnd] !== '>') [raw, tagEnd, empty] = this.#attributesFrom(nameEnd)
    const { xmlDepth, xmlElements, xmlAttributes } = healthLimits
    const tooMany = raw.length > xmlAttributes || ++this.#elements > xmlElements
    if (this.#open.length >= xmlDepth || tooMany) throw new SaidFault('too-large', 'xml.too-deep')
    if (this.#elements > 1 && this.#open.length === 0) this.#fail(at)
    const tag = this.#tag(name, raw)
    this.events.begin(tag, this)
    this.at = tagEnd
    if (empty) this.#end(tag.declarations)
    else this.#open.push({ name, declarations: tag.declarations })
  }

  #end(declarations: Bindings): void {
    this.events.end(this)
    if (declarations.size > 0) this.#namespaces.leave(declarations)
  }

  #close(): void {
    const { source } = this
    const nameEnd = endOfName(source, this.at + 2)
    const name = source.slice(this.at + 2, nameEnd)
    const end = this.#blank(nameEnd)
    const open = this.#open.pop()
    if (source[end] !== '>' || open?.name !== name) return this.#fail(end + 1)
    this.at = end + 1
    this.#end(open.declarations)
  }

  /** What stands in a tag after its name: attributes as written, where the tag ends, whether it is an empty element. */
  #attributesFrom(start: number): [Raw[], number, boolean] {
    const { source } = this
    const raw: Raw[] = []
    for (let at = start; ;) {
      const from = this.#blank(at)
      if (source[from] === '>') return [raw, from + 1, false]
      if (source.startsWith('/>', from)) return [raw, from + 2, true]
      if (from === at) this.#fail(from)
      const nameEnd = endOfName(source, from)
      const equals = this.#blank(nameEnd)
      const open = this.#blank(equals + 1)
      const quote = source[open]
      if (source[equals] !== '=' || (quote !== '"' && quote !== "'")) return this.#fail(open)
      const close = source.indexOf(quote, open + 1)
      if (close < 0) this.#fail(source.length)
      const value = source.slice(open + 1, close)
      if (value.includes('<')) this.#fail(open)
      raw.push({ name: source.slice(from, nameEnd), value: this.#valueOf(value) })
      at = close + 1
    }
  }

  /** XML 1.0 §3.3.3: white space as written becomes a blank, what a reference gives stays. */
  #valueOf(raw: string): string {
    const even = raw.includes('\n') || raw.includes('\t') ? raw.replace(/[\t\n]/g, ' ') : raw
    return even.includes('&') ? this.#resolved(even) : even
  }

  #tag(written: string, raw: readonly Raw[]): XmlTag {
    const declarations = this.#declarations(raw)
    if (declarations.size > 0) this.#namespaces.enter(declarations)
    const { prefix, local: name } = this.#name(written)
    const ns = this.#namespaceOf(prefix)
    if (raw.length === 0) return { prefix, name, ns, attributes: noAttributes, declarations }
    const attributes: XmlAttribute[] = []
    const seen = new Set<string>()
    for (const { name: full, value } of raw) {
      const { prefix: before, local } = this.#name(full)
      const declares = before === 'xmlns' || full === 'xmlns'
      const space = declares || before === '' ? '' : this.#namespaceOf(before)
      const key = declares ? full : `{${space}}${local}`
      if (seen.has(key)) this.#fail(this.at)
      seen.add(key)
      if (!declares) attributes.push({ prefix: before, name: local, ns: space, value })
    }
    return { prefix, name, ns, attributes, declarations }
  }

  #declarations(raw: readonly Raw[]): Bindings {
    let declared: Map<string, string> | undefined
    for (const { name, value } of raw) {
      if (!name.startsWith('xmlns')) continue
      const { prefix, local } = this.#name(name)
      if (prefix !== 'xmlns' && name !== 'xmlns') continue
      const bound = prefix === '' ? '' : local
      const uri = value.trim()
      if (!mayDeclare(bound, uri)) this.#fail(this.at)
      declared ??= new Map()
      declared.set(bound, uri)
    }
    return declared ?? nothing
  }

  #name(written: string): QualifiedName {
    const seen = this.#names.get(written)
    if (seen) return seen
    const name = splitName(written) ?? this.#fail(this.at)
    this.#names.set(written, name)
    return name
  }

  #namespaceOf(prefix: string): string {
    return this.#namespaces.of(prefix) ?? this.#fail(this.at)
  }

  /** Comments, CDATA; a document type is refused by name. */
  #declared(): void {
    const { source, at } = this
    if (source.startsWith('<!--', at)) {
      const end = found(source, '--', at + 4)
      if (source[end + 2] !== '>') this.#fail(end)
      this.at = end + 3
      this.events.comment?.(source.slice(at + 4, end))
    } else if (source.startsWith('<![CDATA[', at) && this.#open.length > 0) {
      const end = found(source, ']]>', at + 9)
      if (end === Infinity) this.#fail(source.length)
      this.at = end + 3
      this.events.text(source.slice(at + 9, end))
    } else if (source.startsWith('<!DOCTYPE', at))
      throw new SaidFault('denied', 'xml.document-type')
    else this.#fail(at)
  }

  #instruction(): void {
    const { source, at } = this
    const nameEnd = endOfName(source, at + 2)
    const target = source.slice(at + 2, nameEnd)
    const end = source.indexOf('?>', nameEnd)
    const body = this.#blank(nameEnd)
    const named = splitName(target)?.prefix === '' && target.toLowerCase() !== 'xml'
    if (!named || end < 0 || (body === nameEnd && end !== nameEnd)) this.#fail(at)
    this.at = end + 2
    this.events.instruction?.(target, source.slice(body, end))
  }

  #blank(from: number): number {
    let at = from
    for (
      let unit;
      (unit = this.source.charCodeAt(at)), unit === 0x20 || unit === 0x0a || unit === 0x09;
    )
      at++
    return at
  }

  #fail(at: number): never {
    const before = this.source.slice(0, Math.min(at, this.source.length))
    const line = String(before.split('\n').length)
    const column = String(before.length - before.lastIndexOf('\n') - 1)
    throw new SaidFault('syntax', 'xml.not-well-formed', { line, column })
  }
}

function found(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? Infinity : at
}
