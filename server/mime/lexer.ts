/** The three bracketed tokens that structured header fields share, RFC 5322 §3.2; each reads on to the end when unclosed. */

/** `start` is at the opening quote; returns the text without quotes and escapes, and the offset after it. */
export function readQuoted(text: string, start: number): [inner: string, end: number] {
  let inner = ''
  let at = start + 1
  for (; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '"') return [inner, at + 1]
    if (char === '\\' && at + 1 < text.length) inner += text[++at] ?? ''
    else inner += char
  }
  return [inner, at]
}

/** `start` is at the opening parenthesis; comments nest. Returns the outer comment's text and the offset after it. */
export function readComment(text: string, start: number): [inner: string, end: number] {
  let inner = ''
  let depth = 1
  let at = start + 1
  for (; at < text.length; at++) {
    let char = text[at] ?? ''
    if (char === '\\' && at + 1 < text.length) char = text[++at] ?? ''
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return [inner.trim(), at + 1]
    inner += char
  }
  return [inner.trim(), at]
}

/** The text up to `close`, skipping quoted strings; returns it and the offset after `close`. */
export function readUntil(
  text: string,
  start: number,
  close: string,
): [inner: string, end: number] {
  let at = start
  while (at < text.length) {
    if (text[at] === close) return [text.slice(start, at), at + 1]
    at = text[at] === '"' ? readQuoted(text, at)[1] : at + 1
  }
  return [text.slice(start), at]
}

/** The value without its comments, for fields where they say nothing to a program. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let out = ''
  let at = 0
  while (at < text.length) {
    if (text[at] === '(') {
      at = readComment(text, at)[1]
      out += ' '
      continue
    }
    const end = text[at] === '"' ? readQuoted(text, at)[1] : at + 1
    out += text.slice(at, end)
    at = end
  }
  return out
}
