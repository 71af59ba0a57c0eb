/** Keys made in a browser: one dialog, one passphrase, and what they sign and seal is believed and opened by others. */

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

describe.skipIf(noBrowser)(`a person's keys${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('are made in one dialog, locked, and opened by the passphrase alone', async () => {
    open = await as('doctor', '/cles')
    const { page } = open
    await page.getByRole('button', { name: 'Préparer ma signature' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Phrase secrète').fill('courte')
    await page.keyboard.press('Enter')
    await dialog.getByText('Choisissez au moins 12 caractères').waitFor()
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await dialog.getByLabel('Encore une fois').fill(phrase)
    await page.keyboard.press('Enter')
    await page.getByText('Ouvertes').waitFor()
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

  it('have an accessible page', async () => {
    open = await as('pharmacist', '/cles')
    await open.page.getByRole('button', { name: 'Préparer ma signature' }).waitFor()
    await expectAccessible(open.page)
  })
})
