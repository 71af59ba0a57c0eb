/** A letter in plain text, cut into what was written and what was quoted, so that the quoted can be folded away. */

export interface TextPart {
  readonly kind: 'written' | 'quoted'
  readonly text: string
}

const opening =
  /^(Le .{4,120} a écrit ?:|On .{4,120} wrote:|-{2,} ?(Message d.origine|Original Message|Message transféré) ?-{2,})\s*$/i

/** Lines that begin with `>` (RFC 3676 §4.5), with the line that announces them. */
export function partsOfText(text: string): readonly TextPart[] {
  const parts: { kind: TextPart['kind']; lines: string[] }[] = []
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  for (const [index, line] of lines.entries()) {
    const kind = isQuoted(lines, index) ? 'quoted' : 'written'
    const last = parts.at(-1)
    if (
      last &&
      (last.kind === kind ||
        (line.trim() === '' && last.kind === 'quoted' && isQuoted(lines, index + 1)))
    )
      last.lines.push(line)
    else parts.push({ kind, lines: [line] })
  }
  return parts
    .map(({ kind, lines: own }) => ({ kind, text: own.join('\n').replace(/^\n+|\s+$/g, '') }))
    .filter(({ text: own }) => own !== '')
}

function isQuoted(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (line.startsWith('>')) return true
  return (
    opening.test(line.trim()) &&
    lines.slice(index + 1, index + 4).some((next) => next.startsWith('>'))
  )
}

export interface Word {
  readonly text: string
  /** Where it would lead; null for words. */
  readonly href: string | null
}

/** Addresses of the web in a text. */
export function wordsWithLinks(text: string): readonly Word[] {
  const words: Word[] = []
  let from = 0
  for (const found of text.matchAll(/\bhttps?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)\]]/giu)) {
    if (found.index > from) words.push({ text: text.slice(from, found.index), href: null })
    words.push({ text: found[0], href: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) words.push({ text: text.slice(from), href: null })
  return words
}
