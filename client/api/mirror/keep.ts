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

  #path = (name: string): string => `${this.#account}/${name}`
}
