/**
 * Lists of entry numbers, packed, and the blocks of words that hold them. A list is the gaps between its numbers, seven bits
 * an octet; a dense one is an octet 0, which no gap is, and a bit for each number of the segment.
 */

/** The entries that hold a word; a lone number for the many words that one entry holds. */
export type Numbers = number | number[]

/** Octets written one after the other into a buffer that grows. */
class Octets {
  #bytes = Buffer.allocUnsafe(16 * 1024)
  length = 0

  /** A number below 2^53, the lowest seven bits first. */
  number(value: number): void {
    this.#room(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.length++] = rest
  }

  text(text: string): void {
    this.#room(text.length * 3 + 2)
    const written = this.#bytes.write(text, this.length + 1, 'utf8')
    this.#bytes[this.length] = written
    this.length += written + 1
  }

  list(numbers: Numbers, before: number): void {
    if (typeof numbers === 'number') return this.number(numbers - before)
    const last = (numbers.at(-1) ?? before) - before
    // Each gap is an octet at least: where a bit map is shorter it is read faster, too.
    if (numbers.length > 1 + (last + 7) / 8) return this.bytes(bitmapOf(numbers, before, last))
    this.gaps(numbers, before)
  }

  gaps(numbers: readonly number[], before: number): void {
    let at = before
    for (const id of numbers) {
      this.number(id - at)
      at = id
    }
  }

  bytes(bytes: Buffer): void {
    this.#room(bytes.length)
    bytes.copy(this.#bytes, this.length)
    this.length += bytes.length
  }

  /** A copy of what was written; then starts anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.length))
    this.length = 0
    return taken
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return
    const bytes = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + more))
    this.#bytes.copy(bytes, 0, 0, this.length)
    this.#bytes = bytes
  }
}

function bitmapOf(numbers: readonly number[], before: number, span: number): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil(span / 8))
  for (const id of numbers) {
    const place = id - before - 1
    bytes[1 + (place >> 3)] = (bytes[1 + (place >> 3)] ?? 0) | (1 << (place & 7))
  }
  return bytes
}

const isBitmap = (list: Buffer): boolean => list[0] === 0

const hasBit = (list: Buffer, place: number): boolean =>
  ((list[1 + (place >> 3)] ?? 0) & (1 << (place & 7))) !== 0

/** Consecutive words with their lists; `word` is the first of them. */
export interface Block {
  readonly word: string
  readonly entries: Buffer
}

const blockBytes = 2048

/** Words in their order, in blocks of about two kilobytes; each word at most 255 octets, each list rising. */
export function* packBlocks(
  words: readonly string[],
  lists: ReadonlyMap<string, Numbers>,
  before: number,
): Generator<Block> {
  const block = new Octets()
  const list = new Octets()
  let first: string | undefined
  for (const word of words) {
    first ??= word
    list.list(lists.get(word) ?? [], before)
    const packed = list.take()
    block.text(word)
    block.number(packed.length)
    block.bytes(packed)
    if (block.length < blockBytes) continue
    yield { word: first, entries: block.take() }
    first = undefined
  }
  if (first !== undefined) yield { word: first, entries: block.take() }
}

/** Where the list of the word at `at` begins and ends in its block. */
function listAt(block: Buffer, at: number): { from: number; to: number } {
  let from = at + 1 + (block[at] ?? 0)
  let length = 0
  for (let unit = 1, octet = 128; octet > 127; unit *= 128) {
    octet = block[from++] ?? 0
    length += (octet & 127) * unit
  }
  return { from, to: from + length }
}

/** The words of a block with their packed lists. */
export function* readBlock(block: Buffer): Generator<{ word: string; list: Buffer }> {
  for (let at = 0; at < block.length;) {
    const { from, to } = listAt(block, at)
    const word = block.toString('utf8', at + 1, at + 1 + (block[at] ?? 0))
    yield { word, list: block.subarray(from, to) }
    at = to
  }
}

/** The packed lists of the words of a block that begin so, no word made into text. */
export function listsOfBeginning(block: Buffer, beginning: string): Buffer[] {
  const wanted = Buffer.from(beginning)
  const lists: Buffer[] = []
  for (let at = 0; at < block.length;) {
    const { from, to } = listAt(block, at)
    const length = block[at] ?? 0
    const begins =
      length >= wanted.length && wanted.compare(block, at + 1, at + 1 + wanted.length) === 0
    if (begins) lists.push(block.subarray(from, to))
    at = to
  }
  return lists
}

/** The packed list of one word of a block, the others not made into text. */
export function listOfWord(block: Buffer, word: string): Buffer | undefined {
  const wanted = Buffer.from(word)
  for (let at = 0; at < block.length;) {
    const { from, to } = listAt(block, at)
    const length = block[at] ?? 0
    if (length === wanted.length && wanted.compare(block, at + 1, at + 1 + length) === 0)
      return block.subarray(from, to)
    at = to
  }
  return undefined
}

/** The numbers of a packed list, rising. */
export function unpack(list: Buffer, before: number): number[] {
  const ids: number[] = []
  eachPlace(list, (place) => ids.push(before + 1 + place))
  return ids
}

/** Those of `ids`, rising, that a packed list of the segment from `first` on has too. */
export function gather(ids: readonly number[], list: Buffer, first: number): number[] {
  if (isBitmap(list)) return ids.filter((id) => hasBit(list, id - first))
  const found: number[] = []
  let next = 0
  eachPlace(list, (place) => {
    const id = first + place
    while ((ids[next] ?? Infinity) < id) next += 1
    if (ids[next] === id) found.push(id)
  })
  return found
}

/** Calls back with the place of each number after the first of its segment, rising. */
function eachPlace(list: Buffer, take: (place: number) => void): void {
  if (isBitmap(list)) {
    const places = (list.length - 1) * 8
    for (let place = 0; place < places; place++) if (hasBit(list, place)) take(place)
    return
  }
  let place = -1
  for (let at = 0; at < list.length; at++) {
    let octet = list[at] ?? 0
    let unit = 1
    for (; octet > 127; octet = list[++at] ?? 0, unit *= 128) place += (octet & 127) * unit
    place += octet * unit
    take(place)
  }
}

/** Marks the numbers of a packed list, each at its place after `first`. */
export function mark(found: Uint8Array, list: Buffer): void {
  eachPlace(list, (place) => {
    found[place] = 1
  })
}

/** Which of the numbers from `first` to `last` are in any of the packed lists: 1 at its place. */
export function unite(lists: readonly Buffer[], first: number, last: number): Uint8Array {
  const found = new Uint8Array(last - first + 1)
  for (const list of lists) mark(found, list)
  return found
}

/** The numbers that `unite` marked, rising. */
export function numbersOf(found: Uint8Array, first: number): number[] {
  const ids: number[] = []
  for (let at = found.indexOf(1); at >= 0; at = found.indexOf(1, at + 1)) ids.push(first + at)
  return ids
}
