/** Prescribing in a real browser, by keyboard: a new patient, then a known one in 25 keys; what the pharmacy gets is genuine. */

import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { runPli } from '../../../../scripts/demo/console.js'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house } = stage({ messages: 2, prescriptions: 0 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const passphrase = 'une phrase assez longue 42'

/** Every key goes through here, and is counted. */
class Keys {
  count = 0
  constructor(readonly page: Page) {}

  async type(text: string): Promise<void> {
    this.count += text.length
    await this.page.keyboard.type(text)
  }

  async press(key: string): Promise<void> {
    this.count += 1
    await this.page.keyboard.press(key)
  }
}

/** The option that Enter would take. */
const offered = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('option', { name, selected: true }).waitFor()

async function sayPlace(page: Page): Promise<void> {
  const place = page.getByRole('region', { name: 'Lieu d’exercice' })
  const fields = {
    'Nom du cabinet ou de l’établissement': 'Cabinet du Dr Camille MARTIN',
    'FINESS ou SIRET': '519999908',
    'Numéro et rue': '3 rue des Essais',
    'Code postal': '51300',
    Ville: 'DOMPREMY',
    Téléphone: '03 53 01 00 01',
  }
  for (const [name, text] of Object.entries(fields)) await place.getByLabel(name).fill(text)
  await place.getByRole('button', { name: 'Enregistrer' }).click()
  await place.waitFor({ state: 'detached' })
}

async function sayPatient(page: Page): Promise<void> {
  await page.getByLabel('Nom ou matricule INS').fill('279035121518989')
  await offered(page, /Nouveau patient/)
  await page.keyboard.press('Enter')
  const fields = page.getByRole('group', { name: 'Nouveau patient' })
  await fields.getByText('Clé exacte').waitFor()
  await fields.getByLabel('Nom de naissance').fill('PAT-TROIS')
  await fields.getByLabel('Prénoms de naissance').fill('DOMINIQUE')
  await fields.getByLabel('Naissance').fill('28/03/1979')
  await fields.getByLabel(/Identité qualifiée/).check()
  await fields.getByRole('button', { name: 'Prescrire à ce patient' }).click()
  await page.getByText('PAT-TROIS Dominique').waitFor()
}

describe.skipIf(noBrowser)(`prescribing${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('goes from an empty page to the pharmacy, signed; then in 25 keys for a known patient', async () => {
    open = await as('doctor', '/prescrire')
    const { page } = open
    await page.getByRole('heading', { name: 'Prescrire' }).waitFor()
    await sayPlace(page)
    await sayPatient(page)
    await page.getByLabel('Médicament, ligne 1').fill('amoxi')
    await offered(page, /AMOXIESSAI/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('101 7')
    await page.getByText('« 1 gélule matin et soir pendant 7 jours »').waitFor()
    await page.getByLabel('Nom ou ville').fill('pharma')
    await offered(page, /pharmacie/i)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'Page 1 de l’ordonnance' }).locator('canvas').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    for (const field of await dialog.getByLabel(/phrase/i).all()) await field.fill(passphrase)
    await dialog.getByRole('button').last().click()
    await page.getByText(/Envoyée à/).waitFor({ timeout: 60_000 })

    await page.goto(`${house().url}/#/boite`)
    const keys = new Keys(page)
    await keys.press('p')
    await page.getByLabel('Nom ou matricule INS').waitFor()
    await keys.type('pat')
    await offered(page, /PAT-TROIS/)
    await keys.press('Enter')
    await keys.type('amo')
    await offered(page, /AMOXIESSAI/)
    await keys.press('Enter')
    await keys.type('101 7')
    await keys.press('Enter')
    await keys.type('ess')
    await offered(page, /ESSAIPRANE/)
    await keys.press('Enter')
    await keys.type('111 5')
    await page.getByText('« 1 comprimé matin, midi et soir pendant 5 jours »').waitFor()
    await keys.press('Control+Enter')
    await page.getByText(/Envoyée à/).waitFor({ timeout: 60_000 })
    expect(keys.count).toBeLessThanOrEqual(25)
    expect(open.complaints).toEqual([])
  }, 240_000)

  it('is genuine where it arrives', async () => {
    const { pharmacy } = house().guests
    const verified = await runPli(['prescription', 'verify', '1', '--as', pharmacy.folder])
    expect(verified.both).toMatch(/Signée? par/)
    expect(verified.code).toBe(0)
    const shown = await runPli(['prescription', 'show', '1', '--as', pharmacy.folder])
    expect(shown.both).toContain('1 gélule matin et soir pendant 7 jours')
  }, 60_000)
})
