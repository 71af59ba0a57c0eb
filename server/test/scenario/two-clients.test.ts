/** Two IMAP sessions and deliveries on one mailbox at once: what each was told adds up to what is there. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { openImap, openSmtp, submitOn, type Wire } from '../wire.js'

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const deliveries = 60

async function deliver(from: number): Promise<void> {
  const wire = await openSmtp(house.ports.submission, doctor)
  for (let i = 0; i < deliveries; i++) {
    const letter = `From: ${doctor.mailbox}\r\nSubject: ${from}-${i}\r\n\r\nx\r\n`
    const { code } = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter)
    expect(code).toBe(250)
  }
  wire.end()
}

/** A client that believes only what it is told: the UIDs by sequence number, as RFC 9051 §7.5 has them kept. */
class Believer {
  readonly #wire: Wire
  #count = 0
  readonly uids: (number | undefined)[] = []
  readonly flags = new Map<number, string>()
  readonly problems: string[] = []

  constructor(wire: Wire) {
    this.#wire = wire
  }

  async ask(command: string): Promise<string> {
    const answer = await this.#wire.imap(command, 'k')
    for (const line of answer.split('\r\n')) this.#take(line, command)
    return answer
  }

  #take(line: string, command: string): void {
    const [, number = '', what = '', rest = ''] = /^\* (\d+) (\w+)(.*)$/.exec(line) ?? []
    const n = Number(number)
    if (what === 'EXISTS') {
      if (n < this.#count) this.problems.push(`EXISTS ${n} after ${this.#count}`)
      this.uids.length = n
      this.#count = n
    } else if (what === 'EXPUNGE') {
      if (n < 1 || n > this.#count) this.problems.push(`EXPUNGE ${n} of ${this.#count}`)
      if (/^(FETCH|STORE|SEARCH)/.test(command)) this.problems.push(`EXPUNGE during ${command}`)
      this.uids.splice(n - 1, 1)
      this.#count--
    } else if (what === 'FETCH') {
      const known = this.uids[n - 1]
      const told = /UID (\d+)/.exec(rest)?.[1]
      const uid = told === undefined ? known : Number(told)
      if (n < 1 || n > this.#count) this.problems.push(`FETCH ${n} of ${this.#count}`)
      if (known !== undefined && known !== uid) this.problems.push(`${n} was ${known}, is ${uid}`)
      // News of a message that this client has not asked about yet.
      if (uid === undefined) return
      this.uids[n - 1] = uid
      const flags = /FLAGS \(([^)]*)\)/.exec(rest)?.[1]
      if (flags !== undefined) this.flags.set(uid, flags.replace('\\Recent', '').trim())
    }
  }

  /** What it holds, once it has asked for what it does not know. */
  async settled(): Promise<{ uids: (number | undefined)[]; flags: (string | undefined)[] }> {
    await this.ask('NOOP')
    await this.ask('FETCH 1:* (UID FLAGS)')
    await this.ask('NOOP')
    const flags = this.uids.map((uid) => this.flags.get(uid ?? 0))
    return { uids: [...this.uids], flags }
  }

  end(): void {
    this.#wire.end()
  }
}

async function believer(): Promise<Believer> {
  const client = new Believer(await openImap(house.ports.imap, pharmacy))
  await client.ask('SELECT INBOX')
  return client
}

describe('two sessions and two senders at once', () => {
  it('end with the same picture, and it is what a third one finds', async () => {
    const [one, two] = [await believer(), await believer()]
    let running = true
    const sending = Promise.all([deliver(1), deliver(2)]).then(() => (running = false))
    const flagging = async (): Promise<void> => {
      for (let i = 0; running; i++) {
        await one.ask('NOOP')
        await one.ask('FETCH 1:* (UID FLAGS)')
        await one.ask(`UID STORE ${1 + (i % 40)} +FLAGS (\\Seen)`)
        await one.ask(`UID STORE ${2 + (i % 37)} -FLAGS (\\Seen)`)
      }
    }
    const deleting = async (): Promise<void> => {
      while (running) {
        await two.ask('FETCH 1:* (UID FLAGS)')
        const [first, , third] = two.uids
        if (first !== undefined) await two.ask(`UID STORE ${first} +FLAGS (\\Deleted)`)
        await two.ask('EXPUNGE')
        if (third !== undefined) await two.ask(`UID MOVE ${third} Archive`)
        await two.ask('NOOP')
      }
    }
    await Promise.all([sending, flagging(), deleting()])
    const pictures = [await one.settled(), await two.settled()]
    const third = await believer()
    const truth = await third.settled()
    expect(one.problems).toEqual([])
    expect(two.problems).toEqual([])
    for (const picture of pictures) expect(picture).toEqual(truth)
    expect(truth.uids).toEqual([...truth.uids].sort((a, b) => Number(a) - Number(b)))
    expect(new Set(truth.uids).size).toBe(truth.uids.length)

    const archive = await third.ask('STATUS Archive (MESSAGES)')
    const moved = Number(/MESSAGES (\d+)/.exec(archive)?.[1])
    expect(moved).toBeGreaterThan(0)
    expect(truth.uids.length + moved).toBeLessThan(2 * deliveries)
    const next = await third.ask('STATUS INBOX (UIDNEXT)')
    expect(next).toContain(`UIDNEXT ${2 * deliveries + 1}`)
    for (const client of [one, two, third]) client.end()
  })

  it('a session in IDLE hears of a delivery at once, and of what another session does', async () => {
    const idle = await openImap(house.ports.imap, pharmacy)
    await idle.imap('SELECT INBOX')
    idle.send('i IDLE\r\n')
    await idle.line()
    const wire = await openSmtp(house.ports.submission, doctor)
    const letter = `From: ${doctor.mailbox}\r\n\r\nx\r\n`
    await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter)
    wire.end()
    const count = Number(/^\* (\d+) EXISTS$/.exec(await idle.line(1000))?.[1])
    expect(count).toBeGreaterThan(0)
    // \Recent is news too, in revision 1.
    let line = await idle.line(1000)
    const other = await openImap(house.ports.imap, pharmacy)
    await other.imap('SELECT INBOX')
    await other.imap(`STORE ${count} +FLAGS (\\Flagged \\Deleted)`)
    if (/RECENT/.test(line)) line = await idle.line(1000)
    expect(line).toMatch(new RegExp(`^\\* ${count} FETCH .*\\\\Flagged`))
    await other.imap('EXPUNGE')
    expect(await idle.line(1000)).toBe(`* ${count} EXPUNGE`)
    idle.send('DONE\r\n')
    expect(await idle.tagged('i')).toMatch(/^i OK/m)
    idle.end()
    other.end()
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
