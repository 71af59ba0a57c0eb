/** What was read stays at hand without a gateway: a shelf of its own for each account, sealed by whoever lends it. */

import type { EmailFull } from '../model.js'
import type { Depth } from './records.js'

/**
 * Values by name, kept between visits; a browser's lies sealed in IndexedDB. Reading what is not there gives undefined;
 * a shelf that fails is an empty one, since all of it can be had again or is held in memory too.
 */
export interface Shelf {
  read(name: string): Promise<unknown>
  write(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
  /** Names that begin with `prefix`. */
  names(prefix: string): Promise<readonly string[]>
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const values = new Map<string, string>()
  return {
    read: async (name) => {
      const text = values.get(name)
      return text === undefined ? undefined : (JSON.parse(text) as unknown)
    },
    write: async (name, value) => void values.set(name, JSON.stringify(value)),
    remove: async (name) => void values.delete(name),
    names: async (prefix) => [...values.keys()].filter((name) => name.startsWith(prefix)),
  }
}

/** The part of a shelf that belongs to one account. */
export class Keep {
  readonly #shelf: Shelf
  readonly #account: string

  constructor(shelf: Shelf, account: string) {
    this.#shelf = shelf
    this.#account = account
  }

  async read<T>(name: string): Promise<T | undefined> {
    return (await this.#shelf.read(this.#path(name))) as T | undefined
  }

  write(name: string, value: unknown): void {
    void this.#shelf.write(this.#path(name), value)
  }

  async email(id: string, depth: Depth): Promise<Partial<EmailFull> | undefined> {
    const full = await this.read<EmailFull>(`full/${id}`)
    return full ?? (depth === 'line' ? this.read<EmailFull>(`line/${id}`) : undefined)
  }

  writeEmail(id: string, depth: Depth, email: EmailFull): void {
    this.write(`${depth}/${id}`, email)
  }

  /** Something done that waits for the gateway; each tab adds and takes away its own. Resolves once it would survive a crash. */
  writeWaiting(id: string, value: unknown): Promise<void> {
    return this.#shelf.write(this.#waitingPath(id), value)
  }

  removeWaiting(id: string): Promise<void> {
    return this.#shelf.remove(this.#waitingPath(id))
  }

  async isWaiting(id: string): Promise<boolean> {
    return (await this.#shelf.read(this.#waitingPath(id))) !== undefined
  }

  /** What waits from any tab, and from earlier visits. */
  async waiting(): Promise<readonly unknown[]> {
    const names = await this.#shelf.names(this.#waitingPath(''))
    const values = await Promise.all(names.map((name) => this.#shelf.read(name)))
    return values.filter((value) => value !== undefined)
  }

  // A group of its own: what is asked for at each beginning is not looked for among all that was read.
  #waitingPath = (id: string): string => `waiting-${this.#account}/${id}`
  #path = (name: string): string => `${this.#account}/${name}`
}
