/** What browsers are told about the page: found compressed, kept for ever or never, allowed nothing but its own scripts. */

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientRoutes, pagePolicy, readClientFiles } from './client-files.js'

const script = 'console.log("pli")'
const app = fastify()
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pli-client-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Pli</title>')
  writeFileSync(join(folder, 'assets/main-a1.js'), script)
  writeFileSync(join(folder, 'assets/main-a1.js.br'), brotliCompressSync(Buffer.from(script)))
  writeFileSync(join(folder, 'assets/tables-b2.bin'), 'of a kind nobody foresaw')
  mkdirSync(join(folder, 'frame'))
  writeFileSync(join(folder, 'frame/pdf.html'), `<script type="module">${script}</script>`)
  writeFileSync(join(folder, 'notes.txt'), 'not of the page')
  const files = readClientFiles(folder)
  if (!files) throw new Error('nothing was read')
  clientRoutes(app, files)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the files of the web client', () => {
  it('are none before the client is built', () => {
    expect(readClientFiles(join(folder, 'assets'))).toBeUndefined()
  })

  it('send the page unkept, under its policy', async () => {
    const answer = await app.inject({ url: '/' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-security-policy': pagePolicy,
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    })
    expect(pagePolicy).toMatch(/^default-src 'none'; /)
    expect(pagePolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  })

  it('send scripts as they were compressed, to be kept for ever', async () => {
    const packed = await app.inject({
      ...{ url: '/assets/main-a1.js', headers: { 'accept-encoding': 'gzip, deflate, br' } },
    })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(packed.headers['cache-control']).toContain('immutable')
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
    for (const coding of ['', 'gzip', 'br;q=0', 'brx']) {
      const plain = await app.inject({
        ...{ url: '/assets/main-a1.js', headers: { 'accept-encoding': coding } },
      })
      expect([coding, plain.headers['content-encoding'], plain.body]).toEqual([
        coding,
        undefined,
        script,
      ])
    }
  })

  it('are all there that the build made, since a browser keeps all of them or none', async () => {
    const answer = await app.inject({ url: '/assets/tables-b2.bin' })
    expect([answer.statusCode, answer.body]).toEqual([200, 'of a kind nobody foresaw'])
    expect(answer.headers['content-type']).toBe('application/octet-stream')
  })

  it('give the frame that draws papers a policy of its own: no origin, its own script, nothing else', async () => {
    const answer = await app.inject({ url: '/frame/pdf.html' })
    const policy = String(answer.headers['content-security-policy'])
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'; /)
    expect(policy).toContain(`script-src 'sha256-${hash}';`)
    expect(policy).not.toMatch(/allow-same-origin|'self' |unsafe|https?:|\*/)
    expect(answer.headers['cache-control']).toContain('private')
  })

  it('answer 304 to who has it, and know no file but those of the page', async () => {
    const { headers } = await app.inject({ url: '/assets/main-a1.js' })
    const etag = String(headers['etag'])
    const again = await app.inject({
      ...{ url: '/assets/main-a1.js', headers: { 'if-none-match': etag } },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    for (const url of [
      '/notes.txt',
      '/index.html',
      '/assets/main-a1.js.br',
      '/assets/../notes.txt',
    ])
      expect((await app.inject({ url })).statusCode).toBe(404)
  })
})
