/** Path validation apart from our profiles: what RFC 5280 §6 admits and refuses, in the manner of PKITS. */

import { constants, generateKeyPairSync, sign } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, craft, ecKeys, type Crafted } from '../crafted.case.js'
import {
  compose,
  composeName,
  extensions,
  keyIdentifierOf,
  openSequence,
  parseCertificate,
  type RawExtension,
} from '../x509/index.js'
import {
  ask,
  ca,
  day,
  der,
  dnsNames,
  expectAdmitted,
  expectRefused,
  leaf,
  now,
  policies,
  policy,
  purposes,
  root,
} from './chain.case.js'

let anchor: Crafted
let middle: Crafted

beforeAll(async () => {
  anchor = await root()
  middle = await ca(anchor, 'AC')
})

describe('signatures and dates (PKITS 4.1, 4.2)', () => {
  it('admits a sound chain and gives it back', async () => {
    const end = await leaf(middle)
    const verdict = ask([end, middle, anchor])
    expect(verdict.admitted && verdict.value.map(({ subject }) => subject.text)).toEqual([
      'CN=feuille,C=FR',
      'CN=AC,C=FR',
      'CN=ancre,C=FR',
    ])
  })

  it.each(['expired', 'not-yet-valid'] as const)(
    'refuses what is %s, leaf, CA or anchor',
    async (rule) => {
      const over = rule === 'expired' ? { notAfter: now - day } : { notBefore: now + day }
      expectRefused(ask([await leaf(middle, [], { over }), middle, anchor]), rule)
      const old = await craft({ cn: 'AC', issuer: anchor, extensions: caExtensions(), over })
      expectRefused(ask([await leaf(old), old, anchor]), rule)
      const oldAnchor = await craft({ cn: 'ancre', extensions: caExtensions(), over })
      expectRefused(ask([await leaf(oldAnchor), oldAnchor]), rule)
    },
  )

  it('admits every key and signature that is in use', async () => {
    for (const curve of ['prime256v1', 'secp384r1', 'secp521r1'])
      await expectKey(generateKeyPairSync('ec', { namedCurve: curve }))
    await expectKey(generateKeyPairSync('ed25519'))
    await expectKey(generateKeyPairSync('rsa', { modulusLength: 2048 }))
  })

  it('admits RSASSA-PSS with SHA-256 and refuses it with SHA-1', async () => {
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const issuer = await craft({ cn: 'PSS', issuer: anchor, keys, extensions: caExtensions() })
    const good = await resigned(await leaf(issuer), issuer, 'sha256')
    expectAdmitted(ask([good, issuer, anchor]))
    const weak = await resigned(await leaf(issuer), issuer, 'sha1')
    expectRefused(ask([weak, issuer, anchor]), 'weak-algorithm')
  })
})

async function expectKey(keys: Parameters<typeof craft>[0]['keys'] & object): Promise<void> {
  const issuer = await craft({ cn: 'AC', issuer: anchor, keys, extensions: caExtensions() })
  expectAdmitted(ask([await leaf(issuer), issuer, anchor]))
}

/** The same certificate under a PSS signature, whose parameters RFC 4055 §3.1 gives. */
async function resigned(
  { certificate, privateKey }: Crafted,
  issuer: Crafted,
  hash: 'sha256' | 'sha1',
): Promise<Crafted> {
  const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
  const digest = der(0x30, oid(hash === 'sha256' ? '608648016503040201' : '2b0e03021a'))
  const mask = der(0x30, oid('2a864886f70d010108'), digest)
  const parameters = der(0x30, der(0xa0, digest), der(0xa1, mask), der(0xa2, der(2, Buffer.of(20))))
  const algorithm = der(0x30, oid('2a864886f70d01010a'), parameters)
  const tbs = openSequence(openSequence(certificate.der).next().raw)
  const fields: Buffer[] = []
  while (!tbs.done) fields.push(tbs.next().raw)
  fields[2] = algorithm
  const bytes = der(0x30, ...fields)
  const padding = constants.RSA_PKCS1_PSS_PADDING
  const signature = sign(hash, bytes, { key: issuer.privateKey, padding, saltLength: 20 })
  const whole = der(0x30, bytes, algorithm, der(0x03, Buffer.of(0), signature))
  return { certificate: parseCertificate(whole), privateKey }
}

