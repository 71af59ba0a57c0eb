/** A holder renews with foreign tools: curl speaks EST (RFC 7030), openssl makes the request and reads the answer. */

import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { X509Certificate } from 'node:crypto'
import { isMissing, run } from '../foreign.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

let space: Space
let gateway: InProcess
let doctor: Member
let colleague: Member

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  colleague = await space.enrol('colleague')
  gateway = await startInProcess(space)
})

afterAll(async () => {
  await gateway.stop()
  space.remove()
})

interface Answer {
  readonly status: number
  readonly body: string
}

/** Asks with curl; `as` null shows no certificate. */
async function ask(path: string, as: Member | null, ...args: string[]): Promise<Answer> {
  const { https: port } = gateway.ports
  const shown = as ? ['--cert', `${as.folder}/cert.pem`, '--key', `${as.folder}/key.pem`] : []
  const { out: octets } = await run('curl', [
    ...['-sS', '--cacert', `${space.root}/ca/root.pem`, ...shown],
    ...['--resolve', `localhost:${port}:127.0.0.1`, '-w', '\n%{http_code}', ...args],
    `https://localhost:${port}/.well-known/est/${path}`,
  ])
  const out = Buffer.from(octets, 'latin1').toString('utf8')
  const at = out.lastIndexOf('\n')
  return { status: Number(out.slice(at + 1)), body: out.slice(0, at) }
}

let count = 0

/** Makes a key and a request with openssl; resolves with the file of the request, in base64. */
async function request(subject: string, ...kind: string[]): Promise<string> {
  const path = space.path(`request-${++count}`)
  const { code, err } = await run('openssl', [
    ...['req', '-new', '-nodes', '-newkey', ...(kind.length > 0 ? kind : ['ed25519'])],
    ...['-keyout', `${path}.key`, '-subj', subject, '-outform', 'DER', '-out', `${path}.der`],
  ])
  expect(code, err).toBe(0)
  writeFileSync(`${path}.b64`, readFileSync(`${path}.der`).toString('base64'))
  return path
}

const post = (path: string, as: Member | null, file: string) =>
  ask(path, as, '-H', 'Content-Type: application/pkcs10', '--data-binary', `@${file}.b64`)

async function certificatesIn(body: string): Promise<X509Certificate[]> {
  const file = space.path('answer.p7')
  writeFileSync(file, Buffer.from(body, 'base64'))
  const { out } = await run('openssl', ['pkcs7', '-inform', 'DER', '-print_certs', '-in', file])
  return (out.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  )
}

describe.skipIf(isMissing('curl', 'openssl'))('EST', () => {
  it('hands out our authorities', async () => {
    const { status, body } = await ask('cacerts', doctor)
    expect(status).toBe(200)
    const found = await certificatesIn(body)
    expect(found.map(({ subject }) => /CN=(.*)/.exec(subject)?.[1]).sort()).toEqual([
      'AC Pli Organisations',
      'AC Pli Personnes',
      'AC Pli Serveurs',
      'AC racine Pli',
    ])
  })

  it('renews over a new key, and the new certificate opens the gateway at once', async () => {
    const file = await request('/')
    const { status, body } = await post('simplereenroll', doctor, file)
    expect(status).toBe(200)
    const [certificate, ...others] = await certificatesIn(body)
    expect(others).toEqual([])
    const old = new X509Certificate(readFileSync(`${doctor.folder}/cert.pem`))
    expect(certificate?.subject).toBe(old.subject)
    expect(certificate?.serialNumber).not.toBe(old.serialNumber)
    writeFileSync(`${file}.pem`, certificate?.toString() ?? '')
    const { https: port } = gateway.ports
    const { out } = await run('curl', [
      ...['-sS', '--cacert', `${space.root}/ca/root.pem`, '--cert', `${file}.pem`],
      ...['--key', `${file}.key`, '--resolve', `localhost:${port}:127.0.0.1`],
      `https://localhost:${port}/whoami`,
    ])
    expect(JSON.parse(out)).toMatchObject({ identity: doctor.name })
  })

  it('takes the very subject of the certificate, and no other', async () => {
    const same = await request(
      '/C=FR/title=Médecin/SN=MARTIN+GN=Camille+CN=810100997245',
      ...['rsa:2048', '-utf8', '-multivalue-rdn'],
    )
    expect((await post('simplereenroll', doctor, same)).status).toBe(200)
    const other = await request('/CN=899700218896')
    const refused = await post('simplereenroll', doctor, other)
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('reprenez le même sujet')
  })

  it('refuses first enrolment, a request that is none, and who shows no certificate', async () => {
    const file = await request('/')
    expect((await post('simpleenroll', doctor, file)).status).toBe(403)
    writeFileSync(`${file}.b64`, 'bonjour !')
    expect((await post('simplereenroll', doctor, file)).status).toBe(400)
    const wrongType = await ask('simplereenroll', doctor, '--data-binary', 'x')
    expect(wrongType.status).toBe(415)
    const stranger = await post('simplereenroll', null, file)
    expect(stranger.status).toBe(403)
    expect(stranger.body).toMatch(/^[^\n<]+\n$/)
  })

  it('refuses a weak key and an extension beyond the profile, in one sentence', async () => {
    const weak = await post('simplereenroll', doctor, await request('/', 'rsa:1024'))
    expect(weak).toMatchObject({ status: 403 })
    expect(weak.body).toContain('rsa-1024')
    const bold = await request('/', 'ed25519', '-addext', 'basicConstraints=CA:TRUE')
    expect((await post('simplereenroll', doctor, bold)).status).toBe(403)
  })

  it('lets nobody have more than ten in a day, however many he asks for at once', async () => {
    const file = await request('/')
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => post('simplereenroll', colleague, file)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(9)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })

  it('serves nobody whose certificate is revoked', async () => {
    await space.withData(({ authority }) =>
      authority.revoke({
        ...{ target: { serial: doctor.serial }, reason: 'keyCompromise', actor: 'scenario' },
      }),
    )
    const { status, body } = await post('simplereenroll', doctor, await request('/'))
    expect(status).toBe(403)
    expect(body).toContain('révoqué')
  })
})
