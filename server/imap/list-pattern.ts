/** Wildcard patterns of LIST: `*` crosses levels, `%` does not; matched without back-tracking. */

export type NameMatch = (name: string) => boolean

/** INBOX is matched without regard to case (RFC 9051 §5.1); so is the part of a pattern that could mean it. */
function foldInbox(pattern: string): string {
  return /^inbox(?=$|\/)/i.test(pattern) ? `INBOX${pattern.slice(5)}` : pattern
}

/** Dynamic programming over pattern and name: time is their product, whatever the wildcards. */
function matches(pattern: string, name: string): boolean {
  let reach = new Uint8Array(name.length + 1)
  reach[0] = 1
  for (const char of pattern) {
    const next = new Uint8Array(name.length + 1)
    const wild = char === '*' || char === '%'
    for (let at = 0; at <= name.length; at++) {
      if (wild) {
        const extend = at > 0 && next[at - 1] === 1 && (char === '*' || name[at - 1] !== '/')
        next[at] = reach[at] === 1 || extend ? 1 : 0
      } else next[at] = at > 0 && reach[at - 1] === 1 && name[at - 1] === char ? 1 : 0
    }
    reach = next
  }
  return reach[name.length] === 1
}

/** Matches names against `patterns`, each taken below `reference`. */
export function listPattern(reference: string, patterns: readonly string[]): NameMatch {
  const whole = patterns.map((pattern) => {
    return foldInbox(`${reference}${pattern}`).replace(/([*%])[*%]*/g, (run) => {
      return run.includes('*') ? '*' : '%'
    })
  })
  return (name) => whole.some((pattern) => matches(pattern, name))
}
