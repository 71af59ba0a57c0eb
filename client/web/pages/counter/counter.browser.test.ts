/** The counter in a real browser, as a pharmacist works: a prescription read, dispensed once, told, and taken back in time. */

import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { runPli } from '../../../../scripts/demo/console.js'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house } = stage({ messages: 2, prescriptions: 2 })
const visits: Visit[] = []
afterEach(async () => {
  for (const visit of visits.splice(0)) await visit.close()
})

/** The pharmacist in the pharmacy's mailbox, chosen in her menu, at the prescription of that patient. */
async function atTheCounter(patient: RegExp): Promise<Visit> {
  const visit = await as('pharmacist', '/boite')
  visits.push(visit)
  const { page } = visit
  await page.getByRole('button', { name: /Hélène ROUX/ }).click()
  await page.getByRole('menuitem', { name: /officine@/ }).click()
  await page.getByText(patient).first().click()
  await page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().click()
  await page.getByText(/^Signé par Dr Camille MARTIN/).waitFor()
  return visit
}

const dispense = (page: Page) => page.getByRole('button', { name: 'Délivrer l’ordonnance' })
const dispensed = (page: Page) => page.getByText(/^Délivrée .* par /)

type Listed = readonly { readonly uid: number; readonly subject: string }[]
const inboxOf = async (folder: string): Promise<Listed> =>
  JSON.parse((await runPli(['inbox', '--as', folder, '--json'])).out) as Listed
const noticesAt = async (folder: string): Promise<Listed> =>
  (await inboxOf(folder)).filter(({ subject }) => subject.includes('Dispensation'))

describe.skipIf(noBrowser)(`the counter${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('takes back within its time what was dispensed, and the prescriber is told nothing', async () => {
    const { page } = await atTheCounter(/PAT-TROIS/)
    await dispense(page).waitFor()
    await page.keyboard.press('d')
    await dispensed(page).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText(/^Délivrance reprise/).waitFor()
    await dispense(page).waitFor()
    expect(await dispensed(page).count()).toBe(0)
    await page.waitForTimeout(11_000)
    expect(await noticesAt(house().guests.doctor.folder)).toEqual([])
  })

  it('dispenses once, tells the prescriber, and stops whoever comes second', async () => {
    const first = await atTheCounter(/PAT-TROIS/)
    const second = await atTheCounter(/PAT-TROIS/)
    await dispense(first.page).waitFor()
    await dispense(second.page).waitFor()
    await first.page.keyboard.press('d')
    await dispensed(first.page).waitFor()
    expect(await dispense(first.page).count()).toBe(0)
    expect(await first.page.getByText('Plus rien à délivrer').count()).toBe(2)
    await dispense(second.page).click()
    await second.page.getByText(/^Rien n’a été délivré\./).waitFor()
    await dispensed(second.page).waitFor()
    const { pharmacy, doctor } = house().guests
    const sent = (await inboxOf(pharmacy.folder)).filter(({ subject }) => /PAT-TROIS/.test(subject))
    const who = ['--pharmacist', '10004445556 Hélène ROUX']
    const third = await runPli([
      ...['prescription', 'dispense', String(sent[0]?.uid), '--as', pharmacy.folder, ...who],
    ])
    expect(third.code).toBe(1)
    expect(third.both).toContain('déjà été dispensé')
    await expect.poll(() => noticesAt(doctor.folder), { timeout: 30_000 }).toHaveLength(1)
    expect(first.complaints).toEqual([])
  })

  it('is accessible on a telephone', async () => {
    const { page } = await atTheCounter(/LEFÈVRE/)
    await page.setViewportSize({ width: 390, height: 800 })
    await dispense(page).waitFor()
    await page.locator('canvas').first().waitFor()
    await expectAccessible(page)
  })
})
