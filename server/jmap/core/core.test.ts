/** Requests, references and errors of JMAP's core, over the catalogue's own echo and methods made to answer oddly. */

import { describe, expect, it } from 'vitest'
import { Fault, silentLog, systemRandom } from '../../base/index.js'
import { echo } from '../methods/core/echo.js'
import { dispatch } from './dispatch.js'
import type { JsonObject } from './json.js'
import type { Method } from './method.js'
import { valueAt } from './pointer.js'
import { Problem } from './problems.js'
import { readRequest } from './request.js'

const core = 'urn:ietf:params:jmap:core'
const known = new Set([core])

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const request = (...calls: unknown[]) => bytes({ using: [core], methodCalls: calls })

function problemOf(body: Uint8Array): Problem['body'] {
  try {
    readRequest(body, known)
  } catch (error) {
    if (error instanceof Problem) return error.body
    throw error
  }
  throw new Error('the request was taken')
}

const oddly = (name: string, run: Method['run']): Method => ({
  ...{ name, capability: core, spec: 'RFC 8620 §3.6.2', run },
})

async function answers(calls: readonly unknown[], ...more: Method[]) {
  const methods = new Map([echo, ...more].map((method) => [method.name, method]))
  const asked = readRequest(request(...calls), known)
  const caller = {} as never
  const signal = new AbortController().signal
  const clock = { now: () => 0 }
  const account = () => Promise.reject(new Fault('not-found', 'no account here'))
  const nobody = {
    post: {} as never,
    desk: {} as never,
    pusher: {} as never,
    sharing: {} as never,
    nameOf: async () => null,
    random: systemRandom,
  }
  const health = {
    correspondent: async () => null,
    dispensing: async () => null,
    dispensings: async () => [],
    word: () => '',
  }
  const context = { caller, clock, log: silentLog, signal, account, health, ...nobody }
  return (await dispatch(asked, methods, context, 's')).methodResponses
}

const errorType = (response: readonly [string, JsonObject, string] | undefined) =>
  response?.[0] === 'error' ? response[1]['type'] : response?.[0]

describe('a request', () => {
  it('is refused as a whole with the problem that RFC 8620 §3.6.1 names', () => {
    expect(problemOf(Buffer.from('{'))['type']).toBe('urn:ietf:params:jmap:error:notJSON')
    expect(problemOf(Buffer.from([0x22, 0xff, 0x22]))['type']).toMatch(/notJSON$/)
    expect(problemOf(Buffer.from('"\\ud800"'))['type']).toMatch(/notJSON$/)
    expect(problemOf(Buffer.from(`${'['.repeat(200)}${']'.repeat(200)}`))['type']).toMatch(
      /notJSON$/,
    )
    expect(problemOf(bytes([]))['type']).toMatch(/notRequest$/)
    expect(problemOf(bytes({ using: [core] }))['type']).toMatch(/notRequest$/)
    expect(problemOf(bytes({ using: [core], methodCalls: [['a', {}]] }))['type']).toMatch(
      /notRequest$/,
    )
    expect(problemOf(bytes({ using: ['urn:x'], methodCalls: [] }))['type']).toMatch(
      /unknownCapability$/,
    )
    const many = Array.from({ length: 33 }, (_, i) => ['Core/echo', {}, String(i)])
    expect(problemOf(request(...many))).toMatchObject({ limit: 'maxCallsInRequest', status: 400 })
  })

  it('is answered call by call, in order, each with its id', async () => {
    expect(
      await answers([
        ['Core/echo', { hello: true }, 'a'],
        ['Nope/get', {}, 'b'],
        ['Core/echo', {}, 'c'],
      ]),
    ).toEqual([
      ['Core/echo', { hello: true }, 'a'],
      ['error', { type: 'unknownMethod', description: expect.any(String) as string }, 'b'],
      ['Core/echo', {}, 'c'],
    ])
  })

  it('keeps what a method answered before it failed, and tells nothing of a bug', async () => {
    const half = oddly('Half/set', async function* () {
      yield ['Half/set', { done: true }]
      throw new Error('secret path')
    })
    const full = oddly('Full/set', () => {
      throw new Fault('over-quota', 'the mailbox is full')
    })
    const got = await answers(
      [
        ['Half/set', {}, 'a'],
        ['Full/set', {}, 'b'],
      ],
      half,
      full,
    )
    expect(got.map(errorType)).toEqual(['Half/set', 'serverFail', 'forbidden'])
    expect(JSON.stringify(got)).not.toContain('secret')
  })
})

describe('a result reference', () => {
  const first = [
    'Core/echo',
    {
      list: [
        { id: 'x', t: ['1', '2'] },
        { id: 'y', t: ['3'] },
      ],
    },
    'a',
  ]
  const refer = (path: string, more = {}) => [
    'Core/echo',
    { '#ids': { resultOf: 'a', name: 'Core/echo', path, ...more } },
    'b',
  ]
  const idsOf = async (call: unknown) => {
    const [, second] = await answers([first, call])
    return second?.[0] === 'error' ? second[1]['type'] : second?.[1]['ids']
  }

  it('maps over arrays and flattens', async () => {
    expect(await idsOf(refer('/list/*/id'))).toEqual(['x', 'y'])
    expect(await idsOf(refer('/list/*/t'))).toEqual(['1', '2', '3'])
    expect(await idsOf(refer('/list/1/id'))).toBe('y')
  })

  it('that fits nothing is an error of that call alone', async () => {
    for (const path of [
      '/nope',
      'list',
      '/list/01',
      '/list/-',
      '/list/*/nope',
      '/~2',
      '/list/constructor',
    ])
      expect(await idsOf(refer(path))).toBe('invalidResultReference')
    expect(await idsOf(refer('/list', { resultOf: 'z' }))).toBe('invalidResultReference')
    expect(await idsOf(refer('/list', { name: 'Email/get' }))).toBe('invalidResultReference')
    expect(await idsOf(['Core/echo', { ids: [], '#ids': {} }, 'b'])).toBe('invalidArguments')
    expect(await idsOf(['Core/echo', { '#ids': null }, 'b'])).toBe('invalidResultReference')
  })

  it('gathers no more than it may', () => {
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => 'x'))
    expect(valueAt(wide, '/*')).toBeUndefined()
    expect(valueAt({ 'a/b': { '~': 1 } }, '/a~1b/~0')).toBe(1)
  })
})
