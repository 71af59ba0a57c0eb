/** Sent sealed and signed, read opened and judged, against a whole gateway; GnuPG opens what was sent by OpenPGP. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

const hasGpg = spawnSync('gpg', ['--version']).status === 0
const officine = 'officine@pharmacie.pli.test'
const subject = 'Ordonnance de M. Durand — été'

let space: Space
let file: string
beforeAll(async () => {
  space = await startSpace()
  file = join(space.folder, 'phrase')
  writeFileSync(file, 'une longue phrase de passe\n')
})
afterAll(() => space.close())

const json = <T>({ out }: Ran): T => JSON.parse(out.text) as T
const send = (...args: string[]) =>
  pli(['send', '--as', space.doctor, '--to', officine, '--subject', subject, ...args])
async function lastUid(): Promise<string> {
  const [last] = json<{ uid: number }[]>(await pli(['inbox', '--as', space.pharmacy, '--json']))
  return String(last?.uid)
}
interface Shown {
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly name: string }[]
  readonly encrypted: boolean
  readonly verdict: { readonly level: string; readonly signer: { identity: string } | null }
}
const read = async (...args: string[]) =>
  pli(['read', await lastUid(), '--as', space.pharmacy, ...args])

describe('end to end', () => {
  it('by S/MIME: signed and sealed when asked, green on reading, no subject outside', async () => {
    const attached = join(space.folder, 'ordonnance.pdf')
    writeFileSync(attached, '%PDF-')
    const args = ['--text', 'Voici.', '--attach', attached, '--sign', '--encrypt']
    const sent = await send(...args)
    expect(sent.err.text).toBe('')
    expect(sent.out.text).toContain('chiffré de bout en bout')
    const raw = (await read('--raw')).out.text
    expect(raw).toMatch(/^Subject: \[\.\.\.\]/m)
    expect(raw).toContain('authEnveloped-data')
    const shown = json<Shown>(await read('--json'))
    expect(shown).toMatchObject({
      subject,
      encrypted: true,
      attachments: [{ name: 'ordonnance.pdf' }],
    })
    expect(shown.text.trim()).toBe('Voici.')
    expect(shown.verdict).toMatchObject({
      level: 'green',
      signer: { identity: 'rpps:10100997245' },
    })
    const text = (await read()).out.text
    expect(text).toMatch(/^Authentique : Signé par .*MARTIN/)
  })

  it('by OpenPGP without a question once everybody has a key, and back', async () => {
    for (const as of [space.doctor, space.pharmacy]) {
      const made = await pli(['keys', 'make', '--as', as, '--passphrase-file', file])
      expect(made.code).toBe(0)
    }
    await pli(['keys', 'publish', '--as', space.doctor])
    const alone = await send('--text', 'x')
    expect(alone.out.text).not.toContain('chiffré')
    await pli(['keys', 'publish', '--as', space.pharmacy])
    const sent = json<{ signed: string; encrypted: string }>(
      await send('--text', 'Voici.', '--json'),
    )
    expect(sent).toMatchObject({ signed: 'smime', encrypted: 'openpgp' })
    expect((await read('--raw')).out.text).toContain('application/pgp-encrypted')
    const opened = json<Shown>(await read('--json', '--passphrase-file', file))
    expect(opened).toMatchObject({ subject, encrypted: true, verdict: { level: 'green' } })
    expect(opened.text.trim()).toBe('Voici.')
    // Without the passphrase nothing of it is shown, and it is said.
    const closed = json<Shown>(await read('--json'))
    expect(closed).toMatchObject({ subject: '[...]', text: '', verdict: { level: 'amber' } })
    const plain = json<{ encrypted: string | null }>(
      await send('--text', 'x', '--no-encrypt', '--json'),
    )
    expect(plain.encrypted).toBeNull()
  })

  it.skipIf(!hasGpg)(
    'is opened by GnuPG with the key of the folder (skipped without gpg)',
    async () => {
      await send('--text', 'Voici.')
      const raw = (await read('--raw')).out.text
      const [armored] = /-----BEGIN PGP MESSAGE-----[^]+-----END PGP MESSAGE-----/.exec(raw) ?? ['']
      const home = mkdtempSync(join(tmpdir(), 'pli-gpg-'))
      const gpg = (...args: string[]) =>
        spawnSync('gpg', ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', ...args], {
          input: armored,
        }).stdout.toString()
      gpg('--passphrase-file', file, '--import', join(space.pharmacy, 'openpgp', 'secret.asc'))
      const opened = gpg('--passphrase-file', file, '--decrypt')
      spawnSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent'])
      rmSync(home, { recursive: true, force: true })
      expect(opened).toMatch(/^Subject: .*=\?utf-8\?/m)
      expect(opened).toMatch(/^Content-Type: multipart\/signed/m)
      expect(opened).toContain('Voici.')
    },
  )

  it('is not sent when it cannot be sealed for everybody', async () => {
    const refused = await send('--cc', 'personne@pharmacie.pli.test', '--text', 'x', '--encrypt')
    expect(refused.code).toBe(1)
    expect(refused.err.text).toContain('personne@pharmacie.pli.test')
  })
})
