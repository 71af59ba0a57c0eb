/** A verdict as plain values in the reader's language, for the badge and its evidence. */

import {
  sayNote,
  sayReason,
  verdictWords,
  type Assurance,
  type Level,
  type VerdictWords,
} from '../../verdict/index.js'

export interface PlainVerdict {
  readonly level: Level
  /** `Authentique`. */
  readonly colour: string
  /** One sentence. */
  readonly headline: string
  readonly details: readonly string[]
  readonly signer: {
    readonly name: string
    readonly profession: string
    readonly identity: string | null
  } | null
  readonly signedAt: {
    readonly at: number
    readonly toldBy: 'signer' | 'gateway' | 'authority'
  } | null
  readonly evidence: {
    readonly certificate: {
      readonly serial: string
      readonly issuer: string
      /** SHA-256, hexadecimal. */
      readonly fingerprint: string
    } | null
    readonly reasons: readonly {
      readonly level: Level
      readonly name: string
      readonly sentence: string
    }[]
    readonly notes: readonly string[]
  }
}

/** The badge says the name; whose number it is stands with the evidence. */
function words(assurance: Assurance, language: 'fr' | 'en'): VerdictWords {
  const { signer } = assurance
  if (!signer) return verdictWords(assurance, language)
  const issuer = /(?:^|,)CN=([^,]+)/.exec(signer.issuer)?.[1] ?? signer.issuer
  const whole = verdictWords({ ...assurance, signer: { ...signer, issuer } }, language)
  const { headline } = verdictWords(
    { ...assurance, signer: { ...signer, identity: null } },
    language,
  )
  const below = headline === whole.headline ? [] : [whole.headline]
  return { ...whole, headline, details: [...below, ...whole.details] }
}

export function plainVerdict(assurance: Assurance, language: 'fr' | 'en'): PlainVerdict {
  const { level, signer, signedAt, reasons, notes } = assurance
  const { name, profession, identity, serial, issuer, fingerprint } = signer ?? {}
  return {
    ...{ level, ...words(assurance, language), signedAt },
    signer:
      name === undefined
        ? null
        : { name, profession: profession ?? '', identity: identity ?? null },
    evidence: {
      certificate:
        serial === undefined
          ? null
          : { serial, issuer: issuer ?? '', fingerprint: fingerprint ?? '' },
      reasons: reasons.map((one) => ({
        ...{ level: one.level, name: one.name },
        sentence: sayReason(one, language),
      })),
      notes: notes.map((one) => sayNote(one, language)),
    },
  }
}
