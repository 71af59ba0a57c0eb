/** What happened before the pictures: letters sent, late and refused, keys made, prescriptions replaced and altered. */

import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readXdm, writeXdm } from '../../../client/health/index.js'
import { writeIdentity } from '../../../server/admin/index.js'
import { runPli } from '../../demo/console.js'
import type { WebHouse } from '../house/house.js'
import type { Guest } from '../house/people.js'
import type { Camera } from './camera.js'

export const phrase = 'quatre mots sans rapport'

async function expectDone(words: readonly string[]): Promise<void> {
  const { code, both } = await runPli(words)
  if (code !== 0) throw new Error(`pli ${words[0]}: ${both}`)
}

/** Somebody whose access is recognised and who has no mailbox; enrolled once. */
export async function visitorOf(house: WebHouse, isNew: boolean): Promise<Guest> {
  const folder = `${house.guests.nurse.folder}-sans-boite`
  const file = join(folder, 'password.txt')
  if (isNew) {
    const enrolment = await house.gateway.data.authority.enrolProfessional({
      ...{ rpps: '10003333332', family: 'BLANC', given: 'Alice', profession: 'medecin' },
      ...{ keyType: 'ecdsa', actor: 'console' },
    })
    writeFileSync(file, await writeIdentity(house.gateway.data, enrolment, folder))
  }
  const password = readFileSync(file, 'utf8')
  return { name: 'Alice BLANC', mailbox: '', folder, p12: join(folder, 'identity.p12'), password }
}

function prescribing(house: WebHouse, index: number, lines: readonly string[]): readonly string[] {
  const { doctor } = house.guests
  return [
    ...['prescribe', '--as', doctor.folder, '--yes', '--patient'],
    join(doctor.folder, `../../patient-${index}.json`),
    ...['--medicines', join(doctor.folder, '../../data/medicines.json')],
    ...lines.flatMap((line) => ['--line', line]),
  ]
}

/** With another dose under the signature of the first. */
async function sendForged(house: WebHouse): Promise<void> {
  const { doctor, pharmacy } = house.guests
  const out = join(doctor.folder, '../../forged')
  const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'
  await expectDone([...prescribing(house, 1, [line]), '--out', out])
  const file = join(out, readdirSync(out).find((name) => name.endsWith('.zip')) ?? '')
  const { documents } = await readXdm(readFileSync(file))
  const [content, signature] = await Promise.all(documents.map((one) => one.read()))
  if (!content || !signature) throw new Error('a document and its signature are there')
  const altered = Buffer.from(content).toString('utf8').replaceAll('500 mg', '900 mg')
  const structure = { id: '1519999908', name: 'Cabinet', authority: '1.2.250.1.71.4.2.2' }
  const archive = await writeXdm({
    documents: [{ content: Buffer.from(altered), signature }],
    sender: { structure, name: 'Cabinet', address: doctor.mailbox, phone: '03 53 01 00 01' },
    software: { name: 'Essai', version: '1', editor: 'Essai' },
    ...{ at: Date.now(), uuid: randomUUID },
  })
  writeFileSync(file, archive)
  await expectDone([
    ...['send', '--as', doctor.folder, '--subject', 'Ordonnance', '--text', 'Ci-joint.'],
    ...['--attach', file, '--to', pharmacy.mailbox],
  ])
}

async function makeKeys(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/cles`)
  await page.getByRole('button', { name: 'Préparer ma signature' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Phrase secrète').fill(phrase)
  await dialog.getByLabel('Encore une fois').fill(phrase)
  await page.keyboard.press('Enter')
  await page.getByText('Ouvertes').waitFor()
}

interface Letter {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

async function send(page: Page, url: string, { to, subject, text }: Letter): Promise<void> {
  await page.goto(`${url}/#/boite`)
  await page.goto(`${url}/#/ecrire`)
  for (const typed of to) {
    await page.getByRole('combobox', { name: 'À' }).fill(typed)
    await page.getByRole('option').filter({ hasText: typed }).first().click()
  }
  await page.getByLabel('Objet').fill(subject)
  await page.getByLabel('Message').fill(text)
  await page.getByText('Brouillon gardé').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/#\/boite/)
}

