/** A small tree of XML elements, and how readers walk it. */

export interface XmlElement {
  /** Namespace URI; empty when there is none. */
  readonly ns: string
  /** Local name. */
  readonly name: string
  /** By local name, or `{namespace}name` when the attribute has a namespace. */
  readonly attributes: ReadonlyMap<string, string>
  /** Elements and character data in document order. */
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** The child elements, of one local name when given. */
export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  const found = element.children.filter(isElement)
  return name === undefined ? found : found.filter((child) => child.name === name)
}

/** The first child element of this local name, walking down one name after another. */
export function childOf(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  let at = element
  for (const name of names) at = at && elementsOf(at, name)[0]
  return at
}

/** Value of an attribute without namespace. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.get(name)

/** All character data inside, in document order, with white space as it stands. */
export function textOf(element: XmlElement): string {
  const parts: string[] = []
  collectText(element, parts)
  return parts.join('')
}

function collectText({ children }: XmlElement, parts: string[]): void {
  for (const child of children) {
    if (isElement(child)) collectText(child, parts)
    else parts.push(child)
  }
}
