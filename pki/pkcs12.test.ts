import { describe, expect, it } from 'vitest'
import { systemRandom } from '../server/base/index.js'
import { craft } from './crafted.case.js'
import { makePassword, makePkcs12 } from './pkcs12.js'

describe('passwords of bundles', () => {
  it('can be read aloud and are not made twice', () => {
    const made = Array.from({ length: 200 }, () => makePassword(systemRandom))
    for (const password of made)
      expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/)
    expect(new Set(made).size).toBe(200)
  })

  it.each(['court', 'sept chars', 'motdepasseé', 'x'.repeat(129)])(
    'refuse %j',
    async (password) => {
      const { certificate, privateKey } = await craft({ cn: 'x' })
      const bundle = { certificate, privateKey, chain: [], friendlyName: 'x', password }
      expect(() => makePkcs12(bundle, systemRandom)).toThrow(/password/)
    },
  )
})
