/** Keys made in a browser: one dialog, one passphrase, and what they sign and seal is believed and opened by others. */

import { execFile } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openPkcs12 } from '../../../pki/index.js'
import { expectAccessible, noBrowser, type Visit } from './browser.js'
import { stage } from './house.js'

const { as, house } = stage({ messages: 2, prescriptions: 0 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})
const phrase = 'quatre mots sans rapport'

/** Through the dialog, which wants a phrase of some length. */
async function makeKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Préparer ma signature' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Phrase secrète').fill('courte')
  await page.keyboard.press('Enter')
  await dialog.getByText('Choisissez au moins 12 caractères').waitFor()
  await dialog.getByLabel('Phrase secrète').fill(phrase)
  await dialog.getByLabel('Encore une fois').fill(phrase)
  await page.keyboard.press('Enter')
  await page.getByText('Ouvertes').waitFor()
}

/** The private numbers of a file. */
function secretsOf(file: string, password: string): readonly Buffer[] {
  const keys = openPkcs12(readFileSync(file), password).match(
    /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g,
  )
  const secrets = (keys ?? []).map((pem) =>
    Buffer.from(createPrivateKey(pem).export({ format: 'jwk' }).d ?? '', 'base64url'),
  )
  expect(secrets.length).toBeGreaterThan(1)
  return secrets
}

/** Made and exported by gpg, armored: the secret key under `phrase de gnupg`, and the public one. */
async function keyOfGnuPg(address: string): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), 'pli-gpg-'))
  const gpg = async (...words: readonly string[]): Promise<string> => {
    const quiet = ['--homedir', home, '--batch', '--pinentry-mode', 'loopback']
    const passphrase = ['--passphrase', 'phrase de gnupg']
    return (await promisify(execFile)('gpg', [...quiet, ...passphrase, ...words])).stdout
  }
  try {
    await gpg('--quick-generate-key', `Essai <${address}>`, 'future-default', 'default', '1y')
    return [await gpg('--armor', '--export-secret-keys'), await gpg('--armor', '--export')]
  } finally {
    await promisify(execFile)('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
  }
}

/** What the browser's database keeps of them, as text. */
const vaults = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const result = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result)
      })
    const database = await result(indexedDB.open('pli-keys'))
    const all = await result(database.transaction('vaults').objectStore('vaults').getAll())
    database.close()
    return JSON.stringify(all, (_, value: unknown) =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value,
    )
  })

