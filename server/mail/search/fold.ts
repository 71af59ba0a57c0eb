/** Substring search without regard to case, by Unicode simple case folding, over text that comes in pieces. */

const special = /[\\^$.*+?()[\]{}|/]/g

/** True when `text` holds `needle`, case folded. An empty needle is in every text. */
export function containsFolded(text: string, needle: string): boolean {
  return pattern(needle).test(text)
}

/** The `iu` flags of a regular expression are exactly simple case folding (CaseFolding.txt C and S). */
function pattern(needle: string): RegExp {
  return new RegExp(needle.replace(special, '\\$&'), 'iu')
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
    // One more than needed, so that a cut pair of surrogates is seen whole once.
    this.#keep = longest
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
