/** A tree that keeps what signatures are made over: prefixes, declarations, comments and instructions. */

import { SaidFault } from '../../../server/base/index.js'
import { readEvents } from './events.js'
import type { XmlAttribute, XmlEvents, XmlTag } from './scan.js'

export interface ExactElement {
  readonly prefix: string
  /** Local name. */
  readonly name: string
  readonly ns: string
  /** Prefix to namespace, as declared on this very element; the empty prefix is the default. */
  readonly declarations: ReadonlyMap<string, string>
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly ExactNode[]
  readonly parent: ExactElement | null
}

export interface ExactComment {
  readonly comment: string
}

export interface ExactInstruction {
  readonly target: string
  readonly body: string
}

export type ExactNode = ExactElement | ExactComment | ExactInstruction | string

export interface ExactDocument {
  readonly root: ExactElement
  readonly before: readonly (ExactComment | ExactInstruction)[]
  readonly after: readonly (ExactComment | ExactInstruction)[]
}

export const isExactElement = (node: ExactNode): node is ExactElement =>
  typeof node !== 'string' && 'children' in node

/** Reads a document as it stands. Faults of `parseXml`. */
export function parseExact(bytes: Uint8Array): ExactDocument {
  const reader = new ExactReader()
  readEvents(bytes, reader)
  const { root, before, after } = reader
  if (!root) throw new SaidFault('syntax', 'xml.unreadable')
  return { root, before, after }
}

class ExactReader implements XmlEvents {
  readonly #open: { element: ExactElement; children: ExactNode[] }[] = []
  root: ExactElement | undefined
  readonly before: (ExactComment | ExactInstruction)[] = []
  readonly after: (ExactComment | ExactInstruction)[] = []

  begin(tag: XmlTag): void {
    const top = this.#open.at(-1)
    const children: ExactNode[] = []
    const element: ExactElement = { ...tag, children, parent: top?.element ?? null }
    if (top) top.children.push(element)
    else this.root = element
    this.#open.push({ element, children })
  }

  end(): void {
    this.#open.pop()
  }

  text(text: string): void {
    this.#open.at(-1)?.children.push(text)
  }

  comment(comment: string): void {
    this.#put({ comment })
  }

  instruction(target: string, body: string): void {
    this.#put({ target, body })
  }

  #put(node: ExactComment | ExactInstruction): void {
    const top = this.#open.at(-1)
    if (top) top.children.push(node)
    else (this.root ? this.after : this.before).push(node)
  }
}
