/** Prescribing in a real browser, by keyboard: a new patient, then a known one in 25 keys; what the pharmacy gets is genuine. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPli } from '../../../../scripts/demo/console.js'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house } = stage({ messages: 2, prescriptions: 2 })

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

/** Told, and the page is free for the next; the announcement is put away. */
async function sent(page: Page): Promise<void> {
  await page.getByText(/^Envoyée à/).waitFor({ timeout: 60_000 })
  await page.getByRole('combobox', { name: 'Nom ou matricule INS' }).waitFor()
  await page.getByRole('button', { name: 'Fermer' }).click()
  await page.getByText(/^Envoyée à/).waitFor({ state: 'detached' })
}

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
  await page.getByRole('combobox', { name: 'Nom ou matricule INS' }).fill('279035121518989')
  // A message of the mailbox is about her: her traits are there, and hers to confirm.
  await offered(page, /PAT-TROIS Dominique/)
  await page.keyboard.press('Enter')
  const fields = page.getByRole('group', { name: 'Nouveau patient' })
  await fields.getByText('Clé exacte').waitFor()
  expect(await fields.getByLabel('Nom de naissance').inputValue()).toBe('PAT-TROIS')
  expect(await fields.getByLabel('Naissance (JJ/MM/AAAA)').inputValue()).toBe('28/03/1979')
  await fields.getByLabel(/Identité qualifiée/).check()
  await fields.getByRole('button', { name: 'Prescrire à ce patient' }).click()
  await page.getByText('PAT-TROIS Dominique').waitFor()
}

const patientField = (page: Page) => page.getByRole('combobox', { name: 'Nom ou matricule INS' })

type Listed = readonly { readonly uid: number; readonly subject: string }[]

async function arrived(folder: string): Promise<Listed> {
  const { out } = await runPli(['inbox', '--as', folder, '--json'])
  return (JSON.parse(out) as Listed).filter(({ subject }) => subject.startsWith('XDM/'))
}

/** Opens the one sent last but `before`, from the sent messages. */
async function sentPrescription(page: Page, before: number): Promise<void> {
  await page.goto(`${house().url}/#/envoyes`)
  await page.getByText('PAT-TROIS').nth(before).click()
  await page.getByRole('link', { name: 'Prescrire à nouveau' }).waitFor()
}

