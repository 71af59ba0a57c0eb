/** Revocation by whole, partial, indirect and delta lists, in the manner of PKITS 4.4, 4.14 and 4.15. */

import { beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, craft, ecKeys, type Crafted } from '../crafted.case.js'
import {
  compose,
  extensions,
  openSequence,
  parseCertificate,
  removeFromCrl,
  type Crl,
} from '../x509/index.js'
import { keySigner } from '../x509/index.js'
import {
  ask,
  ca,
  deltaOf,
  der,
  entry,
  expectAdmitted,
  expectRefused,
  indirectList,
  leaf,
  list,
  namedScope,
  now,
  pointToIssuer,
  reasonScope,
  root,
  scope,
} from './chain.case.js'

let anchor: Crafted
let middle: Crafted
let end: Crafted
let top: Crl

beforeAll(async () => {
  anchor = await root()
  middle = await ca(anchor, 'AC')
  end = await leaf(middle)
  top = await list(anchor)
})

const judge = (...lists: Crl[]) => ask([end, middle, anchor], { lists: [top, ...lists] })

describe('whole lists (PKITS 4.4)', () => {
  it('are wanted for every certificate below the anchor', async () => {
    expectAdmitted(judge(await list(middle)))
    expectRefused(judge(), 'crl-missing', { issuer: 'CN=AC,C=FR' })
    expectRefused(ask([end, middle, anchor], { lists: [await list(middle)] }), 'crl-missing')
  })

  it('tell what is revoked, leaf or CA, for whatever reason', async () => {
    for (const reason of ['keyCompromise', 'certificateHold', 'unspecified', 'reason-10'])
      expectRefused(judge(await list(middle, { revoked: [end], reason })), 'revoked')
    const lists = [await list(anchor, { revoked: [middle] }), await list(middle)]
    expectRefused(ask([end, middle, anchor], { lists }), 'revoked', { subject: 'CN=AC,C=FR' })
  })

  it('must be of now, signed by the issuer, and understood', async () => {
    expectRefused(judge(await list(middle, { nextUpdate: now - 3000 })), 'crl-stale')
    const forged = { ...middle, privateKey: ecKeys().privateKey }
    expectRefused(judge(await list(forged)), 'crl-missing')
    const mute = await craft({
      cn: 'AC',
      issuer: anchor,
      extensions: [
        compose(extensions.basicConstraints, { ca: true }, true),
        compose(extensions.keyUsage, ['keyCertSign'], true),
      ],
    })
    const lists = [top, await list(mute)]
    expectRefused(ask([await leaf(mute), mute, anchor], { lists }), 'crl-missing')
    const strange = { oid: '1.2.3.4', critical: true, value: Buffer.of(5, 0) }
    await expect(list(middle, { extensions: [strange] })).rejects.toThrow(/critical/)
    await expect(list(middle, { entries: [entry(end), entry(end)] })).rejects.toThrow(/twice/)
  })

  it('keep -1 and 255 apart (PKITS 4.4.14)', async () => {
    const positive = await leaf(middle, [], { over: { serial: 'ff' } })
    const tbs = openSequence(openSequence(positive.certificate.der).next().raw)
    const fields: Buffer[] = []
    while (!tbs.done) fields.push(tbs.next().raw)
    fields[1] = Buffer.of(2, 1, 0xff)
    const bytes = der(0x30, ...fields)
    const signature = await keySigner(middle.privateKey).sign(bytes)
    const algorithm = fields[2] ?? Buffer.alloc(0)
    const whole = der(0x30, bytes, algorithm, der(0x03, Buffer.of(0), signature))
    const negative = { ...positive, certificate: parseCertificate(whole) }
    const lists = [top, await list(middle, { revoked: [positive] })]
    expectRefused(ask([positive, middle, anchor], { lists }), 'revoked')
    expectAdmitted(ask([negative, middle, anchor], { lists }))
  })

  it('may be signed by another key of the same name (PKITS 4.4.19 to 21)', async () => {
    const signer = await craft({
      cn: 'AC',
      issuer: anchor,
      extensions: [compose(extensions.keyUsage, ['cRLSign'], true)],
    })
    const crl = await list(signer, { revoked: [] })
    const chain = [end, middle, signer, anchor]
    expectAdmitted(ask(chain, { lists: [top, crl] }))
    expectRefused(
      ask(chain, { lists: [await list(anchor, { revoked: [signer] }), crl] }),
      'crl-missing',
    )
    expectRefused(ask(chain, { lists: [top, await list(signer, { revoked: [end] })] }), 'revoked')
    const stranger = await craft({ cn: 'AC', extensions: caExtensions() })
    expectRefused(
      ask([end, middle, stranger, anchor], { lists: [top, await list(stranger)] }),
      'crl-missing',
    )
  })
})

