/** Killed while pharmacies dispense: what was answered is kept, once, and asking again under the same key adds nothing. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  prescriptionState,
  recordDispensing,
  type DispensingOrder,
} from '../../../client/gateway/index.js'
import { openIdentity, tlsLink, type TlsLink } from '../../../client/mail/index.js'
import { Space, startChild, type Child } from '../harness.js'

let space: Space
let house: Child
let pharmacy: TlsLink

beforeAll(async () => {
  space = await Space.make()
  const { folder } = await space.enrol('pharmacy')
  house = await startChild(space.root)
  pharmacy = tlsLink(await openIdentity(folder))
}, 60_000)
afterAll(async () => {
  await house.kill('SIGTERM')
  space.remove()
})

const order = (): DispensingOrder => ({
  document: { id: randomUUID(), setId: randomUUID(), version: 1, replaces: null },
  lines: [{ line: 1, times: 1, boxes: 2 }],
  give: [{ line: 1, turn: 0, kind: 'whole', boxes: null }],
  ...{ author: null, key: randomUUID(), after: 0, despite: null },
})

describe('kill -9 under load', () => {
  it('loses no dispensing that was answered, and none counts twice', async () => {
    const orders = Array.from({ length: 60 }, order)
    const answered = new Set<DispensingOrder>()
    const asked = orders.map((one) =>
      recordDispensing(pharmacy, one).then(
        () => answered.add(one),
        () => undefined,
      ),
    )
    const some = (): boolean => answered.size >= 5
    await expect.poll(some, { timeout: 20_000, interval: 1 }).toBe(true)
    await house.kill('SIGKILL')
    await Promise.all(asked)
    house = await startChild(space.root)
    for (const one of answered)
      expect((await prescriptionState(pharmacy, one.document, true)).standing).toBe('done')
    for (const one of orders) {
      const again = await recordDispensing(pharmacy, one)
      if (answered.has(one)) expect(again.repeated).toBe(true)
      expect(again.state.dispensings).toHaveLength(1)
    }
  }, 120_000)
})
