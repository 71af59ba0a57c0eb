/** What was read and what is being written, kept in the browser's database under keys that never leave it; signing out destroys them. */

import type { Shelf } from '../../api/index.js'
import { browserClock } from '../platform/clock.js'
import { freshBytes } from '../platform/fresh-bytes.js'
import { keyStore, openDatabase, resultOf, settled, valueStore } from './database.js'

interface Keys {
  /** AES-256-GCM. */
  readonly seal: CryptoKey
  /** HMAC-SHA-256: names hold ids and words searched for, so they are not kept as they are. */
  readonly name: CryptoKey
}

interface Kept {
  readonly name: string
  readonly group: string
  /** Milliseconds since the epoch; only on what can be had again from the gateway. */
  readonly age?: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

/** Values that can be had again, at most; the oldest are let go. */
const mostKept = 8000
const writesBetweenSweeps = 500
/** Writes gathered into one transaction; what can be had again is sealed once the page has drawn it. */
const gatherMs = { own: 60, copy: 800 }

const algorithm = 'AES-GCM'
const groupOf = (name: string): string => name.slice(0, name.indexOf('/') + 1)
/** What the gateway has too; the rest is the person's own work. */
const isCopy = (name: string): boolean => /^[^/]+\/(line|full|list|thread|all)\//.test(name)

async function makeKeys(): Promise<Keys> {
  const { subtle } = crypto
  const seal = await subtle.generateKey({ name: algorithm, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const name = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return { seal, name }
}

/** The keys of this browser, made at the first use. Two tabs that begin at once agree: the first one's stand. */
async function openKeys(database: IDBDatabase): Promise<Keys> {
  const made = await makeKeys()
  const transaction = database.transaction(keyStore, 'readwrite')
  const store = transaction.objectStore(keyStore)
  const known = (await resultOf(store.get('keys'))) as Keys | undefined
  if (!known) store.put(made, 'keys')
  await settled(transaction)
  return known ?? made
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

class SealedShelf implements Shelf {
  readonly #database: IDBDatabase
  readonly #keys: Keys
  readonly #waiting = new Map<string, unknown>()
  readonly #writing: Record<keyof typeof gatherMs, Promise<void> | undefined> = {
    ...{ own: undefined, copy: undefined },
  }
  #writes = 0

  constructor(database: IDBDatabase, keys: Keys) {
    this.#database = database
    this.#keys = keys
  }

  async read(name: string): Promise<unknown> {
    if (this.#waiting.has(name)) return this.#waiting.get(name)
    try {
      const kept = await this.#get(await this.#hidden(name))
      return kept && (await this.#open(kept)).value
    } catch {
      // A database that is closed or broken is an empty shelf.
      return undefined
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    this.#waiting.set(name, value)
    const kind = isCopy(name) ? 'copy' : 'own'
    this.#writing[kind] ??= new Promise<void>((resolve) => setTimeout(resolve, gatherMs[kind]))
      .then(() => this.#flush(kind))
      .catch(() => undefined)
    await this.#writing[kind]
  }

  async remove(name: string): Promise<void> {
    this.#waiting.delete(name)
    try {
      const hidden = await this.#hidden(name)
      const transaction = this.#database.transaction(valueStore, 'readwrite')
      transaction.objectStore(valueStore).delete(hidden)
      await settled(transaction)
    } catch {
      // It was not there.
    }
  }

  async names(prefix: string): Promise<readonly string[]> {
    try {
      const values = this.#database.transaction(valueStore).objectStore(valueStore)
      const all = (await resultOf(values.index('group').getAll(groupOf(prefix)))) as Kept[]
      const opened = await Promise.all(all.map((kept) => this.#open(kept)))
      return opened.map(({ name }) => name).filter((name) => name.startsWith(prefix))
    } catch {
      return []
    }
  }

  async #flush(kind: keyof typeof gatherMs): Promise<void> {
    this.#writing[kind] = undefined
    const taken = [...this.#waiting].filter(([name]) => isCopy(name) === (kind === 'copy'))
    const sealed = await Promise.all(taken.map(([name, value]) => this.#seal(name, value)))
    // What only this browser has is on the disk before it is called kept.
    const durability = kind === 'copy' ? 'relaxed' : 'strict'
    const transaction = this.#database.transaction(valueStore, 'readwrite', { durability })
    for (const [at, kept] of sealed.entries())
      // Removed meanwhile: it would be there again.
      if (this.#waiting.has(taken[at]?.[0] ?? '')) transaction.objectStore(valueStore).put(kept)
    await settled(transaction)
    for (const [name, value] of taken)
      if (this.#waiting.get(name) === value) this.#waiting.delete(name)
    this.#writes += taken.length
    if (this.#writes < writesBetweenSweeps) return
    this.#writes = 0
    await this.#sweep()
  }

  async #sweep(): Promise<void> {
    const transaction = this.#database.transaction(valueStore, 'readwrite')
    const ages = transaction.objectStore(valueStore).index('age')
    let over = (await resultOf(ages.count())) - mostKept
    const cursors = ages.openCursor()
    cursors.onsuccess = () => {
      const { result } = cursors
      if (!result || over <= 0) return
      over -= 1
      result.delete()
      result.continue()
    }
    await settled(transaction)
  }

  #get(hidden: string): Promise<Kept | undefined> {
    const values = this.#database.transaction(valueStore).objectStore(valueStore)
    return resultOf(values.get(hidden) as IDBRequest<Kept | undefined>)
  }

  async #hidden(name: string): Promise<string> {
    const bytes = new TextEncoder().encode(name)
    return hex(await crypto.subtle.sign('HMAC', this.#keys.name, bytes))
  }

  async #seal(name: string, value: unknown): Promise<Kept> {
    const iv = freshBytes(12)
    const text = new TextEncoder().encode(JSON.stringify({ name, value }))
    const sealed = await crypto.subtle.encrypt({ name: algorithm, iv }, this.#keys.seal, text)
    const age = isCopy(name) ? { age: browserClock.now() } : {}
    return { name: await this.#hidden(name), group: groupOf(name), ...age, iv, sealed }
  }

  async #open({ iv, sealed }: Kept): Promise<{ name: string; value: unknown }> {
    const text = await crypto.subtle.decrypt({ name: algorithm, iv }, this.#keys.seal, sealed)
    return JSON.parse(new TextDecoder().decode(text)) as { name: string; value: unknown }
  }
}

/** The shelf of this browser. Rejects where the browser keeps nothing (private windows of some, a full disk). */
export async function openSealedShelf(): Promise<Shelf> {
  const database = await openDatabase()
  return new SealedShelf(database, await openKeys(database))
}
