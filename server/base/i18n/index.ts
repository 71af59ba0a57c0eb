/**
 * The one catalogue of text for people, French first, English second.
 * It is kept in one file per group of commands so that they can be read side by side; this file joins them.
 */

import type { Denial } from '../verdict.js'
import { administratorsPhrases } from './administrators.js'
import { dataPhrases } from './data.js'
import { servePhrases } from './serve.js'
import { enrolPhrases } from './enrol.js'
import { submissionPhrases } from './submission.js'
import { storePhrases } from './store.js'
import { consolePhrases } from './console.js'
import { mailboxPhrases } from './mailbox.js'
import { directoryModelPhrases } from './directory-model.js'
import { directoryPhrases } from './directory.js'
import { counterPhrases } from './counter.js'
import { deskPhrases } from './desk.js'
import { dispensingPhrases } from './dispensing.js'
import { fhirPhrases } from './fhir.js'
import { demoPhrases } from './demo.js'
import { endToEndPhrases } from './end-to-end.js'
import { keysPhrases } from './keys.js'
import { gatewayClientPhrases } from './gateway-client.js'
import { gatewayPhrases } from './gateway.js'
import { cdaCheckPhrases } from './cda-check.js'
import { genuinePhrases } from './genuine.js'
import { healthPhrases } from './health.js'
import { lintPhrases, type LintName } from './lint.js'
import { mailKeysPhrases } from './mail-keys.js'
import { messagePhrases } from './message.js'
import { masterKeyPhrases } from './master-key.js'
import { personKeysPhrases } from './person-keys.js'
import { pkiPhrases } from './pki.js'
import { renewalPhrases } from './renewal.js'
import { prescribePhrases } from './prescribe.js'
import { rootPhrases } from './root.js'
import { requestPhrases } from './requests.js'
import { revocationPhrases } from './revocation.js'
import { ruleSentences, type RuleName } from './rules.js'
import { trustPhrases } from './trust.js'
import { userPhrases } from './user.js'
import { expiryPhrases } from './expiry.js'
import { tokenPhrases } from './token.js'
import { zeroAccessPhrases } from './zero-access.js'
import { whyPhrases } from './why.js'
import { verdictDocumentPhrases } from './verdict-documents.js'
import { verdictPhrases } from './verdict.js'
import { verdictMessagePhrases } from './verdict-message.js'
import { verifyPhrases } from './verify.js'
import { fill, languages, type Language, type Phrase, type Values } from './phrase.js'
import { webPhrases } from './web.js'

const phrases = {
  ...gatewayPhrases,
  ...gatewayClientPhrases,
  ...administratorsPhrases,
  ...dataPhrases,
  ...servePhrases,
  ...enrolPhrases,
  ...storePhrases,
  ...submissionPhrases,
  ...consolePhrases,
  ...mailboxPhrases,
  ...directoryModelPhrases,
  ...directoryPhrases,
  ...deskPhrases,
  ...dispensingPhrases,
  ...counterPhrases,
  ...verifyPhrases,
  ...whyPhrases,
  ...expiryPhrases,
  ...trustPhrases,
  ...userPhrases,
  ...fhirPhrases,
  ...demoPhrases,
  ...endToEndPhrases,
  ...personKeysPhrases,
  ...pkiPhrases,
  ...revocationPhrases,
  ...requestPhrases,
  ...lintPhrases,
  ...healthPhrases,
  ...verdictPhrases,
  ...verdictDocumentPhrases,
  ...genuinePhrases,
  ...cdaCheckPhrases,
  ...verdictMessagePhrases,
  ...mailKeysPhrases,
  ...tokenPhrases,
  ...zeroAccessPhrases,
  ...masterKeyPhrases,
  ...messagePhrases,
  ...keysPhrases,
  ...renewalPhrases,
  ...prescribePhrases,
  ...rootPhrases,
  ...webPhrases,
} satisfies Record<string, Phrase>

export type PhraseKey = keyof typeof phrases

/** The text of `key` in `language`, its `{placeholders}` filled from `values`. */
export function say(language: Language, key: PhraseKey, values: Values = {}): string {
  return fill(phrases[key][language], values)
}

/** The fact and the remedy of a refusal, one sentence each. */
export function explain(language: Language, denial: Denial): { fact: string; remedy: string } {
  const { fact, remedy } = ruleSentences[denial.rule]
  const facts = Object.fromEntries(
    Object.entries(denial.facts).map(([name, value]) => [
      name,
      name.endsWith('Ms') ? durationText(language, Number(value)) : value,
    ]),
  )
  return { fact: fill(fact[language], facts), remedy: fill(remedy[language], facts) }
}

const units = [
  ['j', 'd', 86_400_000],
  ['h', 'h', 3_600_000],
  ['min', 'min', 60_000],
  ['s', 's', 1000],
] as const

/** `2 j 3 h`, `1 h 5 min`, `12 s`: the two largest units, as much as anybody wants to know. */
export function durationText(language: Language, ms: number): string {
  const parts: string[] = []
  let left = Math.max(0, ms)
  for (const [fr, en, size] of units) {
    const count = Math.floor(left / size)
    left -= count * size
    if (parts.length > 0 && count === 0) break
    if (count > 0) parts.push(`${count} ${language === 'fr' ? fr : en}`)
    if (parts.length === 2) break
  }
  return parts.join(' ') || '0 s'
}

/** The language of a POSIX locale such as `fr_FR.UTF-8`: English when it says so, French otherwise. */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^en([_.@-]|$)/i.test(locale) ? 'en' : 'fr'
}

export {
  languages,
  phrases,
  ruleSentences,
  type Language,
  type LintName,
  type Phrase,
  type RuleName,
  type Values,
}
