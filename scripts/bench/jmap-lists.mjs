/** The window of a list, as the web client asks for it: one request with Email/query and Email/get of what it found. */

import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'

const windowSize = 50
const mostMs = 15
const repetitions = 40
/** Requests that nobody measures, before the measured ones. */
const warmUps = 150

/** What a row of the inbox shows. */
const properties = [
  ...['id', 'threadId', 'mailboxIds', 'keywords', 'receivedAt', 'from', 'to', 'subject'],
  ...['preview', 'hasAttachment', 'size'],
]

/** Who asks, as `user` of the bench's house. */
export function clientOf({ https, ca, cert, key }, user) {
  const read = (path) => readFileSync(path.replace('%u', user))
  const agent = new Agent({
    ...{ ca: readFileSync(ca), cert: read(cert), key: read(key) },
    ...{ keepAlive: true, maxSockets: 1 },
  })
  const options = { agent, host: https.host, port: https.port, servername: 'localhost' }
  const http = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json' }
      const sent = request({ ...options, method, path, headers }, (answer) => {
        const pieces = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.on('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString())))
      })
      sent.on('error', reject).end(body)
    })
  return { agent, options, http }
}

export async function measureLists(target, server, { count, profiled }) {
  const { agent, http } = clientOf(target, 'u001')
  const overhead = await overheadOf(server)
  const { primaryAccounts } = await http('GET', '/jmap/session')
  const accountId = primaryAccounts['urn:ietf:params:jmap:mail']
  const call = async (...methodCalls) => {
    const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail']
    const { methodResponses } = await http(
      'POST',
      '/jmap/api',
      JSON.stringify({ using, methodCalls }),
    )
    const wrong = methodResponses.find(([name]) => name === 'error')
    if (wrong) throw new Error(JSON.stringify(wrong))
    return methodResponses
  }
  const [[, { list }]] = await call(['Mailbox/get', { accountId }, '0'])
  const inMailbox = list.find(({ role }) => role === 'inbox').id
  let seen = []
  const window = async (position) => {
    const sort = [{ property: 'receivedAt', isAscending: false }]
    const limit = windowSize
    const before = await server.cpuMs()
    const [[, found], [, got]] = await call(
      [
        'Email/query',
        {
          ...{ accountId, filter: { inMailbox }, sort, position, limit },
          ...{ collapseThreads: true, calculateTotal: true },
        },
        '0',
      ],
      [
        'Email/get',
        {
          ...{ accountId, properties },
          '#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
        },
        '1',
      ],
    )
    const spent = (await server.cpuMs()) - before - overhead
    if (got.list.length !== windowSize || found.total > count) throw new Error('wrong answer')
    seen = found.ids
    return spent
  }
  /** The list has to be made again. */
  const change = (i) =>
    call([
      'Email/set',
      { accountId, update: { [seen[i % windowSize]]: { 'keywords/$seen': i % 2 === 0 || null } } },
      '0',
    ])

  const cold = await window(0)
  const second = await window(windowSize)
  // Compiled code is what a gateway runs that has served for a while.
  for (let i = 0; i < warmUps; i += 1) {
    await change(i)
    await window(0)
  }
  if (profiled) await server.startProfile()
  const same = await meanOf(() => window(0))
  const next = await meanOf((i) => window((2 + i) * windowSize))
  const changed = await meanOf((i) => window((2 + repetitions + i) * windowSize), change)
  const profile = profiled ? await server.stopProfile() : undefined
  agent.destroy()
  const of = `50 of ${count}`
  const line = (name, value, most) => ({ name: `${of}, ${name}`, value, unit: 'ms', most })
  return {
    profile,
    lines: [
      line('the first of a gateway just started', cold),
      line('the window after it', second),
      line('the same again', same, mostMs),
      line('windows not seen before', next, mostMs),
      line('windows not seen before, after a change', changed, mostMs),
    ],
  }
}

/** What asking for the CPU costs itself. */
async function overheadOf(server) {
  for (let i = 0; i < repetitions; i += 1) await server.cpuMs()
  const before = await server.cpuMs()
  for (let i = 0; i < repetitions; i += 1) await server.cpuMs()
  return ((await server.cpuMs()) - before) / (repetitions + 1)
}

async function meanOf(work, before = async () => undefined) {
  let sum = 0
  for (let i = 0; i < repetitions; i += 1) {
    await before(i)
    sum += await work(i)
  }
  return sum / repetitions
}
