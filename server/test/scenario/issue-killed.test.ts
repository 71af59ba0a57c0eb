/** Killed at any moment while a certificate is issued or renewed: the register and the folder of its holder still hold. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIdentity } from '../../../client/mail/index.js'
import { pli, projectRoot, Space, startInProcess, type InProcess, type Member } from '../harness.js'

const rounds = 20
const renewals = 12
const main = join(projectRoot, 'dist/server/main.js')
let space: Space
let doctor: Member

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
})
afterAll(() => space.remove())

/** Runs `pli` and kills it after `ms`; resolves with its exit code, null when it was killed. */
async function killed(args: readonly string[], ms: number): Promise<number | null> {
  const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), ms)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  return code
}

/** How long an undisturbed run takes, so that the deaths are spread over all of it. */
async function timeOf(args: readonly string[]): Promise<number> {
  const before = performance.now()
  const { code, err } = await pli(args)
  expect(code, err).toBe(0)
  return performance.now() - before
}

const moment = (round: number, of: number, whole: number): number =>
  (whole * (round + Math.random())) / of

interface Row {
  readonly serial: string
  readonly state: string
  readonly der: Buffer | null
}

const register = (): Promise<Row[]> =>
  space.withData(({ engines }) =>
    engines.pki.read((sql) => sql.all<Row>('SELECT serial, state, der FROM certificates')),
  )

async function expectSound(): Promise<void> {
  const rows = await register()
  expect(new Set(rows.map(({ serial }) => serial)).size).toBe(rows.length)
  for (const { serial, state, der } of rows) {
    if (state === 'reserved') expect(der).toBeNull()
    else
      expect(BigInt(`0x${new X509Certificate(der ?? '').serialNumber}`)).toBe(BigInt(`0x${serial}`))
  }
  const audit = await pli(['audit', 'verify', '--data', space.root])
  expect(audit.code, audit.err + audit.out).toBe(0)
}

describe('pli pki issue, killed', () => {
  it(`hands over nothing unrecorded, in ${rounds} deaths`, async () => {
    const argsFor = (out: string) => [
      ...['pki', 'issue', doctor.name, '--profile', 'professional-signature'],
      ...['--key', 'ecdsa-p256', '--data', space.root, '--out', space.path(out)],
    ]
    const whole = await timeOf(argsFor('whole'))
    let handedOver = 0
    for (let round = 0; round < rounds; round++) {
      const out = `killed-${round}`
      await killed(argsFor(out), moment(round, rounds, whole))
      const file = join(space.path(out), 'cert.pem')
      if (!existsSync(file)) continue
      handedOver++
      const { serialNumber } = new X509Certificate(readFileSync(file))
      const record = await space.withData(({ directory }) =>
        directory.certificate({ serial: serialNumber }),
      )
      expect(record).toMatchObject({ state: 'good', identity: doctor.name })
    }
    await expectSound()
    process.stderr.write(`issue: ${handedOver} of ${rounds} had handed over their certificate\n`)
    expect((await pli(argsFor('after'))).code).toBe(0)
  }, 300_000)
})

describe('pli renew, killed', () => {
  let gateway: InProcess
  beforeAll(async () => {
    gateway = await startInProcess(space)
  })
  afterAll(() => gateway.stop())

  it(`leaves an identity that works, in ${renewals} deaths`, async () => {
    const args = ['renew', '--as', doctor.folder]
    const whole = await timeOf(args)
    const serials = new Set<string>()
    for (let round = 0; round < renewals; round++) {
      // The allowance of a day is not what is tried here.
      await space.withData(({ engines }) =>
        engines.pki.write(async (sql) => {
          await sql.run('UPDATE certificates SET created_at = created_at - 86400001')
        }),
      )
      await killed(args, moment(round, renewals, whole))
      const identity = await openIdentity(doctor.folder)
      serials.add(new X509Certificate(identity.certificate).serialNumber)
      const inbox = await pli(['inbox', '--as', doctor.folder])
      expect(inbox.code, `round ${round}: ${inbox.err}`).toBe(0)
    }
    process.stderr.write(`renew: ${serials.size} certificates in ${renewals} deaths\n`)
    await expectSound()
    const { code, err } = await pli(args)
    expect(code, err).toBe(0)
    for (const left of ['next', 'previous', 'renewing.pid'])
      expect(existsSync(join(doctor.folder, left)), left).toBe(false)
  }, 600_000)
})
