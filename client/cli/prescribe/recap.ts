/** What is about to be sent, shown before it goes. */

import { prescriberName, type Printed } from '../../health/index.js'
import type { Output } from '../output.js'
import type { Whither } from './whither.js'

export function showRecap(
  { patient, prescriber, medicines, devices, number, replaces }: Printed,
  { to, shielded, patientCopy }: Whither,
  signed: boolean,
  output: Output,
): void {
  const birth = patient.birthDate
  const day = `${birth.slice(6)}/${birth.slice(4, 6)}/${birth.slice(0, 4)}`
  const name = `${patient.usedFamily || patient.birthFamily} ${patient.birthGiven.join(' ')}`
  const status = patient.ins && patient.qualified ? 'prescribe.qualified' : 'prescribe.unqualified'
  output.field(
    output.say('health.patient'),
    `${name}, ${output.say('health.born', { date: day })}, ${output.say(status)}`,
  )
  output.field(
    output.say('health.author'),
    `${prescriberName(prescriber)}, ${prescriber.structure.name}`,
  )
  output.field(output.say('prescribe.number'), number)
  if (replaces !== null) output.field(output.say('prescribe.replaced'), replaces)
  const lines = [
    ...medicines.map(({ medicine, posology, longTermIllness }) => ({
      name: medicine.cis === null ? medicine.name : `${medicine.name} (${medicine.cis})`,
      words: posology,
      longTermIllness,
    })),
    ...devices.map(({ name: device, quantity, longTermIllness }) => ({
      name: device,
      words: `x ${quantity}`,
      longTermIllness,
    })),
  ]
  output.table(
    [
      { title: 'n°', align: 'right' },
      { title: output.say('prescribe.product'), gives: true },
      { title: output.say('prescribe.posology'), gives: true },
      { title: 'ALD' },
    ],
    lines.map(({ name: product, words, longTermIllness }, index) => [
      String(index + 1),
      product,
      words,
      longTermIllness ? output.say('medicine.yes') : '',
    ]),
  )
  if (to.length > 0) output.field(output.say('prescribe.to-whom'), to.join(', '))
  if (patientCopy) output.field(output.say('prescribe.patient-copy'), patientCopy.address)
  output.line(output.say(signed ? 'prescribe.will-be-signed' : 'prescribe.not-signed'))
  if (!shielded) return
  output.line(output.say(shielded.encrypted ? 'prescribe.will-be-sealed' : 'prescribe.not-sealed'))
  if (patientCopy && shielded.encrypted) output.line(output.say('prescribe.patient-clear'))
}
