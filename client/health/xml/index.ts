/** Reading XML of strangers. */

export {
  attributeOf,
  childOf,
  elementsOf,
  textOf,
  type XmlElement,
  type XmlNode,
} from './element.js'
export {
  isExactElement,
  parseExact,
  type ExactDocument,
  type ExactElement,
  type ExactNode,
} from './exact.js'
export { parseXml } from './parse.js'
export { ComposedXml, documentBytes, element, type XmlContent } from './compose.js'
