/** The patients of a mailbox: found as one types, opened, and everything about them read from there, by keys alone. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as } = stage({ messages: 15, prescriptions: 1 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function patients(look?: Parameters<typeof as>[2]): Promise<Visit['page']> {
  open = await as('doctor', '/patients', look)
  await open.page.getByRole('list', { name: 'Patients' }).locator('a').first().waitFor()
  return open.page
}

describe.skipIf(noBrowser)(`the patients${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('are found by name, opened, and what is about them read, by keys alone', async () => {
    const page = await patients()
    const list = page.getByRole('list', { name: 'Patients' }).locator('a')
    const name = ((await list.first().innerText()).split('\n')[1] ?? '').split(',')[0] ?? ''
    expect(name).toMatch(/^[A-ZÀ-Ý' -]{2,} [A-ZÀ-Ý][a-zà-ÿ]/)
    await page.keyboard.type(name.split(' ')[0] ?? '')
    await page.waitForFunction(
      (word) => {
        const links = [...document.querySelectorAll('ul[aria-label="Patients"] a')]
        return links.length > 0 && links.every((link) => link.textContent.includes(word))
      },
      name.split(' ')[0] ?? '',
    )
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByText(/INS [12] \d\d/).waitFor()
    const line = page.locator('article [data-email]').first()
    await line.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/message\//)
    await page.goBack()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    expect(open?.complaints).toEqual([])
  })

  it('says so when nobody is called like that', async () => {
    const page = await patients()
    await page.keyboard.type('zzyzx')
    await page.getByText('Personne de ce nom ici').waitFor()
  })

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('are accessible, %s, %d px', async (theme, width) => {
    const page = await patients({ theme, width })
    await expectAccessible(page)
    await page.getByRole('list', { name: 'Patients' }).locator('a').first().click()
    await page.locator('article [data-email]').first().waitFor()
    await expectAccessible(page)
  })
})
