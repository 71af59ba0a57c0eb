/** Certificates that must be refused, each as a peer would present it: made with our authority's key or a stranger's. */

import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caExtensions, craft, craftPerson, type Crafted } from '../../pki/crafted.case.js'
import { parseCertificate, toPem, type Certificate } from '../../pki/index.js'
import type { RuleName } from '../base/index.js'
import type { Space } from './harness.js'

/** What a peer shows; undefined for nothing. */
export interface Shown {
  readonly key: string
  readonly cert: string
}

export interface Hostile {
  readonly what: string
  readonly rule: RuleName
  readonly shown: Shown | undefined
}

const day = 24 * 3600_000
const pem = (certificate: Certificate): string => toPem('CERTIFICATE', certificate.der)

function show(crafted: Crafted, ...chain: readonly Certificate[]): Shown {
  return {
    key: crafted.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: [crafted.certificate, ...chain].map(pem).join('\n'),
  }
}

/** The authority for people with its key, as a thief of the data directory would have it. */
async function stolenAuthority(space: Space): Promise<Crafted & { root: Certificate }> {
  return space.withData(async (data) => {
    const [people, root] = await data.pki.read((tables) =>
      Promise.all([tables.authorities.get('people'), tables.authorities.get('root')]),
    )
    if (!people?.wrappedKey || !root) throw new Error('no authority')
    const der = data.master.unwrap(people.wrappedKey, 'pki/authority/people')
    return {
      certificate: parseCertificate(people.certificate),
      privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
      root: parseCertificate(root.certificate),
    }
  })
}

/** An authority with the names of ours and another key. */
function namesake(of: Certificate, issuer?: Crafted): Promise<Crafted> {
  const over = { subject: of.subject, ...(issuer ? {} : { issuer: of.subject }) }
  return craft({ ...(issuer && { issuer }), extensions: caExtensions(), over })
}

const dates = (from: number, to: number) => ({
  over: { notBefore: Date.now() + from * day, notAfter: Date.now() + to * day },
})

function tampered(shown: Shown): Shown {
  const [leaf = '', ...chain] = shown.cert.split(/(?<=-----END CERTIFICATE-----\n)/)
  const der = Buffer.from(leaf.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const last = der.length - 1
  der.writeUInt8(der.readUInt8(last) ^ 1, last)
  return { key: shown.key, cert: [toPem('CERTIFICATE', der), ...chain].join('\n') }
}

/** Everything that is not a good certificate. `revoked` and `good` were enrolled by the space. */
export async function hostileCertificates(
  space: Space,
  { good, revoked }: { good: Shown; revoked: Shown },
): Promise<readonly Hostile[]> {
  const ours = await stolenAuthority(space)
  const current = dates(-1, 30)
  const foreignRoot = await namesake(ours.root)
  const foreign = await namesake(ours.certificate, foreignRoot)
  const foreignPerson = await craftPerson(foreign, current)
  const tls = join(space.root, 'tls')
  const server = {
    key: readFileSync(join(tls, 'server.key'), 'utf8'),
    cert: readFileSync(join(tls, 'server.pem'), 'utf8'),
  }
  const mine = async (from: number, to: number): Promise<Shown> =>
    show(await craftPerson(ours, dates(from, to)), ours.certificate)
  return [
    { what: 'no certificate', rule: 'no-certificate', shown: undefined },
    { what: 'a self-signed one', rule: 'self-signed', shown: show(await craft(current)) },
    {
      what: 'one of a namesake of our authority, alone',
      rule: 'bad-signature',
      shown: show(foreignPerson),
    },
    {
      what: 'one of a namesake of our authority, with its chain',
      rule: 'bad-signature',
      shown: show(foreignPerson, foreign.certificate, foreignRoot.certificate),
    },
    { what: 'an expired one', rule: 'expired', shown: await mine(-30, -1) },
    { what: 'one not yet valid', rule: 'not-yet-valid', shown: await mine(1, 30) },
    { what: 'a revoked one', rule: 'revoked', shown: revoked },
    { what: 'that of the server', rule: 'wrong-listener-profile', shown: server },
    {
      what: 'one signed by our authority and not in the directory',
      rule: 'certificate-unknown',
      shown: await mine(-1, 30),
    },
    { what: 'a tampered one', rule: 'bad-signature', shown: tampered(good) },
  ]
}
