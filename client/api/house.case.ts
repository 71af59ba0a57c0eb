/** A gateway with a doctor in it, and the world a client of it runs in: Node's HTTPS with the doctor's certificate. */

import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { systemClock } from '../../server/base/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../../server/test/harness.js'
import { compose, openIdentity, submit } from '../mail/index.js'
import type { HttpAnswer, HttpQuestion, World } from './index.js'

export interface ApiHouse {
  readonly space: Space
  readonly doctor: Member
  readonly world: World
  readonly base: string
  /** Requests made so far: method and path. */
  readonly asked: string[]
  /** While true, no question reaches the gateway. */
  cut: boolean
  /** Ends the connections that are open, as a network that goes away does. */
  drop(): void
  /** A letter of the doctor's to himself. */
  send(subject: string, text?: string): Promise<void>
  house(): InProcess
  restart(): Promise<void>
  stop(): Promise<void>
}

const bodyOf = async (body: HttpQuestion['body']): Promise<string | Uint8Array> =>
  body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : (body ?? '')

const answerOf = (response: IncomingMessage): HttpAnswer => {
  const pieces = (): AsyncIterable<Uint8Array> => response as AsyncIterable<Uint8Array>
  const [type = ''] = (response.headers['content-type'] ?? '').split(';', 1)
  return {
    ...{ status: response.statusCode ?? 0, type: type.trim(), pieces },
    async bytes() {
      const all: Uint8Array[] = []
      for await (const piece of pieces()) all.push(piece)
      return Buffer.concat(all)
    },
  }
}

export async function openApiHouse(): Promise<ApiHouse> {
  const space = await Space.make()
  const doctor = await space.enrol('doctor')
  let running = await startInProcess(space)
  const read = (name: string) => readFileSync(join(doctor.folder, name))
  const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
  let agent = new Agent({ ...identity, keepAlive: true })
  const asked: string[] = []
  let port = running.ports.https
  const base = 'https://localhost'
  const state = { cut: false }
  const open = new Set<IncomingMessage>()

  async function ask({ method, url, type, accept, body, signal }: HttpQuestion) {
    const { pathname, search } = new URL(url)
    asked.push(`${method} ${pathname}`)
    if (state.cut) throw new TypeError('fetch failed')
    const sent = await bodyOf(body)
    const headers = { ...(type && { 'content-type': type }), ...(accept && { accept }) }
    return new Promise<HttpAnswer>((resolve, reject) => {
      const path = pathname + search
      const to = { host: 'localhost', port, path, method, headers, agent, signal }
      request(to, (response) => {
        open.add(response)
        response.on('close', () => open.delete(response))
        response.on('error', () => undefined)
        resolve(answerOf(response))
      })
        .on('error', reject)
        .end(sent)
    })
  }

  const after: World['after'] = (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  const drop = (): void => {
    for (const response of open) response.destroy()
    agent.destroy()
    agent = new Agent({ ...identity, keepAlive: true })
  }
  return {
    ...{ space, doctor, base, asked, drop },
    world: { ask, clock: systemClock, after, chance: () => 0.5 },
    get cut() {
      return state.cut
    },
    set cut(value) {
      state.cut = value
    },
    async send(subject, text = 'Bonjour.') {
      const letter = await compose({
        ...{ from: doctor.mailbox, displayName: 'Dr Camille MARTIN', to: [doctor.mailbox], cc: [] },
        ...{ subject, text, attachments: [], enclosures: [] },
      })
      const [outcome] = await submit(await openIdentity(doctor.folder), letter)
      if (!outcome?.accepted) throw new Error('the letter was refused')
    },
    house: () => running,
    async restart() {
      drop()
      await running.stop()
      running = await startInProcess(space)
      port = running.ports.https
    },
    async stop() {
      drop()
      await running.stop()
      space.remove()
    },
  }
}
