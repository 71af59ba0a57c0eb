/** Letters, results, answers of patients and notices for the mailboxes of the house, over the last weeks. */

import { nameOf, patients, pharmacy, roles, type Patient } from './people.js'

/** A message to be kept as if it had come at that time. */
export interface Seed {
  readonly mailbox: string
  readonly folder: 'INBOX' | 'Sent'
  readonly raw: Buffer
  readonly at: number
  readonly isSeen: boolean
}

interface Letter {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly headers?: readonly string[]
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Buffer }
}

const hourMs = 3_600_000

const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

const person = ({ given, family, mailbox }: (typeof roles)[keyof typeof roles]): string =>
  `${word(`Dr ${given} ${family}`)} <${mailbox}>`

const colleague = person(roles.colleague)
const laboratory = `${word('Laboratoire BIO-CHAMPAGNE')} <resultats@labo.pli.test>`
const hospital = `${word('CH de Reims – Cardiologie')} <cardiologie@ch.pli.test>`

/** A PDF of one line, small and whole enough for a viewer. */
function pdf(line: string): Buffer {
  const text = `BT /F1 14 Tf 60 760 Td (${line.replace(/[()\\]/g, '')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  body += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

const born = ({ sex, birthDate }: Patient): string =>
  `${sex === 'F' ? 'née' : 'né'} le ${birthDate.split('-').reverse().join('/')}`

const letters: readonly ((patient: Patient, index: number) => Letter)[] = [
  (patient) => ({
    from: colleague,
    subject: `Avis pour ${nameOf(patient)}`,
    text: `Cher confrère,\r\n\r\nJe vous remercie de m’avoir adressé ${nameOf(patient)}, ${born(patient)}.\r\nL’examen est rassurant ; je propose un contrôle dans trois mois.\r\n\r\nConfraternellement,\r\nDr Jeanne ROBERT`,
  }),
  (patient, index) => ({
    from: laboratory,
    subject: `Résultats de biologie : ${nameOf(patient)}`,
    text: `Résultats de ${nameOf(patient)}, ${born(patient)}.\r\nHémoglobine 13,${index % 10} g/dL ; CRP ${2 + (index % 40)} mg/L.`,
    file: {
      ...{ name: 'resultats.pdf', type: 'application/pdf' },
      bytes: pdf(`Resultats de biologie ${index}`),
    },
  }),
  (patient) => ({
    from: `${word(nameOf(patient))} <${patient.ins}@patient.mssante.fr>`,
    subject: 'Re: votre ordonnance',
    text: `Bonjour docteur,\r\n\r\nLe traitement est terminé et je vais mieux. Dois-je reprendre rendez-vous ?\r\n\r\n${nameOf(patient)}`,
  }),
  (patient) => ({
    from: hospital,
    subject: `URGENT – sortie d’hospitalisation de ${nameOf(patient)}`,
    text: `Sortie ce jour de ${nameOf(patient)}, ${born(patient)}.\r\nTraitement modifié : merci de revoir l’anticoagulant sous 48 h.`,
    headers: ['Importance: high', 'X-Priority: 1'],
    file: {
      ...{ name: 'compte-rendu.pdf', type: 'application/pdf' },
      bytes: pdf('Compte rendu de sortie'),
    },
  }),
  (patient) => ({
    from: `${word(pharmacy.name)} <${pharmacy.mailbox}>`,
    subject: `Question sur l’ordonnance de ${nameOf(patient)}`,
    text: `Bonjour docteur,\r\n\r\nL’amoxicilline 1 g est en rupture ; la substitution par 500 mg vous convient-elle pour ${nameOf(patient)} ?\r\n\r\nHélène ROUX, pharmacienne`,
  }),
]

function raw(
  to: string,
  { from, subject, text, headers = [], file }: Letter,
  at: number,
  id: string,
): Buffer {
  const top = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@seed.pli.test>`,
    ...headers,
    'MIME-Version: 1.0',
  ]
  const body = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ]
  if (!file) return Buffer.from([...top, ...body, ''].join('\r\n'))
  const lines = file.bytes.toString('base64').match(/.{1,76}/g) ?? []
  return Buffer.from(
    [
      ...top,
      `Content-Type: multipart/mixed; boundary="seed-${id}"`,
      '',
      `--seed-${id}`,
      ...body,
      `--seed-${id}`,
      `Content-Type: ${file.type}; name="${file.name}"`,
      `Content-Disposition: attachment; filename="${file.name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      ...lines,
      `--seed-${id}--`,
      '',
    ].join('\r\n'),
  )
}

/** `count` messages for the doctor and a tenth of that for the pharmacy, the latest an hour before `now`. */
export function seedsUntil(now: number, count: number): readonly Seed[] {
  const make = (mailbox: string, index: number, total: number): Seed => {
    const patient = patients[(index * 3) % patients.length] as Patient
    const write = letters[index % letters.length] as (typeof letters)[number]
    // Several a day at first, then thinner, as a mailbox looks.
    const at = Math.floor(now - hourMs * (1 + index * 3.7 + (index * index) / 40))
    const oldest = now - 3 * 365 * 24 * hourMs
    const when = Math.max(at, oldest + (total - index) * 60_000)
    const message = raw(mailbox, write(patient, index), when, `${mailbox.split('@')[0]}-${index}`)
    return {
      mailbox,
      folder: 'INBOX',
      raw: message,
      at: when,
      isSeen: index > 3 && index % 7 !== 0,
    }
  }
  const few = Math.ceil(count / 10)
  return [
    ...Array.from({ length: count }, (_, index) => make(roles.doctor.mailbox, index, count)),
    ...Array.from({ length: few }, (_, index) => make(pharmacy.mailbox, index, few)),
  ]
}
