/** Who reads what arrived at a counter: the identity on the line, whom it believes, and where its passphrase comes from. */

import type { Readable } from 'node:stream'
import type { Clock } from '../../../server/base/index.js'
import { openIdentity, type Identity } from '../../mail/index.js'
import { contextOf, openTrust } from '../commands/signer-trust.js'
import type { Output } from '../output.js'
import type { Reader } from './received.js'

interface Desk {
  readonly output: Output
  readonly input: Readable
  readonly clock: Clock
}

/** Faults of `openIdentity`; without the gateway's lists a verdict is in doubt, which is said. */
export async function openReader(
  { as, passphraseFile }: { readonly as: string; readonly passphraseFile: string | undefined },
  { output, input, clock }: Desk,
): Promise<{ readonly identity: Identity; readonly reader: Reader }> {
  const identity = await openIdentity(as)
  const { trust } = await openTrust({ as, anchor: [], crl: [] }, clock, output)
  const asking = { input, output, passphraseFile, now: clock.now() }
  return { identity, reader: { identity, context: contextOf({ trust, identity }, clock), asking } }
}
