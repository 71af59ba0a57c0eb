/** Administrators at the console: proof, roles, reasons, two signatures, and what the log keeps of it. */

import { existsSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../client/cli/index.js'
import { readEntry } from '../audit/index.js'
import { silentLog } from '../base/index.js'
import { ensureAccount } from '../mail/index.js'
import { mailParts } from '../parts.js'
import { Space, type Member } from '../test/harness.js'
import { isSignedBy } from '../desk/index.js'
import { operatorCommands, operatorGroups } from './index.js'
import { actStatement, type ActFacts } from '../desk/index.js'

let space: Space
let officer: Member
let second: Member
let auditor: Member
const officerId = 'rpps:10100997245'

beforeAll(async () => {
  space = await Space.make()
  officer = await space.enrol('doctor')
  second = await space.enrol('colleague')
  auditor = await space.enrol('nurse')
})
afterAll(() => space.remove())

async function run(as: Member | null, ...argv: string[]): Promise<{ code: number; text: string }> {
  const said: string[] = []
  const sink = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 }
  const code = await runCli({
    commands: operatorCommands,
    groups: operatorGroups,
    argv,
    defaults: { data: space.root, admin: as?.folder },
    ...{ language: 'en', out: sink, err: sink, colour: false, debug: false, version: '0' },
    input: Readable.from([]),
  })
  return { code, text: said.join('') }
}

interface Event {
  readonly kind: string
  readonly actor: string
  readonly facts: Readonly<Record<string, string>>
}

const events = (): Promise<Event[]> =>
  space.withData(async (data) => {
    const entries = await data.readAudit('pki', (table) => table.after(0, 1000))
    return entries.flatMap(({ entry }) => readEntry(entry) ?? [])
  })

describe('without administrators', () => {
  it('whoever holds the files may do everything, and the reason is kept', async () => {
    expect((await run(null, 'admin', 'list')).text).toMatch(/No administrator/)
    const held = await run(null, 'pki', 'hold', second.serial, '--why', 'lost card')
    expect(held.code).toBe(0)
    const last = (await events()).find(({ kind }) => kind === 'certificate.revoked')
    expect(last).toMatchObject({
      actor: expect.stringMatching(/^console:/) as string,
      facts: { why: 'lost card' },
    })
    expect((await run(null, 'pki', 'release', second.serial)).code).toBe(0)
  })

  it('the first one has to be a security officer, with a certificate', async () => {
    const registrar = await run(null, 'admin', 'add', officerId, '--role', 'registrar')
    expect(registrar).toMatchObject({ code: 1, text: expect.stringMatching(/first/) as string })
    const nobody = await run(null, 'admin', 'add', 'rpps:10002422979', '--role', 'auditor')
    expect(nobody.code).toBe(1)
    const rehearsed = ['--role', 'security-officer', '--dry-run']
    expect((await run(null, 'admin', 'add', officerId, ...rehearsed)).code).toBe(0)
    expect((await run(null, 'admin', 'list')).text).toMatch(/No administrator/)
  })
})

