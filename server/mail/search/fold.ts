/**
 * Substring search without regard to case or accents, over text that comes in pieces: Unicode simple case folding, and a
 * letter stands for itself with any marks (RFC 5051 asks for less, people type "bensaid" for BENSAÏD).
 */

const special = /[\\^$.*+?()[\]{}|/]/g
/** Combining diacritical marks. */
const mark = '[\\u0300-\\u036f]'

/** Letters with marks, by the letter below them in lower case: `e` → `èéêëÈ…`; and that letter, by them. */
const composed = new Map<string, string>()
const plainOf = new Map<string, string>()
const blocks = [
  [0xc0, 0x24f],
  [0x370, 0x4ff],
  [0x1e00, 0x1fff],
] as const
for (const [first, last] of blocks)
  for (let code = first; code <= last; code++) {
    const letter = String.fromCharCode(code)
    const below = letter.normalize('NFD').replace(new RegExp(mark, 'g'), '')
    if (below === letter || below.length !== 1) continue
    const key = below.toLowerCase()
    composed.set(key, (composed.get(key) ?? '') + letter)
    plainOf.set(letter, below)
  }

/** True when `text` holds `needle`, case and accents folded. An empty needle is in every text. */
export function containsFolded(text: string, needle: string): boolean {
  return pattern(needle).test(text)
}

/** The `iu` flags of a regular expression are exactly simple case folding (CaseFolding.txt C and S). */
function pattern(needle: string): RegExp {
  const letters = [...needle].map((letter) => plainOf.get(letter) ?? letter)
  const bare = letters.join('').replace(new RegExp(mark, 'g'), '')
  // Who looks for a mark alone means it.
  if (bare === '') return new RegExp(needle, 'u')
  const spelt = bare.replace(/œ/gi, 'oe').replace(/æ/gi, 'ae')
  const source = spelt.replace(/oe|ae|[^]/giu, (found) => {
    const each = [...found].map(withMarks).join('')
    const ligature = ligatures.get(found.toLowerCase())
    return ligature === undefined ? each : `(?:${each}|${ligature})`
  })
  return new RegExp(source, 'iu')
}

const ligatures = new Map([
  ['oe', 'œ'],
  ['ae', 'æ'],
])

function withMarks(letter: string): string {
  const others = composed.get(letter.toLowerCase())
  const one = others === undefined ? letter.replace(special, '\\$&') : `[${letter}${others}]`
  return `${one}${mark}*`
}

/** Looks for several needles in one text as it streams by. */
export class FoldedScan {
  readonly #wanted = new Map<string, RegExp>()
  readonly #found = new Set<string>()
  #tail = ''
  readonly #keep: number

  constructor(needles: Iterable<string>) {
    let longest = 0
    for (const needle of needles) {
      if (needle === '') this.#found.add(needle)
      else this.#wanted.set(needle, pattern(needle))
      longest = Math.max(longest, needle.length)
    }
    // Enough for letters with marks of their own, and for a cut pair of surrogates to be seen whole once.
    this.#keep = 3 * longest
  }

  get done(): boolean {
    return this.#wanted.size === 0
  }

  has(needle: string): boolean {
    return this.#found.has(needle)
  }

  push(piece: string): void {
    if (this.done) return
    const text = this.#tail + piece
    for (const [needle, expression] of this.#wanted) {
      if (!expression.test(text)) continue
      this.#found.add(needle)
      this.#wanted.delete(needle)
    }
    this.#tail = text.slice(-this.#keep)
  }

  /** The next piece does not continue this one. */
  cut(): void {
    this.#tail = ''
  }
}
