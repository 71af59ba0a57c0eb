/** A full disk: a temporary refusal, a gateway that lives and still serves what it has, and goes on when there is room. */

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  rmdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesUnder } from '../files.js'
import { skipAloud } from '../foreign.js'
import { pli, Space, startChild, type Child, type Member } from '../harness.js'
import { belowTrace, readFolder, sha256 } from '../read-back.js'
import { openImap, openSmtp, submitOn, type Wire } from '../wire.js'

/** A small file system of its own, or null when we may not mount one. */
function mountSmall(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'pli-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmdirSync(folder)
    skipAloud('a full disk needs the right to mount a tmpfs')
    return null
  }
}
const disk = mountSmall()

/** Takes all the room that is left. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 1 << 20; size >= 1;)
      try {
        if (writeSync(handle, Buffer.alloc(size, 1)) < size) size >>= 1
      } catch {
        size >>= 1
      }
  } finally {
    closeSync(handle)
  }
}

describe.skipIf(disk === null)('on a full disk', () => {
  let space: Space
  let doctor: Member
  let pharmacy: Member
  let house: Child
  let smtp: Wire
  const kept: string[] = []
  const filler = join(disk ?? '', 'filler')
  /** Room that comes back with the filler, however much or little that was. */
  const reserve = join(disk ?? '', 'reserve')

  beforeAll(async () => {
    space = await Space.make('ecdsa', disk ?? '')
    writeFileSync(reserve, Buffer.alloc(4 << 20, 1))
    doctor = await space.enrol('doctor')
    pharmacy = await space.enrol('pharmacy')
    house = await startChild(space.root)
    smtp = await openSmtp(house.ports.submission, doctor)
  })
  afterAll(async () => {
    smtp.end()
    await house.kill('SIGTERM')
    execFileSync('umount', ['--lazy', disk ?? ''])
    rmdirSync(disk ?? '')
  })

  const letter = (bytes: number): Buffer =>
    Buffer.from(
      `From: ${doctor.mailbox}\r\nDate: Mon, 2 Feb 2026 09:00:00 +0100\r\nMessage-ID: <${randomBytes(8).toString('hex')}@a.test>\r\n\r\n${randomBytes(bytes).toString('base64')}\r\n`,
    )
  async function send(bytes: number): Promise<string> {
    const message = letter(bytes)
    const { code, text } = await submitOn(smtp, doctor.mailbox, [pharmacy.mailbox], message)
    if (code === 250) kept.push(sha256(message))
    return text
  }
  const append = (wire: Wire, bytes: number): Promise<string> => {
    const message = letter(bytes).toString('latin1')
    return wire.imap(`APPEND INBOX {${message.length}+}\r\n${message}`)
  }

  async function expectAllThere(): Promise<void> {
    const found = (await readFolder(pharmacy)).map(({ raw }) => sha256(belowTrace(raw)))
    expect(found).toEqual(kept)
  }

  it('large messages are refused for now with 4.x when the disk fills up', async () => {
    let answer = ''
    for (let i = 0; i < 60 && !answer.startsWith('4'); i++) answer = await send(1_000_000)
    expect(answer).toMatch(/^452 4\.3\.1 /)
    expect(kept.length).toBeGreaterThan(10)
    expect((await smtp.ask('NOOP')).code).toBe(250)
  })

  it('small ones, too, once there is not a byte left; and APPEND says NO', async () => {
    fill(filler)
    for (const bytes of [10, 3000, 80_000, 1_000_000])
      expect(await send(bytes), `${bytes} bytes`).toMatch(/^4\d\d 4\./)
    const imap = await openImap(house.ports.imap, pharmacy)
    for (const bytes of [10, 80_000, 1_000_000])
      expect(await append(imap, bytes)).toMatch(/^a NO \[(UNAVAILABLE|OVERQUOTA)\]/m)
    expect(await imap.imap('SELECT INBOX')).toMatch(/^a OK/m)
    expect(await imap.imap('STORE 1 +FLAGS (\\Flagged)')).toMatch(/^a NO \[UNAVAILABLE\]/m)
    imap.end()
  })

  it('what is kept can still be read, in new sessions', async () => {
    await expectAllThere()
    expect(house.process.exitCode).toBeNull()
  })

  it('it goes on as soon as there is room', async () => {
    rmSync(filler)
    rmSync(reserve)
    expect(await send(10)).toMatch(/^250 /)
    expect(await send(80_000)).toMatch(/^250 /)
    const other = await openSmtp(house.ports.submission, doctor)
    other.end()
    await expectAllThere()
    const imap = await openImap(house.ports.imap, pharmacy)
    await imap.imap('SELECT INBOX')
    expect(await imap.imap('STORE 1 +FLAGS (\\Flagged)')).toMatch(/^a OK/m)
    imap.end()
  })

  it('nothing half-written is left, and the store and the log are sound', async () => {
    const { out, code } = await pli(['store', 'check', '--json', '--data', space.root])
    expect(JSON.parse(out)).toMatchObject({ clean: true, problems: [] })
    expect(code).toBe(0)
    expect((await pli(['audit', 'verify', '--data', space.root])).code).toBe(0)
    const large = filesUnder(join(space.root, 'blobs')).length
    expect(large).toBeLessThanOrEqual(kept.length)
    // The one thing that could not be done for the readers was to note them in the audit log.
    const errors = house
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":50'))
    for (const line of errors) expect(line).toContain('an opened mailbox could not be audited')
  })
})
