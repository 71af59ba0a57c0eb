/** Somebody arrives: an administrator enrols them, hands over the file and its code; with these they sign in. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, visit, type Visit } from '../../../test/browser.js'
import { stage } from '../../../test/house.js'

const { as, house, browser } = stage({ messages: 2, prescriptions: 0 })
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})
async function enter(...given: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...given)
  open.push(opened)
  return opened
}

/** What is handed over: the file as it was downloaded, and the code. */
async function handedOver({
  page,
}: Visit): Promise<{ p12: string; password: string; name: string }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger le fichier d’identité' }).press('Enter')
  const file = await download
  const code = await page.locator('dd').innerText()
  return { p12: await file.path(), password: code.trim(), name: file.suggestedFilename() }
}

/** Opens the page with what was handed over. */
async function signIn({ p12, password }: { p12: string; password: string }): Promise<Visit> {
  const guest = { name: '', mailbox: '', folder: '', p12, password }
  const opened = await visit(browser(), house().url, guest, '/boite')
  open.push(opened)
  return opened
}

describe.skipIf(noBrowser)(`enrolling${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('gives a file and a code, by keys alone, with which the person signs in; renewing does so again', async () => {
    const admin = await enter('administrator', '/admin/certificats')
    const { page, complaints } = admin
    const { keyboard } = page
    await page.getByRole('button', { name: 'Inscrire…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Inscrire à l’annuaire' })
    await dialog.getByLabel('Numéro RPPS').waitFor()
    await dialog.getByRole('button', { name: 'Inscrire', exact: true }).press('Enter')
    await dialog.getByText('Saisissez les 11 chiffres du RPPS.').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Numéro RPPS').focus()
    for (const text of ['10003456782', 'Moreau', 'Inès']) {
      await keyboard.type(text)
      await keyboard.press('Tab')
    }
    await dialog.getByLabel('Profession', { exact: true }).selectOption({ label: 'Pharmacien' })
    const address = 'ines.moreau@pharmacie.pli.test'
    expect(await dialog.getByLabel('Adresse de messagerie').inputValue()).toBe(address)
    await dialog.getByLabel('Pourquoi').focus()
    await keyboard.type('prend son poste lundi')
    await dialog.getByRole('button', { name: 'Inscrire', exact: true }).press('Enter')
    // A wrong number is told before anything is issued.
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Numéro RPPS').fill('10003456786')
    await dialog.getByRole('button', { name: 'Inscrire', exact: true }).press('Enter')
    await page.getByRole('dialog', { name: 'Inscription de Inès MOREAU' }).waitFor()
    await expectAccessible(page)
    const handed = await handedOver(admin)
    expect(handed.name).toBe('ines-moreau.p12')
    expect(handed.password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){4}$/)

    const person = await signIn(handed)
    await person.page.getByText('Inès MOREAU').first().waitFor()
    await person.page.getByText(address).first().waitFor()
    await person.page.getByText('En ligne').waitFor()

    await page.getByRole('link', { name: 'Voir la fiche' }).press('Enter')
    await page.getByRole('heading', { name: 'Inès MOREAU' }).waitFor()
    await page.getByRole('button', { name: 'Renouveler…' }).press('Enter')
    await page.getByRole('dialog').getByLabel('Pourquoi').fill('nouvel ordinateur')
    await page.getByRole('button', { name: 'Renouveler', exact: true }).press('Enter')
    const renewed = await handedOver(admin)
    expect(renewed.password).not.toBe(handed.password)
    await page.getByRole('button', { name: 'Fermer' }).last().press('Enter')
    await page.getByText('déjà renouvelé').waitFor()
    const again = await signIn(renewed)
    await again.page.getByText('Inès MOREAU').first().waitFor()
    expect(complaints).toEqual([])
    expect(person.complaints).toEqual([])
  }, 120_000)
})
