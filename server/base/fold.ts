/** Text as it is compared: no accents, no capitals, no punctuation, words apart by one space. */

const plain = /^[a-z0-9 ]*$/

/** `Saint-Étienne` → `saint etienne`; ligatures are taken apart (`Sœur` → `soeur`). */
export function fold(text: string): string {
  let folded = text.toLowerCase()
  if (!plain.test(folded)) {
    folded = folded
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
  }
  return folded.trim().replace(/ {2,}/g, ' ')
}