/** Says where the doctor works, whom she prescribes to and which pharmacy: the page knows them from then on. */
async function prescribeOnce(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/prescrire`)
  const place = page.getByRole('region', { name: 'Lieu d’exercice' })
  const fields = {
    'Nom du cabinet ou de l’établissement': 'Cabinet du Dr Camille MARTIN',
    ...{ 'FINESS ou SIRET': '519999908', 'Numéro et rue': '3 rue des Essais' },
    ...{ 'Code postal': '51300', Ville: 'DOMPREMY', Téléphone: '03 53 01 00 01' },
  }
  for (const [name, text] of Object.entries(fields)) await place.getByLabel(name).fill(text)
  await place.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('combobox', { name: 'Nom ou matricule INS' }).fill('279035121518989')
  await page
    .getByRole('option', { name: /PAT-TROIS/ })
    .first()
    .click()
  const patient = page.getByRole('group', { name: 'Nouveau patient' })
  await patient.getByLabel(/Identité qualifiée/).check()
  await patient.getByRole('button', { name: 'Prescrire à ce patient' }).click()
  await page.getByRole('combobox', { name: 'Médicament, ligne 1' }).fill('amoxi')
  await page
    .getByRole('option', { name: /AMOXIESSAI/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('101 7')
  await page.getByRole('combobox', { name: 'Nom ou ville' }).fill('pharma')
  await page
    .getByRole('option', { name: /pharmacie/i })
    .first()
    .click()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Envoyée à/).waitFor({ timeout: 60_000 })
}

/** The one just sent, by another with a reason. */
async function replace(page: Page, url: string): Promise<void> {
  await page.waitForTimeout(11_000)
  await page.goto(`${url}/#/envoyes`)
  await page.getByText('PAT-TROIS').first().click()
  await page.getByRole('link', { name: 'Remplacer' }).click()
  await page.getByText('Commentaire et mentions').click()
  await page.getByLabel('Commentaire').fill('Remplacement après appel de la pharmacie')
  await page.locator('canvas').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Envoyée à/).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(11_000)
}

/** Once for a new house; the browsers of `camera` keep what is done in them. */
export async function prepare(house: WebHouse, camera: Camera): Promise<void> {
  const { url, gateway, guests } = house
  const three = [
    'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 3 boîtes',
    'DCI Amoxicilline 1 g, 1 comprimé matin et soir pendant 7 jours',
    'DCI Ibuprofène 200 mg, 1 comprimé matin et soir pendant 3 jours, AR 2 fois',
  ]
  await expectDone([
    ...prescribing(house, 0, three),
    '--no-encrypt',
    '--to',
    guests.pharmacy.mailbox,
  ])
  await sendForged(house)
  const colleague = await (await camera.contextOf('colleague')).newPage()
  await makeKeys(colleague, url)
  const page = await (await camera.contextOf('doctor')).newPage()
  await send(page, url, {
    to: ['ROUX'],
    subject: 'Question de stock',
    text: 'Avez-vous reçu l’amoxicilline ?',
  })
  await send(page, url, {
    to: ['PETIT', 'ROBERT'],
    subject: 'Tournée de jeudi',
    text: 'Bonjour à toutes deux.',
  })
  await gateway.data.directory.setMailboxState(guests.nurse.mailbox, 'suspended', 'console')
  await makeKeys(page, url)
  await send(page, url, {
    to: ['ROBERT'],
    subject: 'Un mot en confidence',
    text: 'Le résultat est négatif.',
  })
  await prescribeOnce(page, url)
  await replace(page, url)
  await gateway.data.directory.setMailboxState(guests.nurse.mailbox, 'active', 'console')
  await gateway.data.engines.mail.write((sql) =>
    sql.run('UPDATE submission_recipients SET delivered_at = delivered_at - 3 * 3600000'),
  )
}
