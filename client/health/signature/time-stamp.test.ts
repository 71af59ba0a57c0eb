/** XAdES-T: a time-stamp made by OpenSSL over a signature of ours, and what it proves. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasOpenssl, OpensslDesk } from '../../../pki/cms/openssl.case.js'
import { caExtensions, craft, personSubject, type Crafted } from '../../../pki/crafted.case.js'
import { askTimeStamp } from '../../../pki/index.js'
import { systemRandom } from '../../../server/base/index.js'
import { signing, usage } from '../../verdict/signer.case.js'
import { compose, extensions, keyPurposes } from '../../../pki/x509/index.js'
import { signDocument, verifyDocument, type DocumentContext } from './index.js'
import { prescription, uuid } from './signature.case.js'

const desk = new OpensslDesk()
// OpenSSL stamps with the time that it is, whenever this runs.
const over = { notAfter: Date.UTC(2049, 0, 1) }
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
digests = sha256
ess_cert_id_chain = no
`
let root: Crafted
let signer: Crafted

beforeAll(async () => {
  root = await craft({ cn: 'racine', over, extensions: caExtensions() })
  signer = await craft({ issuer: root, over, subject: personSubject, extensions: signing })
  const stamping = compose(extensions.extendedKeyUsage, [keyPurposes.timeStamping], true)
  const authority = await craft({
    ...{ cn: 'horodatage', issuer: root, over },
    extensions: [usage('digitalSignature'), stamping],
  })
  desk.keep('root', root)
  desk.keep('tsa', authority)
  desk.write('tsa.cnf', config)
  desk.write('serial', '01\n')
})
afterAll(() => desk.close())

function post(request: Buffer): Promise<Buffer> {
  desk.write('query', request)
  desk.run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply')
  return Promise.resolve(desk.read('reply'))
}

describe.skipIf(!hasOpenssl)('a time-stamped signature (needs openssl)', () => {
  const cda = prescription()
  const key = () => ({
    ...{ privateKey: signer.privateKey, certificate: signer.certificate, chain: [] },
  })
  const context = (anchor: Crafted): DocumentContext => ({
    trust: { anchors: [anchor.certificate], intermediates: [], lists: [] },
    ...{ now: Date.now() + 60_000, received: null },
  })

  it('proves when, by an authority that is believed, over this very signature', async () => {
    const setting = { at: Date.now(), uuid }
    const stamped = await signDocument(cda, key(), {
      ...setting,
      timeStamp: (octets) => askTimeStamp(Buffer.from(octets), post, systemRandom),
    })
    const found = await verifyDocument({ document: cda, signatures: [stamped] }, context(root))
    expect(found.signedAt?.toldBy).toBe('authority')
    expect(found.notes).toEqual([])
    const moved = await signDocument(cda, key(), {
      ...setting,
      timeStamp: () => askTimeStamp(Buffer.from('autre chose'), post, systemRandom),
    })
    const other = await verifyDocument({ document: cda, signatures: [moved] }, context(root))
    expect(other.signedAt?.toldBy).toBe('signer')
    expect(other.notes).toEqual([{ name: 'time-stamp-ignored' }])
  })
})
