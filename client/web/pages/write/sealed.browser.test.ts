/** A letter that its two ends alone can read: signed and sealed in one browser, opened in another with the reader's phrase. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'
import { makeKeys, sendLetter } from '../../test/letters.js'

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
    expect([...complaints, ...heard]).toEqual([])
  }, 120_000)
})
