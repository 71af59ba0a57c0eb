/** What a pharmacist sees: the pharmacy's mailbox and the counter in each state of a prescription. */

import type { Page } from 'playwright-core'
import type { Scene } from './camera.js'

/** The counter, at the first prescription of the list that shows `text`. */
const counter =
  (text: RegExp, at = 0) =>
  async (page: Page): Promise<void> => {
    await page.locator('[data-email]').filter({ hasText: text }).nth(at).click()
    await page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().click()
    await page
      .getByText(/^(Signé|Rien n’est signé|.*modifi)/)
      .first()
      .waitFor()
    await page.locator('canvas').first().waitFor()
    await page.waitForTimeout(800)
  }

const who = 'pharmacy'
const route = '/ordonnances'

export const pharmacyScenes: readonly Scene[] = [
  { who, name: 'pharmacy-inbox', route: '/boite' },
  { who, name: 'prescriptions', route },
  {
    ...{ who, name: 'prescription', route },
    act: async (page) => {
      await page
        .locator('[data-email]')
        .filter({ hasText: /à délivrer/ })
        .first()
        .click()
      await page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().waitFor()
    },
  },
  {
    ...{ who, name: 'prescription-proof', route },
    act: async (page) => {
      await page
        .locator('[data-email]')
        .filter({ hasText: /à délivrer/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /Voir les preuves/ })
        .first()
        .click()
    },
  },
  {
    ...{ who, name: 'altered', route },
    act: async (page) => {
      await page
        .locator('[data-email]')
        .filter({ hasText: /refusée/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /Voir les preuves/ })
        .first()
        .waitFor()
    },
  },
  { who, name: 'counter', route, act: counter(/3 médicaments/) },
  {
    ...{ who, name: 'counter-choices', route },
    act: async (page) => {
      await counter(/3 médicaments/)(page)
      const line = (at: number) => page.getByRole('listitem').filter({ hasText: `${at}. ` })
      await line(1).getByRole('radio', { name: 'Partiel…' }).click()
      await line(2).getByRole('radio', { name: 'Substituer…' }).click()
      await line(3).getByRole('radio', { name: 'Ne pas délivrer…' }).click()
    },
  },
  { who, name: 'counter-dispensed', route, act: counter(/délivrée$|délivrée\s/) },
  { who, name: 'counter-altered', route, act: counter(/refusée/) },
  { who, name: 'counter-replaced', route, act: counter(/remplacée/) },
  {
    who: 'pharmacist',
    name: 'behalf',
    route: '/boite',
    act: async (page) => {
      const more = page.getByRole('button', { name: 'Plus' })
      if (await more.isVisible()) await more.click()
      await page
        .getByRole('button', { name: /Hélène ROUX/ })
        .first()
        .click()
      await page.getByRole('menuitem', { name: /officine@/ }).click()
    },
  },
]
