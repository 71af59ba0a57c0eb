/** Time-stamps made by OpenSSL's authority, and tokens that must prove nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../server/base/index.js'
import { caExtensions, craft, type Crafted } from '../crafted.case.js'
import { compose, extensions, keyPurposes } from '../x509/index.js'
import {
  askTimeStamp,
  composeTimeStampRequest,
  readTimeStampResponse,
  verifyTimeStamp,
} from './index.js'
import { hasOpenssl, OpensslDesk } from './openssl.case.js'

const desk = new OpensslDesk()
const data = Buffer.from('une signature')
let authority: Crafted

const config = `
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
`

beforeAll(async () => {
  const root = await craft({ cn: 'racine', extensions: caExtensions() })
  // OpenSSL makes no time-stamp with a certificate that has ended.
  authority = await craft({
    ...{ cn: 'horodatage', issuer: root, over: { notAfter: Date.UTC(2049, 0, 1) } },
    extensions: [
      compose(extensions.keyUsage, ['digitalSignature'], true),
      compose(extensions.extendedKeyUsage, [keyPurposes.timeStamping], true),
    ],
  })
  desk.keep('root', root)
  desk.keep('tsa', authority)
  desk.write('tsa.cnf', config)
  desk.write('serial', '01\n')
})
afterAll(() => desk.close())

/** OpenSSL as the authority at the other end. */
function post(request: Buffer): Promise<Buffer> {
  desk.write('query', request)
  desk.run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply')
  return Promise.resolve(desk.read('reply'))
}

describe.skipIf(!hasOpenssl)('time-stamps (RFC 3161)', () => {
  it('are asked for, made by OpenSSL, and read', async () => {
    const before = Date.now()
    const token = await askTimeStamp(data, post, systemRandom)
    const stamp = verifyTimeStamp(token, data)
    expect(stamp).toMatchObject({ flaws: [] })
    expect(stamp.certificate?.fingerprint).toBe(authority.certificate.fingerprint)
    expect(Math.abs(stamp.at - before)).toBeLessThan(60_000)
  })

  it('are asked in a form that OpenSSL prints', () => {
    const { der, nonce } = composeTimeStampRequest(data, systemRandom)
    desk.write('query', der)
    const shown = desk.run('ts', '-query', '-in', 'query', '-text')
    expect(shown).toContain('sha256')
    expect(shown.toLowerCase()).toContain(nonce)
    expect(shown).toContain('Certificate required: yes')
  })

  it('over something else, replayed, refused or altered prove nothing', async () => {
    const token = await askTimeStamp(data, post, systemRandom)
    expect(verifyTimeStamp(token, Buffer.from('autre')).flaws).toEqual(['other-content'])
    const replayed = () => Promise.resolve(desk.read('reply'))
    await expect(askTimeStamp(data, replayed, systemRandom)).rejects.toThrow(
      /not over what was sent/,
    )
    const refusal = Buffer.from('30053003020102', 'hex')
    expect(() => readTimeStampResponse(refusal)).toThrow(/refuses/)
    const altered = Buffer.from(token)
    const year = altered.indexOf(Buffer.from(String(new Date().getUTCFullYear())))
    altered[year + 3] = (altered[year + 3] ?? 0) ^ 1
    expect(verifyTimeStamp(altered, data).flaws).toContain('altered')
  })
})
