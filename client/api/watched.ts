/** A value that changes and tells so: the shape that React's useSyncExternalStore and a plain loop can both follow. */

export interface Watched<T> {
  /** The value now; the same object until it changes. */
  get(this: void): T
  /** Calls `told` after each change; answers with what ends it. */
  subscribe(this: void, told: () => void): () => void
}

export interface Cell<T> extends Watched<T> {
  /** Tells nobody when `value` is what it was. */
  set(this: void, value: T): void
}

/** A set of listeners that may leave while they are being told. */
export class Listeners {
  readonly #all = new Set<() => void>()

  readonly subscribe = (told: () => void): (() => void) => {
    const own = (): void => told()
    this.#all.add(own)
    return () => this.#all.delete(own)
  }

  tell(): void {
    for (const told of [...this.#all]) told()
  }

  get count(): number {
    return this.#all.size
  }
}

export function cell<T>(first: T): Cell<T> {
  const listeners = new Listeners()
  let now = first
  return {
    get: () => now,
    set(value) {
      if (Object.is(value, now)) return
      now = value
      listeners.tell()
    },
    subscribe: listeners.subscribe,
  }
}
