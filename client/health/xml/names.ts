/** Characters, names and references of XML 1.0 (fifth edition), as the scanner asks for them. */

const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const nameRest = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`

/** Namespaces in XML 1.0 §4: at most one colon, and something on both sides of it. */
const qualifiedName = new RegExp(
  `^(?:([${nameStart}][${nameRest}]*):)?([${nameStart}][${nameRest}]*)$`,
  'u',
)

export interface QualifiedName {
  readonly prefix: string
  readonly local: string
}

/** Undefined when it is no name. */
export function splitName(name: string): QualifiedName | undefined {
  const match = qualifiedName.exec(name)
  return match ? { prefix: match[1] ?? '', local: match[2] ?? '' } : undefined
}

/** Where the run of characters ends that a name could be made of; what it holds is judged once for each name. */
export function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && !endsName(text.charCodeAt(at))) at++
  return at
}

// White space, `>`, `/`, `=`, `<`, `?`, quotes.
const endings = new Set([0x09, 0x0a, 0x20, 0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e, 0x3f])
const endsName = (unit: number): boolean => unit < 0x40 && endings.has(unit)

/** Index of the first character that XML does not have, or -1. */
export function unfitCharacter(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 ? unit !== 0x09 && unit !== 0x0a && unit !== 0x0d : unit >= 0xfffe) return at
  }
  return -1
}

const isCharacter = (point: number): boolean =>
  point < 0x20
    ? point === 0x09 || point === 0x0a || point === 0x0d
    : point <= 0xd7ff ||
      (point >= 0xe000 && point <= 0xfffd) ||
      (point >= 0x10000 && point <= 0x10ffff)

const known: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const reference = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,10})|#x([0-9A-Fa-f]{1,8}));|&/g

/** Text with its references resolved; undefined when one is none of XML's own. */
export function resolved(text: string): string | undefined {
  let sound = true
  const found = text.replace(
    reference,
    (_, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return known[name] ?? ''
      const point = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10)
      if (Number.isNaN(point) || !isCharacter(point)) {
        sound = false
        return ''
      }
      return String.fromCodePoint(point)
    },
  )
  return sound ? found : undefined
}
