/** A key as a directory publishes it: one address, no other people's words, with and without armour. */

import { readKey as parseKey } from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { foldKeyAddress, parseArmoredKey } from './key-info.js'
import { settings } from './settings.js'

/**
 * The public key with the user ids of `address` alone, and only what it says of itself: nobody learns its holder's other
 * addresses, and nobody swells it with certifications. SaidFault too-large, corrupt; denied when it has no such user id.
 */
export async function trimKey(armored: string, address: string): Promise<string> {
  const key = (await parseArmoredKey(armored)).toPublic()
  key.users = key.users.filter(
    ({ userID }) => userID !== null && foldKeyAddress(userID.email) === foldKeyAddress(address),
  )
  if (key.users.length === 0) throw new SaidFault('denied', 'openpgp.other-address', { address })
  for (const user of key.users) user.otherCertifications = []
  return key.armor()
}

/** Without armour, as a Web Key Directory serves it. SaidFault too-large, corrupt. */
export async function dearmorKey(armored: string): Promise<Uint8Array> {
  return (await parseArmoredKey(armored)).toPublic().write()
}

/** With armour. SaidFault corrupt. */
export async function armorKey(binaryKey: Uint8Array): Promise<string> {
  try {
    return (await parseKey({ binaryKey, config: settings })).toPublic().armor()
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.no-key', {}, cause)
  }
}
