/** The copy of the master key file: an age file under a passphrase, which `age -d` opens where this program is not. */

import type { Random } from '../base/index.js'
import { openWithPassphrase, sealWithPassphrase } from '../seal/index.js'

/** `text` is that of the master key file. */
export const sealMasterCopy = (text: Buffer, passphrase: Buffer, random: Random): Promise<Buffer> =>
  sealWithPassphrase(text, passphrase, random)

/** The text of the master key file; the caller wipes it. Fault syntax, denied for another passphrase, corrupt. */
export const openMasterCopy = (copy: Buffer, passphrase: Buffer): Promise<Buffer> =>
  openWithPassphrase(copy, passphrase)
