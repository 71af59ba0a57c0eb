/** kill -9 at random moments under load: what was answered 250 is there, whole, once, and the store is clean. */

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withImap } from '../../../client/mail/imap.js'
import { pli, Space, startChild, type Child, type Member } from '../harness.js'
import { belowTrace, sha256 } from '../read-back.js'
import { openSmtp, submitOn } from '../wire.js'

const rounds = 30
const senders = 4
const seed = Number(process.env['PLI_TEST_SEED'] ?? Date.now() % 1_000_000)

/** mulberry32: a run can be repeated by its seed. */
function generator(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const random = generator(seed)
const between = (low: number, high: number): number => low + Math.floor(random() * (high - low))

let space: Space
let doctor: Member
let pharmacy: Member
const filler = Buffer.from(randomBytes(300_000).toString('base64').replace(/.{76}/g, '$&\r\n'))

beforeAll(async () => {
  process.stderr.write(`nothing-lost: PLI_TEST_SEED=${seed}\n`)
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
})
afterAll(() => space.remove())

/** SHA-256 of everything sent, by Message-ID; and which of it was answered 250. */
const sent = new Map<string, string>()
const accepted = new Set<string>()

function compose(id: string): Buffer {
  const start = between(0, 1000) * 78
  const body = filler.subarray(start, start + between(1024, 300 * 1024))
  const header = `From: ${doctor.mailbox}\r\nMessage-ID: <${id}>\r\nDate: Mon, 2 Feb 2026 09:00:00 +0100\r\n\r\n`
  return Buffer.concat([Buffer.from(header), body, Buffer.from('\r\n')])
}

/** Sends on one connection until it breaks. */
async function sendOn(house: Child, name: string): Promise<void> {
  const wire = await openSmtp(house.ports.submission, doctor)
  for (let n = 0; ; n++) {
    const id = `${name}.${n}@scenario.test`
    const message = compose(id)
    sent.set(id, sha256(message))
    const { code } = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], message)
    if (code === 250) accepted.add(id)
  }
}

interface Found {
  readonly uid: number
  readonly id: string
  readonly digest: string
}

/** What INBOX holds from `first` on. */
function look(first: number): Promise<{ found: Found[]; uidNext: number; uidValidity: bigint }> {
  return withImap(pharmacy.identity, async (session) => {
    const { uidNext, uidValidity } = await session.mailboxOpen('INBOX', { readOnly: true })
    const found: Found[] = []
    if (uidNext <= first) return { found, uidNext, uidValidity }
    const range = `${first}:${uidNext - 1}`
    const query = { uid: true, source: true }
    for await (const { uid, source } of session.fetch(range, query, { uid: true })) {
      const message = belowTrace(source ?? Buffer.alloc(0))
      const id = /^Message-ID: <([^>]+)>/m.exec(message.toString('latin1'))?.[1] ?? ''
      found.push({ uid, id, digest: sha256(message) })
    }
    return { found, uidNext, uidValidity }
  })
}

function expectWhole(found: readonly Found[], seen: Set<string>): void {
  for (const { uid, id, digest } of found) {
    expect(digest, `UID ${uid} is what was sent as ${id}`).toBe(sent.get(id))
    expect(seen.has(id), `${id} is there once`).toBe(false)
    seen.add(id)
  }
  const lost = [...accepted].filter((id) => !seen.has(id))
  expect(lost, 'answered 250 and lost').toEqual([])
}

describe(`${rounds} times kill -9 under load`, () => {
  it('loses nothing', { timeout: 600_000 }, async () => {
    const seen = new Set<string>()
    const validities = new Set<bigint>()
    let next = 1
    for (let round = 0; round <= rounds; round++) {
      const house = await startChild(space.root)
      const { found, uidNext, uidValidity } = await look(next)
      expect(uidNext, 'no UID is used twice').toBeGreaterThanOrEqual(next)
      expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
      expectWhole(found, seen)
      validities.add(uidValidity)
      next = uidNext
      if (round === rounds) {
        expect(await house.kill('SIGTERM')).toBe(0)
        break
      }
      const loads = Array.from({ length: senders }, (_, i) =>
        sendOn(house, `${round}.${i}`).catch(() => undefined),
      )
      await new Promise((resolve) => setTimeout(resolve, between(50, 400)))
      await house.kill('SIGKILL')
      await Promise.all(loads)
    }
    expect(validities.size, 'UIDVALIDITY stayed').toBe(1)
    expect(accepted.size).toBeGreaterThan(rounds)
    const everything = await lookAtRest()
    expectWhole(everything, new Set())
    process.stderr.write(
      `nothing-lost: ${sent.size} sent, ${accepted.size} answered 250, ${everything.length} kept\n`,
    )
  })

  async function lookAtRest(): Promise<Found[]> {
    const house = await startChild(space.root)
    const { found } = await look(1)
    await house.kill('SIGTERM')
    return found
  }

  it('leaves a clean store without orphans', async () => {
    const { code, out } = await pli(['store', 'check', '--json', '--data', space.root])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ clean: true, problems: [], orphans: { count: 0 } })
  })

  it('leaves both audit logs intact, with one entry for every message answered', async () => {
    const { code, out } = await pli(['audit', 'verify', '--json', '--data', space.root])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ intact: true }, { intact: true }])
    const kinds = await space.withData(({ audit }) =>
      audit('mail', async (table) =>
        (await table.after(0, 1_000_000)).map(
          ({ entry }) => (JSON.parse(entry.toString()) as { kind: string }).kind,
        ),
      ),
    )
    const messages = kinds.filter((kind) => kind === 'message.accepted').length
    expect(messages).toBeGreaterThanOrEqual(accepted.size)
  })
})
