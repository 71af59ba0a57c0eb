export { codeOf, Fault, faultKinds, isFault, type FaultKind } from './fault.js'
export { admit, deny, type Admission, type Denial, type Verdict } from './verdict.js'
export {
  durationText,
  explain,
  languageOf,
  languages,
  phrases,
  ruleSentences,
  say,
  type Language,
  type LintName,
  type Phrase,
  type PhraseKey,
  type RuleName,
  type Values,
} from './i18n/index.js'
export { countWeb, sayWeb, webPhrases, type WebCountKey, type WebKey } from './i18n/web.js'
export type { AccountId, BodyId, Branded, MailboxId, ModSeq, Sealed, Uid } from './ids.js'
export { systemClock, systemRandom, type Clock, type Entropy, type Random } from './clock.js'
export { SaidFault } from './said-fault.js'
export { PhrasedFault, type Filling, type Fillings } from './phrased-fault.js'
export { printSize } from './size.js'
export { silentLog, type Log, type LogFields } from './log.js'
export { limits } from './limits.js'
export { Pacer, type Pace } from './pace.js'
export { randomUuid } from './uuid.js'
export { hexText, joinBytes } from './bytes.js'
export { fold } from './fold.js'
export {
  gistKinds,
  plainGist,
  smimeStatuses,
  type Gist,
  type GistDocument,
  type GistKind,
  type GistPatient,
  type GistSignature,
} from './gist.js'
