/** `pli directory export`: the directory in the form of the national extractions. */

import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { command, jsonOption } from '../../../client/cli/index.js'
import { exportReference, refreshOwn, type FormatName } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

export const directoryExport = command({
  name: 'directory export',
  summary: 'cmd.directory.export',
  role: 'auditor',
  arguments: { file: { summary: 'arg.export-file', value: 'FILE', required: true } },
  options: {
    data: dataOption,
    format: { summary: 'opt.format', value: 'FORMAT', choices: ['mss', 'ps'], fallback: 'mss' },
    redList: { summary: 'opt.see-red-list' },
    json: jsonOption,
  },
  async run({ arguments: { file: path }, options, output }) {
    const format = options.format as FormatName
    if (existsSync(path)) throw new SaidFault('already-exists', 'export.taken', { path })
    const bytes = await withData(options.data, async ({ pki }) => {
      await refreshOwn(pki, consoleActor())
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.from(exportReference(pki, format, options.redList)), file)
      return file.bytesWritten
    })
    if (options.json) return output.json({ format, path, bytes })
    output.line(output.say('directory.exported', { path, bytes: output.size(bytes) }))
  },
})
