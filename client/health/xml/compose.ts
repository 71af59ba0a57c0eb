/** Composing XML: every value escaped in one place, so that no text of a person can become an element. */

export type XmlContent = ComposedXml | string | undefined | readonly XmlContent[]

/** XML that `element` made; only such is put in unescaped. */
export class ComposedXml {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** Characters that XML 1.0 §2.2 does not have, even escaped. */
const unfit =
  /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

const escaped = (text: string, marks: RegExp): string =>
  text.replace(unfit, '').replace(marks, (mark) => entities[mark] ?? mark)

/** An element; attributes that are undefined and content that is undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly XmlContent[]
): ComposedXml {
  const head = Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value, /[&<"\n\r\t]/g)}"`)
    .join('')
  const inside = content.map(contentText).join('')
  return new ComposedXml(
    inside === '' ? `<${name}${head}/>` : `<${name}${head}>${inside}</${name}>`,
  )
}

function contentText(content: XmlContent): string {
  if (content === undefined) return ''
  if (content instanceof ComposedXml) return content.text
  if (typeof content === 'string') return escaped(content, /[&<>\r]/g)
  return content.map(contentText).join('')
}

/** A whole document in UTF-8. */
export const documentBytes = (root: ComposedXml): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`)
