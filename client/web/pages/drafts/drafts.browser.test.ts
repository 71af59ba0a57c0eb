/** Letters that have not left: found again after a crash, without a gateway and in two tabs; a sending that breaks sends once. */

import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, filesKept, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house: theHouse } = stage({ messages: 2, prescriptions: 0 })
const house = (): string => theHouse().url
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((visit) => visit.close()))
})
async function enter(...visit: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...visit)
  open.push(opened)
  return opened
}

/** To Jeanne ROBERT, as far as the letter is kept. */
async function write(page: Page, subject: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'À' }).fill('robert')
  await page.getByRole('option', { name: /ROBERT Jeanne/ }).click()
  await page.getByLabel('Objet').fill(subject)
  await page.getByLabel('Message').fill(text)
  await page.getByText('Brouillon gardé').waitFor()
}

/** The page dies as when the machine is switched off: nothing of it runs any more. */
async function kill(page: Page): Promise<void> {
  const died = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => undefined)
  await died
  await page.close()
}

async function drafts(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url.replace(/#.*/, '')}#/brouillons`)
  await page.getByRole('heading', { name: 'Brouillons', level: 1 }).waitFor()
  return page
}

const line = (page: Page, subject: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: subject })

/** Whatever the page asks the gateway by this method meets `fate`; the first time only. */
async function once(page: Page, method: string, fate: (route: Route) => Promise<void>) {
  let isOver = false
  await page.route('**/jmap/**', async (route) => {
    const isMet = !isOver && (route.request().postData() ?? '').includes(`"${method}"`)
    if (!isMet) return route.continue()
    isOver = true
    await fate(route)
  })
}

describe.skipIf(noBrowser)(`drafts${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('are there after the page was killed, and deleting one can be taken back', async () => {
    const { page, context } = await enter('doctor', '/ecrire')
    await write(page, 'Avis avant la panne', 'Bonjour Jeanne, un mot qui')
    const url = page.url()
    await kill(page)
    const next = await drafts(context, url)
    await line(next, 'Avis avant la panne').getByText('à ROBERT Jeanne').waitFor()
    await expectAccessible(next)
    await line(next, 'Avis avant la panne').getByRole('button', { name: 'Supprimer' }).click()
    await next.getByText('Aucun brouillon').waitFor()
    await next.getByRole('button', { name: 'Annuler' }).click()
    await next.getByRole('link', { name: 'Avis avant la panne' }).click()
    await next.getByRole('row', { name: 'ROBERT Jeanne' }).waitFor()
    expect(await next.getByLabel('Message').inputValue()).toBe('Bonjour Jeanne, un mot qui')
  })

  it('are written and opened without a gateway', async () => {
    const { page, context, complaints } = await enter('doctor', '/ecrire')
    await page.getByLabel('Objet').waitFor()
    await filesKept(page)
    await context.setOffline(true)
    await page.getByLabel('Objet').fill('Écrit dans le train')
    await page.getByText('Brouillon gardé').waitFor()
    await page.getByText('Hors ligne — ce que vous écrivez est gardé ici.').waitFor()
    expect(complaints.filter((one) => !one.includes('INTERNET_DISCONNECTED'))).toEqual([])
    await page.reload()
    await page.getByLabel('Objet').waitFor()
    expect(await page.getByLabel('Objet').inputValue()).toBe('Écrit dans le train')
    const list = await drafts(context, page.url())
    await line(list, 'Écrit dans le train').waitFor()
  })

  it('are one letter in two tabs, and what both wrote at once is lost in neither', async () => {
    const { page, context } = await enter('doctor', '/ecrire')
    await page.getByLabel('Objet').fill('Deux fenêtres')
    await page.getByText('Brouillon gardé').waitFor()
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByLabel('Message').fill('De la seconde fenêtre.')
    await expect.poll(() => page.getByLabel('Message').inputValue()).toBe('De la seconde fenêtre.')
    await Promise.all([
      page.getByLabel('Message').fill('Dit ici.'),
      other.getByLabel('Message').fill('Dit là.'),
    ])
    const everything = async (): Promise<string> =>
      `${await page.getByLabel('Message').inputValue()} ${await page.locator('main').innerText()}`
    await expect.poll(everything).toMatch(/Dit ici\.[^]*Dit là\.|Dit là\.[^]*Dit ici\./)
  })
})

describe.skipIf(noBrowser)(`a sending that breaks${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('while the octets go, before it is handed over, or after: it is sent once, and nothing is lost', async () => {
    const { page: colleague } = await enter('colleague', '/boite')
    await colleague.getByRole('heading', { name: 'Boîte', level: 1 }).waitFor()
    const { page, context } = await enter('doctor')

    // 1. The connection breaks in the upload.
    await page.goto(`${house()}/#/ecrire`)
    let uploads = 0
    await page.route('**/jmap/upload/**', (route) =>
      uploads++ === 0 ? route.abort('connectionreset') : route.continue(),
    )
    await write(page, 'Coupé en chemin', 'Un.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('La connexion s’est interrompue pendant l’envoi').waitFor()
    await page.waitForURL(/#\/boite/)
    await page.unroute('**/jmap/upload/**')

    // 2. It was handed over, and the answer is lost.
    await page.goto(`${house()}/#/ecrire`)
    await once(page, 'EmailSubmission/set', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await write(page, 'Réponse perdue', 'Deux.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('La connexion s’est interrompue pendant l’envoi').waitFor()
    await page.waitForURL(/#\/boite/)
    await page.unroute('**/jmap/**')

    // 3. The page dies between the two.
    await page.goto(`${house()}/#/ecrire`)
    const isStuck = new Promise<void>((resolve) => {
      void once(page, 'EmailSubmission/set', async () => {
        resolve()
        await Promise.resolve()
      })
    })
    await write(page, 'Page morte', 'Trois.')
    await page.keyboard.press('Control+Enter')
    await isStuck
    await kill(page)
    const next = await drafts(context, house())
    await line(next, 'Page morte').getByText('Envoi interrompu').waitFor()
    expect(await line(next, 'Page morte').count()).toBe(1)
    await next.getByRole('link', { name: 'Page morte' }).click()
    await next.getByText('L’envoi de cette lettre a été interrompu').waitFor()
    await next.getByRole('button', { name: 'Reprendre l’envoi' }).click()
    await next.getByText('Envoyé à ROBERT Jeanne').waitFor()

    for (const subject of ['Coupé en chemin', 'Réponse perdue', 'Page morte'])
      await colleague
        .locator('[data-email]')
        .filter({ hasText: subject })
        .waitFor({ timeout: 40_000 })
    for (const subject of ['Coupé en chemin', 'Réponse perdue', 'Page morte'])
      expect(await colleague.locator('[data-email]').filter({ hasText: subject }).count()).toBe(1)
    await next.goto(`${house()}/#/brouillons`)
    for (const subject of ['Coupé en chemin', 'Réponse perdue', 'Page morte'])
      expect(await line(next, subject).count()).toBe(0)
  }, 150_000)
})
