/** Foreign clients, each with a client certificate as `pli enrol` writes it: swaks, curl, openssl, mbsync, neomutt. */

import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withImap } from '../../../client/mail/imap.js'
import { isMissing, run } from '../foreign.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { belowTrace, readFolder, readLast, sha256 } from '../read-back.js'
import { openSmtp, submitOn } from '../wire.js'

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make('rsa')
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  for (const { folder } of [doctor, pharmacy]) {
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
    writeFileSync(join(folder, 'full.pem'), read('cert.pem') + read('chain.pem'))
    const all = { mode: 0o600 }
    writeFileSync(join(folder, 'all.pem'), read('key.pem') + read('full.pem'), all)
  }
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const file = (member: Member, name: string): string => join(member.folder, name)
const letter = (subject: string, body = 'x'): string =>
  [
    `From: ${doctor.mailbox}`,
    `Subject: ${subject}`,
    'Date: Mon, 2 Feb 2026 09:00:00 +0100',
    `Message-ID: <${subject}@a.test>`,
    '',
    `${body}\r\n`,
  ].join('\r\n')

async function deliver(subject: string, body?: string): Promise<void> {
  const wire = await openSmtp(house.ports.submission, doctor)
  const sent = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter(subject, body))
  expect(sent.code).toBe(250)
  wire.end()
}

describe.skipIf(isMissing('swaks'))('swaks', () => {
  it.each([
    ['--tls-on-connect', 'submission'],
    ['--tls', 'submissionStarttls'],
  ] as const)('%s sends a message with an attachment', async (mode, door) => {
    const attachment = space.path('attachment.bin')
    const bytes = randomBytes(200_000)
    writeFileSync(attachment, bytes)
    const { code, out } = await run('swaks', [
      ...['--server', `127.0.0.1:${house.ports[door]}`, mode],
      ...['--tls-cert', file(doctor, 'full.pem'), '--tls-key', file(doctor, 'key.pem')],
      ...['--tls-ca-path', file(doctor, 'chain.pem'), '--tls-verify'],
      ...['--from', doctor.mailbox, '--to', pharmacy.mailbox],
      ...['--header', `Subject: swaks ${mode}`, '--body', 'Bonjour', '--attach', `@${attachment}`],
    ])
    expect(code, out).toBe(0)
    const { subject, attachments } = await simpleParser(await readLast(pharmacy))
    expect(subject).toBe(`swaks ${mode}`)
    expect(attachments.map(({ content }) => sha256(content))).toContain(sha256(bytes))
  })

  it('is told why without a certificate', async () => {
    const at = `127.0.0.1:${house.ports.submission}`
    const to = ['--from', doctor.mailbox, '--to', pharmacy.mailbox]
    const { code, out } = await run('swaks', ['--server', at, '--tls-on-connect', ...to])
    expect(code).not.toBe(0)
    expect(out).toMatch(/554 5\.7\.1 .*certificate/)
  })
})

describe.skipIf(isMissing('curl'))('curl', () => {
  const curl = (member: Member, ...args: string[]) =>
    run('curl', [
      ...['-sS', '--max-time', '20', '--cacert', file(member, 'chain.pem')],
      ...['--cert', file(member, 'full.pem'), '--key', file(member, 'key.pem')],
      ...args,
    ])
  const imap = (...args: string[]) =>
    curl(pharmacy, '--login-options', 'AUTH=EXTERNAL', '-u', `${pharmacy.mailbox}:`, ...args)
  const imaps = (path: string): string => `imaps://127.0.0.1:${house.ports.imap}/${path}`

  it('smtps:// sends, imaps:// lists, searches and fetches what was sent', async () => {
    const message = space.path('curl.eml')
    writeFileSync(message, letter('by-curl'))
    const smtps = `smtps://127.0.0.1:${house.ports.submission}`
    const rcpt = ['--mail-from', doctor.mailbox, '--mail-rcpt', pharmacy.mailbox]
    const sent = await curl(doctor, smtps, ...rcpt, '-T', message)
    expect(sent).toMatchObject({ code: 0, err: '' })
    expect((await imap(imaps(''))).out).toMatch(/^\* LIST \(.*\) "\/" INBOX\r$/m)
    const { out } = await imap(imaps('INBOX'), '-X', 'UID SEARCH SUBJECT by-curl')
    const uid = /^\* SEARCH (\d+)/m.exec(out)?.[1] ?? ''
    expect(Number(uid)).toBeGreaterThan(0)
    const fetched = await imap(imaps(`INBOX;UID=${uid}`))
    expect(belowTrace(Buffer.from(fetched.out, 'latin1')).toString()).toBe(letter('by-curl'))
  })

  it('imap:// with STARTTLS works as well', async () => {
    const at = `imap://127.0.0.1:${house.ports.imapStarttls}/`
    expect((await imap('--ssl-reqd', at)).out).toMatch(/INBOX/)
  })

  it('puts a message into a folder', async () => {
    const message = space.path('draft.eml')
    writeFileSync(message, letter('draft-by-curl'))
    expect((await imap('-T', message, imaps('Drafts'))).code).toBe(0)
    const drafts = await readFolder(pharmacy, 'Drafts')
    expect(drafts.map(({ raw }) => raw.toString())).toContain(letter('draft-by-curl'))
  })

  it('https:// tells who one is, and nobody else anything', async () => {
    const at = `https://127.0.0.1:${house.ports.https}/whoami`
    expect(JSON.parse((await curl(pharmacy, at)).out)).toMatchObject({ identity: pharmacy.name })
    const asStranger = ['-sS', '--cacert', file(doctor, 'chain.pem'), '-i', at]
    for (const [version, line] of [
      ['--http2', /^HTTP\/2 403/],
      ['--http1.1', /^HTTP\/1\.1 403/],
    ] as const)
      expect((await run('curl', [version, ...asStranger])).out).toMatch(line)
  })
})

