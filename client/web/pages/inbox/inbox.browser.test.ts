/** The inbox as a person uses it: by hand, by keys alone, searched, filtered, taken back; nothing axe-core finds. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as } = stage({ messages: 15, prescriptions: 1 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function inbox(look?: Parameters<typeof as>[2], route = '/boite'): Promise<Visit['page']> {
  open = await as('doctor', route, look)
  await open.page.locator('[data-email]').first().waitFor()
  return open.page
}

describe.skipIf(noBrowser)(`the inbox${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('shows people and patients by day, never a subject of the standard', async () => {
    const page = await inbox()
    await page.getByRole('heading', { name: 'Boîte', level: 1 }).waitFor()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toMatch(/BIO-CHAMPAGNE/)
    expect(text).not.toMatch(/XDM\/1\.0|urn:|@patient\.mssante/)
    expect(open?.complaints).toEqual([])
  })

  it('is walked, opened and left by keys alone', async () => {
    const page = await inbox()
    await page.keyboard.press('j')
    // The line has the focus once it is drawn.
    await page.locator('[data-email]:focus').waitFor()
    await page.keyboard.press('j')
    await page.locator('[data-email]:focus').waitFor()
    const focused = await page.evaluate(
      () => (document.activeElement as HTMLElement).dataset['email'],
    )
    expect(focused).toBeTruthy()
    await page.keyboard.press('Enter')
    await page.locator('article').waitFor()
    expect(decodeURIComponent(page.url())).toContain(`#/boite/${focused}`)
    await page.keyboard.press('Escape')
    await page.getByText('Aucun message ouvert').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Touches du clavier' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('marks as read what is opened, archives it and takes that back, by keys', async () => {
    const page = await inbox()
    const unread = page.locator('[data-email]').filter({ hasText: 'Non lu' }).first()
    const id = (await unread.getAttribute('data-email')) ?? ''
    const line = page.locator(`[data-email="${id}"]`)
    await line.focus()
    await page.keyboard.press('Enter')
    await page.locator('article').waitFor()
    await line.filter({ hasNotText: 'Non lu' }).waitFor()
    await page.keyboard.press('e')
    await page.getByText('Message archivé').waitFor()
    await line.waitFor({ state: 'detached' })
    await page.keyboard.press('z')
    await line.waitFor()
    await page.reload()
    await line.filter({ hasNotText: 'Non lu' }).waitFor()
    expect(open?.complaints).toEqual([])
  })

  it('answers as one types, and says when nothing matches', async () => {
    const page = await inbox()
    await page.keyboard.press('/')
    await page.keyboard.type('BENSAÏD')
    await page.getByRole('heading', { name: 'Recherche : BENSAÏD' }).waitFor()
    await page.keyboard.type('xyz')
    await page.getByText('Rien ne correspond').waitFor()
  })

  it('loses no letter of who types slower than it answers', async () => {
    const page = await inbox()
    await page.keyboard.press('/')
    await page.keyboard.type('BENSAÏD', { delay: 180 })
    await page.getByRole('heading', { name: 'Recherche : BENSAÏD' }).waitFor()
  })

  it('shows one kind when that is wanted, and answers from the list, by keys', async () => {
    const page = await inbox()
    await page.getByRole('button', { name: 'Type : Tous les types' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Ordonnance' }).waitFor()
    for (let down = 0; down < 5; down += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Type : Réponse du patient' }).waitFor()
    await page.waitForFunction(() => {
      const links = [...document.querySelectorAll('[data-email]')]
      return links.length > 0 && links.every((link) => link.textContent.includes('Réponse du'))
    })
    await page.locator('[data-email]').first().focus()
    await page.keyboard.press('r')
    await page.waitForURL(/#\/ecrire/)
  })

  it('leaves what was read when only the unread are wanted', async () => {
    const page = await inbox()
    await page.getByRole('button', { name: 'Non lus' }).click()
    await page.waitForFunction(() => {
      const links = [...document.querySelectorAll('[data-email]')]
      return links.length > 0 && links.every((link) => link.textContent.includes('Non lu'))
    })
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('is accessible, %s, %d px', async (theme, width) => {
    const page = await inbox({ theme, width })
    await expectAccessible(page)
  })
})
