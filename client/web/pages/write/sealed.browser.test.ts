/** A letter that its two ends alone can read: signed and sealed in one browser, opened in another with the reader's phrase. */

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'
import { makeKeys, sendLetter, writeLetter } from '../../test/letters.js'

const { as, house } = stage({ messages: 2, prescriptions: 0 })
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((visit) => visit.close()))
})
async function enter(...visit: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...visit)
  open.push(opened)
  return opened
}
const phrase = 'quatre mots sans rapport'

describe.skipIf(noBrowser)(`a sealed letter${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('is told to be one, shows nothing before the keys are open, then its text and who signed it', async () => {
    const { page: colleague, complaints: heard } = await enter('colleague', '/cles')
    await makeKeys(colleague, phrase)
    const { page, complaints } = await enter('doctor', '/cles')
    await makeKeys(page, phrase)
    const { url } = house()
    await page.goto(`${url}/#/ecrire?a=jeanne.robert%40medecin.pli.test&nom=ROBERT+Jeanne`)
    await page.getByText(/Signée de votre nom, et scellée/).waitFor()
    await sendLetter(page, url, {
      ...{ to: ['ROBERT'], subject: 'Un mot en confidence' },
      text: 'Le résultat est négatif.',
    })

    // A browser that was closed since: the keys are locked.
    await colleague.goto(`${url}/#/boite`)
    await colleague.reload()
    const line = colleague.locator('[data-email]').first()
    await line.filter({ hasText: 'MARTIN' }).waitFor({ timeout: 40_000 })
    await line.click()
    await colleague.getByText('Ce message est chiffré de bout en bout.').waitFor()
    expect(await colleague.locator('main').innerText()).not.toContain('négatif')
    await expectAccessible(colleague)
    await colleague.getByRole('button', { name: 'Ouvrir mes clés' }).click()
    await colleague.getByRole('dialog').getByLabel('Phrase secrète').fill(phrase)
    await colleague.keyboard.press('Enter')
    await colleague.getByText('Le résultat est négatif.').waitFor()
    await colleague
      .getByRole('button', { name: /^Signé par .*MARTIN.* Voir les preuves$/ })
      .waitFor()
    // Its line says so from now on, in this browser and at its next visit, with the keys locked.
    await line.getByText('Un mot en confidence').waitFor()
    // It is on the disk a moment after it was drawn.
    await colleague.waitForTimeout(500)
    await colleague.goto(`${url}/#/boite`)
    await colleague.reload()
    await line.getByText('Un mot en confidence').waitFor()
    expect([...complaints, ...heard]).toEqual([])
  }, 120_000)

  it('to keys that were replaced, then revoked: each end is told, nothing goes unsealed unawares, old letters stay readable', async () => {
    const { url, gateway } = house()
    const to = ['PETIT']
    const { page: doctor } = await enter('doctor', '/cles')
    await makeKeys(doctor, phrase)
    const { page: first } = await enter('nurse', '/cles')
    await makeKeys(first, phrase)
    await sendLetter(doctor, url, { to, subject: 'Un', text: 'Scellée pour la première clé.' })

    // In a second browser he has no keys; those made there take the place of the first.
    const { page: second } = await enter('nurse', '/boite')
    const letter = (page: Page, nth: number) => page.locator('[data-email]').nth(nth)
    // A letter can be taken back for ten seconds.
    const arrived = (page: Page, count: number) =>
      expect.poll(() => page.locator('[data-email]').count(), { timeout: 40_000 }).toBe(count)
    await arrived(second, 1)
    await letter(second, 0).click()
    await second.getByText('scellé pour vos clés, qui ne sont pas dans ce navigateur').waitFor()
    await expectAccessible(second)
    await second.getByRole('link', { name: 'Voir mes clés' }).click()
    await second.getByText('Vous avez déjà des clés sur un autre appareil.').first().waitFor()
    await makeKeys(second, phrase)
    await second.getByText('Vos correspondants la trouvent dans l’annuaire.').waitFor()
    await sendLetter(doctor, url, { to, subject: 'Deux', text: 'Scellée pour la seconde clé.' })

    await first.goto(`${url}/#/boite`)
    await arrived(first, 2)
    await letter(first, 1).click()
    await first.getByText('Scellée pour la première clé.').waitFor()
    await letter(first, 0).click()
    await first.getByText('scellé pour une autre de vos clés').waitFor()
    await first.goto(`${url}/#/cles`)
    await first.getByText('L’annuaire donne une autre clé que celle-ci').waitFor()
    await expectAccessible(first)
    const saving = first.waitForEvent('download')
    await first.getByRole('button', { name: 'Enregistrer une copie' }).click()
    const copy = await (await saving).path()

    // The copy of the old ones opens old letters, and does not bring the old ones back.
    await second.getByRole('button', { name: /^Reprendre des clés/ }).click()
    const dialog = second.getByRole('dialog')
    const named = { name: 'mes-cles-pli.json', mimeType: 'application/json' }
    await dialog.getByLabel('Fichiers').setInputFiles({ ...named, buffer: readFileSync(copy) })
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await second.keyboard.press('Enter')
    await second.getByText('Les clés sont reprises.').waitFor()
    await second.getByText('Vos correspondants la trouvent dans l’annuaire.').waitFor()
    await second.goto(`${url}/#/boite`)
    await arrived(second, 2)
    for (const [nth, which] of ['seconde', 'première'].entries()) {
      await letter(second, nth).click()
      await second.getByText(`Scellée pour la ${which} clé.`).waitFor()
    }

    // Revoked while a letter to him is being written as a sealed one: it does not leave.
    await doctor.goto(`${url}/#/ecrire`)
    await writeLetter(doctor, { to, subject: 'Trois', text: 'En confidence.' })
    await doctor.getByText(/Signée de votre nom, et scellée/).waitFor()
    const { authority, directory } = gateway.data
    const records = await directory.certificatesOf('rpps:99700218896')
    for (const { serial, profile, state } of records)
      if (profile === 'smime-encryption' && state === 'good')
        await authority.revoke({ target: { serial }, reason: 'keyCompromise', actor: 'test' })
    await doctor.keyboard.press('Control+Enter')
    await doctor.getByText('rien n’est parti').waitFor()
    await doctor.getByText(/^Signée de votre nom\. Pas scellée : la clé de .*PETIT/).waitFor()
    await expectAccessible(doctor)
    await doctor.setViewportSize({ width: 390, height: 800 })
    await doctor.emulateMedia({ colorScheme: 'dark' })

    // He is told, and makes them anew; what was sealed to the old ones still opens.
    await second.goto(`${url}/#/cles`)
    await second.reload()
    await second.getByText('Vos clés ne sont plus valables').waitFor()
    await expectAccessible(second)
    await second.setViewportSize({ width: 390, height: 800 })
    await second.emulateMedia({ colorScheme: 'dark' })
    await second.setViewportSize({ width: 1280, height: 800 })
    await second.getByRole('button', { name: 'Refaire mes clés…' }).first().click()
    await dialog.getByLabel('Phrase secrète').fill(phrase)
    await second.keyboard.press('Enter')
    await second.getByText('Vos nouvelles clés sont prêtes.').waitFor()
    await expect.poll(() => second.getByText('Vos clés ne sont plus valables').count()).toBe(0)
    await doctor.reload()
    await doctor.getByText(/Signée de votre nom, et scellée/).waitFor()
    await second.goto(`${url}/#/boite`)
    await letter(second, 1).click()
    await second.getByText('Scellée pour la première clé.').waitFor()
  }, 180_000)
})
