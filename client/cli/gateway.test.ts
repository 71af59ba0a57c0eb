/** The user's commands against a whole gateway: send, inbox, read, and what goes wrong between them. */

import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeIdentity } from '../../server/admin/identity-folder.js'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

let space: Space
let xdm: string
const officine = 'officine@pharmacie.pli.test'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  space = await startSpace()
  xdm = join(space.folder, 'IHE_XDM.ZIP')
  writeFileSync(xdm, randomBytes(50_000))
})
afterAll(() => space.close())

interface Shown {
  uid: number
  text: string
  attachments: { sha256: string }[]
}
const listOf = ({ out }: Ran) => JSON.parse(out.text) as Shown[]
const messageOf = ({ out }: Ran) => JSON.parse(out.text) as Shown

/** The identity of `from` with changes to its account.json. */
function variant(from: string, name: string, change: (account: Record<string, unknown>) => void) {
  const to = join(space.folder, name)
  cpSync(from, to, { recursive: true })
  const file = join(to, 'account.json')
  const account = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  change(account)
  writeFileSync(file, JSON.stringify(account))
  return to
}

describe('pli send, inbox, read', () => {
  it('carry a prescription from the doctor to the pharmacy, byte for byte', async () => {
    const args = ['--to', officine, '--subject', 'Ordonnance de M. Durand — été', '--attach', xdm]
    const sent = await pli(['send', '--as', space.doctor, ...args, '--text', 'Voici l’ordonnance.'])
    expect(sent.err.text).toBe('')
    expect(sent.code).toBe(0)
    expect(sent.out.text).toMatch(/officine@pharmacie\.pli\.test\s+accepté/)
    expect(sent.out.text).toContain('Message envoyé (')

    const listed = await pli(['inbox', '--as', space.pharmacy, '--unseen', '--json'])
    expect(listed.code).toBe(0)
    const [message] = listOf(listed)
    expect(message).toMatchObject({
      subject: 'Ordonnance de M. Durand — été',
      unseen: true,
      attachments: 1,
      sender: { address: 'camille.martin@medecin.pli.test' },
    })
    const table = await pli(['inbox', '--as', space.pharmacy], { tty: true })
    expect(table.out.text).toMatch(/● .*Camille MARTIN.*Ordonnance/)
    for (const line of table.out.text.split('\n')) expect(line.length).toBeLessThan(90)

    const saved = join(space.folder, 'saved')
    const uid = String(message?.uid)
    const read = await pli(['read', uid, '--as', space.pharmacy, '--save', saved, '--json'])
    expect(read.code).toBe(0)
    const opened = messageOf(read)
    expect(opened.text.trim()).toBe('Voici l’ordonnance.')
    const content = readFileSync(xdm)
    expect(opened.attachments).toEqual([
      {
        name: 'IHE_XDM.ZIP',
        type: 'application/zip',
        sizeBytes: content.length,
        sha256: sha256(content),
        path: join(saved, 'IHE_XDM.ZIP'),
      },
    ])
    expect(readFileSync(join(saved, 'IHE_XDM.ZIP'))).toEqual(content)

    const after = await pli(['inbox', '--as', space.pharmacy, '--unseen'])
    expect(after.out.text).toBe('Aucun message.\n')
  })

  it('shows a message to a person, and its bytes to a program', async () => {
    const uid = listOf(await pli(['inbox', '--as', space.pharmacy, '--json']))[0]?.uid
    const shown = await pli(['read', String(uid), '--as', space.pharmacy], { language: 'en' })
    expect(shown.out.text).toContain('Subject: Ordonnance de M. Durand — été')
    expect(shown.out.text).toContain(sha256(readFileSync(xdm)))
    const raw = await pli(['read', String(uid), '--as', space.pharmacy, '--raw'])
    expect(raw.out.text).toMatch(/^Received: from /)
    expect(raw.out.text).toContain('filename=IHE_XDM.ZIP')
  })

  it('keeps the sender’s copy', async () => {
    const copy = await pli([
      'send',
      '--as',
      space.doctor,
      '--to',
      officine,
      '--subject',
      'copie',
      '--text',
      'x',
      '--json',
    ])
    expect(JSON.parse(copy.out.text)).toMatchObject({ copied: true })
    const none = await pli([
      'send',
      '--as',
      space.doctor,
      '--to',
      officine,
      '--subject',
      'sans',
      '--text',
      'x',
      '--json',
      '--no-copy',
    ])
    expect(JSON.parse(none.out.text)).toMatchObject({ copied: false })
  })

  it('takes the text from a file or from standard input', async () => {
    const file = join(space.folder, 'texte.txt')
    writeFileSync(file, 'du fichier')
    const args = ['--as', space.doctor, '--to', officine, '--subject', 'entrée']
    await pli(['send', ...args, '--text-file', file])
    await pli(['send', ...args, '-'], { input: 'de l’entrée' })
    const listed = listOf(await pli(['inbox', '--as', space.pharmacy, '--json']))
    const texts = []
    for (const { uid } of listed.slice(0, 2)) {
      const read = await pli(['read', String(uid), '--as', space.pharmacy, '--json'])
      texts.push(messageOf(read).text.trim())
    }
    expect(texts).toEqual(['de l’entrée', 'du fichier'])
    const both = await pli(['send', ...args, '--text', 'x', '-'])
    expect(both.code).toBe(2)
  })

  it('says who was refused and why, and fails when anybody was', async () => {
    const to = ['--to', officine, '--to', 'personne@pharmacie.pli.test', '--to', 'x@ailleurs.test']
    const some = await pli(['send', '--as', space.doctor, ...to, '--subject', 's', '--text', 't'])
    expect(some.code).toBe(1)
    expect(some.out.text).toMatch(/personne@pharmacie\.pli\.test\s+refusé : 5\d\d 5\.1\./)
    expect(some.out.text).toMatch(/officine@pharmacie\.pli\.test\s+accepté/)
    expect(some.err.text).toContain('2 destinataire(s) sur 3')
    const none = await pli([
      'send',
      '--as',
      space.doctor,
      '--to',
      'personne@pharmacie.pli.test',
      '--subject',
      's',
      '--text',
      't',
    ])
    expect(none.code).toBe(1)
    expect(none.err.text).toContain('aucun destinataire')
  })

  it('shows a bar for large mail, on a terminal only', async () => {
    const large = join(space.folder, 'large.bin')
    const content = randomBytes(6 * 1024 * 1024)
    writeFileSync(large, content)
    const args = [
      'send',
      '--as',
      space.doctor,
      '--to',
      officine,
      '--subject',
      'grand',
      '--attach',
      large,
      '--no-copy',
    ]
    const seen = await pli(args, { tty: true })
    expect(seen.err.text).toContain('100 %')
    expect(seen.code).toBe(0)
    const uid = listOf(await pli(['inbox', '--as', space.pharmacy, '--json']))[0]?.uid
    const read = await pli(['read', String(uid), '--as', space.pharmacy, '--json'])
    expect(messageOf(read).attachments[0]?.sha256).toBe(sha256(content))
  })

  it('works over STARTTLS too', async () => {
    const starttls = variant(space.pharmacy, 'starttls', (account) => {
      for (const server of Object.values(account['servers'] as object)) server.tls = 'starttls'
    })
    expect((await pli(['inbox', '--as', starttls, '--json'])).code).toBe(0)
    const sent = await pli([
      'send',
      '--as',
      starttls,
      '--to',
      officine,
      '--subject',
      's',
      '--text',
      't',
    ])
    expect(sent.code).toBe(0)
  })
})

