/** The verdict a person sees on what is signed: one colour, who, when, and the one reason that it is not greener. */

import type { PhraseKey, Values } from '../../server/base/index.js'

export const levels = ['green', 'amber', 'red'] as const
/** Green: genuine. Amber: one named doubt. Red: one named fault. */
export type Level = (typeof levels)[number]

type ReasonName<L extends string> =
  Extract<PhraseKey, `verdict.${L}.${string}`> extends `verdict.${L}.${infer Name}` ? Name : never

/** Why it is not green: a sentence of the catalogue, `verdict.amber.…` or `verdict.red.…`. */
export type Reason =
  | { readonly level: 'amber'; readonly name: ReasonName<'amber'>; readonly values?: Values }
  | { readonly level: 'red'; readonly name: ReasonName<'red'>; readonly values?: Values }

type NoteName =
  Extract<PhraseKey, `verdict.note.${string}`> extends `verdict.note.${infer Name}` ? Name : never

/** What a person should know, and which takes nothing away: `verdict.note.…`. */
export interface Note {
  readonly name: NoteName
  readonly values?: Values
}

/** Who signed, as the certificate and the directory name them. */
export interface Signer {
  /** `Dr Camille MARTIN`, `PHARMACIE DU PONT NEUF`. */
  readonly name: string
  /** Profession in French as the national list has it; empty for an organisation or when unknown. */
  readonly profession: string
  /** `rpps:…`, `finess:…`; null when the certificate names none. */
  readonly identity: string | null
  readonly serial: string
  readonly issuer: string
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
}

/** When it was signed, and who says so: the signer alone, the gateway that received it, or a time-stamping authority. */
export interface SignedAt {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly toldBy: 'signer' | 'gateway' | 'authority'
}

export interface Assurance {
  readonly level: Level
  readonly signer: Signer | null
  readonly signedAt: SignedAt | null
  /** The gravest first; empty when green. A person is shown the first one, the others on demand. */
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}
