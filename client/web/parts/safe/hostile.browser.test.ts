/** Mail of strangers opened in a real browser: nothing of it runs, nothing is fetched, nothing passes for what it is not. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withImap } from '../../../mail/imap.js'
import { openIdentity } from '../../../mail/index.js'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'
import {
  hostileBodies,
  hostileMessage,
  hostileSenders,
  hugeHtml,
  manyFiles,
} from './hostile.case.js'

const mebibyte = 1024 * 1024
const hugeBytes = 50 * mebibyte
// More than the gateway takes by default: some operator will allow it.
const { as, house } = stage({ messages: 1, prescriptions: 0, messageBytes: hugeBytes + mebibyte })
const names = Object.keys(hostileBodies)
const hugeSubject = 'lettre immense'
const filesSubject = 'dix mille fichiers'
let visit: Visit
let page: Page

beforeAll(async () => {
  if (noBrowser !== undefined) return
  const messages = names.map((name, index) =>
    hostileMessage(
      `essai ${name}`,
      hostileBodies[name] ?? '',
      hostileSenders[index % hostileSenders.length] ?? '',
    ),
  )
  messages.push(
    hostileMessage(hugeSubject, hugeHtml(hugeBytes), 'Inconnu'),
    manyFiles(filesSubject, 10_000),
  )
  await withImap(await openIdentity(house().guests.doctor.folder), async (session) => {
    for (const message of messages) await session.append('INBOX', message)
  })
  // High enough that every line is drawn.
  visit = await as('doctor', '/boite', { height: 2400 })
  page = visit.page
}, 240_000)
afterAll(() => visit?.close())

const inWords = (text: string): RegExp => new RegExp(text, 'i')

/** The message of that subject, opened from the list. */
async function open(subject: string): Promise<void> {
  await page
    .locator('[data-email]')
    .filter({ hasText: inWords(subject) })
    .first()
    .click()
  await page
    .getByRole('heading', { name: inWords(subject) })
    .first()
    .waitFor()
}

const frame = () => page.frameLocator('article iframe').first()

/** What the policies of page and frame refuse is their work done; what left, or ran and failed, is not. */
const harm = (): readonly string[] =>
  visit.complaints.filter((complaint) => /^(foreign|error)/.test(complaint))

describe.skipIf(noBrowser)(`mail of strangers${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it.each(names)('%s: runs nothing, fetches nothing, leads nowhere', async (name) => {
    await open(`essai ${name}`)
    await frame().locator('body').waitFor({ state: 'attached' })
    const here = page.url()
    for (const link of (await frame().locator('a').all()).slice(0, 4))
      await link.click({ timeout: 300, noWaitAfter: true }).catch(() => undefined)
    await page.keyboard.press('Escape')
    if (page.url() !== here) await open(`essai ${name}`)
    expect(await page.title()).not.toContain('taken')
    for (const one of page.frames())
      // A frame that was left meanwhile has nothing to say.
      expect(await one.evaluate(() => 'taken' in globalThis).catch(() => false)).toBe(false)
    expect(harm()).toEqual([])
    const forbidden =
      'form, input, iframe, object, embed, svg, math, base, meta[http-equiv=refresh]'
    expect(await frame().locator(forbidden).count()).toBe(0)
    expect(visit.context.pages()).toHaveLength(1)
  })

  it('what covers everything covers only its own letter', async () => {
    await open('essai cover')
    await page.getByRole('link', { name: 'Annuaire' }).first().click({ timeout: 10_000 })
    await page.waitForURL(/#\/annuaire/)
    await page.goBack()
  })

  it('a letter that draws a verdict has none, and no name passes for another', async () => {
    await open('essai badge')
    await frame().getByText('inaltéré').waitFor()
    // The list quotes it as the words of a stranger; beside the letter nothing says it.
    expect(await page.locator('article').getByText('inaltéré').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Délivrer l’ordonnance' }).count()).toBe(0)
    const list = await page.locator('main').innerText()
    // Turned around, a name is shown as it is spelt, with the address it came from.
    expect(list).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(list).toContain('inconnu@voleur.example')
    await expectAccessible(page)
  })

  it.each([
    [hugeSubject, 'début'],
    [filesSubject, 'Voici les documents.'],
  ])('%s: is shown as far as it goes, and the page goes on', async (subject, first) => {
    await open(subject)
    await page.locator('article').getByText(first).first().waitFor()
    await page.getByRole('link', { name: 'Annuaire' }).first().click({ timeout: 15_000 })
    await page.waitForURL(/#\/annuaire/)
    await page.goBack()
    expect(harm()).toEqual([])
  })
})
