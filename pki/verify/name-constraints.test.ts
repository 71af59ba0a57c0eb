/** Name constraints of every kind, in the manner of PKITS 4.13 and x509-limbo. */

import { beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, craft, type Crafted } from '../crafted.case.js'
import {
  compose,
  composeName,
  extensions,
  type GeneralName,
  type RawExtension,
} from '../x509/index.js'
import {
  ask,
  ca,
  constraints,
  directory,
  dns,
  dnsNames,
  email,
  expectAdmitted,
  expectRefused,
  ip,
  leaf,
  root,
  uri,
} from './chain.case.js'

let anchor: Crafted
beforeAll(async () => {
  anchor = await root()
})

const names = (more: Partial<{ dns: string[]; ip: string[]; email: string[] }>): RawExtension =>
  compose(extensions.altNames, { dns: [], ip: [], email: [], others: 0, ...more })
const uriName = (url: string): RawExtension => ({
  ...{ oid: extensions.altNames.oid, critical: false },
  value: Buffer.concat([Buffer.of(0x30, url.length + 2, 0x86, url.length), Buffer.from(url)]),
})

async function judge(permitted: GeneralName[], excluded: GeneralName[], more: RawExtension[]) {
  const issuer = await ca(anchor, 'AC', [constraints(permitted, excluded)])
  return ask([await leaf(issuer, more), issuer, anchor])
}
const permits = async (tree: GeneralName, ...names: RawExtension[]) =>
  expectAdmitted(await judge([tree], [], names))
const keepsOut = async (tree: GeneralName, ...names: RawExtension[]) =>
  expectRefused(await judge([tree], [], names), 'name-not-permitted')
const excludes = async (tree: GeneralName, ...names: RawExtension[]) =>
  expectRefused(await judge([], [tree], names), 'name-not-permitted')
const lets = async (tree: GeneralName, ...names: RawExtension[]) =>
  expectAdmitted(await judge([], [tree], names))

describe('host names', () => {
  it('are within their domain, whatever the case', async () => {
    await permits(dns('exemple.fr'), dnsNames('exemple.fr', 'A.B.Exemple.FR'))
    await permits(dns(''), dnsNames('exemple.fr'))
    await keepsOut(dns('exemple.fr'), dnsNames('a.exemple.fr', 'autre-exemple.fr'))
    await excludes(dns('exemple.fr'), dnsNames('autre.fr', 'mss.exemple.fr'))
    await excludes(dns(''), dnsNames('autre.fr'))
    await lets(dns('exemple.fr'), dnsNames('mssexemple.fr'))
  })

  it('may be a wildcard, which speaks for what is excluded too', async () => {
    await permits(dns('exemple.fr'), dnsNames('*.exemple.fr'))
    await keepsOut(dns('a.exemple.fr'), dnsNames('*.exemple.fr'))
    await excludes(dns('a.exemple.fr'), dnsNames('*.exemple.fr'))
    await lets(dns('a.b.exemple.fr'), dnsNames('*.exemple.fr'))
  })

  it('do not bound certificates without any', async () => {
    await permits(dns('exemple.fr'))
    await permits(dns('exemple.fr'), names({ email: ['a@ailleurs.fr'] }))
  })

  it('are constrained by names only', async () => {
    for (const bad of ['.exemple.fr', '*.exemple.fr', 'a b', 'a..b'])
      expectRefused(await judge([dns(bad)], [], [dnsNames('a.fr')]), 'name-constraint-unusable')
  })
})

