/** What published suites found in us: each case is the small likeness of a vector that once had the wrong verdict. */

import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, craft, craftRoot, ecKeys, type Crafted } from '../crafted.case.js'
import {
  compose,
  composeName,
  extensionOids,
  extensions,
  type RawExtension,
  type RdnTemplate,
} from '../x509/index.js'
import {
  anyPolicy,
  ask,
  ca,
  constraints,
  der,
  dns,
  dnsNames,
  email,
  expectAdmitted,
  expectRefused,
  leaf,
  list,
  policies,
  policy,
  purposes,
  root,
} from './chain.case.js'

let anchor: Crafted

beforeAll(async () => {
  anchor = await root()
})

describe('BSI certification path suite', () => {
  const named = (point: Buffer): RawExtension => ({
    ...{ oid: extensionOids.crlDistributionPoints, critical: false },
    value: der(0x30, der(0x30, der(0xa0, der(0xa0, point)))),
  })
  const placed = (point: Buffer): RawExtension => ({
    ...{ oid: extensionOids.issuingDistributionPoint, critical: true },
    value: der(0x30, der(0xa0, der(0xa0, point))),
  })

  it('CRL_13: a list of another place does not tell of a certificate that names its own', async () => {
    const place = der(0xa4, anchor.certificate.subject.der)
    const lists = [await list(anchor, { extensions: [placed(place)] })]
    const other = der(0xa4, composeName([[['CN', 'ailleurs']]]).der)
    expectRefused(ask([await leaf(anchor, [named(other)]), anchor], { lists }), 'crl-missing')
    expectAdmitted(ask([await leaf(anchor, [named(place)]), anchor], { lists }))
    expectAdmitted(ask([await leaf(anchor), anchor], { lists }))
  })

  it('EXT_14: no mapping to any policy, in the last certificate neither', async () => {
    const mapping = { issuerDomain: policy(1), subjectDomain: anyPolicy }
    const end = await ca(anchor, 'AC', [
      policies(policy(1)),
      compose(extensions.policyMappings, [mapping]),
    ])
    expectRefused(ask([end, anchor]), 'policy-mapping-invalid')
  })
})

describe('OpenSSL test/certs', () => {
  it('an anchor is bound by its own purposes', async () => {
    const narrow = await root([purposes('clientAuth')])
    expectRefused(
      ask([await leaf(narrow), narrow], { purpose: 'server' }),
      'wrong-extended-key-usage',
    )
    expectAdmitted(ask([await leaf(narrow), narrow], { purpose: 'client' }))
  })

  it('a curve spelt out is refused, even when it is a known one (CVE-2020-0601)', async () => {
    const keys = explicitCurve()
    const end = await leaf(anchor, [], { keys })
    expectRefused(ask([end, anchor]), 'weak-key')
    const issuer = await craft({ cn: 'AC', issuer: anchor, keys, extensions: caExtensions() })
    expectRefused(ask([await leaf(issuer), issuer, anchor]), 'weak-key')
  })

  it('a key for agreement only may be certified, and signs nothing', async () => {
    const x = generateKeyPairSync('x25519')
    const end = await leaf(anchor, [], { keys: x, signWith: anchor.privateKey })
    expectAdmitted(ask([end, anchor]))
  })

  it('a host name in the CN counts against DNS constraints where no alternative one stands', async () => {
    const narrow = await ca(anchor, 'AC', [constraints([dns('exemple.fr')])])
    const subject = (cn: string): RdnTemplate[] => [[['CN', cn]]]
    const judge = async (cn: string, more: RawExtension[] = []) =>
      ask([await craft({ issuer: narrow, subject: subject(cn), extensions: more }), narrow, anchor])
    expectRefused(await judge('mss.ailleurs.fr'), 'name-not-permitted')
    expectAdmitted(await judge('mss.exemple.fr'))
    expectAdmitted(await judge('mss.ailleurs.fr', [dnsNames('mss.exemple.fr')]))
    for (const cn of ['not..dns', 'not-.dns', 'not@dns', 'logiciel'])
      expectAdmitted(await judge(cn))
  })

  it('an address in the subject counts beside those in the alternative names', async () => {
    const narrow = await ca(anchor, 'AC', [constraints([email('exemple.fr')])])
    const alternative = compose(extensions.altNames, {
      ...{ dns: [], ip: [], others: 0 },
      email: ['a@exemple.fr'],
    })
    const subject: RdnTemplate[] = [[['emailAddress', 'a@ailleurs.fr']]]
    const end = await craft({ issuer: narrow, subject, extensions: [alternative] })
    expectRefused(ask([end, narrow, anchor]), 'name-not-permitted')
  })

  it('a name of many parts is read', async () => {
    const subject: RdnTemplate[] = Array.from({ length: 300 }, (_, i) => [['CN', `t${i}`]])
    expectAdmitted(ask([await leaf(anchor, [], { subject }), anchor]))
  })
})

