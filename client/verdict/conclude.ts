/** From what was found to one verdict: the gravest reason gives the colour. */

import {
  levels,
  type Assurance,
  type Note,
  type Reason,
  type SignedAt,
  type Signer,
} from './model.js'

export interface Found {
  readonly signer: Signer | null
  readonly signedAt: SignedAt | null
  /** In the order they matter to a person; of equal gravity, the first one is shown. */
  readonly reasons: readonly Reason[]
  readonly notes?: readonly Note[]
}

const gravity = ({ level }: Reason): number => levels.indexOf(level)

/** Concludes. Nothing signed is amber or red by its reasons: green needs a signer and no reason at all. */
export function conclude({ signer, signedAt, reasons, notes = [] }: Found): Assurance {
  const all: readonly Reason[] =
    signer === null && reasons.length === 0 ? [{ level: 'amber', name: 'unsigned' }] : reasons
  const sorted = [...all].sort((a, b) => gravity(b) - gravity(a))
  return { level: sorted[0]?.level ?? 'green', signer, signedAt, reasons: sorted, notes }
}
