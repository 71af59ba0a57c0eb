/** `pli keys export-public`: one's own public key, to be handed to correspondents or to another program. */

import { codeOf, SaidFault } from '../../../server/base/index.js'
import { fileFault, openIdentity, writeFresh } from '../../mail/index.js'
import { asOption, command } from '../command.js'
import { expectPgpKeys } from '../end-to-end/own-keys.js'

export const keysExportPublic = command({
  name: 'keys export-public',
  summary: 'cmd.keys.export-public',
  role: 'anybody',
  options: { as: asOption, out: { summary: 'keys.out', value: 'FILE' } },
  async run({ options, output }) {
    const { public: armored } = await expectPgpKeys(await openIdentity(options.as))
    const { out } = options
    if (out === undefined) return output.bytes(Buffer.from(armored))
    try {
      await writeFresh(out, Buffer.from(armored))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw fileFault('unwritable', out, error)
      throw new SaidFault('already-exists', 'keys.taken', { path: out }, error)
    }
    output.note(output.say('keys.exported', { path: out }))
  },
})
