/** Which prefix means which namespace at a place of a document (Namespaces in XML 1.0). */

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

const maxPictures = 2000
const maxPrefixes = 100

/** Prefix to namespace; the empty prefix is the default. */
export type Bindings = ReadonlyMap<string, string>

/** A stack for each prefix: what a name means is one look, however deep and however many declarations stand around. */
export class Namespaces {
  readonly #stacks = new Map<string, string[]>([['xml', [xmlNamespace]]])

  #now: Bindings | undefined
  #pictures = 0

  constructor(outer: Bindings = new Map()) {
    this.enter(outer)
  }

  enter(declared: Bindings): void {
    this.#now = undefined
    for (const [prefix, uri] of declared) {
      const stack = this.#stacks.get(prefix)
      if (stack) stack.push(uri)
      else this.#stacks.set(prefix, [uri])
    }
  }

  leave(declared: Bindings): void {
    this.#now = undefined
    for (const prefix of declared.keys()) this.#stacks.get(prefix)?.pop()
  }

  /** Undefined when nothing declares it. */
  of(prefix: string): string | undefined {
    const found = this.#stacks.get(prefix)?.at(-1)
    return found === undefined && prefix === '' ? '' : found
  }

  /** All that is declared here; undefined when a document asks for so many that they would fill the memory. */
  now(): Bindings | undefined {
    if (this.#now) return this.#now
    if (this.#pictures++ >= maxPictures || this.#stacks.size > maxPrefixes) return undefined
    const found = new Map<string, string>()
    for (const [prefix, stack] of this.#stacks) {
      const uri = stack.at(-1)
      if (uri !== undefined && prefix !== 'xml') found.set(prefix, uri)
    }
    this.#now = found
    return found
  }
}

/** Whether a prefix may be bound to a namespace: two are taken, and a prefix cannot be unbound (§3, §5). */
export function mayDeclare(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === xmlnsNamespace) return false
  if ((prefix === 'xml') !== (uri === xmlNamespace)) return false
  return prefix === '' || uri !== ''
}
