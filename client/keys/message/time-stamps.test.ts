/** A time-stamp beside a signature: what an expired or revoked certificate signed in time stays good, and is said to be stamped. */

import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { signCms } from '../../../pki/index.js'
import { craft, type Crafted } from '../../../pki/crafted.case.js'
import {
  compose,
  composeInteger,
  composeOid,
  composeTlv,
  extensions,
  keyPurposes,
  tags,
} from '../../../pki/x509/index.js'
import { systemRandom } from '../../../server/base/index.js'
import { listOf } from '../../verdict/signer.case.js'
import { signSmime } from '../smime/index.js'
import { examine } from './index.js'
import { mail, makeCast, now, text, type Cast } from './messages.case.js'

let cast: Cast
let authority: Crafted
const hour = 3_600_000

beforeAll(async () => {
  cast = await makeCast()
  authority = await craft({
    ...{ cn: 'horodatage', issuer: cast.space.root },
    extensions: [
      compose(extensions.keyUsage, ['digitalSignature'], true),
      compose(extensions.extendedKeyUsage, [keyPurposes.timeStamping], true),
    ],
  })
})

/** TSTInfo, RFC 3161 §2.4.2, signed by `who`. */
function stamp(data: Buffer, at: number, who = authority): Promise<Buffer> {
  const sha256 = composeTlv(tags.sequence, composeOid('2.16.840.1.101.3.4.2.1'))
  const hash = composeTlv(tags.octetString, createHash('sha256').update(data).digest())
  const time = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')
  const content = composeTlv(
    tags.sequence,
    ...[composeInteger(1), composeOid('1.2.3.4'), composeTlv(tags.sequence, sha256, hash)],
    ...[composeInteger(7), composeTlv(tags.generalizedTime, Buffer.from(time))],
  )
  const signer = { certificate: who.certificate, chain: [], key: who.privateKey }
  const contentType = '1.2.840.113549.1.9.16.1.4'
  return signCms({ content, signer, detached: false, at, contentType })
}

const signed = (timeStamp?: (value: Buffer) => Promise<Buffer>): Promise<Buffer> => {
  const { certificate, privateKey: key } = cast.doctor
  const context = { at: now, random: systemRandom, ...(timeStamp && { timeStamp }) }
  return signSmime(text('Bonjour'), { certificate, chain: [], key }, context)
}

describe('time-stamps of messages (RFC 3161)', () => {
  it('say when it was signed', async () => {
    const entity = await signed((value) => stamp(value, now - hour))
    const { assurance } = await examine(mail(entity), cast.context)
    expect(assurance.signedAt).toEqual({ at: now - hour, toldBy: 'authority' })
    expect(assurance.reasons.map(({ name }) => name)).toEqual(['time-contradicted'])
    const inTime = await signed((value) => stamp(value, now))
    expect((await examine(mail(inTime), cast.context)).assurance.level).toBe('green')
  })

  it('keep a signature good whose certificate was revoked later', async () => {
    const { space, doctor, context } = cast
    const revoked = await listOf(space.people, [{ of: doctor, at: now + hour }], {
      ...{ thisUpdate: now + hour, nextUpdate: now + 48 * hour },
    })
    const root = await listOf(space.root, [], { thisUpdate: now, nextUpdate: now + 48 * hour })
    const trust = { ...context.trust, lists: [revoked, root] }
    const later = { ...context, trust, now: now + 2 * hour }
    const bare = await examine(mail(await signed()), later)
    expect(bare.assurance.reasons.map(({ name }) => name)).toEqual(['revoked-unproven'])
    const entity = await signed((value) => stamp(value, now))
    expect((await examine(mail(entity), later)).assurance).toMatchObject({
      ...{ level: 'green', signedAt: { toldBy: 'authority' } },
      notes: [{ name: 'revoked-since' }, { name: 'headers-unsigned' }],
    })
  })

  it('are not taken over something else, or from just anybody', async () => {
    const forms = [
      () => stamp(Buffer.from('autre'), now),
      (value: Buffer) => stamp(value, now, cast.doctor),
      (value: Buffer) => stamp(value, now + hour),
    ]
    for (const form of forms) {
      const { assurance } = await examine(mail(await signed(form)), cast.context)
      expect(assurance.signedAt?.toldBy).toBe('signer')
      expect(assurance.notes.map(({ name }) => name)).toContain('time-stamp-ignored')
    }
  })
})
