/** Prescriptions sent through the gateway as `pli prescribe` sends them: signed, sealed or not, one of them dispensed. */

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runPli } from '../../demo/console.js'
import { patients, type Guest, type Persona } from './people.js'

const place = {
  civility: 'MME',
  specialty: {
    code: 'G15_10/SM26',
    display: 'Médecin - Qualifié en Médecine Générale (SM)',
  },
  structure: {
    id: '1519999908',
    name: 'Cabinet du Dr Camille MARTIN',
    phone: '03 53 01 00 01',
    address: { street: '3 rue des Essais', postalCode: '51300', city: 'DOMPREMY' },
  },
}

const lines = [
  [
    'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes',
    '69999003, 1 gélule matin et soir pendant 7 jours, NS MTE',
  ],
  ['DCI Amoxicilline 1 g, 1 comprimé matin et soir pendant 7 jours'],
  ['DCI Paracétamol 1 g, 1 comprimé 4 fois par jour pendant 3 jours'],
] as const

function medicinesFolder(): string {
  for (const up of ['../../..', '../../../..']) {
    const path = fileURLToPath(new URL(`${up}/fixtures/medicines`, import.meta.url))
    if (existsSync(path)) return path
  }
  throw new Error('the fixture medicines is missing')
}

async function expectDone(argv: readonly string[]): Promise<void> {
  const { code, both } = await runPli(argv)
  if (code !== 0) throw new Error(`pli ${argv.slice(0, 2).join(' ')}: ${both}`)
}

export async function prescribeAll(
  folder: string,
  { doctor, pharmacy }: Readonly<Record<Persona, Guest>>,
  count: number,
): Promise<void> {
  // In the data directory, where the gateway serves them to the page too.
  const medicines = join(folder, 'data', 'medicines.json')
  await expectDone(['medicine', 'import', medicinesFolder(), '--medicines', medicines])
  writeFileSync(join(doctor.folder, 'place.json'), JSON.stringify(place))
  for (let index = 0; index < count; index++) {
    const patient = patients[index % patients.length]
    const who = join(folder, `patient-${index}.json`)
    const traits = {
      ...patient,
      birthPlace: { code: '51215', city: 'DOMPREMY' },
      ...{ insSystem: '1.2.250.1.213.1.4.10', qualified: true },
    }
    writeFileSync(who, JSON.stringify(traits))
    const given = (lines[index % lines.length] ?? lines[0]).flatMap((line) => ['--line', line])
    const marks = index === 1 ? ['--mark', 'urgent'] : []
    const to = ['--to', pharmacy.mailbox, '--medicines', medicines, '--yes', '--no-encrypt']
    await expectDone([
      'prescribe',
      '--as',
      doctor.folder,
      '--patient',
      who,
      ...given,
      ...marks,
      ...to,
    ])
  }
  if (count > 2) await dispenseOldest(pharmacy)
}

async function dispenseOldest(pharmacy: Guest): Promise<void> {
  const { out } = await runPli(['inbox', '--as', pharmacy.folder, '--json'])
  const listed = JSON.parse(out) as readonly { uid: number; subject: string }[]
  const oldest = listed.filter(({ subject }) => subject.startsWith('XDM/')).at(-1)
  if (!oldest) throw new Error('no prescription has arrived')
  const who = ['--pharmacist', '10004445556 Hélène ROUX']
  await expectDone([
    ...['prescription', 'dispense', String(oldest.uid), '--as', pharmacy.folder, ...who],
  ])
}
