/** Changes to a message as JMAP writes them (RFC 8620 §5.3), applied here at once and undone by their opposite. */

import type { Json, JsonObject } from '../protocol/json.js'

/** `{ 'keywords/$seen': true, 'mailboxIds/F3': null }`, or whole `keywords` and `mailboxIds`. */
export type EmailPatch = Readonly<Record<string, Json>>

type Flags = Readonly<Record<string, true>>
interface Changing {
  readonly keywords: Flags
  readonly mailboxIds: Flags
}
const names = ['keywords', 'mailboxIds'] as const

/** JSON pointers escape two characters (RFC 6901 §3). */
const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1')
const unescaped = (name: string): string => name.replace(/~1/g, '/').replace(/~0/g, '~')

/** The path of a keyword in a patch. */
export const keywordPath = (keyword: string): string => `keywords/${escaped(keyword)}`
export const mailboxPath = (mailboxId: string): string => `mailboxIds/${escaped(mailboxId)}`

const flagsOf = (value: Json): Flags => {
  const entries = Object.entries((value ?? {}) as JsonObject).filter(([, on]) => on === true)
  return Object.fromEntries(entries) as Flags
}

/** `value` with `patch` applied; what a message keeps no record of is passed over. */
export function patched<T extends Changing>(value: T, patch: EmailPatch): T {
  const changed: { keywords: Flags; mailboxIds: Flags } = {
    keywords: value.keywords,
    mailboxIds: value.mailboxIds,
  }
  for (const [path, to] of Object.entries(patch)) {
    const [name, member] = split(path)
    if (name === undefined) continue
    if (member === undefined) changed[name] = flagsOf(to)
    else {
      const { [member]: _, ...others } = changed[name]
      changed[name] = to === true ? { ...others, [member]: true } : others
    }
  }
  return { ...value, ...changed }
}

/** The patch that makes `patch` undone on `value` as it was before it. */
export function opposite(value: Changing, patch: EmailPatch): EmailPatch {
  return Object.fromEntries(
    Object.keys(patch).flatMap((path): [string, Json][] => {
      const [name, member] = split(path)
      if (name === undefined) return []
      if (member === undefined) return [[path, { ...value[name] }]]
      return [[path, value[name][member] ?? null]]
    }),
  )
}

function split(path: string): [name?: 'keywords' | 'mailboxIds', member?: string] {
  const [first, ...rest] = path.split('/')
  const name = names.find((one) => one === first)
  if (name === undefined) return []
  return rest.length === 0 ? [name] : [name, unescaped(rest.join('/'))]
}
