/** `pli cda show`: a clinical document as text, from the file or from the archive that holds it. */

import {
  assessDocument,
  assessPackage,
  formatMatricule,
  isInsSystem,
  readXdm,
  sectionLines,
  type CdaDocument,
  type CdaPerson,
} from '../../health/index.js'
import { saveAll } from '../../mail/index.js'
import type { Assurance } from '../../verdict/index.js'
import { command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { isZip, printPatientName, printTime, readHealthFile } from './health-file.js'
import { printVerdict, verdictJson } from './print-verdict.js'
import { contextOf, openTrust, trustOptions } from './signer-trust.js'

export const cdaShow = command({
  name: 'cda show',
  summary: 'cmd.cda.show',
  role: 'anybody',
  options: { ...trustOptions, save: { summary: 'cda.save', value: 'DIR' }, json: jsonOption },
  arguments: { file: { summary: 'cda.file', value: 'FILE', required: true } },
  async run({ options, arguments: { file }, output, clock }) {
    const bytes = await readHealthFile(file)
    const context = contextOf(await openTrust(options, clock, output), clock)
    // A signature stands beside a document; it is not one to be shown.
    const documents = isZip(bytes)
      ? await assessPackage(await readXdm(bytes), context)
      : [await assessDocument(bytes, [], context)]
    for (const [index, { document, assurance }] of documents.entries()) {
      if (index > 0) output.line()
      if (options.json)
        output.json({ ...jsonOf(document), verdict: verdictJson(assurance, output) })
      else print(document, assurance, output)
      if (options.save !== undefined) await saveFiles(options.save, document, output)
    }
    return documents.length > 0 ? 0 : 1
  },
})

function print(
  { header, sections, whole }: CdaDocument,
  assurance: Assurance,
  output: Output,
): void {
  output.line(header.title || header.code?.display || '')
  printVerdict(assurance, output)
  for (const patient of header.patients) {
    const ins = patient.ids.find(({ root }) => isInsSystem(root))
    output.field(
      output.say('health.patient'),
      [
        printPatientName(patient),
        patient.gender?.display || (patient.gender?.code ?? ''),
        output.say('health.born', { date: printTime(patient.birthTime) }),
        ins ? `INS ${formatMatricule(ins.extension)}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    )
  }
  for (const author of header.authors)
    output.field(output.say('health.author'), printPerson(author))
  if (header.legalAuthenticator)
    output.field(output.say('health.authenticator'), printPerson(header.legalAuthenticator))
  output.field(output.say('xdm.date'), printTime(header.time))
  for (const section of sections) {
    output.line()
    output.text(sectionLines(section).join('\n'))
  }
  if (whole) {
    output.line()
    const { mediaType, content } = whole
    output.line(output.say('cda.whole', { type: mediaType, size: output.size(content.length) }))
  }
}

/** `Dr Romain PIOU, Médecin (801234567897), Cabinet du Dr Joli`. */
function printPerson({ name, code, ids, organisation }: CdaPerson): string {
  const said =
    name && [name.suffix || name.prefix, ...name.given, name.family].filter(Boolean).join(' ')
  const number = ids[0]?.extension ?? ''
  const profession = [code?.display, number && `(${number})`].filter(Boolean).join(' ')
  return [said, profession, organisation?.name].filter(Boolean).join(', ')
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'text/plain': 'txt',
}

/** The files inside: the PDF of a level 1 document, images and copies of sections. */
async function saveFiles(folder: string, document: CdaDocument, output: Output): Promise<void> {
  const inside = [
    ...(document.whole ? [document.whole] : []),
    ...document.sections.flatMap(({ media }) => media),
  ]
  const files = inside.map(({ mediaType, content }, index) => ({
    name: `document-${index + 1}.${extensions[mediaType] ?? 'bin'}`,
    content: Buffer.from(content),
  }))
  for (const path of await saveAll(folder, files, 'document'))
    output.note(output.say('read.saved', { path }))
}

/** Header and narrative; entries and files inside are left out. */
const jsonOf = ({ header, sections, whole }: CdaDocument): object => ({
  header,
  sections: sections.map(({ code, title, narrative }) => ({ code, title, narrative })),
  whole: whole && { mediaType: whole.mediaType, sizeBytes: whole.content.length },
})
