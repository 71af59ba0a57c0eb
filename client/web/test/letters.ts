/** A letter written as a person writes it, for tests that are about what comes of it. */

import type { Page } from 'playwright-core'

/** Fills the composer: whoever `typed` finds first, as far as the letter is kept. */
export async function writeLetter(
  page: Page,
  {
    to,
    subject,
    text,
  }: { readonly to: readonly string[]; readonly subject: string; readonly text: string },
): Promise<void> {
  for (const typed of to) {
    await page.getByRole('combobox', { name: 'À' }).fill(typed)
    await page.getByRole('option').filter({ hasText: typed }).first().click()
  }
  await page.getByLabel('Objet').fill(subject)
  await page.getByLabel('Message').fill(text)
  await page.getByText('Brouillon gardé').waitFor()
}

/** Writes it on the page as it stands, and sends it; resolves once the gateway has taken it. */
export async function sendLetter(
  page: Page,
  url: string,
  letter: Parameters<typeof writeLetter>[1],
): Promise<void> {
  await page.goto(`${url}/#/boite`)
  await page.goto(`${url}/#/ecrire`)
  await writeLetter(page, letter)
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/#\/boite/)
}

/** Through the dialog of the page of keys: signature and seal, under one phrase. */
export async function makeKeys(page: Page, phrase: string): Promise<void> {
  await page.getByRole('button', { name: 'Préparer ma signature' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Phrase secrète').fill(phrase)
  await dialog.getByLabel('Encore une fois').fill(phrase)
  await page.keyboard.press('Enter')
  await page.getByText('Ouvertes').waitFor()
}
