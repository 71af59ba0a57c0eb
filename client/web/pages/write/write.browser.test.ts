/** The page where a letter is written: what it says when nobody was chosen, and that anyone can use it. */

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
