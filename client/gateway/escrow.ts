/** An organisation puts its secret keys in escrow: sealed here, so that on the way nobody opens them. */

import { PhrasedFault, type Clock } from '../../server/base/index.js'
import { toPem, type DepositedKey } from '../../pki/index.js'
import { openPgp } from '../keys/index.js'
import { openDecryption, openPgpKeys, type Identity } from '../mail/index.js'
import { askGateway, askJson } from './ask.js'

export interface EscrowRequest {
  readonly clock: Clock
  /** Of the OpenPGP keys; null when they have none. */
  readonly passphrase: string | null
}

/**
 * Seals every key of the folder that opens mail, superseded ones too, to the gateway's escrow key, and deposits them for
 * the folder's mailbox; resolves with how many. Fault denied for a person's mailbox or a wrong passphrase, not-found when
 * the folder has none.
 */
export async function escrowKeys(
  identity: Identity,
  { clock, passphrase }: EscrowRequest,
): Promise<number> {
  const { mailbox } = identity.account
  const secrets = [...(await pgpSecrets(identity, passphrase, clock)), ...(await pems(identity))]
  if (secrets.length === 0)
    throw new PhrasedFault('not-found', 'escrow.nothing-to-give', { path: identity.folder })
  const asked = { method: 'GET', path: '/keys/escrow.asc' } as const
  const to = [(await askGateway(identity, asked)).body.toString('utf8')]
  const keys: DepositedKey[] = []
  for (const { keyId, kind, text } of secrets) {
    const content = Buffer.from(text, 'utf8')
    keys.push({ keyId, kind, sealed: await openPgp.encrypt({ content, to, now: clock.now() }) })
  }
  await askJson(identity, {
    ...{ method: 'PUT', path: `/keys/escrow/${encodeURIComponent(mailbox)}` },
    json: { keys },
  })
  return keys.length
}

type Secret = Pick<DepositedKey, 'keyId' | 'kind'> & { readonly text: string }

async function pgpSecrets(
  identity: Identity,
  passphrase: string | null,
  clock: Clock,
): Promise<Secret[]> {
  const kept = await openPgpKeys(identity)
  const found: Secret[] = []
  for (const armored of kept ? [kept.secret, ...kept.old] : []) {
    const opened = await openPgp.openSecret(armored, passphrase, clock.now())
    // Without the passphrase: that of somebody who left is of no use to who recovers it.
    const text = await openPgp.closeSecret(opened, null)
    found.push({ keyId: opened.info.fingerprint, kind: 'openpgp', text })
  }
  return found
}

async function pems(identity: Identity): Promise<Secret[]> {
  return (await openDecryption(identity)).map(({ privateKey, certificate }) => ({
    keyId: certificate.serial,
    kind: 'encryption',
    text: `${String(privateKey.export({ type: 'pkcs8', format: 'pem' }))}${toPem('CERTIFICATE', certificate.der)}`,
  }))
}
