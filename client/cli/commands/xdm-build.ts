/** `pli xdm build`: clinical documents of one patient packed as IHE_XDM.ZIP, with the metadata that they call for. */

import { randomUuid, SaidFault, systemRandom } from '../../../server/base/index.js'
import { readCda, writeXdm, type CdaDocument, type XdmOrder } from '../../health/index.js'
import { fileFault, writeFresh } from '../../mail/index.js'
import { command } from '../command.js'
import { readHealthFile } from './health-file.js'

export const xdmBuild = command({
  name: 'xdm build',
  summary: 'cmd.xdm.build',
  role: 'anybody',
  options: {
    out: { summary: 'xdm.out', value: 'FILE', fallback: 'IHE_XDM.ZIP' },
    action: {
      summary: 'xdm.chosenAction',
      value: 'ACTION',
      choices: ['create', 'replace', 'delete'],
      fallback: 'create',
    },
  },
  arguments: { files: { summary: 'xdm.cda', value: 'CDA', required: true, many: true } },
  async run({ options, arguments: { files }, output, clock }) {
    const action = options.action as 'create' | 'replace' | 'delete'
    const documents = []
    for (const file of files) documents.push({ content: await readHealthFile(file), action })
    const [first] = documents
    if (!first) throw new SaidFault('syntax', 'xdm.nothing')
    const bytes = await writeXdm({
      documents,
      sender: senderOf(readCda(first.content)),
      software: { name: 'Pli', version: '1', editor: 'Pli' },
      at: clock.now(),
      uuid: () => randomUuid(systemRandom),
    })
    await writeNew(options.out, bytes)
    output.note(output.say('xdm.built', { path: options.out, size: output.size(bytes.length) }))
  },
})

/** Who sends is who wrote the first document. */
function senderOf({ header }: CdaDocument): XdmOrder['sender'] {
  const [author] = header.authors
  const organisation = author?.organisation ?? header.custodian
  const id = organisation?.ids[0]
  return {
    structure: {
      name: organisation?.name ?? '',
      id: id?.extension ?? '',
      authority: id?.root ?? '',
    },
    name: [author?.name?.suffix, ...(author?.name?.given ?? []), author?.name?.family]
      .filter(Boolean)
      .join(' '),
    address: organisation?.addresses[0]?.lines.join(', ') ?? '',
    phone: organisation?.telecoms[0]?.replace(/^tel:/, '') ?? '',
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFresh(path, bytes)
  } catch (error) {
    throw fileFault('unwritable', path, error)
  }
}
