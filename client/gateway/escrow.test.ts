/** A deposit is sealed to a key that the gateway may have made a moment ago. */

import { describe, expect, it } from 'vitest'
import { systemRandom, type Clock } from '../../server/base/index.js'
import { openPgp } from '../keys/index.js'
import { depositKeys } from './escrow.js'
import type { GatewayLink } from './link.js'

const began = Date.UTC(2026, 10, 22, 9)

/** A gateway that makes its escrow key when asked for it the first time, which takes two seconds. */
function gatewayAt(time: { now: number }) {
  const deposits: string[] = []
  let secret = ''
  const link: GatewayLink = {
    ...{ mailbox: 'pharmacie@pli.test', server: 'pli.test' },
    async ask({ path, body }) {
      if (path !== '/keys/escrow.asc') {
        deposits.push(String(body))
        return { status: 204, body: new Uint8Array(), contentType: '' }
      }
      time.now += 2000
      const owner = { name: 'Séquestre', address: 'sequestre@pli.test', passphrase: null }
      const made = await openPgp.makeKey({ ...owner, now: time.now, lifetimeMs: null })
      secret = made.secret
      const key = new TextEncoder().encode(made.public)
      return { status: 200, body: key, contentType: 'application/pgp-keys' }
    },
  }
  return { link, deposits, secret: () => secret }
}

describe('a deposit in escrow', () => {
  it('is sealed to a key made while it was asked for', async () => {
    const time = { now: began }
    const clock: Clock = { now: () => time.now }
    const { link, deposits, secret } = gatewayAt(time)
    const text = `secret ${systemRandom.bytes(8).toString('hex')}`
    expect(await depositKeys(link, [{ keyId: 'A', kind: 'openpgp', text }], clock)).toBe(1)
    const [key] = (JSON.parse(deposits[0] ?? '') as { keys: { sealed: string }[] }).keys
    const opened = await openPgp.openSecret(secret(), null, time.now)
    const { content } = await openPgp.decrypt({
      message: key?.sealed ?? '',
      keys: [opened],
      now: time.now,
    })
    expect(Buffer.from(content).toString()).toBe(text)
  })
})
