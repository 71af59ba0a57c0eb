/** The words of a verdict, the same ones on the console and in the web client. */

import { say, type Language, type PhraseKey, type Values } from '../../server/base/index.js'
import type { Assurance, Note, Reason } from './model.js'

export interface VerdictWords {
  /** `Authentique`, `À vérifier`, `À ne pas croire`. */
  readonly colour: string
  /** One sentence: signed by whom, or the gravest reason. */
  readonly headline: string
  /** Further sentences: who and when under a doubt, certificate, then the other reasons. */
  readonly details: readonly string[]
}

// In the reader's own zone, as every other time beside it.
const form = { dateStyle: 'long', timeStyle: 'short' } as const
const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** The sentence of one reason. */
export function sayReason({ level, name, values }: Reason, language: Language): string {
  return say(language, `verdict.${level}.${name}` as PhraseKey, readable(values, language))
}

/** The sentence of one note. */
export function sayNote({ name, values }: Note, language: Language): string {
  return say(language, `verdict.note.${name}`, readable(values, language))
}

const printTime = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], form).format(at)

/** Numbers under names in `at` or `…At` are moments. */
function readable(values: Values | undefined, language: Language): Values {
  const pairs = Object.entries(values ?? {}).map(([name, value]) => {
    const moment = typeof value === 'number' && /(^at|At)$/.test(name)
    return [name, moment ? printTime(value, language) : value] as const
  })
  return Object.fromEntries(pairs)
}

function whoAndWhen({ level, signer, signedAt }: Assurance, language: Language): string | null {
  if (!signer) return null
  const { name, profession, identity } = signer
  const number = identity?.replace(/^(\w+):/, (_, kind: string) => `${kind.toUpperCase()} `) ?? ''
  const who = [name, profession, number].filter((part) => part !== '').join(', ')
  // A fault may be that it was altered, or that somebody else signed: nothing is vouched for then.
  if (level === 'red') return say(language, 'verdict.claims', { who })
  if (!signedAt) return say(language, 'verdict.signed', { who })
  const at = printTime(signedAt.at, language)
  return say(language, `verdict.signed-at.${signedAt.toldBy}`, { who, at })
}

function certificateOf({ signer }: Assurance, language: Language): string[] {
  if (!signer) return []
  const values: Values = { serial: signer.serial, issuer: signer.issuer }
  return [say(language, 'verdict.certificate', values)]
}

/** Says it. */
export function verdictWords(assurance: Assurance, language: Language): VerdictWords {
  const [first, ...others] = assurance.reasons.map((reason) => sayReason(reason, language))
  const signed = whoAndWhen(assurance, language)
  const notes = assurance.notes.map((note) => sayNote(note, language))
  const below = [...(first !== undefined && signed !== null ? [signed] : []), ...others, ...notes]
  return {
    colour: say(language, `verdict.${assurance.level}`),
    headline: first ?? signed ?? '',
    details: [...below, ...certificateOf(assurance, language)],
  }
}
