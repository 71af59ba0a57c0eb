/** Which keys are believed, and how a message to several people is sealed. */

import { beforeAll, describe, expect, it } from 'vitest'
import type { Certificate } from '../../pki/index.js'
import { judgeKeys, judgePgpKey, openPgp, planEncryption, type UsableKeys } from './index.js'

const now = Date.UTC(2026, 10, 22, 10)
const dayMs = 86_400_000
const address = 'camille.martin@medecin.pli.test'
const certificate = { fingerprint: 'a' } as Certificate

let directory: openPgp.OpenedKey
let armored: string
let fingerprint: string

beforeAll(async () => {
  const order = { passphrase: null, now, lifetimeMs: 30 * dayMs }
  const made = await openPgp.makeKey({ name: 'Annuaire', address: 'annuaire@pli.test', ...order })
  directory = await openPgp.openSecret(made.secret, null, now)
  const mine = await openPgp.makeKey({ name: 'Dr Camille MARTIN', address, ...order })
  armored = mine.public
  fingerprint = mine.info.fingerprint
})

const keys = (name: string, more: Partial<UsableKeys> = {}): UsableKeys => ({
  address: name,
  openPgp: null,
  certificate: null,
  doubts: [],
  ...more,
})

describe('an OpenPGP key from a directory', () => {
  const trust = () => ({ directory: [directory.publicKey] })

  it('counts when the directory certified it for this address', async () => {
    const order = { key: armored, address, certifier: directory, now, lifetimeMs: null }
    const key = await openPgp.certifyKey(order)
    expect(await judgePgpKey(key, address, trust(), now)).toEqual({ key })
    expect(await judgePgpKey(key, 'b@c.test', trust(), now)).toEqual({ doubt: 'other-address' })
    expect(await judgePgpKey(key, address, { directory: [] }, now)).toEqual({ doubt: 'unproven' })
    const later = now + 31 * dayMs
    expect(await judgePgpKey(key, address, trust(), later)).toEqual({ doubt: 'ended' })
  })

  it('counts when a person accepted its fingerprint, and not for its own word', async () => {
    expect(await judgePgpKey(armored, address, trust(), now)).toEqual({ doubt: 'unproven' })
    const accepted = [fingerprint.toLowerCase()]
    expect(await judgePgpKey(armored, address, { ...trust(), accepted }, now)).toEqual({
      key: armored,
    })
    expect(await judgePgpKey('x', address, trust(), now)).toEqual({ doubt: 'unreadable' })
  })

  it('says why what is offered is not used', async () => {
    const offered = { address, certificates: [], openPgp: armored }
    const trusted = { ...trust(), anchors: [], intermediates: [] }
    expect(await judgeKeys(offered, trusted, now)).toEqual(keys(address, { doubts: ['unproven'] }))
  })
})

describe('the plan', () => {
  const pgp = { openPgp: 'key' }
  const smime = { certificate }

  it('is OpenPGP, or S/MIME, when everybody has it, the sender too', () => {
    const both = keys('a', { ...pgp, ...smime })
    expect(planEncryption([both], both)).toEqual({ way: 'openpgp', keys: ['key'] })
    expect(planEncryption([both, keys('b', smime)], both)).toEqual({
      way: 'smime',
      certificates: [certificate],
    })
  })

  it('is nothing, naming who is without, when somebody has none', () => {
    const both = keys('a', { ...pgp, ...smime })
    expect(planEncryption([both, keys('b')], both)).toMatchObject({
      way: 'none',
      lacking: [{ address: 'b' }],
      someHave: true,
      senderLacks: false,
    })
    expect(planEncryption([keys('b')], both)).toMatchObject({ way: 'none', someHave: false })
  })

  it('never mixes ways, and never leaves the sender without a copy', () => {
    const mixed = [keys('a', pgp), keys('b', smime)]
    expect(planEncryption(mixed, keys('me', { ...pgp, ...smime }))).toMatchObject({ way: 'none' })
    expect(planEncryption([keys('a', pgp)], keys('me', smime))).toMatchObject({
      way: 'none',
      senderLacks: true,
      lacking: [],
    })
  })
})