describe.skipIf(isMissing('openssl'))('openssl s_client', () => {
  const talk = (member: Member, port: number, input: string, ...more: string[]) =>
    run(
      'openssl',
      [
        ...['s_client', '-quiet', '-crlf', '-connect', `127.0.0.1:${port}`],
        ...['-servername', 'localhost', '-verify_hostname', 'localhost', '-verify_return_error'],
        ...['-CAfile', file(member, 'chain.pem'), '-cert', file(member, 'cert.pem')],
        ...['-cert_chain', file(member, 'chain.pem'), '-key', file(member, 'key.pem')],
        ...more,
      ],
      { input, holdMs: 1500 },
    )

  it('SMTP with STARTTLS by hand', async () => {
    const body = letter('by-hand').replaceAll('\r\n', '\n')
    const input = `EHLO me\nMAIL FROM:<${doctor.mailbox}>\nRCPT TO:<${pharmacy.mailbox}>\nDATA\n${body}.\nQUIT\n`
    const { out } = await talk(doctor, house.ports.submissionStarttls, input, '-starttls', 'smtp')
    expect(out).toMatch(/^250 2\.6\.0 /m)
    expect(out).toMatch(/^221 /m)
    expect((await readLast(pharmacy)).toString()).toContain('Subject: by-hand')
  })

  it('IMAP by hand, both ways into TLS', async () => {
    const input = 'a AUTHENTICATE EXTERNAL =\nb SELECT INBOX\nc LOGOUT\n'
    const implicit = await talk(pharmacy, house.ports.imap, input)
    const starttls = await talk(pharmacy, house.ports.imapStarttls, input, '-starttls', 'imap')
    for (const { out } of [implicit, starttls]) {
      expect(out).toMatch(/^a OK/m)
      expect(out).toMatch(/^\* \d+ EXISTS/m)
      expect(out).toMatch(/^c OK/m)
    }
  })
})

