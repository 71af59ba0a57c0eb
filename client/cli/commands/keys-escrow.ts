/** `pli keys escrow`: an organisation's keys, sealed for the day when who knew the passphrase is gone. */

import { openIdentity, readUserFile } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { escrowKeys } from '../end-to-end/escrow.js'
import { reminding } from '../renewal.js'

export const keysEscrow = reminding(
  command({
    name: 'keys escrow',
    summary: 'cmd.keys.escrow',
    role: 'anybody',
    options: {
      as: asOption,
      passphraseFile: { summary: 'opt.passphrase-file', value: 'FILE' },
      json: jsonOption,
    },
    async run({ options: { as, passphraseFile, json }, output, clock }) {
      const identity = await openIdentity(as)
      const passphrase = passphraseFile === undefined ? null : await firstLine(passphraseFile)
      const count = await escrowKeys(identity, { clock, passphrase })
      const { mailbox: address } = identity.account
      if (json) output.json({ address, count })
      else output.line(output.say('escrow.done', { address, count }))
    },
  }),
)

async function firstLine(path: string): Promise<string> {
  const [line = ''] = (await readUserFile(path, 4096)).toString('utf8').split(/\r?\n/, 1)
  return line
}
