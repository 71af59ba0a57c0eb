/** What a rule of admission is: one question about a verified peer, one answer with a reason. */

import type { Standing, VerifiedPeer } from '../../../pki/index.js'
import type { Verdict } from '../../base/index.js'
import type { ListenerName } from '../types.js'

/** A peer whose chain, dates and lists were found good, and what the directory says of it. */
export interface Candidate {
  readonly peer: VerifiedPeer
  readonly listener: ListenerName
  readonly standing: Standing
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface AdmissionRule {
  readonly name: string
  readonly spec: string
  judge(candidate: Candidate): Verdict
}

/** Facts that every sentence may use. */
export function factsOf({ peer, listener }: Candidate): Record<string, string> {
  return {
    subject: peer.certificate.subject.text,
    serial: peer.certificate.serial,
    identity: peer.identity,
    profile: peer.profile.name,
    listener,
  }
}
