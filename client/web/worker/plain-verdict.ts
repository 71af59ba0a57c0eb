/** A verdict as plain values in the reader's language, for the badge and its evidence. */

import {
  sayNote,
  sayReason,
  verdictWords,
  type Assurance,
  type Level,
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

export function plainVerdict(assurance: Assurance, language: 'fr' | 'en'): PlainVerdict {
  const { level, signer, signedAt, reasons, notes } = assurance
  const { name, profession, identity, serial, issuer, fingerprint } = signer ?? {}
  return {
    ...{ level, ...verdictWords(assurance, language), signedAt },
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