describe('with administrators', () => {
  it('every command wants proof, even one that only reads', async () => {
    const added = await run(null, 'admin', 'add', officerId, '--role', 'security-officer')
    expect(added.code).toBe(0)
    expect(await run(null, 'pki', 'list')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/--admin/) as string,
    })
    expect((await run(officer, 'pki', 'list')).code).toBe(0)
    expect((await run(second, 'pki', 'list')).text).toMatch(/not-administrator/)
  })

  it('what revokes or names administrators wants a reason', async () => {
    const bare = ['admin', 'add', second.name, '--role', 'security-officer']
    expect((await run(officer, ...bare)).code).toBe(2)
    expect((await run(officer, ...bare, '--why', 'deputy')).code).toBe(0)
    const look = ['admin', 'add', auditor.name, '--role', 'auditor', '--why', 'yearly audit']
    expect((await run(officer, ...look)).code).toBe(0)
  })

  it('a role does only what it is for', async () => {
    const suspend = ['mailbox', 'suspend', auditor.mailbox]
    expect((await run(officer, ...suspend)).text).toMatch(/wrong-role/)
    expect((await run(auditor, ...suspend)).text).toMatch(/wrong-role/)
    expect((await run(auditor, 'mailbox', 'list')).code).toBe(0)
    expect((await run(auditor, 'pki', 'crl', 'people')).code).toBe(0)
    expect((await run(auditor, 'pki', 'crl', 'people', '--renew')).text).toMatch(/wrong-role/)
    const refused = (await events()).filter(({ kind }) => kind === 'administrator.refused')
    expect(refused.length).toBeGreaterThan(3)
    expect(refused.at(-1)).toMatchObject({ actor: auditor.name, facts: { rule: 'wrong-role' } })
  })

  it('an order is in the log with a signature that anybody can check', async () => {
    await run(officer, 'pki', 'hold', auditor.serial, '--why', 'card left on a train')
    const acted = (await events()).findLast(({ kind }) => kind === 'administrator.acted')
    expect(acted).toMatchObject({ actor: officerId, facts: { command: 'pki hold' } })
    const facts = acted?.facts ?? {}
    const statement = actStatement(facts as unknown as ActFacts)
    const certificate = await space.withData((data) =>
      data.directory.certificate({ fingerprint: facts['certificate'] ?? '' }),
    )
    const der = certificate?.der ?? Buffer.alloc(0)
    expect(isSignedBy(der, statement, facts['signature'] ?? '')).toBe(true)
    expect(isSignedBy(der, `${statement} `, facts['signature'] ?? '')).toBe(false)
    const done = (await events()).findLast(({ kind }) => kind === 'certificate.revoked')
    expect(done).toMatchObject({
      actor: officerId,
      facts: { why: 'card left on a train', act: facts['nonce'] },
    })
  })

  it('one whose certificate is held may do nothing', async () => {
    expect((await run(auditor, 'mailbox', 'list')).text).toMatch(/certificate-held/)
    await run(officer, 'pki', 'release', auditor.serial)
    expect((await run(auditor, 'mailbox', 'list')).code).toBe(0)
  })

  it('the last security officer cannot go while others administer', async () => {
    await run(officer, 'admin', 'remove', second.name, '--why', 'leaves')
    const last = ['admin', 'remove', officerId, '--why', 'leaves too', '--yes']
    expect((await run(officer, ...last)).text).toMatch(/last security officer/)
    const again = ['admin', 'add', second.name, '--role', 'security-officer', '--why', 'back']
    expect((await run(officer, ...again)).code).toBe(0)
  })
})

