/** What a doctor sees: mailbox, reading, writing, prescribing, follow-up, patients, directory, keys. */

import type { Page } from 'playwright-core'
import { phrase } from './prepare.js'
import type { Scene } from './camera.js'

const first = (page: Page, text: string | RegExp) =>
  page.locator('[data-email]').filter({ hasText: text }).first().click()

export const unlock = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Déverrouiller' }).click()
  await page.getByRole('dialog').getByLabel('Phrase secrète').fill(phrase)
  await page.keyboard.press('Enter')
  await page.getByText('Ouvertes').waitFor()
}

/** Who is here: at the foot of the navigation, or behind the last place of the bar. */
const openMe = async (page: Page): Promise<void> => {
  const more = page.getByRole('button', { name: 'Plus' })
  if (await more.isVisible()) await more.click()
  await page
    .getByRole('button', { name: /Camille MARTIN/ })
    .first()
    .click()
}

/** A patient that the page knows, two lines, the pharmacy. */
const prescribe = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: 'Nom ou matricule INS' }).fill('pat')
  await page
    .getByRole('option', { name: /PAT-TROIS/ })
    .first()
    .click()
  for (const [line, word, dose] of [
    [1, 'amoxi', '101 7'],
    [2, 'ess', '111 5'],
  ] as const) {
    await page.getByRole('combobox', { name: `Médicament, ligne ${line}` }).fill(word)
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[role=option]').first().waitFor({ state: 'detached' })
    await page.keyboard.type(dose)
    if (line === 1) await page.keyboard.press('Enter')
  }
  await page.waitForTimeout(1500)
}

/** The page as it is before anybody wrote on it. */
const clear = async (page: Page): Promise<void> => {
  const button = page.getByRole('button', { name: 'Tout effacer' })
  if ((await button.count()) > 0) await button.click()
}

const write = async (page: Page): Promise<void> => {
  for (const name of ['ROBERT', 'ROUX']) {
    await page.getByRole('combobox', { name: 'À', exact: true }).fill(name)
    await page.getByRole('option').filter({ hasText: name }).first().click()
  }
  await page.getByLabel('Objet').fill('Avis pour Mme Pat-Trois')
  await page
    .getByLabel('Message')
    .fill(
      'Bonjour Jeanne,\n\nPeux-tu la voir cette semaine ? Ci-joints ses derniers résultats.\n\nMerci.',
    )
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Joindre un fichier' }).click()
  await (
    await chooser
  ).setFiles([
    {
      name: 'courbe-de-croissance.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(180_000),
    },
    {
      name: 'photographie de la lésion, avant-bras gauche, mars.jpeg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(2_400_000),
    },
  ])
  await page.getByText('Brouillon gardé').waitFor()
}

const reading: readonly Scene[] = [
  { name: 'inbox', who: 'doctor', route: '/boite' },
  {
    name: 'inbox-chosen',
    who: 'doctor',
    route: '/boite',
    act: async (page) => {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    },
  },
  {
    name: 'inbox-searched',
    who: 'doctor',
    route: '/boite',
    act: async (page) => {
      await page.getByRole('searchbox').first().fill('bensaid')
      await page.waitForTimeout(800)
    },
  },
  {
    name: 'inbox-nothing-found',
    who: 'doctor',
    route: '/boite',
    act: async (page) => {
      await page.getByRole('searchbox').first().fill('zzyzx')
      await page.waitForTimeout(800)
    },
  },
  { name: 'results', who: 'doctor', route: '/resultats' },
  { name: 'replies', who: 'doctor', route: '/reponses' },
  { name: 'sent', who: 'doctor', route: '/envoyes' },
  {
    name: 'letter',
    who: 'doctor',
    route: '/boite',
    act: (page) => first(page, /Avis pour|Courrier/),
  },
  { name: 'result', who: 'doctor', route: '/resultats', act: (page) => first(page, /Résultat/) },
  { name: 'urgent', who: 'doctor', route: '/boite', act: (page) => first(page, /Urgent/) },
  { name: 'patient-reply', who: 'doctor', route: '/reponses', act: (page) => first(page, /./) },
  {
    name: 'notice',
    who: 'doctor',
    route: '/boite',
    act: (page) => first(page, /Délivrance|Notification/),
  },
  {
    name: 'sent-prescription',
    who: 'doctor',
    route: '/envoyes',
    act: async (page) => {
      await first(page, /Ordonnance/)
      await page
        .getByText(/AMOXIESSAI|Amoxicilline|Paracétamol/i)
        .first()
        .waitFor()
    },
  },
  {
    name: 'sealed-locked',
    who: 'colleague',
    route: '/boite',
    act: (page) => first(page, /MARTIN/),
  },
  {
    name: 'sealed-open',
    who: 'colleague',
    route: '/boite',
    act: async (page) => {
      await first(page, /MARTIN/)
      await page.getByRole('button', { name: 'Ouvrir mes clés' }).click()
      await page.getByRole('dialog').getByLabel('Phrase secrète').fill(phrase)
      await page.keyboard.press('Enter')
      await page.getByText('Le résultat est négatif.').waitFor()
    },
  },
]

