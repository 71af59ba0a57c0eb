/** What an administrator does about a lost card: finds the certificate, revokes it for a reason, sees what that did; the open page is cut. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../../test/browser.js'
import { stage } from '../../../test/house.js'

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

describe.skipIf(noBrowser)(`the inventory${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('is not there for who is no administrator', async () => {
    const { page } = await enter('doctor', '/admin/certificats')
    await page.getByText('Cette page n’existe pas.').waitFor()
    expect(await page.getByRole('link', { name: 'Certificats' }).count()).toBe(0)
  })

  it('says when certificates end, for eyes and for ears', async () => {
    const { page, complaints } = await enter('administrator', '/boite')
    await page.getByRole('link', { name: 'Certificats' }).click()
    const chart = page.getByRole('img', { name: /expirent dans les six mois/ })
    await chart.waitFor()
    const spoken = page.getByRole('table', { name: 'Expirations par semaine' })
    const numbers = await spoken.getByRole('cell').allTextContents()
    const drawn = await chart.locator('text[class*=count]').allTextContents()
    expect(numbers.filter((count) => count !== '0')).toEqual(drawn)
    expect(numbers).toHaveLength(26)
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('finds by name, number and state', async () => {
    const { page } = await enter('administrator', '/admin/certificats')
    const lines = page.getByRole('table').last().getByRole('row')
    await page.getByText(/^\d+ certificats$/).waitFor()
    await page.getByLabel('Rechercher un certificat').fill('petit lea')
    await page.getByText('3 certificats', { exact: true }).waitFor()
    expect(await lines.count()).toBe(4)
    await page.getByRole('button', { name: 'Révoqué 0' }).click()
    await page.getByText('Aucun certificat ne correspond.').waitFor()
  })

  it('revokes by keys alone, and shows what that did: the open page is cut', async () => {
    const { page: lost } = await enter('nurse', '/boite')
    await lost.getByRole('heading', { name: 'Boîte', level: 1 }).waitFor()
    await lost.getByText('En ligne').waitFor()

    const { page, complaints } = await enter('administrator', '/admin/certificats')
    const { keyboard } = page
    await page.getByLabel('Rechercher un certificat').focus()
    await keyboard.type('petit')
    await page.getByText('3 certificats', { exact: true }).waitFor()
    await page
      .getByRole('link', { name: /Léa PETIT/ })
      .first()
      .press('Enter')
    await page.getByRole('heading', { name: 'Léa PETIT' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Révoquer… Connexion' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Révoquer un certificat de/ })
    await dialog.getByRole('button', { name: 'Révoquer', exact: true }).press('Enter')
    await dialog.getByText('Dites pourquoi.').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Pourquoi').focus()
    await keyboard.type('carte perdue dans le train')
    await dialog.getByRole('button', { name: 'Révoquer', exact: true }).press('Enter')
    await dialog.getByText(/^\d+ sessions? coupées? en [\d,]+\s*s$/).waitFor()
    await dialog.getByText('1 certificat est refusé partout désormais.').waitFor()
    await dialog.getByRole('button', { name: 'Fermer' }).last().press('Enter')
    const moment = page.getByRole('listitem').filter({ hasText: 'Connexion' })
    await moment.getByText('Révoqué', { exact: true }).waitFor()
    expect(await moment.getByText('Carte ou clé perdue, volée ou copiée').count()).toBe(1)

    await lost.getByText('Votre accès n’est plus accepté — ce que vous avez écrit').waitFor()
    expect(complaints).toEqual([])
  })
})
