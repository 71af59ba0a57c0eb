/** Walking the exact tree of a signature: strict where a lenient reader could be shown something else. */

import { isExactElement, type ExactElement } from '../xml/index.js'
import { dsig } from './algorithms.js'
import { malformed } from './refusal.js'

/** The child elements; comments and instructions between them are refused, text but white space too. */
export function strictChildren(element: ExactElement): ExactElement[] {
  return element.children.filter((node): node is ExactElement => {
    if (typeof node === 'string') {
      if (node.trim() !== '') throw malformed(`text in ${element.name}`)
      return false
    }
    if (!isExactElement(node)) throw malformed(`a comment in ${element.name}`)
    return true
  })
}

/** The text of an element that holds nothing else: a comment would cut it in two for some readers (CVE-2025-29775). */
export function strictText(element: ExactElement): string {
  const parts = element.children.map((node) => {
    if (typeof node !== 'string') throw malformed(`${element.name} is not plain text`)
    return node
  })
  return parts.join('').trim()
}

export function attribute(element: ExactElement, name: string): string | undefined {
  return element.attributes.find((found) => found.ns === '' && found.name === name)?.value
}

export const isDsig = (element: ExactElement, name: string): boolean =>
  element.ns === dsig && element.name === name

export const dsigChildren = (element: ExactElement, name: string): ExactElement[] =>
  strictChildren(element).filter((child) => isDsig(child, name))

/** The one child of that name. */
export function oneDsig(element: ExactElement, name: string): ExactElement {
  const [found, second] = dsigChildren(element, name)
  if (!found || second) throw malformed(`${name} in ${element.name}`)
  return found
}

/** The method that `DigestMethod`, `Transform` and the like name. */
export const algorithmOf = (element: ExactElement): string => attribute(element, 'Algorithm') ?? ''

export function base64Of(element: ExactElement): Uint8Array {
  const text = strictText(element).replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0)
    throw malformed(`base64 in ${element.name}`)
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

/** Every element of a tree, in document order. */
export function* everyElement(root: ExactElement): Generator<ExactElement> {
  yield root
  for (const child of root.children) if (isExactElement(child)) yield* everyElement(child)
}

const idNames = new Set(['Id', 'ID', 'id'])
const xml = 'http://www.w3.org/XML/1998/namespace'

/** The one element of that id. Two of them are the beginning of every wrapping attack. */
export function elementById(root: ExactElement, id: string): ExactElement {
  const found = [...everyElement(root)].filter(({ attributes }) =>
    attributes.some(
      ({ ns, name, value }) => value === id && (ns === '' || ns === xml) && idNames.has(name),
    ),
  )
  const [first, second] = found
  if (second) throw malformed(`Id "${id}" twice`)
  if (!first) throw malformed(`no Id "${id}"`)
  return first
}