describe('x509-limbo', () => {
  it('what is no name lies within no constraint', async () => {
    const narrow = await ca(anchor, 'AC', [constraints([dns('exemple.fr'), email('exemple.fr')])])
    const judge = async (name: RawExtension) => ask([await leaf(narrow, [name]), narrow, anchor])
    expectRefused(await judge(dnsNames('.exemple.fr', 'a.exemple.fr')), 'name-not-permitted')
    const mail = (address: string): RawExtension =>
      compose(extensions.altNames, { dns: [], ip: [], others: 0, email: [address] })
    expectRefused(await judge(mail('a@b@exemple.fr')), 'name-not-permitted')
    expectAdmitted(await judge(mail('a@exemple.fr')))
  })

  it('a root reached by its own certificate though others have crossed it (CVE-2024-0567)', async () => {
    const [a, b, c] = [ecKeys(), ecKeys(), ecKeys()]
    const self = (cn: string, keys: typeof a) => craft({ cn, keys, extensions: caExtensions() })
    const roots = { A: await self('A', a), B: await self('B', b), C: await self('C', c) }
    const cross = (cn: 'A' | 'B' | 'C', issuer: 'A' | 'B' | 'C') =>
      craft({
        ...{ cn, issuer: roots[issuer], extensions: caExtensions() },
        keys: { A: a, B: b, C: c }[cn],
      })
    const crossed = [
      await cross('A', 'B'),
      await cross('A', 'C'),
      await cross('B', 'A'),
      await cross('B', 'C'),
      await cross('C', 'A'),
      await cross('C', 'B'),
    ]
    const issuing = await ca(roots.A, 'A1')
    expectAdmitted(ask([await leaf(issuing), issuing, ...crossed, roots.A]))
  })

  it('CVE-2025-61727: a star is kept out by what it could stand for', async () => {
    const narrow = await ca(anchor, 'AC', [
      constraints([dns('exemple.fr')], [dns('bar.exemple.fr')]),
    ])
    const star = await leaf(narrow, [dnsNames('*.exemple.fr')])
    expectRefused(ask([star, narrow, anchor]), 'name-not-permitted')
  })
})

describe('GnuTLS test chains', () => {
  it('an anchor may number itself 0, what it issues may not', async () => {
    const zero = await craft({ cn: 'ancre', extensions: caExtensions(), over: { serial: '00' } })
    expectAdmitted(ask([await leaf(zero), zero]))
    const middle = await craft({
      ...{ cn: 'AC', issuer: anchor, extensions: caExtensions() },
      over: { serial: '00' },
    })
    expectRefused(ask([await leaf(middle), middle, anchor]), 'not-conforming')
  })
})

describe('hostile crowds', () => {
  it('layers of authorities that all cross each other get an answer in time', async () => {
    const layers = 6
    const width = 5
    const top = await craftRoot('ailleurs')
    let above: Crafted[] = [top]
    const crowd: Crafted[] = []
    for (let layer = 0; layer < layers; layer++) {
      const keys = Array.from({ length: width }, ecKeys)
      const next: Crafted[] = []
      for (const pair of keys)
        for (const issuer of above.slice(0, width))
          next.push(
            await craft({ cn: `couche ${layer}`, keys: pair, issuer, extensions: caExtensions() }),
          )
      crowd.push(...next)
      above = next.filter((_, i) => i % Math.min(width, above.length) === 0)
    }
    const [issuer] = above
    const end = await leaf(issuer ?? top)
    const start = process.hrtime.bigint()
    expect(ask([end, ...crowd, anchor]).admitted).toBe(false)
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(5000)
  })
})

/** A P-256 key whose curve is given by its parameters: named ones taken apart and put back at length. */
function explicitCurve(): { publicKey: KeyObject; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    ...{ namedCurve: 'prime256v1', paramEncoding: 'explicit' },
  })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return { publicKey: createPublicKey({ key: spki, type: 'spki', format: 'der' }), privateKey }
}
