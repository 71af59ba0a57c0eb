/** One e-prescription from the doctor to the pharmacy: sent, found, compared, and looked for on the disk. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { compose, listInbox, readMessage, readRaw, submit } from '../../client/mail/index.js'
import { printSize } from '../../server/base/index.js'
import type { Data } from '../../server/data.js'
import type { Cast } from './cast.js'
import type { Story } from './story.js'

const subject = 'XDM/1.0/DDM+Prescription de produits de santé PAT-TROIS DOMINIQUE 28/03/1979'

/** X-MSS headers of the national client reference: the CDA's type code, and no INS outside the test base. */
const mssHeaders = 'X-MSS-CODECDA: 57833-6\r\nX-MSS-INS: N\r\nX-MSS-NIL: PLI-DEMO\r\n'

const text = `Bonjour,

Vous trouverez en pièces jointes l'ordonnance de Mme PAT-TROIS DOMINIQUE (données d'essai) :
le document structuré (IHE_XDM.ZIP) et sa copie lisible (PDF).

Bien confraternellement,
Dr Camille MARTIN
`

/** The fixture lies beside the sources, one or two levels up. */
function prescriptionFile(name: string): string {
  for (const up of ['../..', '../../..']) {
    const path = fileURLToPath(new URL(`${up}/fixtures/prescription/${name}`, import.meta.url))
    if (existsSync(path)) return path
  }
  throw new Error(`the fixture ${name} is missing`)
}

export async function carryPrescription(data: Data, cast: Cast, story: Story): Promise<void> {
  const { doctor, pharmacy } = cast
  const attachments = ['IHE_XDM.ZIP', 'ORDONNANCE.PDF'].map(prescriptionFile)
  const letter = await compose({
    from: doctor.mailbox,
    displayName: doctor.name,
    to: [pharmacy.mailbox],
    cc: [],
    ...{ subject, text, attachments },
  })
  const sent = Buffer.concat([Buffer.from(mssHeaders), letter.raw])
  const [outcome] = await submit(doctor.identity, { ...letter, raw: sent })
  if (!outcome?.accepted) throw new Error(`the prescription was refused: ${outcome?.reason}`)
  story.tell('demo.sent', { name: doctor.name, bytes: printSize(sent.length, 'fr') })
  await findAndCompare(cast, sent, story)
  lookAtDisk(data, sent, story)
}

async function findAndCompare({ pharmacy }: Cast, sent: Buffer, story: Story): Promise<void> {
  const { messages } = await listInbox(pharmacy.identity, { unseen: false, limit: 1 })
  const [newest] = messages
  if (!newest) throw new Error('the pharmacy found nothing')
  const { uid } = newest
  story.tell('demo.found', { name: pharmacy.name, uid, subject: newest.subject })
  const opened = await readMessage(pharmacy.identity, uid, 'piece-jointe')
  for (const { name, sizeBytes, sha256 } of opened.attachments)
    story.detail('demo.attachment', {
      file: name,
      bytes: printSize(sizeBytes, 'fr'),
      hash: sha256.slice(0, 16),
    })
  const pieces: Buffer[] = []
  await readRaw(pharmacy.identity, uid, (piece) => void pieces.push(Buffer.from(piece)))
  const received = Buffer.concat(pieces)
  // The gateway adds its Received line above, and changes nothing below.
  const same = received.subarray(received.length - sent.length).equals(sent)
  story.tell(same ? 'demo.same' : 'demo.different', { bytes: printSize(sent.length, 'fr') })
}

/** What must stand nowhere: patient, subject, file names, and a piece of each encoded attachment. */
function markersOf(sent: Buffer): Buffer[] {
  const lines = sent.toString('latin1').split('\r\n')
  const encoded = lines.filter((line) => /^[A-Za-z0-9+/]{76}$/.test(line))
  return [
    ...['PAT-TROIS', 'IHE_XDM', 'ORDONNANCE.PDF', 'Bien confraternellement'],
    ...encoded.filter((_, i) => i % 50 === 7),
  ].map((marker) => Buffer.from(marker))
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else if (entry.isFile()) yield path
  }
}

function lookAtDisk({ paths }: Data, sent: Buffer, story: Story): void {
  const markers = markersOf(sent)
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