describe('addresses', () => {
  it('of mail are constrained by mailbox, host or domain', async () => {
    const at = (...list: string[]): RawExtension => names({ email: list })
    await permits(email('exemple.fr'), at('a@exemple.fr', 'b@EXEMPLE.fr'))
    await keepsOut(email('exemple.fr'), at('a@mss.exemple.fr'))
    await permits(email('.exemple.fr'), at('a@mss.exemple.fr'))
    await keepsOut(email('.exemple.fr'), at('a@exemple.fr'))
    await permits(email('Camille@exemple.fr'), at('Camille@Exemple.fr'))
    await keepsOut(email('Camille@exemple.fr'), at('camille@exemple.fr'))
    await excludes(email('.exemple.fr'), at('a@mss.exemple.fr'))
  })

  it('of mail in the subject count when there are no others (PKITS 4.13.29)', async () => {
    const issuer = await ca(anchor, 'AC', [constraints([email('exemple.fr')])])
    const person = (address: string) =>
      leaf(issuer, [], { subject: [[['CN', 'x']], [['emailAddress', address]]] })
    expectAdmitted(ask([await person('a@exemple.fr'), issuer, anchor]))
    expectRefused(ask([await person('a@ailleurs.fr'), issuer, anchor]), 'name-not-permitted')
  })

  it('of machines are within a range of their family', async () => {
    await permits(ip('c0000200ffffff00'), names({ ip: ['192.0.2.7'] }))
    await keepsOut(ip('c0000200ffffff00'), names({ ip: ['192.0.3.7'] }))
    await keepsOut(ip('c0000200ffffff00'), names({ ip: ['2001:db8::1'] }))
    await excludes(ip('00000000000000000000000000000000'.repeat(2)), names({ ip: ['::1'] }))
    await lets(ip('0000000000000000'), names({ ip: ['::1'] }))
    for (const bad of ['c0000200', 'c0000200ff00ff00'])
      expectRefused(
        await judge([ip(bad)], [], [names({ ip: ['192.0.2.7'] })]),
        'name-constraint-unusable',
      )
  })

  it('of the web are judged by their host', async () => {
    await permits(uri('exemple.fr'), uriName('https://u@exemple.fr:8443/x'))
    await keepsOut(uri('exemple.fr'), uriName('https://a.exemple.fr/'))
    await permits(uri('.exemple.fr'), uriName('ldap://a.exemple.fr'))
    await keepsOut(uri('exemple.fr'), uriName('urn:x'))
    await excludes(uri('.exemple.fr'), uriName('http://192.0.2.1/'))
  })
})

describe('directory names', () => {
  const within = composeName([[['C', 'FR']], [['O', 'Hôpital']]])
  const named = (issuer: Crafted, ...o: string[]) =>
    leaf(issuer, [], {
      subject: [[['C', 'FR']], ...o.map((name) => [['O', name] as const]), [['CN', 'x']]],
    })

  it('begin with the constraint', async () => {
    const issuer = await ca(anchor, 'AC', [constraints([directory(within)])])
    expectAdmitted(ask([await named(issuer, 'hôpital '), issuer, anchor]))
    expectRefused(ask([await named(issuer, 'Clinique'), issuer, anchor]), 'name-not-permitted')
    expectRefused(ask([await named(issuer), issuer, anchor]), 'name-not-permitted')
    const barred = await ca(anchor, 'AC', [constraints([], [directory(within)])])
    expectRefused(ask([await named(barred, 'Hôpital'), barred, anchor]), 'name-not-permitted')
    expectAdmitted(ask([await named(barred, 'Clinique'), barred, anchor]))
  })

  it('are those of CAs too, but not of self-issued ones', async () => {
    const issuer = await ca(anchor, 'AC', [constraints([directory(within)])])
    const below = await ca(issuer, 'AC dessous')
    expectRefused(ask([await named(below, 'Hôpital'), below, issuer, anchor]), 'name-not-permitted')
    const renewed = await craft({ cn: 'AC', issuer, extensions: caExtensions() })
    expectAdmitted(ask([await named(renewed, 'Hôpital'), renewed, issuer, anchor]))
  })
})

describe('constraints along a path', () => {
  it('add up, the anchor’s too', async () => {
    const top = await root([constraints([dns('exemple.fr')])])
    const issuer = await ca(top, 'AC', [constraints([dns('mss.exemple.fr'), dns('autre.fr')])])
    const end = (name: string) => leaf(issuer, [dnsNames(name)])
    expectAdmitted(ask([await end('a.mss.exemple.fr'), issuer, top]))
    expectRefused(ask([await end('a.exemple.fr'), issuer, top]), 'name-not-permitted')
    expectRefused(ask([await end('autre.fr'), issuer, top]), 'name-not-permitted')
  })

  it('do not let a hostile chain make us compare for ever', async () => {
    const trees = Array.from({ length: 2500 }, (_, i) => dns(`n${i}.fr`))
    const many = Array.from({ length: 2500 }, (_, i) => `m${i}.fr`)
    const start = process.hrtime.bigint()
    expectRefused(await judge([], trees, [dnsNames(...many)]), 'path-too-complex')
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000)
  })
})
