/** An organisation puts its secret keys in escrow: sealed here, so that on the way nobody opens them. */

import type { DepositedKey } from '../../pki/index.js'
import type { Clock } from '../../server/base/index.js'
import { openPgp } from '../keys/index.js'
import { askGateway, askJson, textOf } from './ask.js'
import type { GatewayLink } from './link.js'

/** A key to deposit, in clear: PEM with its certificate, or armored without a passphrase. */
export type EscrowSecret = Pick<DepositedKey, 'keyId' | 'kind'> & { readonly text: string }

/**
 * Seals each of `secrets` to the gateway's escrow key and deposits them for the link's mailbox; resolves with how many.
 * Fault denied for a person's mailbox.
 */
export async function depositKeys(
  link: GatewayLink,
  secrets: readonly EscrowSecret[],
  clock: Clock,
): Promise<number> {
  const asked = { method: 'GET', path: '/keys/escrow.asc' } as const
  const to = [textOf((await askGateway(link, asked)).body)]
  // The gateway may have made that key to answer: what was the time before is too early for it.
  const now = clock.now()
  const keys: DepositedKey[] = []
  for (const { keyId, kind, text } of secrets) {
    const content = Buffer.from(text, 'utf8')
    keys.push({ keyId, kind, sealed: await openPgp.encrypt({ content, to, now }) })
  }
  await askJson(link, {
    ...{ method: 'PUT', path: `/keys/escrow/${encodeURIComponent(link.mailbox)}` },
    json: { keys },
  })
  return keys.length
}
