/** Who signed: chain, purpose, dates and revocation at the time that counts; each reason by its name. */

import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, craft, craftRoot, type Crafted } from '../../pki/crafted.case.js'
import { policyOids } from '../../pki/x509/index.js'
import { conclude, judgeSigner, verdictWords, type SignerQuestion } from './index.js'
import {
  craftSigner,
  day,
  listOf,
  now,
  policy,
  purpose,
  trustSpace,
  usage,
  type TrustSpace,
} from './signer.case.js'

let space: TrustSpace
let camille: Crafted
beforeAll(async () => {
  space = await trustSpace()
  camille = await craftSigner(space.people)
})

function judge(of: Crafted, question: Partial<SignerQuestion> = {}) {
  return judgeSigner({
    ...{ certificate: of.certificate, presented: [], trust: space.trust },
    ...{ claimedAt: now - 2 * day, proven: null, now },
    ...question,
  })
}
const names = (of: Crafted, question: Partial<SignerQuestion> = {}): string[] =>
  judge(of, question).reasons.map(({ level, name }) => `${level} ${name}`)

const year = 365 * day
const between = (notBefore: number, notAfter: number) =>
  craftSigner(space.people, { over: { notBefore, notAfter } })
const withLists = async (
  ...revoked: readonly { of: Crafted; at: number; reason?: string }[]
): Promise<Partial<SignerQuestion>> => ({
  trust: { ...space.trust, lists: [await listOf(space.root), await listOf(space.people, revoked)] },
})
const gateway = (at: number) => ({ at, toldBy: 'gateway' }) as const

describe('a signer in order', () => {
  it('is named by the certificate and has no reason against', () => {
    const judged = judge(camille)
    expect(judged.reasons).toEqual([])
    expect(judged.signer).toMatchObject({
      ...{ name: 'Dr Camille MARTIN', profession: 'Médecin', identity: 'rpps:10100997245' },
    })
    expect(verdictWords(conclude(judged), 'fr').headline).toMatch(
      /^Signé par Dr Camille MARTIN, Médecin, RPPS 10100997245, le 30 mai 2026/,
    )
  })

  it('may bring the authority in between', () => {
    const trust = { ...space.trust, intermediates: [] }
    expect(names(camille, { trust })).toEqual(['red unknown-authority'])
    expect(names(camille, { trust, presented: [space.people.certificate] })).toEqual([])
  })
})

describe('the time that counts', () => {
  it('is the proven one, for the authority above too', async () => {
    const old = await between(now - 3 * year, now - year)
    const then = gateway(now - 2 * year)
    const lists = [
      await listOf(space.root, [], { thisUpdate: then.at + day }),
      await listOf(space.people, [], { thisUpdate: then.at + day, nextUpdate: then.at + 8 * day }),
    ]
    const judged = judge(old, { claimedAt: null, proven: then, trust: { ...space.trust, lists } })
    expect(judged.reasons.map(({ name }) => name)).toEqual(['authority-not-valid-then'])
  })

  it('without a proof leaves a doubt once the certificate is over', async () => {
    const over = await between(now - 100 * day, now - day)
    expect(names(over)).toContain('amber expired-unproven')
    expect(names(over, { claimedAt: now - day / 2 })).toEqual(['red not-valid-then'])
    expect(names(over, { claimedAt: null })).toEqual(['red not-valid-then'])
    const lists = [
      await listOf(space.root),
      await listOf(space.people, [], { thisUpdate: now - 30 * day }),
    ]
    const judged = judge(over, {
      claimedAt: null,
      proven: gateway(now - 40 * day),
      trust: { ...space.trust, lists },
    })
    expect(judged.reasons).toEqual([])
    expect(judged.notes.map(({ name }) => name)).toEqual(['expired-since'])
  })

  it('does not take the word of an author from the future', async () => {
    expect(names(camille, { claimedAt: now + day })).toEqual(['amber time-in-future'])
    expect(names(camille, { proven: gateway(now - 3 * day) })).toEqual(['amber time-contradicted'])
    const coming = await between(now + day, now + year)
    expect(names(coming)).toEqual(['red not-valid-then'])
  })
})