describe('partial lists (PKITS 4.14)', () => {
  it('are for people or for authorities', async () => {
    expectAdmitted(judge(await list(middle, { extensions: [scope('users')] })))
    expectRefused(judge(await list(middle, { extensions: [scope('authorities')] })), 'crl-missing')
    expectRefused(judge(await list(middle, { extensions: [scope('attributes')] })), 'crl-missing')
    const users = await list(anchor, { extensions: [scope('users')] })
    const lists = [users, await list(middle)]
    expectRefused(ask([end, middle, anchor], { lists }), 'crl-missing')
  })

  it('must cover all reasons between them', async () => {
    const some = await list(middle, { extensions: [reasonScope(0x60)] })
    const rest = await list(middle, {
      extensions: [
        Object.assign(reasonScope(0x1f), { value: Buffer.from('30058303071f80', 'hex') }),
      ],
    })
    expectRefused(judge(some), 'crl-missing')
    expectAdmitted(judge(some, rest))
    const told = await list(middle, { revoked: [end], extensions: [reasonScope(0x60)] })
    expectRefused(judge(told, rest), 'revoked')
  })

  it('count for the distribution point that they name', async () => {
    const url = 'http://exemple.fr/a.crl'
    const pointed = await leaf(middle, [compose(extensions.crlPoints, [url])])
    const asked = async (named: string) =>
      ask([pointed, middle, anchor], {
        lists: [top, await list(middle, { extensions: [namedScope(named)] })],
      })
    expectAdmitted(await asked(url))
    expectRefused(await asked('http://exemple.fr/b.crl'), 'crl-missing')
    expectRefused(judge(await list(middle, { extensions: [namedScope(url)] })), 'crl-missing')
  })

  it('may tell of the certificates of others', async () => {
    const teller = await craft({
      ...{ cn: 'Listes', issuer: anchor },
      extensions: [compose(extensions.keyUsage, ['cRLSign'], true)],
    })
    const pointed = await leaf(middle, [pointToIssuer(teller.certificate.subject)])
    const other = await leaf(middle)
    const chain = [pointed, middle, teller, anchor]
    const issuer = middle.certificate.subject
    expectAdmitted(
      ask(chain, { lists: [top, await indirectList(teller, [{ issuer, of: other }])] }),
    )
    expectRefused(
      ask(chain, { lists: [top, await indirectList(teller, [{ issuer, of: pointed }])] }),
      'revoked',
    )
    const elsewhere = [{ issuer: anchor.certificate.subject, of: pointed }]
    expectAdmitted(ask(chain, { lists: [top, await indirectList(teller, elsewhere)] }))
    expectRefused(ask(chain, { lists: [top, await list(teller)] }), 'crl-missing')
  })
})

describe('delta lists (PKITS 4.15)', () => {
  const delta = (issuer: Crafted, options: Parameters<typeof list>[1] = {}, base = 1) =>
    list(issuer, { number: 3, extensions: [deltaOf(base)], ...options })

  it('are nothing without their base', async () => {
    expectRefused(judge(await delta(middle)), 'crl-missing')
    expectAdmitted(judge(await list(middle), await delta(middle)))
  })

  it('add to it and take from it', async () => {
    expectRefused(judge(await list(middle), await delta(middle, { revoked: [end] })), 'revoked')
    const held = await list(middle, { revoked: [end], reason: 'certificateHold' })
    expectRefused(judge(held, await delta(middle)), 'revoked')
    const removed = await delta(middle, { entries: [entry(end, removeFromCrl)] })
    expectAdmitted(judge(held, removed))
  })

  it('count only over a base that is not too old', async () => {
    expectAdmitted(judge(await list(middle), await delta(middle, { revoked: [end] }, 2)))
  })
})
