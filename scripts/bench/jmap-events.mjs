/** Open event streams: what each keeps in the gateway's memory while nothing happens, and that each is told. */

import { get } from 'node:https'
import { clientOf } from './jmap-lists.mjs'

const streams = 500
const users = 40
const mostKiB = 64

export async function measureEvents(target, server) {
  const clients = Array.from({ length: users }, (_, i) =>
    clientOf(target, `u${String(1 + i).padStart(3, '0')}`),
  )
  // Each has been here: his account is open, and the code is compiled.
  for (const { http } of clients) await http('GET', '/jmap/session')
  const warm = await Promise.all(clients.map((client) => open(client)))
  for (const one of warm) one.close()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = await server.residentKiB()
  const opened = []
  for (let i = 0; i < streams; i += users)
    opened.push(...(await Promise.all(clients.slice(0, streams - i).map((client) => open(client)))))
  const each = ((await server.residentKiB()) - before) / opened.length
  const cpuBefore = await server.cpuMs()
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const idle = ((await server.cpuMs()) - cpuBefore) / 5
  for (const one of opened) one.close()
  for (const { agent } of clients) agent.destroy()
  return [
    { name: `${opened.length} event streams, each`, value: each, unit: 'KiB', most: mostKiB },
    { name: `${opened.length} event streams, idle, each second`, value: idle, unit: 'ms' },
  ]
}

/** A connection of its own, as every page has one. */
function open({ options }) {
  return new Promise((resolve, reject) => {
    const path = '/jmap/eventsource?types=*&closeafter=no&ping=300'
    const { agent, ...rest } = options
    const { ca, cert, key } = agent.options
    const sent = get({ ...rest, ca, cert, key, agent: false, path }, (answer) => {
      answer.once('data', () => resolve({ close: () => sent.destroy() }))
      answer.on('error', () => undefined)
    })
    sent.on('error', reject)
  })
}
