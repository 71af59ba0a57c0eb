/** Revocation as others see it: lists and OCSP over plain HTTP, asked with foreign tools, and the console's own question. */

import { request } from 'node:http'
import { connect } from 'node:net'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMissing, run } from '../foreign.js'
import { pli, Space, startInProcess, type InProcess, type Member } from '../harness.js'

const host = '127.0.0.1'
const folder = mkdtempSync(join(tmpdir(), 'pli-revocation-'))
const file = (name: string): string => join(folder, name)
let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
  rmSync(folder, { recursive: true })
})

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: Buffer
}

function http(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { host, port: house.ports.http, path, method, headers, agent: false }
    const asked = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

async function fetchAll(): Promise<void> {
  for (const name of ['root', 'people', 'organisations']) {
    writeFileSync(file(`${name}.crl`), (await http(`/crl/${name}.crl`)).body)
    writeFileSync(file(`${name}.cer`), (await http(`/ca/${name}.cer`)).body)
    await run('openssl', ['x509', '-in', file(`${name}.cer`), '-out', file(`${name}.pem`)])
    await run('openssl', ['crl', '-in', file(`${name}.crl`), '-out', file(`${name}.crl.pem`)])
  }
  const lists = ['root', 'people'].map((name) => readFileSync(file(`${name}.crl.pem`)))
  writeFileSync(file('lists.pem'), Buffer.concat(lists))
}

const url = (): string => `http://${host}:${house.ports.http}`
const leaf = (member: Member): string => join(member.folder, 'cert.pem')

async function openssl(member: Member, issuer: string, ...more: string[]): Promise<string> {
  const { out, err } = await run('openssl', [
    ...['ocsp', '-issuer', file(`${issuer}.pem`), '-CAfile', file('root.pem')],
    // A digest counts for the certificates after it.
    ...[...more, '-verify_other', file(`${issuer}.pem`)],
    ...['-cert', leaf(member), '-url', `${url()}/ocsp`],
  ])
  return out + err
}

describe.skipIf(isMissing('openssl'))('OpenSSL', () => {
  beforeAll(fetchAll)

  it('verifies the lists, and a chain with all of them', async () => {
    for (const name of ['root', 'people']) {
      const args = ['crl', '-in', file(`${name}.crl`), '-noout', '-CAfile', file(`${name}.pem`)]
      const { out, err } = await run('openssl', args)
      expect(out + err).toMatch(/verify OK/)
    }
    const { out } = await run('openssl', [
      ...['verify', '-x509_strict', '-crl_check_all', '-CAfile', file('root.pem')],
      ...['-untrusted', file('people.pem'), '-CRLfile', file('lists.pem'), leaf(doctor)],
    ])
    expect(out).toMatch(/cert\.pem: OK/)
  })

  it.each([['with a nonce'], ['-no_nonce'], ['-sha256']])('asks OCSP %s', async (option) => {
    const more = option.startsWith('-') ? [option] : []
    const told = await openssl(doctor, 'people', ...more)
    expect(told).toMatch(/Response verify OK/)
    expect(told).toMatch(/cert\.pem: good/)
    expect(told).not.toMatch(/WARNING/)
  })

  it('hears of a hold, its release and a revocation at the next question', async () => {
    const at = ['--data', space.root]
    expect((await pli(['pki', 'hold', pharmacy.serial, ...at])).code).toBe(0)
    expect(await openssl(pharmacy, 'organisations')).toMatch(/revoked[\s\S]*certificateHold/)
    expect((await pli(['pki', 'release', pharmacy.serial, ...at])).code).toBe(0)
    expect(await openssl(pharmacy, 'organisations')).toMatch(/cert\.pem: good/)
    const reason = ['--reason', 'keyCompromise']
    expect((await pli(['revoke', pharmacy.serial, ...at, ...reason])).code).toBe(0)
    expect(await openssl(pharmacy, 'organisations')).toMatch(/revoked[\s\S]*keyCompromise/)
    await fetchAll()
    const list = ['crl', '-in', file('organisations.crl'), '-noout', '-text']
    const { out } = await run('openssl', list)
    expect(out).toContain(pharmacy.serial.toUpperCase())
  })
})

describe('OCSP by GET (RFC 5019 §6)', () => {
  it('may be kept by caches, and is not sent twice', async () => {
    const args = ['-issuer', file('people.pem'), '-cert', leaf(doctor), '-no_nonce']
    await run('openssl', ['ocsp', ...args, '-reqout', file('request.der')])
    const base64 = readFileSync(file('request.der')).toString('base64')
    const first = await http(`/ocsp/${encodeURIComponent(base64)}`)
    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toBe('application/ocsp-response')
    expect(first.headers['cache-control']).toMatch(/^max-age=3[56]\d\d, public, no-transform/)
    expect(Date.parse(String(first.headers['expires']))).toBeGreaterThan(Date.now())
    const etag = String(first.headers['etag'])
    const again = await http(`/ocsp/${base64}`, { headers: { 'if-none-match': etag } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    writeFileSync(file('response.der'), first.body)
    const { out } = await run('openssl', [
      ...['ocsp', ...args, '-CAfile', file('root.pem'), '-verify_other', file('people.pem')],
      ...['-respin', file('response.der')],
    ])
    expect(out).toMatch(/cert\.pem: good/)
  })
})

describe('the plain listener', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/whoami', 404],
    ['GET', '/health', 404],
    ['GET', '/crl/', 404],
    ['GET', '/crl/nobody.crl', 404],
    ['GET', '/crl/people-7.crl', 404],
    ['GET', '/crl/..%2f..%2fmaster.key', 404],
    ['GET', '/ca/people.crl', 404],
    ['POST', '/crl/people.crl', 405],
    ['DELETE', '/ca/people.cer', 405],
    ['GET', '/ocsp', 400],
    ['GET', '/ocsp/!!!', 400],
    ['PUT', '/ocsp', 400],
    ['POST', '/ocsp', 415],
  ])('%s %s: %d', async (method, path, status) => {
    const got = await http(path, { method })
    expect(got.status).toBe(status)
    expect(got.body.length).toBeLessThan(100)
  })

  it('answers what is no question, and refuses too much of it', async () => {
    const headers = { 'content-type': 'application/ocsp-request' }
    const junk = await http('/ocsp', { method: 'POST', headers, body: Buffer.from('junk') })
    expect([junk.status, junk.body.toString('hex')]).toEqual([200, '30030a0101'])
    const large = Buffer.alloc(100_000)
    expect((await http('/ocsp', { method: 'POST', headers, body: large })).status).toBe(413)
  })

  it('lets nobody hold a connection for nothing', async () => {
    const ended = await new Promise<number>((resolve, reject) => {
      const begun = Date.now()
      const socket = connect({ host, port: house.ports.http })
      socket.write('GET /crl/people.crl HTTP/1.1\r\nHost: x\r\n')
      socket.on('error', reject)
      socket.on('data', () => undefined)
      socket.on('close', () => resolve(Date.now() - begun))
    })
    expect(ended).toBeLessThan(30_000)
  }, 60_000)

  it('serves lists, and says when one has not changed', async () => {
    const { headers, body } = await http('/crl/people.crl')
    const etag = String(headers['etag'])
    expect(body[0]).toBe(0x30)
    const again = await http('/crl/people.crl', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    const head = await http('/crl/people.delta.crl', { method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
  })
})

describe('pli pki ocsp-status', () => {
  it('says good, revoked, or neither, by its exit code too', async () => {
    const at = ['--data', space.root]
    const good = await pli(['pki', 'ocsp-status', leaf(doctor), ...at])
    expect(good.out).toMatch(/valable[\s\S]*CN=OCSP AC Pli Personnes/)
    expect(good.code).toBe(0)
    const revoked = await pli(['pki', 'ocsp-status', pharmacy.serial, ...at, '--json'])
    expect(JSON.parse(revoked.out)).toMatchObject({
      ...{ status: 'revoked', reason: 'keyCompromise', serial: pharmacy.serial, nonce: true },
    })
    expect(revoked.code).toBe(1)
    const nobody = ['--url', `http://${host}:1/ocsp`]
    const silent = await pli(['pki', 'ocsp-status', leaf(doctor), ...at, ...nobody])
    expect(silent.code).toBe(2)
    expect(silent.err).toMatch(/ECONNREFUSED/)
  })

  it('asks with files alone', async () => {
    await fetchAll()
    const args = ['--issuer', file('people.pem'), '--url', `${url()}/ocsp`]
    expect((await pli(['pki', 'ocsp-status', leaf(doctor), ...args])).code).toBe(0)
    const without = await pli(['pki', 'ocsp-status', doctor.serial, ...args])
    expect([without.code, without.err]).toEqual([2, expect.stringMatching(/--data DIR/)])
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
