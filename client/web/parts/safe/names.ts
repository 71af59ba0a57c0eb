/** Names that strangers chose, of people and of files, shown so that they cannot be taken for others. */

/** Controls, directional marks and characters that nobody sees (UTS #39 §5.4, UAX #9). */
const unseen = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]

export type NameDoubt =
  /** Marks that turn or hide letters were in it. */
  | 'hidden'
  /** Letters of several alphabets that look alike (UTS #39 §5.1). */
  | 'mixed'
  /** It ends like a program. */
  | 'program'
  /** It pretends another kind than it is: `.pdf.exe`, or much space before the ending. */
  | 'pretends'

export interface ShownName {
  /** Without anything that is not seen, at most 120 characters. */
  readonly shown: string
  readonly doubts: readonly NameDoubt[]
}

const longest = 120

/** A person's name, or a word of one, is not written in two alphabets that look alike. */
const isMixed = (text: string): boolean =>
  text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => scripts.filter((script) => script.test(word)).length > 1)

function seen(name: string): ShownName {
  const normal = name.normalize('NFC')
  const clear = normal.replace(unseen, ' ').replace(/\s+/g, ' ').trim()
  const shown =
    clear.length > longest ? `${clear.slice(0, longest - 30)} … ${clear.slice(-25)}` : clear
  const doubts: NameDoubt[] = []
  // A soft hyphen or a zero-width joiner alone is no reason to frighten anybody; directions and blanks are.
  if (/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u3164\uffa0]/u.test(normal))
    doubts.push('hidden')
  if (isMixed(shown)) doubts.push('mixed')
  return { shown, doubts }
}

/** A sender's or patient's name. */
export const shownName = (name: string): ShownName => seen(name)

const programs =
  /\.(exe|com|bat|cmd|scr|pif|msi|msp|js|jse|vbs|vbe|ws[fh]?|hta|jar|ps1|lnk|reg|iso|img|vhdx?|html?|xht(ml)?|svg|app|dmg|sh|py|docm|xlsm|pptm|one|chm|cpl|url)$/i
const papers =
  /\.(pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|txt|rtf|xml|zip|dcm)[\s._-]*\.[a-z0-9]{2,5}$/i

/** The name of a file; empty becomes empty, for a word of the reader's language. */
export function shownFileName(name: string): ShownName {
  const { shown, doubts } = seen(name.replace(/^.*[/\\]/s, ''))
  const more: NameDoubt[] = [...doubts]
  if (programs.test(shown)) more.push('program')
  if ((programs.test(shown) && papers.test(shown)) || /\s{4,}\.\w+$/.test(name))
    more.push('pretends')
  return { shown, doubts: more }
}
