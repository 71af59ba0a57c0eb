/** The rest of an administrator's day, in the browser: a delegation, a refusal explained, the log read and verified, the month's figures. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house } = stage({ messages: 2, prescriptions: 0 })
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})
async function enter(...given: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...given)
  open.push(opened)
  return opened
}

describe.skipIf(noBrowser)(`the desk${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('opens a mailbox to somebody, by keys alone, who is told and opens it; then ends that', async () => {
    const colleague = await enter('colleague', '/boite')
    const theirs = colleague.page
    await theirs.getByRole('button', { name: /Jeanne ROBERT/ }).waitFor()
    const { page, complaints } = await enter('administrator', '/admin/boites')
    const { keyboard } = page
    const address = 'lea.petit@infirmier.pli.test'
    await page.getByLabel('Rechercher une boîte').focus()
    await keyboard.type('petit')
    await page.getByText('1 boîte', { exact: true }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: `Déléguer… ${address}` }).press('Enter')
    const dialog = page.getByRole('dialog', { name: `Ouvrir ${address} à quelqu’un` })
    await dialog.getByRole('combobox', { name: 'À qui' }).focus()
    await keyboard.type('robert')
    await page.getByRole('option', { name: /Jeanne ROBERT/ }).waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await dialog.getByLabel('Pourquoi').focus()
    await keyboard.type('remplacement d’été')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Déléguer', exact: true }).press('Enter')
    await page.getByText('lire, envoyer · sans fin · remplacement d’été').waitFor()

    // Nobody has touched the page that was open meanwhile.
    const notices = theirs.getByRole('region', { name: 'Boîtes partagées' })
    await notices.getByText('Vous pouvez désormais ouvrir la boîte de Léa PETIT.').waitFor()
    await expectAccessible(theirs)
    await notices.getByRole('button', { name: 'L’ouvrir' }).press('Enter')
    await theirs.getByText('Au nom de Léa PETIT').waitFor()
    await theirs.getByRole('button', { name: /Jeanne ROBERT/ }).click()
    await theirs.getByRole('menuitem', { name: /Léa PETIT/ }).waitFor()
    await theirs.keyboard.press('Escape')

    await page.getByRole('button', { name: /^Terminer… .*Jeanne ROBERT/ }).press('Enter')
    await page.getByRole('dialog').getByLabel('Pourquoi').fill('retour')
    await page.getByRole('button', { name: 'Terminer', exact: true }).press('Enter')
    await page.getByText(/terminée le/).waitFor()
    await notices.getByText('Vous n’avez plus accès à la boîte de Léa PETIT.').waitFor()
    await theirs.getByText('jeanne.robert@medecin.pli.test').first().waitFor()
    await notices.getByRole('button', { name: 'J’ai compris' }).press('Enter')
    await notices.waitFor({ state: 'detached' })
    const asked = theirs.waitForResponse(
      (answer) => answer.request().postData()?.includes('ShareNotification/get') ?? false,
    )
    await theirs.reload()
    await (await asked).finished()
    expect(await notices.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('suspends a mailbox and says why mail for it is refused', async () => {
    const { page, complaints } = await enter('administrator', '/admin/boites')
    const address = 'lea.petit@infirmier.pli.test'
    await page.getByRole('button', { name: `Suspendre… ${address}` }).click()
    await page.getByRole('dialog').getByLabel('Pourquoi').fill('congé sans solde')
    await page.getByRole('button', { name: 'Suspendre', exact: true }).click()
    await page.getByText('Suspendue', { exact: true }).waitFor()

    await page.getByRole('link', { name: 'Refus expliqués' }).click()
    await page.getByLabel('Ou une adresse').fill(address)
    await page.keyboard.press('Enter')
    await page.getByText('La boîte est suspendue : elle ne reçoit ni n’envoie.').waitFor()
    await page.getByText('Règle : mailbox-suspended').waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('explains a certificate that is dropped on the page', async () => {
    const { page, complaints } = await enter('administrator', '/admin/pourquoi')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir un fichier' }).press('Enter')
    const cert = readFileSync(join(house().guests.doctor.folder, 'cert.pem'))
    await (
      await chooser
    ).setFiles({ name: 'carte.pem', mimeType: 'application/x-pem-file', buffer: cert })
    await page.getByText('Admis', { exact: true }).waitFor()
    await page.getByRole('link', { name: /Fiche de .*Camille MARTIN/ }).waitFor()
    const again = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir un fichier' }).press('Enter')
    await (
      await again
    ).setFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('rien') })
    await page.getByText(/ne contient pas de certificat lisible/).waitFor()
    expect(complaints).toEqual([])
  })

  it('reads the log as sentences and verifies it with its progress shown', async () => {
    const { page, complaints } = await enter('administrator', '/admin/journal')
    const log = page.getByRole('list', { name: 'Journal' })
    await log.getByText(/a émis un certificat \(connexion\) pour Léa PETIT/).waitFor()
    await page.getByLabel('Qui, ou à propos de quoi').fill('roux')
    await log
      .getByText(/pour Dr Hélène ROUX/)
      .first()
      .waitFor()
    await expect.poll(() => log.getByText(/Léa PETIT/).count()).toBe(0)
    await page.getByRole('button', { name: 'Vérifier la chaîne' }).press('Enter')
    await page.getByRole('progressbar', { name: 'Vérification en cours' }).waitFor()
    await expect.poll(() => page.getByText(/toutes intactes/).count()).toBe(2)
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('draws the figures of the month, the numbers under them', async () => {
    const { page, complaints } = await enter('administrator', '/admin/chiffres')
    await page.getByRole('img', { name: /^\d+ certificats émis\. Le plus/ }).waitFor()
    const spoken = page.getByRole('table', { name: 'Certificats émis' })
    const numbers = (await spoken.getByRole('cell').allTextContents()).map(Number)
    const total = numbers.reduce((sum, one) => sum + one, 0)
    expect(total).toBeGreaterThan(10)
    await page.getByText(new RegExp(`^${total} certificats émis\\.`)).waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})
