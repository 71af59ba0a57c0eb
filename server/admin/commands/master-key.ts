/** `pli master-key export` and `restore`: the copy of the key without which nothing can be read, under a passphrase. */

import { statSync } from 'node:fs'
import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { SaidFault, systemRandom } from '../../base/index.js'
import {
  expectSecretSource,
  pathsOf,
  readSecret,
  readSecretFrom,
  sealMasterCopy,
  writeWhole,
} from '../../config/index.js'
import { noteEvent } from '../../data.js'
import { consoleActor } from '../actor.js'
import { copySecretOption, masterTextOf, withMasterCopy } from '../master-copy.js'
import { expectNew } from '../new-file.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

/** Short ones would be guessed by whoever finds the medium. */
const fewestOctets = 12

export const masterKeyExport = command({
  name: 'master-key export',
  summary: 'cmd.master-key.export',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { file: { summary: 'opt.master-copy', value: 'FILE', required: true } },
  options: { data: dataOption, secret: copySecretOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { file }, options, output }) {
    const { data: root, secret, dryRun, json } = options
    expectNew(file)
    const source = expectSecretSource(secret)
    await withData(root, async (data) => {
      const key = data.master.id
      if (!dryRun) {
        const passphrase = await readSecretFrom(source, {
          ...{ place: file, kind: 'passphrase', fresh: true },
        })
        const text = readSecret(data.paths.masterKey)
        try {
          if (passphrase.length < fewestOctets)
            throw new SaidFault('syntax', 'master-key.short', { count: fewestOctets })
          writeWhole(file, await sealMasterCopy(text, passphrase, systemRandom))
        } finally {
          passphrase.fill(0)
          text.fill(0)
        }
        await noteEvent(data, {
          ...{ kind: 'master-key.exported', actor: consoleActor(), facts: { key } },
        })
      }
      tell(output, json, dryRun, 'master-key.exported', { file, key })
    })
  },
})

export const masterKeyRestore = command({
  name: 'master-key restore',
  summary: 'cmd.master-key.restore',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: { file: { summary: 'opt.master-copy', value: 'FILE', required: true, reads: true } },
  options: { data: dataOption, secret: copySecretOption, dryRun: dryRunOption, json: jsonOption },
  /** The directory can only be asked who may do this once the key is there. */
  async around({ arguments: { file }, options: { data: root, secret } }, rest) {
    if (statSync(pathsOf(root).masterKey, { throwIfNoEntry: false }))
      throw new SaidFault('conflict', 'master-key.there', { file: pathsOf(root).masterKey })
    return withMasterCopy(file, secret, rest)
  },
  async run({ arguments: { file }, options, output }) {
    const { data: root, secret, dryRun, json } = options
    // Opening says whether it is the key of this directory, before anything is written.
    await withData(root, async (data) => {
      const key = data.master.id
      if (!dryRun) {
        const text = await masterTextOf(file, secret)
        writeWhole(data.paths.masterKey, text)
        text.fill(0)
        await noteEvent(data, {
          ...{ kind: 'master-key.restored', actor: consoleActor(), facts: { key } },
        })
      }
      tell(output, json, dryRun, 'master-key.restored', { file, key })
    })
  },
})

function tell(
  output: Output,
  json: boolean,
  dryRun: boolean,
  key: 'master-key.exported' | 'master-key.restored',
  values: { readonly file: string; readonly key: string },
): void {
  if (json) return output.json({ ...values, dryRun })
  if (dryRun) output.note(output.say('admin.dry-run'))
  else output.line(output.say(key, values))
}