const writing: readonly Scene[] = [
  { name: 'write', who: 'doctor', route: '/ecrire' },
  { name: 'write-filled', who: 'doctor', route: '/ecrire', act: write },
  {
    name: 'write-directory',
    who: 'doctor',
    route: '/ecrire',
    act: async (page) => {
      await page.getByRole('combobox', { name: 'À', exact: true }).fill('ro')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'write-later',
    who: 'doctor',
    route: '/ecrire',
    act: async (page) => {
      await page.getByLabel('Objet').fill('Pour plus tard')
      await page.getByRole('button', { name: 'Envoyer plus tard' }).click()
    },
  },
  {
    name: 'write-later-typed',
    who: 'doctor',
    route: '/ecrire',
    act: async (page) => {
      await page.getByLabel('Objet').fill('Pour plus tard')
      await page.getByRole('button', { name: 'Envoyer plus tard' }).click()
      await page.getByRole('menuitem').last().click()
    },
  },
  { name: 'drafts', who: 'doctor', route: '/brouillons' },
  { name: 'prescribe-empty', who: 'doctor', route: '/prescrire', act: clear },
  {
    name: 'prescribe',
    who: 'doctor',
    route: '/prescrire',
    act: async (page) => {
      await clear(page)
      await prescribe(page)
    },
    after: clear,
  },
  {
    name: 'prescribe-bottom',
    who: 'doctor',
    route: '/prescrire',
    act: async (page) => {
      await clear(page)
      await prescribe(page)
      await page.getByText('Commentaire et mentions').click()
      await page.getByText('Commentaire et mentions').scrollIntoViewIfNeeded()
    },
    after: clear,
  },
  {
    name: 'prescribe-new-patient',
    who: 'doctor',
    route: '/prescrire',
    act: async (page) => {
      await clear(page)
      await page.getByRole('combobox', { name: 'Nom ou matricule INS' }).fill('154115121503473')
      await page.waitForTimeout(600)
      await page.keyboard.press('Enter')
    },
    after: clear,
  },
  {
    name: 'prescribe-models',
    who: 'doctor',
    route: '/prescrire',
    act: async (page) => {
      await clear(page)
      await prescribe(page)
      await page.getByRole('button', { name: 'Modèles' }).click()
    },
    after: clear,
  },
]

const around: readonly Scene[] = [
  { name: 'follow-up', who: 'doctor', route: '/suivi' },
  { name: 'patients', who: 'doctor', route: '/patients' },
  {
    name: 'patient',
    who: 'doctor',
    route: '/patients',
    act: (page) =>
      page
        .getByRole('list', { name: 'Patients' })
        .locator('a')
        .filter({ hasText: 'PAT-TROIS' })
        .first()
        .click(),
  },
  { name: 'directory', who: 'doctor', route: '/annuaire' },
  {
    name: 'directory-found',
    who: 'doctor',
    route: '/annuaire',
    act: async (page) => {
      await page.getByRole('main').getByLabel('Rechercher').fill('ro')
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'directory-card',
    who: 'doctor',
    route: '/annuaire',
    act: async (page) => {
      await page.getByRole('main').getByLabel('Rechercher').fill('ROUX')
      await page.getByText('ROUX Hélène').first().click()
      await page.waitForTimeout(700)
    },
  },
  { name: 'keys-none', who: 'pharmacist', route: '/cles' },
  {
    name: 'keys-making',
    who: 'pharmacist',
    route: '/cles',
    act: (page) => page.getByRole('button', { name: 'Préparer ma signature' }).click(),
  },
  {
    name: 'keys-importing',
    who: 'pharmacist',
    route: '/cles',
    act: (page) => page.getByRole('button', { name: /^Reprendre des clés/ }).click(),
  },
  { name: 'keys-locked', who: 'doctor', route: '/cles' },
  { name: 'keys-open', who: 'doctor', route: '/cles', act: unlock },
  { name: 'help', who: 'doctor', route: '/boite', act: (page) => page.keyboard.press('?') },
  {
    name: 'me',
    who: 'doctor',
    route: '/boite',
    act: (page) => openMe(page),
  },
  {
    name: 'sign-out',
    who: 'doctor',
    route: '/boite',
    act: async (page) => {
      await openMe(page)
      await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
    },
  },
  {
    name: 'more',
    who: 'doctor',
    route: '/boite',
    act: async (page) => {
      const more = page.getByRole('button', { name: 'Plus' })
      if (await more.isVisible()) await more.click()
    },
  },
  { name: 'not-found', who: 'doctor', route: '/nulle-part' },
  {
    name: 'offline',
    who: 'doctor',
    route: '/boite',
    act: async (page, { context }) => {
      await first(page, /BENSAÏD|ROUSSEAU|MOREAU/)
      await context.setOffline(true)
      await page.getByText('Hors ligne — ce que vous écrivez est gardé ici.').waitFor()
    },
    after: (_, { context }) => context.setOffline(false),
  },
  { name: 'empty-inbox', who: 'nurse', route: '/boite' },
  { name: 'empty-prescriptions', who: 'nurse', route: '/ordonnances' },
  { name: 'empty-follow-up', who: 'nurse', route: '/suivi' },
  { name: 'empty-drafts', who: 'nurse', route: '/brouillons' },
  { name: 'empty-patients', who: 'nurse', route: '/patients' },
  {
    name: 'refused',
    who: 'nurse',
    route: '/boite',
    act: async (page, { house }) => {
      // Where it says that it is on line there is no room on a telephone.
      await page.waitForTimeout(1500)
      const target = { identity: 'rpps:99700218896' }
      await house.gateway.data.authority.revoke({
        target,
        reason: 'certificateHold',
        actor: 'console',
      })
      await page.getByText(/^Votre accès n’est plus accepté — /).waitFor()
    },
    after: (_, { house }) =>
      house.gateway.data.authority.release({
        target: { identity: 'rpps:99700218896' },
        actor: 'console',
      }),
  },
  { name: 'no-mailbox', who: 'visitor', route: '/boite' },
]

export const doctorScenes: readonly Scene[] = [...reading, ...writing, ...around]
