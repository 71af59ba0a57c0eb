import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Fault } from '../../server/base/index.js'
import { openApiHouse, type ApiHouse } from './house.case.js'
import { connect, isApiFault, resultOf, type Jmap } from './index.js'

let house: ApiHouse
let jmap: Jmap

beforeAll(async () => {
  house = await openApiHouse()
  await house.send('Premier courrier')
  jmap = await connect({ ...house.world, base: house.base })
})
afterAll(() => house.stop())

const faultOf = async (work: Promise<unknown>): Promise<Fault> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Fault) return error
  throw new Error('no fault', { cause: error })
}

describe('a session', () => {
  it('says whose mailboxes there are, the own one first, on the origin of the page', () => {
    const session = jmap.session.get()
    expect(session.accounts).toMatchObject([{ name: house.doctor.mailbox, isPersonal: true }])
    expect(session.primary).toBe(session.accounts[0]?.id)
    expect(session.apiUrl).toBe(`${house.base}/jmap/api`)
    expect(session.limits.maxObjectsInGet).toBeGreaterThan(0)
  })

  it('refuses an account that is not the caller’s', async () => {
    expect(() => jmap.account('Asomebody')).toThrowError(Fault)
  })
})

describe('calls', () => {
  it('of one turn go in one request, and each has its own answer or error', async () => {
    const account = jmap.account(jmap.session.get().primary)
    house.asked.length = 0
    const [echo, mailboxes, odd] = await Promise.all([
      account.call('Core/echo', { hello: 'é' }),
      account.call('Mailbox/get', {}),
      faultOf(account.call('Nope/get', {})),
    ])
    expect(house.asked).toEqual(['POST /jmap/api'])
    expect(echo).toEqual({ hello: 'é' })
    expect((mailboxes['list'] as unknown[]).length).toBeGreaterThan(0)
    expect(odd.kind).toBe('unsupported')
    expect(isApiFault(odd, 'unknownMethod')).toBe(true)
  })

  it('more than a request may hold go in several', async () => {
    const account = jmap.account(jmap.session.get().primary)
    house.asked.length = 0
    const most = jmap.session.get().limits.maxCallsInRequest
    const answers = await Promise.all(
      Array.from({ length: 2 * most + 3 }, (_, n) => account.call('Core/echo', { n })),
    )
    expect(answers.map(({ n }) => n)).toEqual(answers.map((_, n) => n))
    expect(house.asked).toHaveLength(3)
    const wide = Array.from({ length: most + 1 }, (_, n) => ['Core/echo', {}, `${n}`] as const)
    expect((await faultOf(account.request(wide))).kind).toBe('limited')
  })

  it('refer to earlier answers of their own group, beside the group of another part of the page', async () => {
    const account = jmap.account(jmap.session.get().primary)
    const ask = () =>
      account.request([
        ['Email/query', { limit: 1 }, 'q'],
        [
          'Email/get',
          { '#ids': resultOf('q', 'Email/query', '/ids'), properties: ['subject'] },
          'g',
        ],
      ])
    for (const results of await Promise.all([ask(), ask()]))
      expect(results.get('g')['list']).toMatchObject([{ subject: 'Premier courrier' }])
  })

  it('that find no gateway say so, and the next ones go on', async () => {
    const account = jmap.account(jmap.session.get().primary)
    house.cut = true
    const cut = await faultOf(account.call('Core/echo', {}))
    house.cut = false
    expect(cut.kind).toBe('unavailable')
    expect(isApiFault(cut, 'unreachable')).toBe(true)
    expect(await account.call('Core/echo', { again: 1 })).toEqual({ again: 1 })
  })
})

describe('files', () => {
  it('are had by their id, within a bound', async () => {
    const account = jmap.account(jmap.session.get().primary)
    const results = await account.request([
      ['Email/query', { limit: 1 }, 'q'],
      ['Email/get', { '#ids': resultOf('q', 'Email/query', '/ids'), properties: ['blobId'] }, 'g'],
    ])
    const [{ blobId }] = results.get('g')['list'] as [{ blobId: string }]
    const bytes = await account.download(blobId)
    expect(new TextDecoder().decode(bytes)).toContain('Subject: Premier courrier')
    expect((await faultOf(account.download(blobId, { maxBytes: 10 }))).kind).toBe('too-large')
    expect((await faultOf(account.download('B999999'))).kind).toBe('not-found')
  })

  it('too large for the gateway are refused before they are sent', async () => {
    const account = jmap.account(jmap.session.get().primary)
    house.asked.length = 0
    const huge = { size: 1e12, type: 'text/plain' } as Blob
    expect((await faultOf(account.upload(huge))).kind).toBe('too-large')
    expect(house.asked).toEqual([])
  })
})