describe('revocation', () => {
  it('before the signature is red, after a proven one a note, after a claimed one a doubt', async () => {
    const lists = await withLists({ of: camille, at: now - 5 * day })
    expect(names(camille, lists)).toEqual(['red revoked'])
    expect(names(camille, { ...lists, proven: gateway(now - day) })).toEqual(['red revoked'])
    expect(names(camille, { ...lists, claimedAt: now - 6 * day })).toEqual([
      'amber revoked-unproven',
    ])
    const proven = judge(camille, {
      ...{ ...lists, claimedAt: now - 7 * day, proven: gateway(now - 6 * day) },
    })
    expect(proven.reasons).toEqual([])
    expect(proven.notes.map(({ name }) => name)).toEqual(['revoked-since'])
  })

  it('for a lost key is red whatever its holder, or a thief, claims', async () => {
    const lists = await withLists({ of: camille, at: now - day, reason: 'keyCompromise' })
    expect(names(camille, { ...lists, claimedAt: now - 100 * day })).toEqual([
      'red key-compromised',
    ])
    // Proven to be from before: a doubt as long as the theft may have gone unnoticed, then a note.
    const from = (days: number) =>
      names(camille, { ...lists, claimedAt: null, proven: gateway(now - days * day) })
    expect(from(3)).toEqual(['amber stolen-since'])
    expect(from(40)).toEqual([])
  })

  it('counts a suspension, and an authority that was revoked', async () => {
    const held = await withLists({ of: camille, at: now - day, reason: 'certificateHold' })
    expect(names(camille, held)).toEqual(['red suspended'])
    const lists = [
      await listOf(space.root, [{ of: space.people, at: now - day }]),
      await listOf(space.people),
    ]
    expect(names(camille, { trust: { ...space.trust, lists } })).toEqual(['red authority-revoked'])
  })

  it('is unknown, once, without a list, with an old one and with one that another signed', async () => {
    const none = { ...space.trust, lists: [] }
    expect(names(camille, { trust: none })).toEqual(['amber revocation-unknown'])
    const stale = await listOf(space.people, [], {
      ...{ thisUpdate: now - 9 * day, nextUpdate: now - 2 * day },
    })
    const [ofRoot] = space.trust.lists
    const old = { ...space.trust, lists: [ofRoot!, stale] }
    expect(names(camille, { trust: old })).toEqual(['amber revocation-unknown'])
    // A list newer than the moment of reception tells of it for ever.
    expect(
      names(camille, { trust: old, claimedAt: null, proven: gateway(now - 10 * day) }),
    ).toEqual([])
    const forged = await listOf({ ...space.people, privateKey: camille.privateKey })
    const trust = { ...space.trust, lists: [ofRoot!, forged] }
    expect(names(camille, { trust })).toEqual(['amber revocation-unknown'])
  })
})

describe('what a certificate is for', () => {
  it.each<[string, () => Promise<Crafted>]>([
    [
      'sessions',
      () =>
        craftSigner(space.people, {
          extensions: [
            usage('digitalSignature'),
            purpose('clientAuth'),
            policy(policyOids.professionalAuthentication),
          ],
        }),
    ],
    [
      'encryption',
      () =>
        craftSigner(space.people, {
          extensions: [
            usage('keyAgreement'),
            purpose('emailProtection'),
            policy(policyOids.smimeEncryption),
          ],
        }),
    ],
    ['servers of others', () => craftSigner(space.people, { extensions: [purpose('serverAuth')] })],
    [
      'encryption by others',
      () => craftSigner(space.people, { extensions: [usage('keyEncipherment')] }),
    ],
  ])('not for signing when it is for %s', async (_, made) => {
    expect(names(await made())).toContain('red not-for-signing')
  })

  it('takes certificates of others by their usages', async () => {
    const other = await craftSigner(space.people, {
      extensions: [usage('nonRepudiation'), purpose('documentSigning')],
    })
    expect(names(other)).toEqual([])
  })

  it('is bounded by what its authority may issue', async () => {
    const servers = await craft({
      cn: 'serveurs',
      issuer: space.root,
      extensions: caExtensions(0, [policy(policyOids.serverSsl)]),
    })
    const trust = {
      ...space.trust,
      intermediates: [servers.certificate],
      lists: [...space.trust.lists, await listOf(servers)],
    }
    expect(names(await craftSigner(servers), { trust })).toEqual(['red bad-chain'])
  })
})

describe('who it names', () => {
  it('an organisation that calls itself by the number of a doctor stays an organisation', async () => {
    const posing = await craftSigner(space.people, {
      subject: [
        [['C', 'FR']],
        [['O', 'CLINIQUE X']],
        [['OU', '1750803447']],
        [['CN', '810100997245']],
      ],
      extensions: [usage('digitalSignature'), purpose('emailProtection')],
    })
    expect(judge(posing).signer).toMatchObject({ name: 'CLINIQUE X', identity: 'finess:750803447' })
  })

  it('nobody in particular is a doubt', async () => {
    const nobody = await craft({
      ...{ cn: 'Jean Dupont', issuer: space.people },
      extensions: [usage('digitalSignature'), purpose('emailProtection')],
    })
    expect(names(nobody)).toEqual(['amber unidentified'])
  })
})

describe('what nobody should believe', () => {
  it('an authority that is not ours, or none to believe in', async () => {
    const stranger = await craftRoot('ailleurs')
    const forged = await craftSigner(stranger)
    expect(names(forged, { presented: [stranger.certificate] })).toEqual(['red unknown-authority'])
    expect(names(camille, { trust: { ...space.trust, anchors: [] } })).toEqual(['amber no-anchor'])
    const altered = await craftSigner(space.people, { signWith: stranger.privateKey })
    expect(names(altered)).toEqual(['red bad-chain'])
  })

  it('a key that is too weak', async () => {
    const keys = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = await craftSigner(space.people, { keys, extensions: [usage('digitalSignature')] })
    expect(names(weak)).toContain('red weak')
  })
})