describe('basic constraints and key usage (PKITS 4.6, 4.7)', () => {
  it('counts intermediates, and self-issued ones not', async () => {
    const short = await ca(anchor, 'AC courte', [], 0)
    const below = await ca(short, 'AC dessous')
    expectRefused(ask([await leaf(below), below, short, anchor]), 'path-too-long')
    const renewed = await craft({ cn: 'AC courte', issuer: short, extensions: caExtensions(0) })
    expectAdmitted(ask([await leaf(renewed), renewed, short, anchor]))
    // The last certificate is none of the intermediates, even when it is a CA.
    expectAdmitted(ask([below, short, anchor]))
  })

  it('bounds the depth when asked to', async () => {
    const below = await ca(middle, 'AC dessous')
    const end = await leaf(below)
    expectAdmitted(ask([end, below, middle, anchor], { maxDepth: 2 }))
    expectRefused(ask([end, below, middle, anchor], { maxDepth: 1 }), 'too-deep', { limit: '1' })
    expectAdmitted(ask([await leaf(anchor), anchor], { maxDepth: 0 }))
  })

  it('wants a CA that says that it is one', async () => {
    const plain = await craft({ cn: 'AC', issuer: anchor, extensions: [] })
    expectRefused(ask([await leaf(plain), plain, anchor]), 'not-a-ca')
    const mute = [
      compose(extensions.basicConstraints, { ca: true }, true),
      compose(extensions.keyUsage, ['digitalSignature'], true),
    ]
    const noSigning = await craft({ cn: 'AC', issuer: anchor, extensions: mute })
    expectRefused(ask([await leaf(noSigning), noSigning, anchor]), 'not-a-ca')
  })

  it('takes basic constraints and key usage that are not critical', async () => {
    const mild = [
      compose(extensions.basicConstraints, { ca: true }),
      compose(extensions.keyUsage, ['keyCertSign']),
    ]
    const issuer = await craft({ cn: 'AC', issuer: anchor, extensions: mild })
    expectAdmitted(ask([await leaf(issuer), issuer, anchor]))
    expectRefused(ask([await leaf(issuer), issuer, anchor], { strict: true }), 'not-conforming')
  })
})

describe('finding a path', () => {
  it('tries another when the first is broken, expired, or not for this purpose', async () => {
    const keys = ecKeys()
    const same = { cn: 'AC', keys }
    const other = await craft({ cn: 'ancre 2', extensions: caExtensions() })
    const dead = await craft({
      ...same,
      issuer: anchor,
      extensions: caExtensions(),
      over: { notAfter: now - day },
    })
    const narrow = await craft({
      ...same,
      issuer: anchor,
      extensions: caExtensions(0, [purposes('emailProtection')]),
    })
    const good = await craft({ ...same, issuer: other, extensions: caExtensions() })
    const end = await leaf(good, [purposes('serverAuth')])
    const anchors = [anchor.certificate, other.certificate]
    const ways = [end, dead, narrow, good, anchor]
    expectAdmitted(ask(ways, { anchors, purpose: 'server' }))
    expectRefused(ask([end, dead, narrow, anchor], { purpose: 'server' }), 'expired')
  })

  it('goes through bridges, and leaves rings', async () => {
    const keys = [ecKeys(), ecKeys(), ecKeys()] as const
    const cross = async (from: number, to: number): Promise<Crafted> => {
      const pair = keys[to] ?? ecKeys()
      const by = keys[from] ?? ecKeys()
      const issuer = await craft({ cn: `pont ${from}`, keys: by, extensions: caExtensions() })
      return craft({ cn: `pont ${to}`, keys: pair, issuer, extensions: caExtensions() })
    }
    const start = await craft({ cn: 'pont 0', keys: keys[0], extensions: caExtensions() })
    const last = await craft({ cn: 'pont 2', keys: keys[2], extensions: caExtensions() })
    const bridges = [
      await cross(1, 0),
      await cross(2, 1),
      await cross(0, 1),
      await cross(1, 2),
      await cross(0, 2),
      await cross(2, 0),
    ]
    const end = await leaf(start)
    expectAdmitted(ask([end, ...bridges, last]))
    expectRefused(ask([end, ...bridges, anchor]), 'no-chain')
  })

  it('answers quickly whatever it is given', async () => {
    const keys = ecKeys()
    const seed = await craft({ cn: 'X', keys, extensions: caExtensions() })
    const crowd = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        craft({
          cn: 'X',
          keys: ecKeys(),
          issuer: seed,
          extensions: caExtensions(),
          over: { serial: (500 + i).toString(16).padStart(4, '0') },
        }),
      ),
    )
    const start = process.hrtime.bigint()
    const verdict = ask([await leaf(seed), ...crowd, anchor])
    expect(verdict.admitted).toBe(false)
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(3000)
  })
})