describe.skipIf(noBrowser)(`a person's keys${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('are made in one dialog, locked, and opened by the passphrase alone', async () => {
    open = await as('doctor', '/cles')
    const { page } = open
    await makeKeys(page)
    const dialog = page.getByRole('dialog')
    await page
      .getByText(/Valable jusqu’au/)
      .first()
      .waitFor()
    await page.getByText('Vos correspondants la trouvent dans l’annuaire.').waitFor()

    await page.reload()
    await page.getByText('Verrouillées').waitFor()
    await page.getByRole('button', { name: 'Déverrouiller' }).click()
    await dialog.getByLabel('Phrase secrète').fill('une autre phrase')
    await page.keyboard.press('Enter')
    await dialog.getByText('Cette phrase secrète n’ouvre pas vos clés.').waitFor()
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await page.keyboard.press('Enter')
    await page.getByText('Ouvertes').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('are closed by signing out in another tab, and still here under their passphrase', async () => {
    open = await as('doctor', '/boite')
    const { page } = open
    await page.getByRole('button', { name: 'Dr Camille MARTIN' }).click()
    await page.getByRole('menuitem', { name: 'Mes clés' }).click()
    await makeKeys(page)
    expect(page.workers().map((one) => one.url())).toEqual([expect.stringMatching(/entry-/)])
    const other = await open.context.newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: 'Dr Camille MARTIN' }).click()
    await other.getByRole('menuitem', { name: 'Se déconnecter' }).click()
    await other.getByRole('dialog').getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByText('Vous êtes déconnecté').waitFor()
    await expect.poll(() => page.workers().length).toBe(0)
    await page.reload()
    await page.getByText('Verrouillées').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('go to another browser in one file, which their passphrase alone opens', async () => {
    open = await as('doctor', '/cles')
    const { page } = open
    await makeKeys(page)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Enregistrer une copie' }).click()
    const file = await (await saving).path()
    const text = readFileSync(file, 'latin1')
    expect(text).not.toMatch(/BEGIN PRIVATE KEY|quatre mots/)
    await open.close()

    open = await as('doctor', '/cles')
    const { page: other } = open
    await other.getByRole('button', { name: /^Reprendre des clés/ }).click()
    const dialog = other.getByRole('dialog')
    await dialog.getByLabel('Fichiers').setInputFiles({
      ...{ name: 'mes-cles-pli.json', mimeType: 'application/json' },
      buffer: Buffer.from(text, 'latin1'),
    })
    await dialog.getByLabel('Phrase secrète').fill('une autre phrase')
    await other.keyboard.press('Enter')
    await dialog.getByText('Cette phrase secrète n’ouvre pas vos clés.').waitFor()
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await other.keyboard.press('Enter')
    await other.getByText('Les clés sont reprises.').waitFor()
    await other.getByText('Ouvertes').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('come from the file of another program under a code of its own, and no secret of them leaves the worker in clear', async () => {
    open = await as('nurse', '/cles')
    const { page } = open
    const sent: string[] = []
    page.on('request', (request) => {
      sent.push(request.postDataBuffer()?.toString('latin1') ?? '')
    })
    const { folder, password } = house().guests.nurse
    await page.getByRole('button', { name: /^Reprendre des clés/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Fichiers').setInputFiles(join(folder, 'mail.p12'))
    await dialog.getByLabel('Code du fichier').fill('un-autre-code-que-le-bon')
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await dialog.getByLabel('Encore une fois').fill(phrase)
    await page.keyboard.press('Enter')
    await dialog.getByText('Ce code n’ouvre pas le fichier.').waitFor()
    await dialog.getByLabel('Code du fichier').fill(password)
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('Les clés sont reprises.').waitFor()
    await page.getByText('Ouvertes').waitFor()

    // The secret numbers themselves, as octets, base64 and hexadecimal, in whatever left and whatever is kept.
    const kept = await vaults(page)
    expect(kept).toContain('ENCRYPTED PRIVATE KEY')
    const everything = [...sent, kept].join('\n')
    for (const secret of secretsOf(join(folder, 'mail.p12'), password))
      for (const form of ['latin1', 'base64', 'hex'] as const)
        expect(everything).not.toContain(secret.toString(form).replace(/=+$/, ''))
    for (const word of ['BEGIN PRIVATE KEY', phrase, password])
      expect(everything).not.toContain(word)
  })

  it('come from GnuPG under a phrase of their own, and only if they are this person’s', async () => {
    const secret = async (address: string) =>
      (await keyOfGnuPg(address)).map((text) => Buffer.from(text, 'latin1'))
    const [own, ownPublic] = await secret('helene.roux@pharmacie.pli.test')
    const [others] = await secret('lea.petit@infirmier.pli.test')
    open = await as('pharmacist', '/cles')
    const { page } = open
    await page.getByRole('button', { name: /^Reprendre des clés/ }).click()
    const dialog = page.getByRole('dialog')
    const give = async (buffer: Buffer | undefined, code: string): Promise<void> => {
      const file = { name: 'cle.asc', mimeType: 'application/pgp-keys' }
      await dialog.getByLabel('Fichiers').setInputFiles({ ...file, buffer: buffer ?? Buffer.of() })
      await dialog.getByLabel('Code du fichier').fill(code)
      await dialog.getByLabel('Phrase secrète').fill(phrase)
      await dialog.getByLabel('Encore une fois').fill(phrase)
      await page.keyboard.press('Enter')
    }
    await give(others, 'phrase de gnupg')
    await dialog.getByText('Ces clés sont celles de quelqu’un d’autre.').waitFor()
    await give(ownPublic, 'phrase de gnupg')
    await dialog.getByText('Ce fichier ne contient que la partie publique d’une clé').waitFor()
    await give(own, 'une autre phrase')
    await dialog.getByText('Ce code n’ouvre pas le fichier.').waitFor()
    await give(own, 'phrase de gnupg')
    await page.getByText('Les clés sont reprises.').waitFor()
    await page.getByRole('button', { name: 'La donner à l’annuaire' }).click()
    await page.getByText('Vos correspondants la trouvent dans l’annuaire.').waitFor()
    // A signature is made beside it, and the key stays the one that others seal to.
    await page.getByRole('button', { name: 'Préparer ma signature' }).click()
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await page.keyboard.press('Enter')
    await page.getByText('Vos nouvelles clés sont prêtes.').waitFor()
    await page.getByText('Vos correspondants la trouvent dans l’annuaire.').waitFor()
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  }, 120_000)

  it('have an accessible page', async () => {
    open = await as('pharmacist', '/cles')
    await open.page.getByRole('button', { name: 'Préparer ma signature' }).waitFor()
    await expectAccessible(open.page)
  })
})