// One visit for all: what the second prescription is quick by was learnt from the first.
describe.skipIf(noBrowser)(`prescribing${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let open: Visit
  beforeAll(async () => {
    open = await as('doctor', '/boite')
  })
  afterAll(() => open.close())

  it('goes from an empty page to the pharmacy, signed', async () => {
    const { page } = open
    await page.getByRole('link', { name: 'Prescrire' }).click()
    await page.getByRole('heading', { name: 'Prescrire' }).waitFor()
    await sayPlace(page)
    await sayPatient(page)
    await page.getByRole('combobox', { name: 'Médicament, ligne 1' }).fill('amoxi')
    await offered(page, /AMOXIESSAI/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('101 7')
    await page.getByText('« 1 dose matin et soir pendant 7 jours »').waitFor()
    await page.getByRole('combobox', { name: 'Nom ou ville' }).fill('pharma')
    await offered(page, /pharmacie/i)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'Page 1 de l’ordonnance' }).locator('canvas').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Phrase secrète').fill(passphrase)
    await dialog.getByLabel('Encore une fois').fill(passphrase)
    await page.keyboard.press('Enter')
    await sent(page)
  }, 120_000)

  it('takes 25 keys for a known patient and two lines', async () => {
    const { page } = open
    await page.getByRole('link', { name: 'Boîte' }).first().click()
    await page.getByRole('heading', { name: 'Prescrire' }).waitFor({ state: 'detached' })
    const keys = new Keys(page)
    await keys.press('p')
    await patientField(page).waitFor()
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
    await sent(page)
    expect(keys.count).toBeLessThanOrEqual(25)
  }, 60_000)

  it('gives the page back as it was when sending is taken back, beside what is being written', async () => {
    const { page } = open
    await patientField(page).fill('pat')
    await offered(page, /PAT-TROIS/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Reprendre la dernière' }).click()
    await page.getByText('« 1 comprimé matin, midi et soir pendant 5 jours »').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Envoyée à/).waitFor()
    await patientField(page).waitFor()
    await page.getByRole('combobox', { name: 'Médicament, ligne 1' }).fill('autre chose')
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('« 1 comprimé matin, midi et soir pendant 5 jours »').waitFor()
    await page.getByRole('region', { name: 'Mises de côté' }).getByText('1 ligne').waitFor()
    await page.getByRole('button', { name: 'Reprendre', exact: true }).click()
    const first = page.getByRole('combobox', { name: 'Médicament, ligne 1' })
    await expect.poll(() => first.inputValue()).toBe('autre chose')
    // Kept at every pause: this is one.
    await page.waitForTimeout(2000)
    await page.reload()
    await expect.poll(() => first.inputValue()).toBe('autre chose')
    await page.getByRole('region', { name: 'Mises de côté' }).getByText('PAT-TROIS').waitFor()
    expect(open.complaints).toEqual([])
  }, 60_000)

  it('is genuine where it arrives, and what was taken back arrives nowhere', async () => {
    const { folder } = house().guests.pharmacy
    await expect.poll(() => arrived(folder), { timeout: 30_000 }).toHaveLength(4)
    const here: string[] = []
    for (const { uid } of await arrived(folder)) {
      const verified = await runPli(['prescription', 'verify', String(uid), '--as', folder])
      expect(verified.both).toMatch(/Signée? par/)
      expect(verified.code).toBe(0)
      const shown = await runPli(['prescription', 'show', String(uid), '--as', folder])
      here.push(shown.both)
    }
    // The other two are those that the house began with.
    const ours = here.filter((text) => text.includes('1 dose matin et soir pendant 7 jours'))
    expect(ours).toHaveLength(2)
  }, 60_000)

  it('goes on for somebody of the patients page, what was begun being put by', async () => {
    const { page } = open
    await page.goto(`${house().url}/#/patients`)
    await page.getByRole('link', { name: /LEFÈVRE/ }).click()
    // The navigation has one too, which begins an empty page.
    await page.getByRole('main').getByRole('link', { name: 'Prescrire' }).click()
    const fields = page.getByRole('group', { name: 'Nouveau patient' })
    await expect.poll(() => fields.getByLabel('Nom de naissance').inputValue()).toBe('LEFÈVRE')
    await expect.poll(() => page.url()).toMatch(/#\/prescrire$/)
    await fields.getByRole('button', { name: 'Prescrire à ce patient' }).click()
    await page.getByText('LEFÈVRE Antoine').first().waitFor()
  }, 60_000)

  it('keeps usual lines as a model under a name, and writes them from it on another day', async () => {
    const { page } = open
    const sentence = page.getByText('« 1 dose matin et soir pendant 7 jours »')
    await page.getByRole('combobox', { name: 'Médicament, ligne 1' }).fill('amoxi')
    await offered(page, /AMOXIESSAI/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('101 7')
    await sentence.waitFor()
    await page.getByRole('button', { name: 'Modèles' }).click()
    await page.getByText(/^Aucun modèle encore/).waitFor()
    await page.getByLabel('Nom du modèle').fill('Angine')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Angine', exact: true }).waitFor()
    await expectAccessible(page)
    // Kept at every pause: this is one.
    await page.waitForTimeout(2000)
    await page.reload()
    await sentence.waitFor()
    await page.getByRole('button', { name: 'Modèles' }).click()
    await page.getByRole('button', { name: 'Angine', exact: true }).click()
    await expect.poll(() => sentence.count()).toBe(2)
    await page.getByRole('button', { name: 'Modèles' }).click()
    await page.getByRole('button', { name: 'Supprimer le modèle Angine' }).click()
    await page.getByText(/^Aucun modèle encore/).waitFor()
  }, 60_000)

  it('replaces what was sent, and the counter leads from the one to the other', async () => {
    const { page } = open
    await sentPrescription(page, 0)
    await page.getByRole('link', { name: 'Remplacer' }).click()
    await page.getByText(/^Remplace l’ordonnance n°/).waitFor()
    await page.getByText('Commentaire et mentions').click()
    await page.getByLabel('Commentaire').fill('Remplacement après appel de la pharmacie')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    // The page was reloaded since: its keys are locked again.
    await page.getByRole('dialog').getByLabel('Phrase secrète').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByText(/^Envoyée à/).waitFor({ timeout: 60_000 })
    // The page is closed while it could still be taken back: the ledger hears of it all the same.
    await page.goto('about:blank')
    await page.waitForTimeout(11_000)
    await sentPrescription(page, 1)
    await page.getByText(/^Remplacée aujourd’hui/).waitFor()
    expect(await page.getByRole('link', { name: 'Remplacer' }).count()).toBe(0)
  }, 90_000)

  it('cancels what was sent, after the time to think again', async () => {
    const { page } = open
    await sentPrescription(page, 0)
    const cancel = page.getByRole('button', { name: 'Annuler l’ordonnance' })
    await cancel.click()
    await page.getByRole('dialog').getByLabel('Phrase secrète').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByText(/^Ordonnance annulée/).waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(/^L’ordonnance reste valable/).waitFor()
    await cancel.click()
    await page.getByText(/^Ordonnance annulée/).waitFor()
    await page.getByText(/^Annulée aujourd’hui/).waitFor({ timeout: 30_000 })
    expect(await cancel.count()).toBe(0)
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  }, 90_000)

  it('is struck through at the counter, with the way to what replaces it', async () => {
    const { page, complaints } = await as('pharmacy', '/ordonnances')
    // The latest first: the cancellation, the replacement it cancels, what that replaced.
    await page.getByText('PAT-TROIS').nth(2).click()
    await page.getByRole('link', { name: 'Ouvrir au comptoir' }).click()
    await page.getByText(/^Remplacée aujourd’hui/).waitFor()
    expect(await page.getByRole('button', { name: 'Délivrer l’ordonnance' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Voir celle qui la remplace' }).click()
    await page.getByText('Remplacement après appel de la pharmacie').first().waitFor()
    await page.getByText(/^Annulée aujourd’hui/).waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  }, 90_000)
})