describe('one clear sentence when', () => {
  const inbox = async (as: string) => {
    const { code, out, err } = await pli(['inbox', '--as', as])
    expect(out.text).toBe('')
    return { code, said: err.text.split('\n')[0] }
  }

  it('the server answers with a certificate of another name', async () => {
    const other = variant(space.pharmacy, 'other-name', (account) => {
      account['servername'] = 'autre.pli.test'
    })
    const { code, said } = await inbox(other)
    expect(code).toBe(1)
    expect(said).toContain('celui d’un autre serveur')
    const sent = await pli([
      'send',
      '--as',
      other,
      '--to',
      officine,
      '--subject',
      's',
      '--text',
      't',
    ])
    expect(sent.err.text).toContain('celui d’un autre serveur')
  })

  it('the server’s authority is not ours', async () => {
    const foreign = await startSpace()
    try {
      const there = foreign.gateway.addresses
      const lost = variant(space.pharmacy, 'foreign', (account) => {
        delete account['listeners']
        const servers = account['servers'] as Record<string, { port: number }>
        for (const name of ['submission', 'imap'] as const) {
          const server = servers[name]
          if (server) server.port = there[name].port
        }
      })
      expect((await inbox(lost)).said).toContain('ne vient pas de votre autorité')
      const sent = await pli([
        'send',
        '--as',
        lost,
        '--to',
        officine,
        '--subject',
        's',
        '--text',
        't',
      ])
      expect(sent.err.text).toContain('ne vient pas de votre autorité')

      // And the other way round: a stranger's certificate at our gateway.
      const stranger = variant(foreign.doctor, 'stranger', (account) => {
        account['listeners'] = join(space.folder, 'data/run/listeners.json')
      })
      cpSync(join(space.doctor, 'chain.pem'), join(stranger, 'chain.pem'))
      const refused = await inbox(stranger)
      expect(refused.code).toBe(1)
      expect(refused.said).toMatch(/refuse/)
    } finally {
      await foreign.close()
    }
  })

  it('nobody listens', async () => {
    const deaf = variant(space.pharmacy, 'deaf', (account) => {
      delete account['listeners']
      for (const server of Object.values(account['servers'] as object)) server.port = 1
    })
    expect((await inbox(deaf)).said).toContain('ne répond pas')
    const sent = await pli([
      'send',
      '--as',
      deaf,
      '--to',
      officine,
      '--subject',
      's',
      '--text',
      't',
    ])
    expect(sent.err.text).toContain('ne répond pas')
  })

  it('the key can be read by others', async () => {
    const open = variant(space.pharmacy, 'open', () => undefined)
    chmodSync(join(open, 'key.pem'), 0o644)
    expect((await inbox(open)).said).toContain('chmod 600')
  })

  it('the key is not that of the certificate, or a file is missing or strange', async () => {
    const mixed = variant(space.pharmacy, 'mixed', () => undefined)
    cpSync(join(space.doctor, 'key.pem'), join(mixed, 'key.pem'))
    expect((await inbox(mixed)).said).toContain('l’un ne va pas avec l’autre')
    expect((await inbox(space.folder)).said).toContain('il y manque account.json')
    const later = variant(space.pharmacy, 'later', (account) => (account['version'] = 2))
    expect((await inbox(later)).said).toContain('n’est pas une description de compte')
  })

  it('there is no such message, file or number', async () => {
    const none = await pli(['read', '4000000', '--as', space.pharmacy])
    expect(none.err.text).toContain('Aucun message ne porte le numéro 4000000')
    expect(none.code).toBe(1)
    const bad = await pli(['read', '0', '--as', space.pharmacy])
    expect(bad.code).toBe(2)
    const file = await pli([
      'send',
      '--as',
      space.doctor,
      '--to',
      officine,
      '--subject',
      's',
      '--attach',
      '/nulle/part',
    ])
    expect(file.err.text).toContain('/nulle/part ne peut pas être lu : il n’existe pas')
    const address = await pli([
      'send',
      '--as',
      space.doctor,
      '--to',
      'a b',
      '--subject',
      's',
      '--text',
      't',
    ])
    expect(address.err.text).toContain('n’est pas une adresse')
  })

  it('the identity is revoked', async () => {
    const { data } = space.gateway
    const person = await data.authority.enrolProfessional({
      rpps: '10003456786',
      family: 'PETIT',
      given: 'Alix',
      profession: 'medecin',
      mailbox: 'alix.petit@medecin.pli.test',
      actor: 'test',
    })
    const folder = join(space.folder, 'revoked')
    await writeIdentity(data, person, folder)
    expect((await pli(['inbox', '--as', folder])).code).toBe(0)
    const target = { serial: person.certificate.serial }
    await data.authority.revoke({ target, reason: 'keyCompromise', actor: 'test' })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const refused = await inbox(folder)
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(/refuse : .*/)
    const sent = await pli([
      ...['send', '--as', folder, '--to', officine, '--subject', 's', '--text', 't'],
    ])
    expect(sent.code).toBe(1)
    expect(sent.err.text).toMatch(/refuse : .*/)
  })
})
