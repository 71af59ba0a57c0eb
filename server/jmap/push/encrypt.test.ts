/** The example of RFC 8291 §5 and Appendix A, and what is no key. */

import { expect, it } from 'vitest'
import { systemRandom } from '../../base/index.js'
import { encryptPush, readPushKeys } from './encrypt.js'

const p256dh =
  'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
const auth = 'BTBZMqHH6r4Tts7J_aSIgg'

it('makes the message of RFC 8291, to the octet', () => {
  const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url')
  const own = Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url')
  const plain = Buffer.from('When I grow up, I want to be a watermelon')
  const made = encryptPush(plain, readPushKeys(p256dh, auth), { bytes: () => salt }, own)
  expect(made.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

it('takes no other keys', () => {
  expect(() => readPushKeys(p256dh, 'AAAA')).toThrow('RFC 8291')
  const nowhere = Buffer.alloc(65, 4).toString('base64url')
  expect(() => readPushKeys(nowhere, auth)).toThrow('P-256')
  const long = Buffer.alloc(5000)
  expect(() => encryptPush(long, readPushKeys(p256dh, auth), systemRandom)).toThrow('4 KiB')
})
