/** A letter as a person writes it, by keys alone: somebody chosen, a file joined, sent, taken back, sent again, and read by the other. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as } = stage({ messages: 2, prescriptions: 0 })
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((visit) => visit.close()))
})
async function enter(...visit: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...visit)
  open.push(opened)
  return opened
}

describe.skipIf(noBrowser)(`a letter${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('is written, sent, taken back, sent again, and arrives, by keys alone', async () => {
    const { page: colleague, complaints: heard } = await enter('colleague', '/boite')
    await colleague.getByRole('heading', { name: 'Boîte', level: 1 }).waitFor()
    const { page, complaints } = await enter('doctor', '/ecrire')
    const { keyboard } = page

    await page.getByRole('combobox', { name: 'À' }).waitFor()
    await keyboard.type('robert')
    await page.getByRole('option', { name: /ROBERT Jeanne/ }).waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await page.getByRole('row', { name: 'ROBERT Jeanne' }).waitFor()

    await page.getByLabel('Objet').focus()
    await keyboard.type('Avis pour Mme Durand')
    await keyboard.press('Tab')
    await keyboard.type('Bonjour Jeanne, peux-tu la voir cette semaine ?')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Joindre un fichier' }).press('Enter')
    await (
      await chooser
    ).setFiles({
      ...{ name: 'courbe.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('12,4 puis 11,8'),
    })
    await page.getByRole('button', { name: 'Retirer courbe.txt' }).waitFor()
    await page.getByText('Brouillon gardé').waitFor()

    await keyboard.press('Control+Enter')
    await page.getByText('Envoyé à ROBERT Jeanne').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).press('Enter')
    await page.getByRole('row', { name: 'ROBERT Jeanne' }).waitFor()
    expect(await page.getByLabel('Objet').inputValue()).toBe('Avis pour Mme Durand')
    await page.getByText('courbe.txt').waitFor()

    await page.getByLabel('Message').focus()
    await keyboard.press('Control+End')
    await keyboard.type(' Merci.')
    await keyboard.press('Control+Enter')
    await page.getByText('Envoyé à ROBERT Jeanne').waitFor()

    // It is held for the ten seconds in which it can be taken back; then it comes without a reload.
    const arrived = colleague.locator('[data-email]').filter({ hasText: 'Mme Durand' })
    await arrived.waitFor({ timeout: 40_000 })
    expect(await arrived.count()).toBe(1)
    await arrived.click()
    await colleague
      .getByText('Bonjour Jeanne, peux-tu la voir cette semaine ? Merci.')
      .first()
      .waitFor()
    await colleague.getByText('courbe.txt').first().waitFor()

    // And is answered to whom it came from, with what was said.
    await colleague.getByRole('button', { name: 'Répondre', exact: true }).press('Enter')
    await colleague.getByRole('row', { name: /MARTIN/ }).waitFor()
    expect(await colleague.getByLabel('Objet').inputValue()).toBe('Re: Avis pour Mme Durand')
    expect(await colleague.getByLabel('Message').inputValue()).toMatch(
      /Camille MARTIN.* a écrit :\n> Bonjour Jeanne/,
    )
    expect(complaints).toEqual([])
    expect(heard).toEqual([])
  })

  it('to nobody does not leave, and says so', async () => {
    const { page } = await enter('doctor', '/ecrire')
    await page.getByLabel('Objet').fill('Sans personne')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Ajoutez au moins un destinataire').waitFor()
    expect(page.url()).toContain('#/ecrire/')
  })

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has an accessible page, %s, %d px', async (theme, width) => {
    const { page } = await enter('doctor', '/ecrire', { theme, width })
    await page.getByLabel('Message').waitFor()
    await expectAccessible(page)
  })
})
