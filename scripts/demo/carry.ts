/** One e-prescription from the doctor to the pharmacy: written, signed, sealed, sent, verified, dispensed once, and looked for on the disk. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printSize } from '../../server/base/index.js'
import { writeWhole } from '../../server/config/index.js'
import type { Data } from '../../server/data.js'
import type { Cast, Player } from './cast.js'
import { runPli, showPli } from './console.js'
import type { Story } from './story.js'

/** Where the doctor works, as `pli prescribe` reads it; the directory of the demonstration knows no places. */
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

/** The test patient of the national samples. */
const patient = {
  birthFamily: 'PAT-TROIS',
  birthGiven: ['DOMINIQUE', 'MARIE-LOUISE'],
  sex: 'F',
  birthDate: '1979-03-28',
  birthPlace: { code: '51215', city: 'DOMPREMY' },
  ins: '279035121518989',
  insSystem: '1.2.250.1.213.1.4.10',
  qualified: true,
}

/** Valid as a number, and nobody's. */
const pharmacist = '10004445556 Hélène ROUX'

const lines = [
  'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes',
  '69999003, 1 gélule matin et soir pendant 7 jours, NS MTE',
]

/** The fixture lies beside the sources, one or two levels up. */
function medicinesFolder(): string {
  for (const up of ['../..', '../../..']) {
    const path = fileURLToPath(new URL(`${up}/fixtures/medicines`, import.meta.url))
    if (existsSync(path)) return path
  }
  throw new Error('the fixture medicines is missing')
}

async function prepare(root: string, doctor: Player): Promise<{ who: string; medicines: string }> {
  const who = join(root, 'patient.json')
  const medicines = join(root, 'medicines.json')
  writeWhole(who, `${JSON.stringify(patient, null, 2)}\n`)
  writeWhole(join(doctor.folder, 'place.json'), `${JSON.stringify(place, null, 2)}\n`)
  await runPli(['medicine', 'import', medicinesFolder(), '--medicines', medicines])
  return { who, medicines }
}

/** The steps as commands that anybody may type again. */
export async function carryPrescription(
  data: Data,
  { doctor, pharmacy }: Cast,
  story: Story,
): Promise<void> {
  const { who, medicines } = await prepare(data.paths.root, doctor)
  story.tell('demo.keys')
  for (const player of [doctor, pharmacy]) await ownKey(player, story)
  story.tell('demo.prescribes', { name: doctor.name })
  const given = lines.flatMap((line) => ['--line', line])
  const to = ['--to', pharmacy.mailbox, '--medicines', medicines]
  const author = ['--as', doctor.folder, '--patient', who, ...phraseOf(doctor)]
  await expectDone(showPli(story, 'prescribe', ...author, ...given, ...to, '--yes'))
  story.tell('demo.receives', { name: pharmacy.name })
  await showPli(story, 'inbox', '--as', pharmacy.folder)
  const uid = await newestOf(pharmacy)
  story.tell('demo.verifies')
  const reader = ['--as', pharmacy.folder, ...phraseOf(pharmacy)] as const
  await expectDone(showPli(story, 'prescription', 'verify', uid, ...reader))
  await expectDone(showPli(story, 'prescription', 'show', uid, ...reader))
  story.tell('demo.dispenses')
  const dispense = ['prescription', 'dispense', uid, ...reader, '--pharmacist', pharmacist] as const
  await expectDone(showPli(story, ...dispense))
  story.tell('demo.again')
  const again = await showPli(story, ...dispense)
  if (again.code === 0) throw new Error('a prescription was dispensed twice')
  story.tell('demo.told', { name: doctor.name })
  await showPli(story, 'inbox', '--as', doctor.folder)
  lookAtDisk(data, story)
}

/** What opens a player's OpenPGP key: the demonstration writes it beside it, a person keeps it in mind. */
const phraseOf = ({ folder }: Player): readonly string[] => [
  '--passphrase-file',
  join(folder, 'password.txt'),
]

/** A second start finds the key there. */
async function ownKey(player: Player, story: Story): Promise<void> {
  if (existsSync(join(player.folder, 'openpgp', 'secret.asc'))) return
  await expectDone(showPli(story, 'keys', 'make', '--as', player.folder, ...phraseOf(player)))
  await expectDone(showPli(story, 'keys', 'publish', '--as', player.folder))
}

async function expectDone(ran: Promise<{ code: number; out: string }>): Promise<void> {
  const { code } = await ran
  if (code !== 0) throw new Error('a command of the demonstration did not do what it should')
}

async function newestOf({ folder }: Player): Promise<string> {
  const { out } = await runPli(['inbox', '--as', folder, '--json'])
  const [newest] = JSON.parse(out) as readonly { uid: number }[]
  if (!newest) throw new Error('nothing has arrived')
  return String(newest.uid)
}

/** What must stand nowhere: patient, subject, file names, words of the letter and of the document. */
const markers = [
  'PAT-TROIS',
  'DOMINIQUE',
  'IHE_XDM',
  'Paracétamol',
  'XDM/1.0',
  '279035121518989',
].map((marker) => Buffer.from(marker))

/** Files that the demonstration itself lays down as a doctor's or pharmacist's own, outside the gateway's care. */
const ownFiles = new Set(['patient.json', 'medicines.json', 'place.json'])

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else if (entry.isFile() && !ownFiles.has(entry.name)) yield path
  }
}

function lookAtDisk({ paths }: Data, story: Story): void {
  let files = 0
  let bytes = 0
  for (const path of filesUnder(paths.root)) {
    files++
    bytes += statSync(path).size
    const content = readFileSync(path)
    if (markers.some((marker) => content.includes(marker)))
      return story.tell('demo.not-sealed', { file: path })
  }
  story.tell('demo.sealed', { files, bytes: printSize(bytes, 'fr') })
}
