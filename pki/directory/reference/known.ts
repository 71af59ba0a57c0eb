/** Which lines are known, in memory: one per key, found in one step, 21 octets each, so that a million fit in 45 MB. */

export const markBytes = 16
const words = 4
/** Stands for the number of an entry that this run will make; no entry reaches it. */
const unnumbered = 0xffffffff
const firstCapacity = 1 << 12

/** What a line is to those known. */
export type Standing = 'new' | 'same' | 'changed' | 'repeated' | 'contradiction'

/** Open addressing over typed arrays: key (64 bits), content (64 bits), number of the entry, and whether this run saw it. */
export class KnownLines {
  #capacity = firstCapacity
  #marks = new Uint32Array(firstCapacity * words)
  #ids = new Uint32Array(firstCapacity)
  #seen = new Uint8Array(firstCapacity)
  #used = 0
  /** Slot of the last look-up. */
  #slot = 0

  get size(): number {
    return this.#used
  }

  /** Takes over an entry that the store holds. Returns the number of another one with the same key, if any. */
  load(mark: Buffer, id: number): number | undefined {
    this.#find(mark)
    const twin = this.#ids[this.#slot] || undefined
    this.#put(mark, id, 0)
    return twin
  }

  /** What the line with `mark` is. It is then seen; a new or changed one is to be `entered`. */
  meet(mark: Buffer): Standing {
    this.#find(mark)
    const slot = this.#slot
    if (this.#ids[slot] === 0) {
      // Entered at once under no real number, so that the same line later in the file is known.
      this.#put(mark, unnumbered, 1)
      return 'new'
    }
    const same = this.#contentIs(slot, mark)
    if (this.#seen[slot]) return same ? 'repeated' : 'contradiction'
    this.#seen[slot] = 1
    return same ? 'same' : 'changed'
  }

  /** Number of the entry that the last `meet` found. */
  get metId(): number {
    return this.#ids[this.#slot] ?? 0
  }

  /** Numbers of the entries that no line of this run named. */
  *unseen(): Generator<number> {
    for (let slot = 0; slot < this.#capacity; slot++) {
      const id = this.#ids[slot]
      if (id && !this.#seen[slot]) yield id
    }
  }

  #find(mark: Buffer): void {
    const high = mark.readUInt32LE(0)
    const low = mark.readUInt32LE(4)
    const mask = this.#capacity - 1
    let slot = high & mask
    while (this.#ids[slot] !== 0) {
      const at = slot * words
      if (this.#marks[at] === high && this.#marks[at + 1] === low) break
      slot = (slot + 1) & mask
    }
    this.#slot = slot
  }

  #contentIs(slot: number, mark: Buffer): boolean {
    const at = slot * words
    return (
      this.#marks[at + 2] === mark.readUInt32LE(8) && this.#marks[at + 3] === mark.readUInt32LE(12)
    )
  }

  #put(mark: Buffer, id: number, seen: 0 | 1): void {
    const slot = this.#slot
    const isNew = this.#ids[slot] === 0
    for (let i = 0; i < words; i++) this.#marks[slot * words + i] = mark.readUInt32LE(i * 4)
    this.#ids[slot] = id
    this.#seen[slot] = seen
    if (isNew && ++this.#used * 3 > this.#capacity * 2) this.#grow()
  }

  #grow(): void {
    const { capacity, marks, ids, seen } = this.#swap(this.#capacity * 2)
    const mask = this.#capacity - 1
    for (let old = 0; old < capacity; old++) {
      const id = ids[old]
      if (!id) continue
      let slot = (marks[old * words] ?? 0) & mask
      while (this.#ids[slot] !== 0) slot = (slot + 1) & mask
      this.#marks.set(marks.subarray(old * words, old * words + words), slot * words)
      this.#ids[slot] = id
      this.#seen[slot] = seen[old] ?? 0
    }
  }

  #swap(capacity: number) {
    const old = {
      ...{ capacity: this.#capacity, marks: this.#marks, ids: this.#ids, seen: this.#seen },
    }
    this.#capacity = capacity
    this.#marks = new Uint32Array(capacity * words)
    this.#ids = new Uint32Array(capacity)
    this.#seen = new Uint8Array(capacity)
    return old
  }
}
