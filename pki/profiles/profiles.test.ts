import { beforeAll, describe, expect, it } from 'vitest'
import {
  caExtensions,
  craft,
  craftPerson,
  craftRoot,
  personExtensions,
  personSubject,
  type Craft,
  type Crafted,
} from '../crafted.case.js'
import { compose, extensions, keyPurposes, policyOids, type RdnTemplate } from '../x509/index.js'
import {
  checkProfile,
  organisationClient,
  policiesOf,
  professionalAuthentication,
  profiles,
  rootCa,
  serverSsl,
} from './index.js'

let root: Crafted

beforeAll(async () => {
  root = await craftRoot()
})

async function flawOf(options: Craft, profile = professionalAuthentication) {
  const { certificate } = await craftPerson(root, options)
  const verdict = checkProfile(certificate, profile)
  return verdict.admitted ? undefined : verdict.facts
}

const organisation = (...rdns: RdnTemplate[]): Craft => ({
  subject: [[['C', 'FR']], ...rdns],
  extensions: [
    compose(extensions.keyUsage, ['digitalSignature'], true),
    compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth]),
    compose(extensions.certificatePolicies, [policyOids.organisationClient]),
  ],
})

describe('the catalogue', () => {
  it('has one policy for each profile of a holder, and none for CAs', () => {
    const policies = profiles.flatMap(({ policy }) => policy ?? [])
    expect(new Set(policies).size).toBe(policies.length)
    for (const { name, holder, policy, ca } of profiles) {
      expect(policy === undefined).toBe(holder === 'authority')
      expect(ca === undefined).toBe(holder !== 'authority' || name === 'ocsp-responder')
    }
  })

  it('tells each authority what it may issue', () => {
    expect(policiesOf('people')).toEqual([
      policyOids.professionalAuthentication,
      policyOids.professionalSignature,
      policyOids.smimeEncryption,
    ])
    expect(policiesOf('servers')).toEqual([policyOids.serverSsl, policyOids.auditSigner])
    expect(policiesOf('root')).toEqual([])
  })
})

describe('checking against a profile', () => {
  it('takes what the profile describes', async () => {
    expect(await flawOf({})).toBeUndefined()
    expect(checkProfile(root.certificate, rootCa)).toMatchObject({
      facts: { field: 'basicConstraints', found: 'CA, ∞' },
    })
  })

  it.each([
    ['another country', { subject: [[['C', 'BE']], ...personSubject.slice(1)] }, 'C'],
    ['no title', { subject: [personSubject[0] ?? [], personSubject[2] ?? []] }, 'title'],
    [
      'a CN apart',
      { subject: [...personSubject.slice(0, 2), [['CN', '810100997245']]] },
      'SN+GN+CN',
    ],
    ['a part too many', { subject: [...personSubject, [['OU', 'x']]] }, 'OU'],
    [
      'a DNS name',
      {
        extensions: [
          ...personExtensions,
          compose(extensions.altNames, { dns: ['a.test'], ip: [], email: [], others: 0 }),
        ],
      },
      'subjectAltName DNS',
    ],
    [
      'a CA flag',
      { extensions: [...personExtensions, ...caExtensions(0).slice(0, 1)] },
      'basicConstraints',
    ],
    ['no key usage', { extensions: personExtensions.slice(1) }, 'keyUsage'],
    [
      'no purpose',
      { extensions: [personExtensions[0], personExtensions[2]].flatMap((e) => e ?? []) },
      'extendedKeyUsage',
    ],
  ] as [string, Craft, string][])('names the field: %s', async (_, options, field) => {
    expect(await flawOf(options)).toMatchObject({ field, profile: 'professional-authentication' })
  })

  it('wants FINESS or SIRET of an organisation, with its check digit', async () => {
    const at = async (ou: string) => {
      const options = organisation([['O', 'X']], [['OU', ou]], [['CN', 'X']])
      const { certificate } = await craftPerson(root, options)
      const verdict = checkProfile(certificate, organisationClient)
      return verdict.admitted ? organisationClient.identityOf(certificate) : verdict.facts.field
    }
    expect(await at('1750803447')).toBe('finess:750803447')
    expect(await at('318751275100020')).toBe('siret:18751275100020')
    expect(await at('1750803448')).toBeUndefined()
    expect(await at('0002 187512751')).toBe('OU')
  })

  it('takes the optional department, in its place only', async () => {
    const o: RdnTemplate = [['O', 'X']]
    const ou: RdnTemplate = [['OU', '1750803447']]
    const cn: RdnTemplate = [['CN', 'X']]
    const st: RdnTemplate = [['ST', 'Paris (75)']]
    expect(await flawOf(organisation(st, o, ou, cn), organisationClient)).toBeUndefined()
    expect(await flawOf(organisation(o, st, ou, cn), organisationClient)).toMatchObject({
      field: 'OU',
    })
  })

  it('asks keyEncipherment of RSA servers only, and a DNS name of all', async () => {
    const server = await craft({
      issuer: root,
      subject: [[['C', 'FR']], [['O', 'Pli']], [['CN', 'a.test']]],
      extensions: [
        compose(extensions.keyUsage, ['digitalSignature', 'keyEncipherment'], true),
        compose(extensions.extendedKeyUsage, [keyPurposes.serverAuth, keyPurposes.clientAuth]),
        compose(extensions.certificatePolicies, [policyOids.serverSsl]),
      ],
    })
    expect(checkProfile(server.certificate, serverSsl)).toMatchObject({
      facts: { field: 'keyUsage', expected: 'digitalSignature' },
    })
    expect(serverSsl.identityOf(server.certificate)).toBeUndefined()
  })
})
