/** A person at the JMAP door, over mutual TLS: calls, uploads and downloads, as small as tests need it. */

import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { once } from 'node:events'
import { join } from 'node:path'
import type { InProcess, Member } from './harness.js'

/** The arguments of an answer, with its name as `$`. */
export type JmapAnswer = Record<string, unknown>

export interface HttpAnswer {
  readonly status: number
  readonly type: string
  readonly body: Buffer
}

const mail = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail']

export class JmapClient {
  readonly #agent: Agent
  readonly #port: number
  accountId = ''

  private constructor(port: number, agent: Agent) {
    this.#port = port
    this.#agent = agent
  }

  static async open({ ports }: InProcess, { folder }: Member): Promise<JmapClient> {
    const read = (name: string): Buffer => readFileSync(join(folder, name))
    const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
    const client = new JmapClient(ports.https, new Agent({ ...identity, keepAlive: true }))
    const { body } = await client.http('GET', '/jmap/session')
    const { accounts } = JSON.parse(body.toString()) as { accounts: Record<string, unknown> }
    client.accountId = Object.keys(accounts)[0] ?? ''
    return client
  }

  close(): void {
    this.#agent.destroy()
  }

  http(
    method: string,
    path: string,
    body?: string | Buffer | AsyncIterable<Buffer>,
    type = 'application/json',
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': type }
      const to = { host: 'localhost', port: this.#port, path: encodeURI(path), method, headers }
      const sent = request({ ...to, agent: this.#agent }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => {
          const { headers: got, statusCode: status = 0 } = response
          resolve({ status, type: String(got['content-type']), body: Buffer.concat(pieces) })
        })
      })
      sent.setMaxListeners(0).on('error', reject)
      if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) sent.end(body)
      else void pour(body, sent).catch(reject)
    })
  }

  /** The answers of calls made in one request; an error has `$` 'error'. */
  async call(...calls: readonly (readonly [string, object])[]): Promise<JmapAnswer[]> {
    return this.using(mail, ...calls)
  }

  async using(
    using: readonly string[],
    ...calls: readonly (readonly [string, object])[]
  ): Promise<JmapAnswer[]> {
    const { accountId } = this
    const methodCalls = calls.map(([name, args], i) => [name, { accountId, ...args }, String(i)])
    const asked = JSON.stringify({ using, methodCalls })
    const { body } = await this.http('POST', '/jmap/api', asked)
    const { methodResponses } = JSON.parse(body.toString()) as {
      methodResponses: [string, JmapAnswer, string][]
    }
    return methodResponses.map(([name, answer]) => ({ ...answer, $: name }))
  }

  /** The id of what was uploaded. */
  async upload(content: Buffer, type = 'application/octet-stream'): Promise<string> {
    const { body } = await this.http('POST', `/jmap/upload/${this.accountId}/`, content, type)
    return (JSON.parse(body.toString()) as { blobId: string }).blobId
  }

  async download(blobId: string): Promise<HttpAnswer> {
    return this.http('GET', `/jmap/download/${this.accountId}/${blobId}/x`)
  }

  /** Ids of folders by role. */
  async folders(): Promise<Record<string, string>> {
    const [got] = await this.call(['Mailbox/get', {}])
    const list = got?.['list'] as { role: string | null; name: string; id: string }[]
    return Object.fromEntries(list.map(({ role, name, id }) => [role ?? name, id]))
  }
}

async function pour(
  chunks: AsyncIterable<Buffer>,
  sent: ReturnType<typeof request>,
): Promise<void> {
  const answered = once(sent, 'response')
  let isAnswered = false
  void answered.then(() => (isAnswered = true))
  for await (const chunk of chunks) {
    if (isAnswered || sent.destroyed) break
    if (!sent.write(chunk)) await Promise.race([once(sent, 'drain'), answered])
  }
  sent.end()
}
