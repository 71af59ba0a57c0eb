/** Brings the lines of one source into the directory: what is new, changed or gone, in small durable units. */

import { createHash } from 'node:crypto'
import type { PkiStore, PkiTables, ReferenceRow, ReferenceSource } from '../ports.js'
import type { Format } from './formats.js'
import { KnownLines, markBytes, type Standing } from './known.js'

/** Changes in one unit of work: short enough that a gateway beside us never waits. */
const unitSize = 2000
const pageSize = 1000

export interface ImporterOptions {
  readonly store: PkiStore
  readonly source: ReferenceSource
  readonly format: Format
  readonly actor: string
  /** Told of in the audit log. */
  readonly file: string
  readonly dryRun: boolean
}

type NewRow = Omit<ReferenceRow, 'id'>

/** The columns as they are kept: empty ones at the end dropped. */
export function keptFields(line: string): string {
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) === 124) end -= 1
  return line.slice(0, end)
}

const fingerprint = (text: string, seed: number): number => {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * A 64-bit fingerprint of what identifies the line, and 64 bits of a digest of the whole. Two lines of one fingerprint are
 * told of as a contradiction, not mixed up in silence, so it need not be cryptographic.
 */
export function markOf(format: Format, values: readonly string[], content: string): Buffer {
  let key = ''
  for (const at of format.identifies) key += `${values[at] ?? ''}|`
  key = key.toLowerCase()
  const mark = createHash('sha256').update(content).digest().subarray(0, markBytes)
  mark.writeUInt32LE(fingerprint(key, 0x9747b28c), 0)
  mark.writeUInt32LE(fingerprint(key, 0x3c6ef372), 4)
  return mark
}

export class Importer {
  readonly #options: ImporterOptions
  readonly #known = new KnownLines()
  #added: NewRow[] = []
  #changed: NewRow[] = []
  #removed: number[] = []
  #gone: number[] = []
  #twins: number[] = []
  #before = 0

  constructor(options: ImporterOptions) {
    this.#options = options
  }

  /** Lines of this source before the run. */
  get before(): number {
    return this.#before
  }

  /** Reads what the directory holds of this source. To be called first. */
  async open(): Promise<void> {
    const { store, source } = this.#options
    for (let after = 0; ;) {
      const from = after
      const marks = await store.read((t) => t.reference.marks(source, from, pageSize))
      for (const { id, mark } of marks) {
        const twin = this.#known.load(mark, id)
        if (twin !== undefined) this.#twins.push(twin)
        after = id
      }
      if (marks.length < pageSize) break
    }
    this.#before = this.#known.size
  }

  /** Takes one good line: its columns in the order of the format, and the same as they are kept. */
  async offer(values: readonly string[], fields: string, hidden = false): Promise<Standing> {
    const { format, source } = this.#options
    const mark = markOf(format, values, hidden ? `${fields}\n` : fields)
    const standing = this.#known.meet(mark)
    if (standing !== 'new' && standing !== 'changed') return standing
    const row = { source, mark, hidden, fields }
    if (standing === 'changed') {
      this.#changed.push(row)
      this.#removed.push(this.#known.metId)
    } else this.#added.push(row)
    if (this.#added.length + this.#changed.length >= unitSize) await this.#flush()
    return standing
  }

  /** How many entries no line has named. */
  countGone(): number {
    let count = 0
    for (const _ of this.#known.unseen()) count += 1
    return count
  }

  /** Writes what is left; with `dropGone`, removes the entries that no line has named. */
  async finish(dropGone: boolean): Promise<void> {
    this.#gone.push(...this.#twins)
    await this.#flush()
    if (!dropGone) return
    for (const id of this.#known.unseen()) {
      this.#gone.push(id)
      if (this.#gone.length >= unitSize) await this.#flush()
    }
    await this.#flush()
  }

  async #flush(): Promise<void> {
    const added = this.#added
    const changed = this.#changed
    const removed = this.#removed
    const gone = this.#gone
    this.#added = []
    this.#changed = []
    this.#removed = []
    this.#gone = []
    if (this.#options.dryRun || added.length + changed.length + gone.length === 0) return
    const { store, actor, file, source } = this.#options
    await store.write(async (tables: PkiTables) => {
      await tables.reference.remove([...removed, ...gone])
      await tables.reference.insert([...added, ...changed])
      await tables.journal.record({
        kind: 'directory.imported',
        actor,
        facts: {
          ...{ source, file, added: String(added.length), changed: String(changed.length) },
          gone: String(gone.length),
        },
      })
    })
  }
}
