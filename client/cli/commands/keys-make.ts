/** `pli keys make`: the holder's own OpenPGP key, made here and nowhere else, its secret under a passphrase. */

import { join } from 'node:path'
import { codeOf, SaidFault } from '../../../server/base/index.js'
import { shortestPassphrase } from '../../../pki/index.js'
import { openPgp } from '../../keys/index.js'
import {
  fileFault,
  keepPgpKeys,
  openIdentity,
  openPgpKeys,
  writeFresh,
  type Identity,
} from '../../mail/index.js'
import { asOption, command, jsonOption, type Invocation, type OptionSpecs } from '../command.js'
import { askPassphrase, passphraseOption } from '../end-to-end/passphrase.js'
import { grouped } from '../end-to-end/own-keys.js'
import { expectCount, UsageFault } from '../usage-fault.js'

const yearMs = 365 * 86_400_000

export const protection = {
  passphraseFile: passphraseOption,
  noPassphrase: { summary: 'keys.noPassphrase' },
} as const

type Desk = Pick<Invocation<OptionSpecs, Record<never, never>>, 'input' | 'output'>
interface Wish {
  readonly passphraseFile: string | undefined
  readonly noPassphrase: boolean
}

/** The passphrase of a key to be written: typed twice, read from a file, or none because that was said. */
export async function newPassphrase(
  desk: Desk,
  { passphraseFile: file, noPassphrase }: Wish,
): Promise<string | null> {
  if (noPassphrase && file !== undefined)
    throw new UsageFault('cli.conflict', { first: '--no-passphrase', second: '--passphrase-file' })
  if (noPassphrase) return null
  const first = await askPassphrase(desk, file, 'keys.new-passphrase')
  if (first === null) throw new UsageFault('keys.wants-passphrase')
  if (first.length < shortestPassphrase)
    throw new SaidFault('syntax', 'keys.short-passphrase', { least: shortestPassphrase })
  if (file === undefined && (await askPassphrase(desk, file, 'keys.again')) !== first)
    throw new SaidFault('syntax', 'keys.not-same')
  return first
}

/** Where the paper that ends the key lies: it needs no passphrase, so it is to be taken elsewhere. */
export async function keepRevocation(
  { folder }: Identity,
  { info, revocation }: openPgp.MadeKey,
): Promise<string> {
  const path = join(folder, 'openpgp', `revocation-${info.fingerprint}.asc`)
  try {
    await writeFresh(path, Buffer.from(revocation))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileFault('unwritable', path, error)
  }
  return path
}

export const keysMake = command({
  name: 'keys make',
  summary: 'cmd.keys.make',
  role: 'anybody',
  options: {
    as: asOption,
    ...protection,
    years: { summary: 'keys.years', value: 'N', fallback: '3' },
    v6: { summary: 'keys.v6' },
    json: jsonOption,
  },
  async run({ options, output, input, clock }) {
    const years = expectCount(options.years, '--years')
    const identity = await openIdentity(options.as)
    if (await openPgpKeys(identity))
      throw new SaidFault('already-exists', 'keys.there', { path: identity.folder })
    const { mailbox, displayName = '' } = identity.account
    const made = await openPgp.makeKey({
      name: displayName.replace(/[<>]/g, ''),
      address: mailbox,
      passphrase: await newPassphrase({ input, output }, options),
      now: clock.now(),
      lifetimeMs: years * yearMs,
      version: options.v6 ? 6 : 4,
    })
    await keepPgpKeys(identity, made)
    const revocation = await keepRevocation(identity, made)
    const { fingerprint, version, expiresAt } = made.info
    if (options.json) return output.json({ fingerprint, version, expiresAt, revocation })
    output.line(output.say('keys.made', { address: mailbox, until: output.day(expiresAt ?? 0) }))
    output.field(output.say('keys.fingerprint'), grouped(fingerprint))
    output.note(output.say('keys.keep-revocation', { path: revocation }))
    output.note(output.say('keys.publish-next', { path: options.as }))
  },
})
