/** Revoking with its measured effect: how many sessions ended, and how long after the order the last one did. */

import type { CertificateRecord, RevocationReason, RevocationTarget } from '../../pki/index.js'
import { SaidFault, type Clock } from '../base/index.js'
import type { Caller, LiveTrust } from '../trust/index.js'
import type { DeskAct } from './acts.js'

export interface RevocationOrder {
  readonly target: RevocationTarget
  readonly reason: RevocationReason
}

/** What a revocation did. */
export interface RevocationEffect {
  readonly revoked: readonly Pick<CertificateRecord, 'serial' | 'identity'>[]
  /** Sessions that were open with these certificates, on any listener, and are no more. */
  readonly sessions: number
  /** From the order to the end of the last of them, milliseconds; null when none was open. */
  readonly sessionsMs: number | null
  /** From the order to the signed list that tells others. */
  readonly listMs: number
}

export type Effects = Pick<LiveTrust, 'onEnded' | 'recheck'>

/** Faults of the authority; SaidFault conflict for the certificate that the caller is here with. */
export async function revokeMeasured(
  { authority, actor }: DeskAct,
  { trust, clock }: { readonly trust: Effects; readonly clock: Clock },
  caller: Caller,
  { target, reason }: RevocationOrder,
): Promise<RevocationEffect> {
  const asked = 'identity' in target ? target.identity : target.serial
  if (asked === caller.identity || asked === caller.certificate.serial)
    throw new SaidFault('conflict', 'desk.own-certificate')
  const began = clock.now()
  const ended: { readonly serial: string; readonly at: number }[] = []
  const leave = trust.onEnded(({ certificate: { serial } }) => {
    ended.push({ serial, at: clock.now() })
  })
  try {
    const revoked = await authority.revoke({ target, reason, actor })
    const listMs = clock.now() - began
    await trust.recheck()
    const serials = new Set(revoked.map(({ serial }) => serial))
    const own = ended.filter(({ serial }) => serials.has(serial))
    return {
      revoked: revoked.map(({ serial, identity }) => ({ serial, identity })),
      sessions: own.length,
      sessionsMs: own.length === 0 ? null : Math.max(...own.map(({ at }) => at)) - began,
      listMs,
    }
  } finally {
    leave()
  }
}
