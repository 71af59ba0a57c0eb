/** The counter in a real browser, as a pharmacist works: a prescription read, dispensed once, told, and taken back in time. */

import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { readXdm, writeXdm } from '../../../health/index.js'
import { runPli } from '../../../../scripts/demo/console.js'
import { expectAccessible, noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'
import { roles, type Persona } from '../../../../scripts/web/house/people.js'

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

/** A prescription of that patient in the mailbox of that certificate: the one with that medicine. */
async function opened(persona: Persona, patient: RegExp, medicine?: RegExp): Promise<Visit> {
  const visit = await as(persona, '/boite')
  visits.push(visit)
  await visit.page.getByText(patient).first().click()
  await visit.page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().click()
  if (!medicine) return visit
  const { page } = visit
  // What has just come may not be read yet by the gateway: then it stands among the others a moment later.
  const other = page.getByRole('link', { name: medicine })
  await page.getByRole('heading', { name: medicine }).or(other).first().waitFor()
  if ((await other.count()) > 0) await other.first().click()
  return visit
}

const dispense = (page: Page) => page.getByRole('button', { name: 'Délivrer l’ordonnance' })
const dispensed = (page: Page) => page.getByText(/^Délivrée .* par /)

type Listed = readonly { readonly uid: number; readonly subject: string }[]
const inboxOf = async (folder: string): Promise<Listed> =>
  JSON.parse((await runPli(['inbox', '--as', folder, '--json'])).out) as Listed
const noticesAt = async (folder: string): Promise<Listed> =>
  (await inboxOf(folder)).filter(({ subject }) => subject.includes('Dispensation'))

const patientFile = (index: number): string =>
  join(house().guests.doctor.folder, `../../patient-${index}.json`)

/** One more for the first patient, as `pli prescribe` sends it; `--out` writes it instead. */
async function prescribe(index: number, lines: readonly string[], to: readonly string[]) {
  const { doctor } = house().guests
  const { code, both } = await runPli([
    ...['prescribe', '--as', doctor.folder, '--patient', patientFile(index), '--yes'],
    ...['--medicines', join(doctor.folder, '../../data/medicines.json')],
    ...lines.flatMap((line) => ['--line', line]),
    ...to,
  ])
  if (code !== 0) throw new Error(both)
}

const prescribed = (...lines: readonly string[]): Promise<void> =>
  prescribe(0, lines, ['--to', house().guests.pharmacy.mailbox, '--no-encrypt'])

/** Written, and sent as a file to several: the same document in several hands. */
async function sendFile(
  file: string,
  to: readonly string[],
  from: Persona = 'doctor',
): Promise<void> {
  const { code, both } = await runPli([
    ...[
      'send',
      '--as',
      house().guests[from].folder,
      '--subject',
      'Ordonnance',
      '--text',
      'Ci-joint.',
    ],
    ...['--attach', file, ...to.flatMap((address) => ['--to', address])],
  ])
  if (code !== 0) throw new Error(both)
}

async function written(name: string, line: string): Promise<string> {
  const out = join(house().guests.doctor.folder, '../..', name)
  await prescribe(1, [line], ['--out', out])
  return join(out, readdirSync(out).find((one) => one.endsWith('.zip')) ?? '')
}

/** The second patient's, with another dose under the signature of the first. */
async function forged(): Promise<void> {
  const file = await written('forged', 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour')
  const { documents } = await readXdm(readFileSync(file))
  const [content, signature] = await Promise.all(documents.map((one) => one.read()))
  if (!content || !signature) throw new Error('a document and its signature are there')
  const altered = Buffer.from(content).toString('utf8').replaceAll('500 mg', '900 mg')
  const sender = { id: '1519999908', name: 'x', authority: '1.2.250.1.71.4.2.2' }
  const archive = await writeXdm({
    documents: [{ content: Buffer.from(altered), signature }],
    sender: { structure: sender, name: 'x', address: 'x', phone: '01' },
    software: { name: 'x', version: '1', editor: 'x' },
    ...{ at: Date.now(), uuid: randomUUID },
  })
  writeFileSync(file, archive)
  await sendFile(file, [house().guests.pharmacy.mailbox])
}

describe.skipIf(noBrowser)(`the counter${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('takes back within its time what was dispensed', async () => {
    const { page } = await atTheCounter(/PAT-TROIS/)
    await dispense(page).waitFor()
    await page.keyboard.press('d')
    await dispensed(page).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText(/^Délivrance reprise/).waitFor()
    await dispense(page).waitFor()
    expect(await dispensed(page).count()).toBe(0)
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
    // Of what was taken back in the test before, one would be there by now.
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

  it('dispenses one line in part, another as a substitute, refuses a third with its reason', async () => {
    await prescribed(
      'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 3 boîtes',
      'DCI Amoxicilline 1 g, 1 comprimé matin et soir pendant 7 jours',
      'DCI Ibuprofène 200 mg, 1 comprimé matin et soir pendant 3 jours, AR 2 fois',
    )
    const { page, complaints } = await atTheCounter(/PAT-TROIS/)
    const line = (number: number) => page.getByRole('listitem').filter({ hasText: `${number}. ` })
    await line(3).getByText('Reste 3 fois sur 3').waitFor()
    await line(1).getByRole('radio', { name: 'Partiel…' }).click()
    await line(1).getByLabel('Boîtes remises').fill('1')
    await line(2).getByRole('radio', { name: 'Substituer…' }).click()
    expect(await dispense(page).isEnabled()).toBe(false)
    await line(2).getByLabel('Médicament remis').fill('AMOXIESSAI 1 g')
    await line(3).getByRole('radio', { name: 'Ne pas délivrer…' }).click()
    await line(3).getByLabel('Motif, pour le prescripteur').fill('Interaction')
    await expectAccessible(page)
    await dispense(page).click()
    await page.getByText(/^Délivrée en partie/).waitFor()
    await line(1).getByText('1 boîte(s) sur 3 déjà remises').waitFor()
    await line(3)
      .getByText(/^Non délivré/)
      .waitFor()
    // The first one of hers, dispensed by the test before, is a press away.
    const others = page.getByRole('heading', { name: 'Autres ordonnances de ce patient' })
    await others.waitFor()
    expect(await page.getByText('AMOXIESSAI 500 mg').count()).toBeGreaterThan(0)
    const { folder } = house().guests.doctor
    await expect.poll(() => noticesAt(folder), { timeout: 30_000 }).toHaveLength(2)
    expect(complaints).toEqual([])
  })

  it('draws the paper in a frame without an origin, which can fetch nothing', async () => {
    const { page, complaints } = await opened('pharmacy', /LEFÈVRE/)
    const canvas = page.locator('canvas').first()
    const width = () => canvas.evaluate((element) => (element as HTMLCanvasElement).width)
    // An empty one is 300 wide.
    await expect.poll(width).toBeGreaterThan(400)
    await page.getByText('Ordonnance électronique').first().waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
    const frame = page.frames().find((one) => one.url().endsWith('/frame/pdf.html'))
    if (!frame) throw new Error('there is no such frame')
    expect(await frame.evaluate('origin')).toBe('null')
    const asked = "fetch('/').then(() => 'fetched', () => 'refused')"
    expect(await frame.evaluate(asked)).toBe('refused')
    expect(await frame.evaluate("document.cookie = 'a=b'").catch(() => 'refused')).toBe('refused')
  })

  it('prints one page, without what belongs to the screen', async () => {
    const { page } = await atTheCounter(/LEFÈVRE/)
    await dispense(page).waitFor()
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await dispense(page).isVisible()).toBe(false)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    expect(await page.getByText('Amoxicilline 1 g').first().isVisible()).toBe(true)
  })

  it('offers nothing for what was altered', async () => {
    await forged()
    const { page } = await opened('pharmacy', /LEFÈVRE/, /Paracétamol 900 mg/)
    await page.getByText(/^Elle ne peut pas être délivrée/).waitFor()
    expect(await dispense(page).count()).toBe(0)
    await page.keyboard.press('d')
    expect(await dispensed(page).count()).toBe(0)
  })

  it('asks a pharmacy’s own certificate who stands at the counter, and remembers it', async () => {
    const visit = await as('pharmacy', '/boite')
    visits.push(visit)
    const { page } = visit
    await page
      .getByText(/LEFÈVRE/)
      .nth(1)
      .click()
    await page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().click()
    const field = page.getByRole('combobox', { name: 'Pharmacien au comptoir' })
    await field.fill('10004445557 Hélène ROUX')
    await page.keyboard.press('Enter')
    await page.getByText(/^On attend un numéro RPPS exact/).waitFor()
    expect(await dispense(page).isEnabled()).toBe(false)
    await field.fill('10004445556 Hélène ROUX')
    await page.keyboard.press('Enter')
    await dispense(page).click()
    await dispensed(page).waitFor()
    await page.goto(`${house().url}/#/boite`)
    await page.reload()
    await page
      .getByText(/PAT-TROIS/)
      .first()
      .click()
    await page.getByRole('link', { name: 'Ouvrir au comptoir' }).first().click()
    await page.getByRole('button', { name: 'Changer' }).waitFor()
    await page.getByText('Hélène ROUX').first().waitFor()
    expect(visit.complaints).toEqual([])
  })

  it('shows another pharmacy who dispensed the same prescription, and offers nothing', async () => {
    const { pharmacy, pharmacist } = house().guests
    const file = await written('shared', 'DCI Amoxicilline 1 g, 1 comprimé matin et soir')
    await sendFile(file, [pharmacy.mailbox, pharmacist.mailbox])
    const [here] = (await inboxOf(pharmacy.folder)).toSorted((a, b) => b.uid - a.uid)
    const { code, both } = await runPli([
      ...['prescription', 'dispense', String(here?.uid), '--as', pharmacy.folder],
      ...['--pharmacist', '10004445556 Hélène ROUX'],
    ])
    if (code !== 0) throw new Error(both)
    const { page, complaints } = await opened('pharmacist', /LEFÈVRE/)
    await page.getByText(/^Délivrée .* par PHARMACIE DU PONT NEUF/).waitFor()
    expect(await dispense(page).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('has a doubt once the prescriber’s key is known to be stolen, and offers nothing that came later', async () => {
    await prescribed('DCI Ibuprofène 400 mg, 1 comprimé le soir pendant 3 jours')
    // Signed by whoever has the key, and sent by another hand when it is known.
    const file = await written('stolen', 'DCI Tramadol 50 mg, 1 gélule matin et soir')
    const { page } = await atTheCounter(/PAT-TROIS/)
    await page.getByText('Ibuprofène 400 mg').first().waitFor()
    const { authority } = house().gateway.data
    const target = { identity: `rpps:${roles.doctor.rpps}` }
    await authority.revoke({ target, reason: 'keyCompromise', actor: 'test' })
    await page.reload()
    await page
      .getByText(/^La clé du signataire a été déclarée volée ou perdue/)
      .first()
      .waitFor()
    await dispense(page).waitFor()
    await expectAccessible(page)
    await sendFile(file, [house().guests.pharmacy.mailbox], 'colleague')
    const later = await opened('pharmacy', /LEFÈVRE/, /Tramadol/)
    await later.page
      .getByText(/^La clé du signataire a été volée ou perdue/)
      .first()
      .waitFor()
    await later.page.getByText(/^Elle ne peut pas être délivrée/).waitFor()
    expect(await dispense(later.page).count()).toBe(0)
  })
})
