/** What an administrator sees: every page of the desk and its dialogs. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scene } from './camera.js'

const who = 'administrator'
const nurse = 'lea.petit@infirmier.pli.test'

export const deskScenes: readonly Scene[] = [
  { who, name: 'desk-certificates', route: '/admin/certificats' },
  {
    who,
    name: 'desk-nothing-found',
    route: '/admin/certificats',
    act: (page) => page.getByLabel('Rechercher un certificat').fill('zzyzx'),
  },
  {
    who,
    name: 'desk-enrol',
    route: '/admin/certificats',
    act: (page) => page.getByRole('button', { name: 'Inscrire…' }).click(),
  },
  {
    who,
    name: 'desk-person',
    route: '/admin/certificats',
    act: async (page) => {
      await page.getByLabel('Rechercher un certificat').fill('roux')
      await page
        .getByRole('link', { name: /Hélène ROUX/ })
        .first()
        .click()
      await page.getByRole('heading', { name: /Hélène ROUX/ }).waitFor()
    },
  },
  {
    who,
    name: 'desk-revoke',
    route: '/admin/certificats',
    act: async (page) => {
      await page.getByLabel('Rechercher un certificat').fill('roux')
      await page
        .getByRole('link', { name: /Hélène ROUX/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /Révoquer… Connexion/ })
        .first()
        .click()
    },
  },
  {
    who,
    name: 'desk-renew',
    route: '/admin/certificats',
    act: async (page) => {
      await page.getByLabel('Rechercher un certificat').fill('roux')
      await page
        .getByRole('link', { name: /Hélène ROUX/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Renouveler…' }).first().click()
    },
  },
  { who, name: 'desk-mailboxes', route: '/admin/boites' },
  {
    who,
    name: 'desk-delegate',
    route: '/admin/boites',
    act: (page) => page.getByRole('button', { name: `Déléguer… ${nurse}` }).click(),
  },
  {
    who,
    name: 'desk-suspend',
    route: '/admin/boites',
    act: (page) => page.getByRole('button', { name: `Suspendre… ${nurse}` }).click(),
  },
  { who, name: 'desk-why', route: '/admin/pourquoi' },
  {
    who,
    name: 'desk-why-answer',
    route: '/admin/pourquoi',
    act: async (page, { house }) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choisir un fichier' }).click()
      const cert = readFileSync(join(house.guests.doctor.folder, 'cert.pem'))
      await (
        await chooser
      ).setFiles({ name: 'carte.pem', mimeType: 'application/x-pem-file', buffer: cert })
      await page.getByText('Admis', { exact: true }).waitFor()
    },
  },
  { who, name: 'desk-audit', route: '/admin/journal' },
  {
    who,
    name: 'desk-audit-verified',
    route: '/admin/journal',
    act: async (page) => {
      await page.getByRole('button', { name: 'Vérifier la chaîne' }).click()
      await page
        .getByText(/toutes intactes/)
        .nth(1)
        .waitFor()
    },
  },
  { who, name: 'desk-figures', route: '/admin/chiffres' },
]