describe.skipIf(isMissing('mbsync'))('mbsync', () => {
  const near = (): string => space.path('maildir')

  beforeEach(async () => {
    mkdirSync(near(), { recursive: true })
    const { out } = await run('mbsync', ['--version'])
    // isync 1.5 renamed the setting.
    const tlsType = /isync 1\.[0-4]\./.test(out) ? 'SSLType' : 'TLSType'
    const lines = [
      ...['IMAPAccount pli', 'Host localhost', `Port ${house.ports.imap}`],
      ...[`User ${pharmacy.mailbox}`, 'AuthMechs EXTERNAL', `${tlsType} IMAPS`],
      ...[`CertificateFile ${file(pharmacy, 'chain.pem')}`, 'SystemCertificates no'],
      `ClientCertificate ${file(pharmacy, 'full.pem')}`,
      ...[`ClientKey ${file(pharmacy, 'key.pem')}`, '', 'IMAPStore far', 'Account pli', ''],
      ...['MaildirStore near', `Path ${near()}/`, `Inbox ${near()}/INBOX`, 'SubFolders Verbatim'],
      ...['', 'Channel all', 'Far :far:', 'Near :near:', 'Patterns *', 'Create Both'],
      ...['Expunge Both', 'SyncState *', ''],
    ]
    writeFileSync(space.path('mbsyncrc'), lines.join('\n'))
  })

  async function sync(): Promise<void> {
    const { code, out, err } = await run('mbsync', ['-c', space.path('mbsyncrc'), '-a'])
    expect(code, out + err).toBe(0)
  }
  const inFolder = (folder: string): string[] =>
    ['new', 'cur'].flatMap((sub) => {
      const at = join(near(), folder, sub)
      return existsSync(at) ? readdirSync(at).map((name) => join(at, name)) : []
    })
  const named = (folder: string, subject: string): string | undefined =>
    inFolder(folder).find((path) => readFileSync(path, 'latin1').includes(`Subject: ${subject}`))

  it('brings messages, flags, deletions and new folders both ways', async () => {
    for (const subject of ['sync-one', 'sync-two', 'sync-three']) await deliver(subject)
    await sync()
    const one = named('INBOX', 'sync-one')
    const two = named('INBOX', 'sync-two')
    if (one === undefined || two === undefined) throw new Error('not fetched')
    const flag = (path: string, flags: string): void =>
      renameSync(path, path.replace('/new/', '/cur/').replace(/:2,.*$/, '') + `:2,${flags}`)
    flag(one, 'FS')
    flag(two, 'ST')
    writeFileSync(
      join(near(), 'Archive/new/1.local'),
      letter('sync-local').replaceAll('\r\n', '\n'),
    )
    await sync()
    expect((await readFolder(pharmacy, 'Archive')).at(-1)?.raw.toString()).toContain('sync-local')
    await withImap(pharmacy.identity, async (session) => {
      await session.mailboxOpen('INBOX')
      const flags = new Map<string, Set<string> | undefined>()
      for await (const message of session.fetch('1:*', { envelope: true, flags: true }))
        flags.set(message.envelope?.subject ?? '', message.flags)
      expect(flags.has('sync-two')).toBe(false)
      expect([...(flags.get('sync-one') ?? [])]).toEqual(
        expect.arrayContaining(['\\Seen', '\\Flagged']),
      )
      const [three] = (await session.search({ subject: 'sync-three' })) || []
      await session.messageFlagsAdd(String(three), ['\\Answered'])
      const [gone] = (await session.search({ subject: 'sync-one' })) || []
      await session.messageDelete(String(gone))
      await session.mailboxCreate('Ordonnances')
    })
    await sync()
    expect(named('INBOX', 'sync-one')).toBeUndefined()
    expect(named('INBOX', 'sync-three')).toMatch(/:2,.*R/)
    expect(existsSync(join(near(), 'Ordonnances'))).toBe(true)
  })
})

describe.skipIf(isMissing('neomutt', 'script'))('neomutt', () => {
  it('opens the mailbox by certificate and shows a whole message', async () => {
    const body = 'Ordonnance pour neomutt'
    await deliver('for-neomutt', body)
    const out = space.path('neomutt.eml')
    rmSync(out, { force: true })
    const at = `imaps://127.0.0.1:${house.ports.imap}/`
    const lines = [
      `set ssl_client_cert="${file(pharmacy, 'all.pem')}"`,
      `set certificate_file="${file(pharmacy, 'chain.pem')}"`,
      ...['set ssl_verify_host=no', `set imap_user="${pharmacy.mailbox}"`, 'set imap_pass="x"'],
      ...['set imap_authenticators="external"', `set folder="${at}"`, `set spoolfile="${at}INBOX"`],
      ...[
        'set quit=yes',
        'set wait_key=no',
        'set pipe_decode=no',
        'set header_cache=',
        'set sort=mailbox-order',
      ],
      `push "<last-entry><pipe-message>cat > ${out}<enter><exit>"`,
    ]
    writeFileSync(space.path('muttrc'), `${lines.join('\n')}\n`)
    const env = { TERM: 'xterm', HOME: space.folder }
    const command = `neomutt -n -F ${space.path('muttrc')}`
    await run('script', ['-qec', command, '/dev/null'], { env, ms: 20_000 })
    const shown = existsSync(out) ? readFileSync(out, 'latin1') : 'nothing'
    expect(shown).toContain('Subject: for-neomutt')
    expect(shown).toContain(body)
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
