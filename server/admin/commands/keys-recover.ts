/** `pli keys recover`: the keys that an organisation put in escrow, given back on the order of two administrators. */

import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { command, jsonOption } from '../../../client/cli/index.js'
import { foldAddress, type RecoveredKey } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { writeWhole } from '../../config/index.js'
import { mailKeysOf } from '../../mail-keys.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

export const keysRecover = command({
  name: 'keys recover',
  summary: 'cmd.keys.recover',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: { address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true } },
  options: {
    data: dataOption,
    out: { summary: 'opt.recover-out', value: 'DIR', required: true },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options: { data: root, out, dryRun, json }, output }) {
    const address = foldAddress(words.address)
    if (existsSync(out)) throw new SaidFault('already-exists', 'enrol.out-taken', { path: out })
    await withData(root, async (data) => {
      const directory = mailKeysOf(data)
      if (dryRun) {
        const keys = (await directory.escrowed(address)).map(({ keyId }) => keyId)
        if (json) return output.json({ address, keys, dryRun })
        output.note(output.say('admin.dry-run'))
        const values = { address, count: keys.length, keys: keys.join(', ') }
        return output.line(output.say('escrow.would', values))
      }
      const recovered = await directory.recover(address, consoleActor())
      mkdirSync(out, { recursive: true, mode: 0o700 })
      for (const key of recovered) writeWhole(join(out, fileOf(key)), key.text)
      await writeCheckpoints(data)
      const keys = recovered.map(({ keyId }) => keyId)
      if (json) return output.json({ address, keys, out, dryRun })
      output.line(output.say('escrow.recovered', { address, count: keys.length, path: out }))
    })
  },
})

/** Their numbers are hexadecimal digits only: that was asked for when they were taken. */
const fileOf = ({ keyId, kind }: RecoveredKey): string =>
  kind === 'openpgp' ? `${keyId}.asc` : `${keyId}.key.pem`