describe('purposes and names', () => {
  it.each([
    ['client', 'clientAuth', 'serverAuth'],
    ['server', 'serverAuth', 'clientAuth'],
    ['email', 'emailProtection', 'serverAuth'],
  ] as const)(
    'wants the purpose of a %s, in the leaf and in CAs that give any',
    async (purpose, right, wrong) => {
      expectAdmitted(ask([await leaf(middle, [purposes(right)]), middle, anchor], { purpose }))
      expectAdmitted(ask([await leaf(middle), middle, anchor], { purpose }))
      const refused = 'wrong-extended-key-usage'
      expectRefused(
        ask([await leaf(middle, [purposes(wrong)]), middle, anchor], { purpose }),
        refused,
      )
      const narrow = await ca(anchor, 'AC', [purposes(wrong)])
      expectRefused(
        ask([await leaf(narrow, [purposes(right)]), narrow, anchor], { purpose }),
        refused,
      )
    },
  )

  it('finds the host by its alternative names', async () => {
    const end = await leaf(middle, [
      compose(extensions.altNames, {
        dns: ['mss.exemple.fr', '*.exemple.org'],
        ip: ['192.0.2.7'],
        email: ['Camille@exemple.fr'],
        others: 0,
      }),
    ])
    const named = (name: string) => ask([end, middle, anchor], { name })
    for (const name of ['MSS.exemple.fr', 'a.exemple.org', '192.0.2.7', 'Camille@EXEMPLE.fr'])
      expectAdmitted(named(name))
    for (const name of [
      'exemple.fr',
      'a.b.exemple.org',
      'exemple.org',
      'feuille',
      '192.0.2.8',
      'camille@exemple.fr',
    ])
      expectRefused(named(name), 'peer-name-mismatch')
  })
})

describe('what a certificate must be by itself', () => {
  const flaw = async (more: RawExtension[], detail: string): Promise<void> =>
    expectRefused(ask([await leaf(middle, more), middle, anchor]), 'not-conforming', { detail })

  it('refuses what breaks RFC 5280 §4', async () => {
    await flaw(
      [compose(extensions.subjectKeyIdentifier, Buffer.of(1), true)],
      'subjectKeyIdentifier critical',
    )
    await flaw([policies(policy(1), policy(1))], 'certificatePolicies twice')
    await flaw([compose(extensions.extendedKeyUsage, [])], 'extKeyUsage ø')
    await flaw([dnsNames()], 'subjectAltName ø')
    await flaw(
      [
        compose(
          extensions.nameConstraints,
          {
            permitted: [{ kind: 'dns', text: 'a', content: Buffer.from('a'), name: undefined }],
            excluded: [],
          },
          true,
        ),
      ],
      'nameConstraints without cA',
    )
    await flaw(
      [{ oid: '1.3.6.1.5.5.7.1.1', critical: false, value: Buffer.from('nonsense') }],
      'authorityInfoAccess',
    )
    const zero = await leaf(middle, [], { over: { serial: '00' } })
    expectRefused(ask([zero, middle, anchor]), 'not-conforming', { detail: 'serialNumber 0' })
    const nameless = await craft({ issuer: middle, over: { subject: composeName([]) } })
    expectRefused(ask([nameless, middle, anchor]), 'not-conforming', { detail: 'subject ø' })
    const signing = [compose(extensions.keyUsage, ['digitalSignature', 'keyCertSign'], true)]
    const usurper = await craft({ cn: 'f', issuer: middle, extensions: signing })
    expectRefused(ask([usurper, middle, anchor]), 'not-conforming', {
      detail: 'keyCertSign without cA',
    })
  })

  it('asks for key identifiers only when every MUST is wanted', async () => {
    const end = await leaf(middle)
    expectRefused(ask([end, middle, anchor], { strict: true }), 'not-conforming', {
      spec: 'RFC 5280 §4.2.1.1',
    })
    const keyId = ({ certificate }: Crafted): Buffer =>
      certificate.publicKey ? keyIdentifierOf(certificate.publicKey) : Buffer.alloc(0)
    const own = ecKeys()
    const top = await craft({
      cn: 'T',
      keys: own,
      extensions: caExtensions(undefined, [
        compose(extensions.subjectKeyIdentifier, keyIdentifierOf(own.publicKey)),
      ]),
    })
    const good = await leaf(top, [compose(extensions.authorityKeyIdentifier, keyId(top))])
    expectAdmitted(ask([good, top], { strict: true }))
  })
})
