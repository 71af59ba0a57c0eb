/** What the page says of a prescription that is whole, altered or unsigned: judged in the browser, by the bytes that arrived. */

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withImap } from '../../../mail/imap.js'
import { openIdentity } from '../../../mail/index.js'
import { runPli } from '../../../../scripts/demo/console.js'
import { noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const { as, house } = stage({ messages: 1, prescriptions: 1 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

/** One character of the line after `mark` made another one; base64 stays base64. */
function altered(raw: string, mark: RegExp, name: string): string {
  const found = mark.exec(raw)
  if (!found) throw new Error(`nothing to alter for ${name}`)
  const at = found.index + found[0].length
  const other = raw[at] === 'A' ? 'B' : 'A'
  const changed = `${raw.slice(0, at)}${other}${raw.slice(at + 1)}`
  return changed.replace(/^Message-ID: .*$/im, `Message-ID: <${name}@pli.test>`)
}

const inText = /Content-Type: text\/plain[^]*?\r\n\r\n[^]{4}/i
const inPackage =
  /Content-Type: application\/(?:zip|x-zip-compressed)[^]*?\r\n\r\n(?:[^\r\n]+\r\n){12}/i

/** Into the pharmacy's mailbox, the latest last: the prescription, one of nobody, and two copies of the first with a byte altered. */
async function seed(): Promise<void> {
  const { doctor, pharmacy } = house().guests
  const { code, both } = await runPli([
    ...['prescribe', '--as', doctor.folder, '--unsigned', '--no-encrypt', '--yes'],
    ...['--patient', join(doctor.folder, '../../patient-0.json'), '--to', pharmacy.mailbox],
    ...['--medicines', join(doctor.folder, '../../data/medicines.json')],
    ...['--line', 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours'],
  ])
  if (code !== 0) throw new Error(both)
  await withImap(await openIdentity(pharmacy.folder), async (session) => {
    await session.mailboxOpen('INBOX')
    const [uid] = (await session.search({ subject: 'XDM' }, { uid: true })) || []
    const found = await session.fetchOne(String(uid), { source: true }, { uid: true })
    if (!found || !found.source) throw new Error('no prescription has arrived')
    const raw = found.source.toString('latin1')
    for (const [name, mark] of Object.entries({ text: inText, package: inPackage }))
      await session.append('INBOX', Buffer.from(altered(raw, mark, name), 'latin1'))
  })
}

/** The messages with a package, the latest first. */
async function idsIn(page: Page): Promise<readonly string[]> {
  const lines = page.locator('[data-email]')
  await lines.nth(4).waitFor()
  return lines.evaluateAll((all) => all.map((one) => one.getAttribute('data-email') ?? ''))
}

describe.skipIf(noBrowser)(`a verdict${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let ids: readonly string[] = []
  beforeAll(async () => {
    await seed()
    const visit = await as('pharmacy', '/boite')
    ids = await idsIn(visit.page)
    await visit.close()
  })
  const opened = async (at: number): Promise<Page> => {
    open = await as('pharmacy', `/message/${ids[at] ?? ''}`)
    return open.page
  }

  it('is green for what a doctor signed, with what it rests on', async () => {
    const page = await opened(3)
    const badge = page.getByRole('button', { name: /^Signé par .*MARTIN.* Voir les preuves$/ })
    await badge.click()
    await page
      .getByRole('dialog')
      .getByText(/certificat/i)
      .first()
      .waitFor()
    await page.getByText('Paracétamol').first().waitFor()
    expect(open?.complaints).toEqual([])
  })

  it('is amber for what nobody signed', async () => {
    const page = await opened(2)
    await page.getByRole('button', { name: /^Rien n’est signé.* Voir les preuves$/ }).waitFor()
    expect(open?.complaints).toEqual([])
  })

  it('is red when a byte of the package was altered', async () => {
    const page = await opened(0)
    await page.getByRole('button', { name: /(modifi|altér).* Voir les preuves$/i }).waitFor()
    expect(open?.complaints).toEqual([])
  })

  it('is red when a byte of the letter around it was altered, whatever the document says', async () => {
    const page = await opened(1)
    await page.getByRole('button', { name: /(modifi|altér).* Voir les preuves$/i }).waitFor()
    expect(open?.complaints).toEqual([])
  })
})
