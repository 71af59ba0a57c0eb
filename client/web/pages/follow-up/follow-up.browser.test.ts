/** What became of what was sent, as a person sees it: failed and late first, with what to do; steps that come by themselves. */

import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'
import { sendLetter } from '../../test/letters.js'

const { as, house } = stage({ messages: 2, prescriptions: 0 })
const open: Visit[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((visit) => visit.close()))
})
async function enter(...visit: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...visit)
  open.push(opened)
  return opened
}

const group = (page: Page, name: string) => page.getByRole('region', { name })

describe.skipIf(noBrowser)(`follow-up${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('says what did not arrive, what nobody opened, and each step as it comes', async () => {
    const { page, complaints } = await enter('doctor', '/suivi')
    await page.getByText('Rien n’a encore été envoyé').waitFor()
    const { url, gateway, guests } = house()
    await sendLetter(page, url, { to: ['ROUX'], subject: 'Question de stock', text: 'Un.' })
    await sendLetter(page, url, { to: ['ROBERT'], subject: 'Avis', text: 'Deux.' })
    await sendLetter(page, url, { to: ['PETIT', 'ROBERT'], subject: 'Tournée', text: 'Trois.' })
    // While it is held, the nurse's mailbox is closed.
    await gateway.data.directory.setMailboxState(guests.nurse.mailbox, 'suspended', 'test')

    await page.goto(`${url}/#/suivi`)
    const late = group(page, 'À relancer')
    await late
      .getByText('Non remise à PETIT Léa : sa boîte est suspendue.')
      .waitFor({ timeout: 40_000 })
    await page.getByRole('link', { name: /Suivi.*1 message en retard/ }).waitFor()
    expect(await group(page, 'Envoyés').getByRole('link').allInnerTexts()).toEqual([
      'Avis',
      'Question de stock',
    ])

    // Jeanne Robert opens hers, and it shows here without a reload.
    const steps = group(page, 'Envoyés').getByRole('list', { name: 'Étapes pour ROBERT Jeanne' })
    await steps.getByText('Ouverte').waitFor()
    await steps.getByText('pas encore').first().waitFor()
    expect(await steps.getByText('pas encore').count()).toBe(2)
    const { page: colleague } = await enter('colleague', '/boite')
    await colleague.locator('[data-email]').filter({ hasText: 'Avis' }).click()
    await colleague.getByText('Deux.').first().waitFor()
    await expect.poll(() => steps.getByText('pas encore').count()).toBe(1)

    // Three hours later nobody at the pharmacy has opened hers.
    await gateway.data.engines.mail.write((sql) =>
      sql.run('UPDATE submission_recipients SET delivered_at = delivered_at - 3 * 3600000'),
    )
    await page.reload()
    await late.getByText('ROUX Hélène n’a pas ouvert ce message depuis 3 heures.').waitFor()
    await late.getByText('ROBERT Jeanne n’a pas ouvert ce message depuis 3 heures.').waitFor()
    await page.getByRole('link', { name: /Suivi.*2 messages en retard/ }).waitFor()
    await expectAccessible(page)
    const { page: phone } = await enter('doctor', '/suivi', { theme: 'dark', width: 390 })
    await group(phone, 'À relancer').getByText(/ROUX/).waitFor()
    await expectAccessible(phone)

    // It is no longer followed; the other is sent to somebody else.
    const stock = late.getByRole('listitem').filter({ hasText: 'Question de stock' }).first()
    await stock.getByRole('button', { name: 'Ne plus suivre' }).click()
    await page.getByRole('link', { name: /Suivi.*1 message en retard/ }).waitFor()
    await late.getByRole('link', { name: 'Renvoyer ailleurs' }).first().click()
    await page.getByLabel('Objet').waitFor()
    expect(await page.getByLabel('Objet').inputValue()).toBe('Tr: Tournée')
    expect(complaints).toEqual([])
  }, 150_000)
})
