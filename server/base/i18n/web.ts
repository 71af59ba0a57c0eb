/** The text of the web client, joined apart from the rest so that its page is not sent the words of the console. */

import { webAdminDeskPhrases } from './web-admin-desk.js'
import { webAdminEventPhrases } from './web-admin-events.js'
import { webAdminPhrases } from './web-admin.js'
import { webApiPhrases } from './web-api.js'
import { webDirectoryPhrases } from './web-directory.js'
import { webDraftsPhrases } from './web-drafts.js'
import { webFollowUpPhrases } from './web-follow-up.js'
import { webCounterPhrases } from './web-counter.js'
import { webFramePhrases } from './web-frame.js'
import { webInboxPhrases } from './web-inbox.js'
import { webPartsPhrases } from './web-parts.js'
import { webKeysPhrases } from './web-keys.js'
import { webLettersPhrases } from './web-letters.js'
import { webOwnPrescriptionPhrases } from './web-own-prescription.js'
import { webReadingPhrases } from './web-reading.js'
import { webLeavePhrases } from './web-leave.js'
import { webPatientsPhrases } from './web-patients.js'
import { webPrescribePhrases } from './web-prescribe.js'
import { webSafePhrases } from './web-safe.js'
import { fill, type Language, type Phrase, type Values } from './phrase.js'

export const webPhrases = {
  ...webAdminDeskPhrases,
  ...webAdminEventPhrases,
  ...webAdminPhrases,
  ...webApiPhrases,
  ...webDirectoryPhrases,
  ...webCounterPhrases,
  ...webDraftsPhrases,
  ...webFollowUpPhrases,
  ...webFramePhrases,
  ...webLeavePhrases,
  ...webInboxPhrases,
  ...webPartsPhrases,
  ...webKeysPhrases,
  ...webLettersPhrases,
  ...webOwnPrescriptionPhrases,
  ...webReadingPhrases,
  ...webPatientsPhrases,
  ...webPrescribePhrases,
  ...webSafePhrases,
} satisfies Record<string, Phrase>

/** A text of the web client. */
export type WebKey = keyof typeof webPhrases

/** The stem of a text that has a singular (`stem.one`) and a plural (`stem.other`). */
export type WebCountKey = {
  [Key in WebKey]: Key extends `${infer Stem}.one`
    ? `${Stem}.other` extends WebKey
      ? Stem
      : never
    : never
}[WebKey]

/** The text of `key` in `language`, its `{placeholders}` filled from `values`; of the web client's groups alone. */
export function sayWeb(language: Language, key: WebKey, values: Values = {}): string {
  return fill((webPhrases as Record<WebKey, Phrase>)[key][language], values)
}

/** As `sayWeb`, in the singular or the plural of `count`, which fills `{count}`: French says nought in the singular. */
export function countWeb(
  language: Language,
  stem: WebCountKey,
  count: number,
  values: Values = {},
): string {
  const isOne = language === 'fr' ? Math.abs(count) < 2 : count === 1
  const shown = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(count)
  return sayWeb(language, `${stem}.${isOne ? 'one' : 'other'}` as WebKey, {
    count: shown,
    ...values,
  })
}
