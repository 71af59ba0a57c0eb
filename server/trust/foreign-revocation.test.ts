/** What is known of the certificates of others: lists, deltas and responders, who prevails, and what happens when nobody answers. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caExtensions, craft, type Craft, type Crafted } from '../../pki/crafted.case.js'
import {
  createForeign,
  loadTrust,
  refreshLists,
  type Audience,
  type ForeignTrust,
  type RevocationSources,
} from '../../pki/index.js'
import { actor, readySpace, type Space } from '../../pki/space.case.js'
import { deltaOf } from '../../pki/verify/chain.case.js'
import {
  compose,
  composeCrl,
  composeOcspResponse,
  extensions,
  keyPurposes,
  keySigner,
  parseOcspRequest,
  removeFromCrl,
  type CertStatus,
  type RevokedEntry,
} from '../../pki/x509/index.js'
import { silentLog } from '../base/index.js'
import { createTrust, type LiveTrust } from './index.js'

const day = 86_400_000
const hour = 3_600_000
let space: Space
let foreign: ForeignTrust
let trust: LiveTrust
let changes: number
let root: Crafted
let issuing: Crafted
let person: Crafted

const dates = () => ({ notBefore: space.clock.at - day, notAfter: space.clock.at + 90 * day })

/** A web server of others, whose answers the tests set. */
class Others {
  readonly asked: string[] = []
  list: Buffer | null = null
  status: CertStatus | 'silent' | 'broken' = { state: 'good' }
  lifeMs = 4 * hour
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.headers['if-none-match'] ?? ''}`.trim())
    if (request.method === 'GET') this.#sendList(request, response)
    else void this.#answer(request, response)
  })

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }
  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #sendList({ headers }: IncomingMessage, response: ServerResponse): void {
    response.statusCode = !this.list ? 503 : headers['if-none-match'] === '"1"' ? 304 : 200
    response.setHeader('etag', '"1"')
    response.end(response.statusCode === 200 ? this.list : '')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.status === 'silent') return
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (this.status === 'broken') return void response.end('<html>')
    const { ids, nonce } = parseOcspRequest(Buffer.concat(parts))
    const at = space.clock.at
    const { der } = await composeOcspResponse(
      {
        producedAt: at,
        ...(nonce ? { nonce } : {}),
        answers: ids.map((id) => ({
          ...{ id, status: this.status as CertStatus },
          ...{ thisUpdate: at - 1000, nextUpdate: at + this.lifeMs },
        })),
        certificates: [],
      },
      keySigner(issuing.privateKey),
    )
    response.end(der)
  }
}
let others: Others

interface ListWish {
  readonly revoked?: readonly Crafted[]
  readonly entries?: readonly RevokedEntry[]
  readonly number?: number
  readonly base?: number
}
async function listOf(issuer: Crafted, wish: ListWish = {}): Promise<Buffer> {
  const { revoked = [], number = 1, base } = wish
  const thisUpdate = space.clock.at - 1000
  const entries = revoked.map(({ certificate: { serial } }) => ({
    ...{ serial, revokedAt: thisUpdate, reason: 'keyCompromise' },
  }))
  const list = await composeCrl(
    {
      ...{ issuer: issuer.certificate.subject, number, thisUpdate },
      nextUpdate: thisUpdate + 7 * day,
      entries: wish.entries ?? entries,
      extensions: base === undefined ? [] : [deltaOf(base)],
    },
    keySigner(issuer.privateKey),
  )
  return list.der
}

function makeTrust(): LiveTrust {
  foreign = createForeign({ ...space.deps, mailDomains: space.deps.settings.mailDomains })
  return createTrust({
    directory: {
      changes: () => changes,
      revision: () => space.directory.revision(),
      material: () => loadTrust(space.store),
      standing: (...asked) => space.directory.standing(...asked),
      mailboxesFor: (...asked) => space.directory.mailboxesFor(...asked),
      foreign,
    },
    record: async () => undefined,
    clock: space.clock,
    log: silentLog,
  })
}

beforeEach(async () => {
  space = await readySpace()
  changes = 0
  trust = makeTrust()
  others = new Others()
  await others.start()
  root = await craft({ cn: 'TEST AC RACINE', extensions: caExtensions(1), over: dates() })
  issuing = await craft({
    ...{ cn: 'TEST AC PERSONNES', issuer: root, extensions: caExtensions(0), over: dates() },
  })
  person = await holder()
  await space.authority.enrolProfessional({
    ...{ rpps: '10002422979', family: 'ROBERT', given: 'Jeanne', profession: 'infirmier' },
    ...{ keyType: 'ecdsa', mailbox: 'jeanne.robert@medecin.pli.test', actor },
  })
})
afterEach(async () => {
  others.stop()
  await space.engine.close()
})

const holder = (options: Craft = {}): Promise<Crafted> =>
  craft({
    issuer: issuing,
    subject: [[['C', 'FR']], [['CN', '810002422979']]],
    extensions: [
      compose(extensions.keyUsage, ['digitalSignature'], true),
      compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth]),
      { oid: '1.2.250.1.71.1.2.7', critical: false, value: Buffer.of(2, 1, 60) },
    ],
    over: dates(),
    ...options,
  })

interface Given {
  readonly audience?: Audience
  readonly crl?: Buffer
  readonly sources?: Partial<RevocationSources>
}
async function add({ certificate }: Crafted, given: Given = {}): Promise<void> {
  await foreign.add({ certificate, actor, ...given })
  changes++
}
async function ask(...chain: Crafted[]): Promise<string> {
  const verdict = await trust.why(
    chain.map(({ certificate }) => certificate.der),
    'imap',
  )
  return verdict.admitted ? 'in' : verdict.rule
}
const withResponder = (revocation: RevocationSources['revocation'] = 'any') => ({
  sources: { ocspUrl: others.url, revocation },
})

describe('an issuing authority below a root that is trusted', () => {
  it('is judged by the list of the root, and judges by its own, whoever presents it', async () => {
    await add(root, { audience: 'people', crl: await listOf(root) })
    expect(await ask(person, issuing)).toBe('foreign-crl-missing')
    await add(issuing, { crl: await listOf(issuing) })
    expect(await ask(person, issuing)).toBe('in')
    expect(await ask(person)).toBe('in')
    space.clock.at += 2000
    await foreign.setList(
      root.certificate.fingerprint,
      await listOf(root, { revoked: [issuing] }),
      actor,
    )
    changes++
    expect(await ask(person)).toBe('revoked')
  })

  it('is trusted no more by itself, once the root that is trusted too has revoked it', async () => {
    await add(issuing, { audience: 'people', crl: await listOf(issuing) })
    await add(root, { audience: 'people', crl: await listOf(root) })
    expect(await ask(person)).toBe('in')
    space.clock.at += 2000
    await foreign.setList(
      root.certificate.fingerprint,
      await listOf(root, { revoked: [issuing] }),
      actor,
    )
    changes++
    expect(await ask(person)).toBe('revoked')
  })
})

describe('a responder', () => {
  it('is asked once for those who come at the same time, and its answer outlives us', async () => {
    await add(issuing, { audience: 'people', ...withResponder() })
    expect(await Promise.all([ask(person), ask(person), ask(person)])).toEqual(['in', 'in', 'in'])
    expect(others.asked).toHaveLength(1)
    others.stop()
    trust = makeTrust()
    expect(await ask(person)).toBe('in')
    space.clock.at += 5 * hour
    expect(await ask(person)).toBe('foreign-ocsp-silent')
  })

  it('has the last word about who is revoked or unknown to it, list or no list', async () => {
    await add(issuing, { audience: 'people', crl: await listOf(issuing), ...withResponder() })
    const before = await space.directory.revision()
    others.status = { state: 'revoked', revokedAt: space.clock.at - hour, reason: 'keyCompromise' }
    expect(await ask(person)).toBe('revoked')
    expect(await space.directory.revision()).toBeGreaterThan(before)
    expect(space.events.map(({ kind }) => kind)).toContain('trust.answer-changed')
    others.status = { state: 'unknown' }
    const stranger = await holder()
    expect(await ask(stranger)).toBe('ocsp-unknown')
  })

  it('that is silent or talks nonsense leaves the word to the list, then to nobody', async () => {
    await add(issuing, { audience: 'people', crl: await listOf(issuing), ...withResponder() })
    others.status = 'broken'
    expect(await ask(person)).toBe('in')
    space.clock.at += 8 * day
    expect(await ask(person)).toBe('foreign-crl-stale')
  })

  it('makes a handshake wait for three seconds at most, and the next one not at all', async () => {
    await add(issuing, { audience: 'people', crl: await listOf(issuing), ...withResponder() })
    others.status = 'silent'
    const start = process.hrtime.bigint()
    expect(await ask(person)).toBe('in')
    const first = Number(process.hrtime.bigint() - start) / 1e6
    expect(first).toBeGreaterThan(2000)
    expect(first).toBeLessThan(8000)
    expect(await ask(await holder())).toBe('in')
    expect(others.asked).toHaveLength(1)
  }, 20_000)

  it('is asked again ahead of time, and what it says then ends what is open', async () => {
    await add(issuing, { audience: 'people', ...withResponder() })
    expect(await ask(person)).toBe('in')
    expect(await trust.refreshAnswers()).toEqual([])
    space.clock.at += 2 * hour
    others.status = { state: 'revoked', revokedAt: space.clock.at, reason: 'keyCompromise' }
    expect(await trust.refreshAnswers()).toMatchObject([{ problem: null }])
    changes++
    expect(await ask(person)).toBe('revoked')
  })
})

describe('the policy of an authority', () => {
  it.each([
    ['any', 'in', 'in', 'in'],
    ['crl', 'in', 'foreign-crl-missing', 'in'],
    ['ocsp', 'in', 'in', 'foreign-ocsp-silent'],
    ['both', 'in', 'foreign-crl-missing', 'foreign-ocsp-silent'],
  ] as const)('%s: both sources, responder alone, list alone', async (policy, both, ocsp, crl) => {
    await add(issuing, { audience: 'people', ...withResponder(policy) })
    expect(await ask(person)).toBe(ocsp)
    await foreign.setList(issuing.certificate.fingerprint, await listOf(issuing), actor)
    changes++
    expect(await ask(person)).toBe(both)
    others.status = 'broken'
    const another = await holder()
    expect(await ask(another)).toBe(crl)
  })

  it('needs the responder that it names, and addresses that can be asked', async () => {
    const wrong = (sources: Partial<RevocationSources>) =>
      add(issuing, { audience: 'people', sources })
    await expect(wrong({ revocation: 'both' })).rejects.toThrow(/--ocsp/)
    await expect(wrong({ ocspUrl: 'https://127.0.0.1/' })).rejects.toThrow(/http/)
    await expect(wrong({ crlUrl: 'file:///etc/passwd' })).rejects.toThrow(/http/)
  })
})

describe('a delta list', () => {
  const set = async (der: Buffer): Promise<void> => {
    await foreign.setList(issuing.certificate.fingerprint, der, actor)
    changes++
  }
  const entryOf = ({ certificate: { serial } }: Crafted, reason: string): RevokedEntry[] => [
    { serial, revokedAt: space.clock.at - hour, reason },
  ]

  it('adds to its base and takes away, and counts only beside it', async () => {
    await add(issuing, { audience: 'people' })
    await set(await listOf(issuing, { number: 2, base: 1, revoked: [person] }))
    expect(await ask(person)).toBe('foreign-crl-missing')
    await set(await listOf(issuing, { number: 1 }))
    expect(await ask(person)).toBe('revoked')
    space.clock.at += 2000
    await set(await listOf(issuing, { number: 3, entries: entryOf(person, 'certificateHold') }))
    expect(await ask(person)).toBe('revoked')
    await set(
      await listOf(issuing, { number: 4, base: 3, entries: entryOf(person, removeFromCrl) }),
    )
    expect(await ask(person)).toBe('in')
    space.clock.at -= hour
    await expect(set(await listOf(issuing, { number: 3, base: 2 }))).rejects.toThrow(/older/)
  })
})

describe('lists are fetched', () => {
  it('when due, without being sent again, and ever more seldom while they fail', async () => {
    await add(issuing, { audience: 'people', sources: { crlUrl: others.url } })
    const due = () => refreshLists(foreign, actor, 'due')
    expect(await due()).toMatchObject([{ problem: expect.stringContaining('503') as string }])
    expect(await due()).toEqual([])
    const waits: number[] = []
    for (let i = 0; i < 9; i++) {
      const at = (await foreign.authorities())[0]?.full?.nextTry ?? 0
      waits.push(at - space.clock.at)
      space.clock.at = at + 1
      await due()
    }
    expect(waits[0]).toBeLessThanOrEqual(66_000)
    expect(waits.at(-1)).toBeGreaterThan(50 * 60_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(66 * 60_000)
    others.list = await listOf(issuing)
    others.asked.length = 0
    space.clock.at += 2 * hour
    expect(await due()).toMatchObject([{ problem: null }])
    space.clock.at += 2 * hour
    expect(await due()).toMatchObject([{ problem: null }])
    expect(others.asked).toEqual(['GET', 'GET "1"'])
    expect((await foreign.authorities())[0]?.full).toMatchObject({ failures: 0, problem: null })
  })
})

describe('whom we go out to', () => {
  it('is another matter than who comes in', async () => {
    const server = await holder({
      subject: [[['CN', 'mss.autre.fr']]],
      extensions: [
        compose(extensions.extendedKeyUsage, [keyPurposes.serverAuth, keyPurposes.clientAuth]),
        compose(extensions.altNames, { dns: ['mss.autre.fr'], ip: [], email: [], others: 0 }),
      ],
    })
    const out = async (host: string): Promise<string> => {
      const verdict = await trust.server([server.certificate.der], host)
      return verdict.admitted ? 'good' : verdict.rule
    }
    await add(issuing, { audience: 'people', crl: await listOf(issuing) })
    expect(await out('mss.autre.fr')).toBe('no-chain')
    expect(await trust.outgoing()).toHaveLength(1)
    await add(issuing, { audience: 'servers' })
    expect(await trust.outgoing()).toHaveLength(2)
    expect(await out('mss.autre.fr')).toBe('good')
    expect(await out('autre.fr')).toBe('peer-name-mismatch')
    expect(await ask(server)).toBe('foreign-nobody')
    space.clock.at += 2000
    await foreign.setList(
      issuing.certificate.fingerprint,
      await listOf(issuing, { revoked: [server] }),
      actor,
    )
    changes++
    expect(await out('mss.autre.fr')).toBe('revoked')
  })

  it('lets nobody in', async () => {
    await add(issuing, { audience: 'servers', crl: await listOf(issuing) })
    expect(await ask(person, issuing)).not.toBe('in')
  })
})
