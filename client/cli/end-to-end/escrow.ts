/** The secret keys of an identity folder, opened for its organisation's escrow. */

import { toPem } from '../../../pki/index.js'
import { PhrasedFault, type Clock } from '../../../server/base/index.js'
import { depositKeys, type EscrowSecret } from '../../gateway/index.js'
import { openPgp } from '../../keys/index.js'
import { openDecryption, openPgpKeys, tlsLink, type Identity } from '../../mail/index.js'

export interface EscrowRequest {
  readonly clock: Clock
  /** Of the OpenPGP keys; null when they have none. */
  readonly passphrase: string | null
}

/**
 * Deposits every key of the folder that opens mail, superseded ones too; resolves with how many. Fault denied for a
 * person's mailbox or a wrong passphrase, not-found when the folder has none.
 */
export async function escrowKeys(
  identity: Identity,
  { clock, passphrase }: EscrowRequest,
): Promise<number> {
  const secrets = [...(await pgpSecrets(identity, passphrase, clock)), ...(await pems(identity))]
  if (secrets.length === 0)
    throw new PhrasedFault('not-found', 'escrow.nothing-to-give', { path: identity.folder })
  return depositKeys(tlsLink(identity), secrets, clock)
}

async function pgpSecrets(
  identity: Identity,
  passphrase: string | null,
  clock: Clock,
): Promise<EscrowSecret[]> {
  const kept = await openPgpKeys(identity)
  const found: EscrowSecret[] = []
  for (const armored of kept ? [kept.secret, ...kept.old] : []) {
    const opened = await openPgp.openSecret(armored, passphrase, clock.now())
    // Without the passphrase: that of somebody who left is of no use to who recovers it.
    const text = await openPgp.closeSecret(opened, null)
    found.push({ keyId: opened.info.fingerprint, kind: 'openpgp', text })
  }
  return found
}

async function pems(identity: Identity): Promise<EscrowSecret[]> {
  return (await openDecryption(identity)).map(({ privateKey, certificate }) => ({
    keyId: certificate.serial,
    kind: 'encryption',
    text: `${String(privateKey.export({ type: 'pkcs8', format: 'pem' }))}${toPem('CERTIFICATE', certificate.der)}`,
  }))
}
