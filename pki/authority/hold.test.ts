/** Held, released, revoked after all: the directory and the list say the same at every step. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actor, doctor, readySpace, type Space } from '../space.case.js'
import { loadTrust } from './index.js'
import { verifyPeer } from '../verify/index.js'

let space: Space
let serial: string
let chain: Buffer[]

beforeEach(async () => {
  space = await readySpace()
  const enrolled = await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
  serial = enrolled.certificate.serial
  chain = [enrolled.certificate, ...enrolled.chain].map(({ der }) => der)
})
afterEach(() => space.engine.close())

const identity = 'rpps:10100997245'
const revoke = (reason: 'certificateHold' | 'keyCompromise') =>
  space.authority.revoke({ target: { serial }, reason, actor })
const release = () => space.authority.release({ target: { identity }, actor })
async function byList(): Promise<string> {
  const material = await loadTrust(space.store)
  const verdict = verifyPeer(chain, { ...material, purpose: 'client', at: space.clock.now() })
  return verdict.admitted ? 'good' : (verdict.facts['reason'] ?? verdict.rule)
}

describe('a certificate on hold', () => {
  it('is revoked until it is released', async () => {
    await revoke('certificateHold')
    expect(await byList()).toBe('certificateHold')
    expect(await release()).toMatchObject([{ serial, state: 'good', reason: null }])
    expect(await byList()).toBe('good')
    expect(await space.directory.certificate({ serial })).toMatchObject({
      ...{ state: 'good', reason: null, revokedAt: null },
    })
    expect(space.events.map(({ kind }) => kind)).toContain('certificate.released')
  })

  it('may be revoked for good, and then stays so', async () => {
    await revoke('certificateHold')
    await expect(revoke('certificateHold')).rejects.toThrow(/revoked already/)
    await revoke('keyCompromise')
    expect(await byList()).toBe('keyCompromise')
    await expect(release()).rejects.toThrow(/not on hold/)
    await expect(space.authority.release({ target: { serial: '0123' }, actor })).rejects.toThrow(
      /not on hold/,
    )
  })
})