describe('the two-person rule', () => {
  const exporting = (): string[] => {
    const out = space.path('mailbox.key')
    return ['keys', 'export', auditor.mailbox, '--out', out, '--why', 'court order']
  }

  it('records an order, and nothing is done', async () => {
    const on = ['admin', 'two-person', 'on', '--why', 'hospital policy']
    expect((await run(officer, ...on)).code).toBe(0)
    const asked = await run(officer, ...exporting())
    expect(asked).toMatchObject({ code: 1, text: expect.stringMatching(/order no\. 1/) as string })
    expect(existsSync(space.path('mailbox.key'))).toBe(false)
    // Asked again, it is the same order.
    expect((await run(officer, ...exporting())).text).toMatch(/order no\. 1/)
    expect((await run(auditor, 'approve', '--list')).text).toContain('pli keys export')
  })

  it('is approved by another who has the role, having seen what it is', async () => {
    expect((await run(officer, 'approve', '1', '--yes')).text).toMatch(/yours/)
    expect((await run(auditor, 'approve', '1', '--yes')).text).toMatch(/security-officer/)
    const unsure = await run(second, 'approve', '1')
    expect(unsure).toMatchObject({
      code: 2,
      text: expect.stringContaining(auditor.mailbox) as string,
    })
    expect((await run(second, 'approve', '1', '--yes')).code).toBe(0)
    expect((await run(second, 'approve', '1', '--yes')).text).toMatch(/approved already/)
  })

  it('is carried out by who asked, once, and only as it was asked', async () => {
    expect((await run(second, ...exporting())).text).toMatch(/order no\. 2/)
    const other = exporting().map((word) => (word === auditor.mailbox ? officer.mailbox : word))
    expect((await run(officer, ...other)).text).toMatch(/order no\. 3/)
    // The mailbox has no key yet: what fails has not been carried out.
    expect((await run(officer, ...exporting())).text).toMatch(/no key/)
    await space.withData((data) => ensureAccount(mailParts(data, silentLog), auditor.mailbox))
    expect((await run(officer, ...exporting())).code).toBe(0)
    expect(readFileSync(space.path('mailbox.key'), 'utf8')).toContain('AGE-SECRET-KEY-1')
    expect((await run(officer, ...exporting())).text).toMatch(/order no\. 4/)
    const kinds = (await events()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'approval.used')).toHaveLength(2)
    expect(kinds).toContain('approval.reopened')
  })

  it('is carried out once, even by two processes at the same moment', async () => {
    const order = ['keys', 'export', auditor.mailbox, '--json', '--why', 'second copy']
    const asked = await run(officer, ...order)
    const number = String(
      (JSON.parse(asked.text.split('\n')[0] ?? '') as { approval: number }).approval,
    )
    expect((await run(second, 'approve', number, '--yes')).code).toBe(0)
    const both = await Promise.all([run(officer, ...order), run(officer, ...order)])
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    const used = (await events()).filter(
      ({ kind, facts }) => kind === 'approval.used' && facts['number'] === number,
    )
    expect(used).toHaveLength(1)
    const open = await run(second, 'approve', '--list', '--json')
    for (const { id } of JSON.parse(open.text) as { id: number }[])
      if (id !== 3) await run(second, 'approve', 'refuse', String(id))
  })

  it('can be refused, and ending it takes two', async () => {
    expect((await run(second, 'approve', 'refuse', '3')).code).toBe(0)
    expect((await run(second, 'approve', '3', '--yes')).text).toMatch(/refused/)
    const off = ['admin', 'two-person', 'off', '--why', 'over']
    const asked = await run(officer, ...off)
    const [, number = ''] = /order no\. (\d+)/.exec(asked.text) ?? []
    expect((await run(officer, 'admin', 'list')).text).toMatch(/is in force/)
    await run(second, 'approve', number, '--yes')
    expect((await run(officer, ...off)).code).toBe(0)
    expect((await run(officer, 'admin', 'list')).text).toMatch(/not in force/)
  })
})

describe('the way back in', () => {
  it('wants the master key and a yes, and everybody is told afterwards', async () => {
    const key = ['--master-key', `${space.root}/master.key`]
    const why = ['--why', 'both officers left']
    expect((await run(null, 'admin', 'recover', ...key, ...why)).code).toBe(2)
    const wrong = ['--master-key', officer.folder, ...why, '--yes']
    expect((await run(null, 'admin', 'recover', ...wrong)).code).toBe(1)
    expect((await run(null, 'pki', 'list')).code).toBe(1)
    expect((await run(null, 'admin', 'recover', ...key, ...why, '--yes')).code).toBe(0)
    const after = await run(null, 'pki', 'list')
    expect(after).toMatchObject({ code: 0, text: expect.stringMatching(/emergency/) as string })
    expect((await events()).at(-1)).toMatchObject({
      kind: 'administrators.recovered',
      facts: { why: 'both officers left' },
    })
    const log = await run(null, 'audit', 'verify')
    expect(log).toMatchObject({ code: 0, text: expect.stringMatching(/all good/) as string })
  })
})
