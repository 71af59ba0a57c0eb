/** Who signs OCSP answers: a certificate and a key for each authority, made anew before they end. */

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { Fault } from '../../server/base/index.js'
import type { AuthorityRecord, KeyVault } from '../directory/index.js'
import { ocspResponder, type AuthorityName } from '../profiles/index.js'
import { attributesOf, parseCertificate, type Certificate, type Signer } from '../x509/index.js'
import { dayMs, wholeSecond, yearsAfter, type AuthorityDeps } from './deps.js'
import { issue } from './issue.js'
import { makeKey } from './keys.js'

/** A signature costs a fraction of one with RSA, and every OCSP client knows the curve. */
const keyType = 'ecdsa-p256'

const contextOf = (name: AuthorityName): string => `pki/responder/${name}`

/** Makes the responders that are missing, revoked or past half of their life; those whose CA key is elsewhere wait. Returns their names. */
export async function refreshResponders(
  deps: AuthorityDeps,
  actor: string,
): Promise<AuthorityName[]> {
  const made: AuthorityName[] = []
  for (const record of await deps.store.read((tables) => tables.authorities.list())) {
    if (!deps.signers.holds(record) || !(await isDue(deps, record.name))) continue
    await makeResponder(deps, record, actor)
    made.push(record.name)
  }
  return made
}

async function isDue({ store, clock }: AuthorityDeps, name: AuthorityName): Promise<boolean> {
  const { responder, listed } = await store.read(async (tables) => {
    const found = await tables.responders.get(name)
    return {
      responder: found,
      listed: found && (await tables.certificates.bySerial(found.serial)),
    }
  })
  if (!responder || listed?.state !== 'good') return true
  return clock.now() > (responder.notBefore + responder.notAfter) / 2
}

/** Makes a new responder now; `signer` is the key of an authority that is kept elsewhere. Fault unavailable without it. */
export async function makeResponder(
  deps: AuthorityDeps,
  authority: AuthorityRecord,
  actor: string,
  signer?: Signer,
): Promise<Certificate> {
  const { name, certificate } = authority
  const { subject } = parseCertificate(certificate)
  const { publicKey, privateKey } = await makeKey(keyType)
  const wrappedKey = wrap(deps.vault, name, privateKey)
  const now = wholeSecond(deps.clock.now())
  const signers = signer ? { ...deps.signers, open: () => Promise.resolve(signer) } : deps.signers
  return issue(
    { ...deps, signers },
    {
      ...{ profile: ocspResponder, by: authority, identity: `responder:${name}`, actor, publicKey },
      // The key of the root comes out of its safe once a year at most.
      ...(name === 'root' ? { notAfter: yearsAfter(now, 1) + 30 * dayMs } : {}),
      subject: {
        C: 'FR',
        O: attributesOf(subject, 'O')[0] ?? 'Pli',
        OU: attributesOf(subject, 'OU'),
        CN: `OCSP ${attributesOf(subject, 'CN')[0] ?? name}`,
      },
      async enter(tables, made) {
        const { serial, notBefore, notAfter, der } = made
        await tables.responders.set({
          ...{ authority: name, serial, notBefore, notAfter, certificate: der, wrappedKey },
        })
      },
    },
  )
}

function wrap(vault: KeyVault, name: AuthorityName, key: KeyObject): Buffer {
  const plain = key.export({ type: 'pkcs8', format: 'der' })
  try {
    return vault.wrap(plain, contextOf(name))
  } finally {
    plain.fill(0)
  }
}

/** Fault corrupt when `wrapped` is of another master key or another authority, or damaged. */
export function unwrapResponderKey(
  vault: KeyVault,
  name: AuthorityName,
  wrapped: Buffer,
): KeyObject {
  const plain = vault.unwrap(wrapped, contextOf(name))
  try {
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
  } catch (error) {
    throw new Fault('corrupt', `the OCSP key of the authority "${name}" is damaged`, {
      cause: error,
    })
  } finally {
    plain.fill(0)
  }
}
