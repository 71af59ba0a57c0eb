/** `pli xdm read`: the documents of an IHE_XDM archive with their metadata, saved on demand. */

import { readXdm, type XdmDocument, type XdmPackage } from '../../health/index.js'
import { saveAll } from '../../mail/index.js'
import { command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { printEntryPatient, printFlaws, printTime, readHealthFile } from './health-file.js'

export const xdmRead = command({
  name: 'xdm read',
  summary: 'cmd.xdm.read',
  role: 'anybody',
  options: { save: { summary: 'xdm.save', value: 'DIR' }, json: jsonOption },
  arguments: { file: { summary: 'xdm.file', value: 'FILE', required: true } },
  async run({ options, arguments: { file }, output }) {
    const found = await readXdm(await readHealthFile(file))
    if (options.json) output.json(jsonOf(found))
    else print(found, output)
    if (options.save !== undefined) await save(options.save, found, output)
    return found.documents.length > 0 && found.documents.every(({ intact }) => intact) ? 0 : 1
  },
})

function print({ submissionSets, documents, flaws }: XdmPackage, output: Output): void {
  const [first] = documents
  const author = submissionSets[0]?.authors[0]
  if (first) output.field(output.say('health.patient'), printEntryPatient(first.entry, output))
  if (author)
    output.field(
      output.say('health.author'),
      [
        [author.person?.given, author.person?.family].filter(Boolean).join(' '),
        author.institutions[0]?.name ?? '',
      ]
        .filter(Boolean)
        .join(', '),
    )
  output.table(
    [
      { title: output.say('xdm.document') },
      { title: output.say('xdm.title'), gives: true },
      { title: output.say('xdm.date') },
      { title: output.say('inbox.size'), align: 'right' },
      { title: output.say('xdm.action') },
      { title: output.say('xdm.state') },
    ],
    documents.map((document) => rowOf(document, output)),
  )
  printFlaws(flaws, output)
}

const rowOf = ({ entry, path, sizeBytes, intact }: XdmDocument, output: Output): string[] => [
  path?.split('/').at(-1) ?? entry.uri,
  entry.title || entry.typeCode?.display || '',
  printTime(`${entry.creationTime}`).slice(0, 10),
  output.size(sizeBytes),
  output.say(`xdm.action.${entry.action}`),
  output.say(intact ? 'xdm.intact' : 'xdm.broken'),
]

/** Only what the metadata vouch for: a document that was altered is not written. */
async function save(folder: string, { documents }: XdmPackage, output: Output): Promise<void> {
  const sound = documents.filter(({ intact }) => intact)
  const files = await Promise.all(
    sound.map(async (document) => ({
      name: document.path?.split('/').at(-1) ?? '',
      content: Buffer.from(await document.read()),
    })),
  )
  for (const path of await saveAll(folder, files, 'document'))
    output.note(output.say('read.saved', { path }))
}

export const jsonOf = ({ submissionSets, documents, files, flaws }: XdmPackage): object => ({
  submissionSets,
  documents: documents.map(({ entry, path, sizeBytes, intact }) => ({
    ...entry,
    path,
    sizeBytes,
    intact,
  })),
  files,
  flaws,
})
