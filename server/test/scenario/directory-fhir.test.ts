/** The directory over HTTPS as a foreign tool sees it: curl with a certificate of the directory, one that is revoked, and none. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

const run = promisify(execFile)
let space: Space
let doctor: Member
let colleague: Member
let house: InProcess
let url: string

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  colleague = await space.enrol('colleague')
  house = await startInProcess(space)
  url = `https://localhost:${house.ports.https}/fhir`
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

/** What curl prints: the status in the last line, the answer before it. */
async function curl(
  path: string,
  { as, more = [] }: { as?: Member; more?: readonly string[] } = {},
): Promise<{ status: number; body: string }> {
  const anchors = join(doctor.folder, 'chain.pem')
  const shown = as ? certificateFiles(as) : []
  const { stdout } = await run('curl', [
    ...['-sS', '-w', '\n%{http_code}', '--cacert', anchors, ...shown, ...more],
    `${url}${path}`,
  ])
  const end = stdout.lastIndexOf('\n')
  return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) }
}

const certificateFiles = ({ folder }: Member): readonly string[] => [
  ...['--key', join(folder, 'key.pem'), '--cert', join(folder, 'cert.pem')],
]

describe('the directory over HTTPS', () => {
  it('is read and searched by who has a certificate', async () => {
    const found = await curl('/Practitioner?family=martin', { as: doctor })
    expect(found.status).toBe(200)
    expect(JSON.parse(found.body)).toMatchObject({
      ...{ resourceType: 'Bundle', type: 'searchset', total: 1 },
      link: [{ relation: 'self', url: `${url}/Practitioner?family=martin&_count=20` }],
      entry: [{ resource: { resourceType: 'Practitioner', active: true } }],
    })
    const { body } = await curl('/metadata', { as: doctor, more: ['-I'] })
    expect(body).toMatch(/^content-type: application\/fhir\+json/im)
    expect(body).toMatch(/^etag: W\/"/im)
  })

  it('is searched by POST, and changed by nobody', async () => {
    const form = await curl('/Practitioner/_search', { as: doctor, more: ['-d', 'family=martin'] })
    expect(form).toMatchObject({ status: 200 })
    const changed = await curl('/Practitioner/x', { as: doctor, more: ['-X', 'DELETE'] })
    expect(changed.status).toBe(405)
    expect(JSON.parse(changed.body)).toMatchObject({ resourceType: 'OperationOutcome' })
    const huge = 'x'.repeat(100_000)
    const large = await curl('/Practitioner/_search', { as: doctor, more: ['-d', huge] })
    expect(large.status).toBe(413)
  })

  it('says in its own form why a certificate is refused', async () => {
    await space.withData((data) =>
      data.authority.revoke({
        ...{ target: { serial: colleague.serial }, reason: 'keyCompromise' as const },
        actor: 'scenario',
      }),
    )
    for (const as of [colleague, undefined]) {
      const refused = await curl('/Practitioner?family=martin', as ? { as } : {})
      expect(refused.status).toBe(403)
      expect(JSON.parse(refused.body)).toMatchObject({
        resourceType: 'OperationOutcome',
        issue: [{ code: 'forbidden' }],
      })
      expect(refused.body).not.toContain('MARTIN')
    }
  })
})
