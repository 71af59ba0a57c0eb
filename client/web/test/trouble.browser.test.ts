/** When the gateway goes away, or no longer lets somebody in: nothing typed is lost, and each page says what is going on. */

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { writeIdentity } from '../../../server/admin/index.js'
import { expectAccessible, filesKept, noBrowser, visit, visitAgain, type Visit } from './browser.js'
import { stage } from './house.js'

const { as, browser, house, stop, start } = stage({ messages: 6, prescriptions: 1 })
const open: Visit[] = []
afterEach(async () => {
  await start()
  await Promise.all(open.splice(0).map((visit) => visit.close()))
})
async function enter(...visit: Parameters<typeof as>): Promise<Visit> {
  const opened = await as(...visit)
  open.push(opened)
  return opened
}

/** Of the same person, in another window. */
async function another({ context }: Visit, route: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${house().url}/#${route}`)
  return page
}

const line = (page: Page, text: string) => page.locator('[data-email]').filter({ hasText: text })
const away = 'La messagerie ne répond pas — ce que vous écrivez est gardé ici.'

describe.skipIf(noBrowser)(`trouble${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('the gateway stops while things are written and read: each page says so, and goes on when it is back', async () => {
    const visit = await enter('doctor', '/boite')
    const { page: inbox } = visit
    await line(inbox, 'DA SILVA').click()
    await inbox.getByText('DA SILVA João').first().waitFor()
    const letter = await another(visit, '/ecrire')
    await letter.getByLabel('Objet').fill('Commencé avant')
    const prescription = await another(visit, '/prescrire')
    await prescription.getByRole('combobox', { name: 'Nom ou matricule INS' }).waitFor()
    const directory = await another(visit, '/annuaire')
    await directory.getByRole('main').getByLabel('Rechercher').fill('ROUX')
    await directory.getByText('ROUX Hélène').waitFor()

    await stop()
    for (const page of [inbox, letter, prescription, directory])
      await page.getByText(away).waitFor()

    // What is written goes on, and would survive a crash.
    await letter.getByLabel('Message').fill('Écrit pendant la panne.')
    await letter.getByText('Brouillon gardé').waitFor()
    await letter.getByText('Vous pourrez l’envoyer dès le retour de la connexion.').waitFor()
    expect(await letter.getByRole('button', { name: 'Envoyer', exact: true }).isDisabled()).toBe(
      true,
    )
    await expectAccessible(letter)
    const medicine = prescription.getByRole('combobox', { name: /^Médicament/ }).first()
    await medicine.fill('paracétamol 1 g')

    // What was read stays; what was not says why it is not there.
    expect(await inbox.locator('article').innerText()).toContain('DA SILVA')
    await line(inbox, 'LEFÈVRE').first().click()
    await inbox.getByText('Ce message n’a pas pu être chargé.').waitFor()
    await inbox.getByText('Cela viendra de soi-même dès le retour de la connexion.').waitFor()
    await expectAccessible(inbox)
    await directory.getByRole('main').getByLabel('Rechercher').fill('PETIT')
    await directory.getByText('L’annuaire ne répond pas pour l’instant').waitFor()

    await start()
    for (const page of [inbox, letter, prescription, directory])
      await page.getByText('En ligne').waitFor({ timeout: 45_000 })
    await inbox.locator('article').getByText('CH de Reims').first().waitFor()
    await directory.getByText('PETIT Léa').waitFor()
    for (const page of [letter, prescription]) await page.reload()
    expect(await letter.getByLabel('Objet').inputValue()).toBe('Commencé avant')
    expect(await letter.getByLabel('Message').inputValue()).toBe('Écrit pendant la panne.')
    await expect.poll(() => medicine.inputValue()).toBe('paracétamol 1 g')
  }, 200_000)

  it('what two windows do to one message without a network is done once there is one', async () => {
    const visit = await enter('doctor', '/boite')
    const { page: one, context } = visit
    await line(one, 'MOREAU').first().waitFor()
    await filesKept(one)
    const two = await another(visit, '/boite')
    await line(two, 'MOREAU').first().click()
    await two.locator('article').waitFor()
    await context.setOffline(true)
    for (const page of [one, two])
      await page.getByText('Hors ligne — ce que vous écrivez est gardé ici.').waitFor()
    await line(one, 'MOREAU').first().focus()
    await one.keyboard.press('e')
    await expect.poll(() => line(one, 'MOREAU').count()).toBe(0)
    // The other window still shows it, and somebody puts it away there too.
    await two.keyboard.press('e')
    await context.setOffline(false)
    for (const page of [one, two]) await page.getByText('En ligne').waitFor()
    await expect.poll(() => line(two, 'MOREAU').count()).toBe(0)
    await one.reload()
    await line(one, 'DA SILVA').first().waitFor()
    expect(await line(one, 'MOREAU').count()).toBe(0)
    expect(await two.getByText(/remis à leur place/).count()).toBe(0)
  })

  it('an access that is suspended: in words on every page, without a word lost, and back when it is restored', async () => {
    const { page } = await enter('colleague', '/boite')
    await page.getByText('Rien à lire pour l’instant').waitFor()
    await page.getByText('En ligne').waitFor()
    await page.goto(`${house().url}/#/ecrire`)
    await page.getByLabel('Objet').fill('Avant la suspension')
    await page.getByText('Brouillon gardé').waitFor()
    const written = page.url()
    const { authority } = house().gateway.data
    const target = { identity: 'rpps:10002422979' }
    await authority.revoke({ target, reason: 'certificateHold', actor: 'test' })

    await page.getByText(/^Votre accès n’est plus accepté — ce que vous avez écrit/).waitFor()
    await page.getByText('Vous pourrez l’envoyer quand votre accès sera rétabli.').waitFor()
    await page.getByLabel('Message').fill('Pendant la suspension')
    await page.getByText('Brouillon gardé').waitFor()
    await expectAccessible(page)
    for (const route of ['/boite', '/resultats', '/suivi', '/patients']) {
      await page.goto(`${house().url}/#${route}`)
      await page.getByText('Ce qui a déjà été lu sur cet appareil y reste').waitFor()
      expect(await page.getByText(/certificat|passerelle|révoqué|Rien à lire/i).count()).toBe(0)
    }
    await expectAccessible(page)
    await page.reload()
    await page.getByRole('heading', { name: 'Votre accès est suspendu' }).waitFor()
    await page.getByText('ce que vous aviez commencé à écrire sur cet appareil').waitFor()
    await expectAccessible(page)

    await authority.release({ target, actor: 'test' })
    await page.goto(written)
    await page.reload()
    await page.getByLabel('Objet').waitFor()
    expect(await page.getByLabel('Objet').inputValue()).toBe('Avant la suspension')
    expect(await page.getByLabel('Message').inputValue()).toBe('Pendant la suspension')
    await page.getByText('En ligne').waitFor()
  })

  it('an access that expires under a letter: said in words, and the letter is there under the new one', async () => {
    const { gateway, guests, url } = house()
    const { authority } = gateway.data
    const folder = `${guests.colleague.folder}-${Date.now()}`
    const give = async (
      name: string,
      lastsMs?: number,
    ): Promise<{ p12: string; password: string }> => {
      const enrolment = await authority.enrolProfessional({
        ...{ rpps: '10002422979', family: 'ROBERT', given: 'Jeanne', profession: 'medecin' },
        ...{ keyType: 'ecdsa', actor: 'test' },
        ...(lastsMs !== undefined && { notAfter: Date.now() + lastsMs }),
      })
      const password = await writeIdentity(gateway.data, enrolment, join(folder, name))
      return { p12: join(folder, name, 'identity.p12'), password }
    }
    const profile = join(folder, 'browser')
    const lastsMs = 15_000
    const end = Date.now() + lastsMs
    const before = await visitAgain(profile, url, await give('short', lastsMs), '/ecrire')
    open.push(before)
    const { page } = before
    await page.getByText('Votre accès expire aujourd’hui').waitFor()
    await page.getByLabel('Objet').fill('Avant la fin')
    await page.getByText('Brouillon gardé').waitFor()
    const written = page.url()

    // The gateway looks at the time every half minute, and whenever the directory changes, as it does by a renewal.
    await page.waitForTimeout(end - Date.now())
    const renewed = await give('renewed')
    await page
      .getByText(/^Votre accès a expiré aujourd’hui \d\d:\d\d — ce que vous/)
      .waitFor({ timeout: 60_000 })
    await page.getByText('Votre accès a expiré.', { exact: true }).waitFor()
    await page.getByText('Vous pourrez l’envoyer quand votre accès sera rétabli.').waitFor()
    await page.getByLabel('Message').fill('Après la fin')
    await page.getByText('Brouillon gardé').waitFor()
    await expectAccessible(page)
    await page.reload()
    await page.getByRole('heading', { name: 'Votre accès a expiré' }).waitFor()
    await page.getByText('Demandez à votre administrateur de renouveler votre accès').waitFor()
    await expectAccessible(page)
    await before.close()

    const after = await visitAgain(profile, url, renewed)
    open.push(after)
    await after.page.goto(written)
    await after.page.getByLabel('Objet').waitFor()
    expect(await after.page.getByLabel('Objet').inputValue()).toBe('Avant la fin')
    expect(await after.page.getByLabel('Message').inputValue()).toBe('Après la fin')
    await after.page.getByText('En ligne').waitFor()
    expect(await after.page.getByText('Votre accès expire').count()).toBe(0)
  }, 150_000)

  it('somebody who has no mailbox is told so, and finds their way', async () => {
    const { gateway, guests, url } = house()
    const enrolment = await gateway.data.authority.enrolProfessional({
      ...{ rpps: '10003333332', family: 'BLANC', given: 'Alice', profession: 'medecin' },
      ...{ keyType: 'ecdsa', actor: 'test' },
    })
    const folder = `${guests.nurse.folder}-sans-boite`
    const password = await writeIdentity(gateway.data, enrolment, folder)
    const guest = { name: 'BLANC', mailbox: '', folder, p12: `${folder}/identity.p12`, password }
    const visitor = await visit(browser(), url, guest, '/boite')
    open.push(visitor)
    const { page, complaints } = visitor
    await page.getByText('Dr Alice BLANC').first().waitFor()
    await page.getByRole('heading', { name: 'Aucune boîte ne vous est ouverte' }).waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})
