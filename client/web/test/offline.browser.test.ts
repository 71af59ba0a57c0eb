/** The page without its gateway: it opens, shows what was read, says where it stands; signing out leaves nothing. */

import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { filesKept, noBrowser, type Visit } from './browser.js'
import { stage } from './house.js'

const { as } = stage({ messages: 4, prescriptions: 0 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

/** The page opened, its files kept by the browser. */
async function settle(visit: Visit): Promise<Page> {
  const { page } = visit
  await page.getByText('Dr Camille MARTIN').first().waitFor()
  await page.getByText('En ligne').waitFor()
  await filesKept(page)
  return page
}

/** Everything that the browser keeps of the person, as text: what is sealed cannot be read in it. */
const keptIn = (page: Page): Promise<{ count: number; text: string }> =>
  page.evaluate(async () => {
    const open = indexedDB.open('pli.kept')
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const all = database.transaction('values').objectStore('values').getAll()
    const values = await new Promise<Record<string, unknown>[]>((resolve) => {
      all.onsuccess = () => resolve(all.result as Record<string, unknown>[])
    })
    database.close()
    const text = values.map((value) =>
      Object.entries(value).map(([name, one]) =>
        one instanceof ArrayBuffer ? new TextDecoder().decode(one) : `${name}=${String(one)}`,
      ),
    )
    return { count: values.length, text: JSON.stringify(text) }
  })

describe.skipIf(noBrowser)(`without a gateway${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('what the browser keeps is sealed, and a network that goes and comes back is told', async () => {
    open = await as('doctor', '/boite')
    const page = await settle(open)
    await expect.poll(async () => (await keptIn(page)).count).toBeGreaterThan(1)
    const { text } = await keptIn(page)
    expect(text).not.toContain('MARTIN')
    expect(text).not.toContain('pli.test')
    await open.context.setOffline(true)
    await page.getByText('Hors ligne — ce que vous écrivez est gardé ici.').waitFor()
    await open.context.setOffline(false)
    await page.getByText('En ligne').waitFor()
  })

  it('signing out leaves nothing in the browser, in no tab', async () => {
    open = await as('doctor', '/boite')
    const page = await settle(open)
    const other = await open.context.newPage()
    await other.goto(page.url())
    await other.getByText('Dr Camille MARTIN').first().waitFor()
    await page.getByRole('button', { name: 'Dr Camille MARTIN' }).click()
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByText('Vous êtes déconnecté').waitFor()
    await other.getByText('Vous êtes déconnecté').waitFor()
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      words: localStorage.length + sessionStorage.length,
    }))
    expect(left).toEqual({ databases: [], caches: [], workers: 0, words: 0 })
  })
})
