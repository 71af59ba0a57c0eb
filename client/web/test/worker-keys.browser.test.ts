/** Keys made in a browser: one dialog, one passphrase, and what they sign and seal is believed and opened by others. */

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from './browser.js'
import { stage } from './house.js'

const { as } = stage({ messages: 2, prescriptions: 0 })
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

  it('have an accessible page', async () => {
    open = await as('pharmacist', '/cles')
    await open.page.getByRole('button', { name: 'Préparer ma signature' }).waitFor()
    await expectAccessible(open.page)
  })
})
