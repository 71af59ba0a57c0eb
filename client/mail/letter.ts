/** A letter as the console writes it: addresses as typed, attachments as paths of files. */

import { basename } from 'node:path'
import { limits } from '../../server/base/index.js'
import { mediaTypeOf, type NewFile, type OutgoingLetter } from '../keys/index.js'
import { readUserFile } from './files.js'

export interface Letter extends Omit<OutgoingLetter, 'from' | 'to' | 'cc'> {
  readonly from: string
  readonly displayName?: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** Paths of files. */
  readonly attachments: readonly string[]
  /** Asks the gateways to say that it was delivered (RFC 3461). */
  readonly asksDelivery?: boolean
}

const unnamed = (address: string) => ({ name: '', address })

/** The letter with its files read. Fault not-found for a file, too-large past the limit. */
export async function outgoing(letter: Letter): Promise<OutgoingLetter> {
  const { from, displayName = '', to, cc, attachments, enclosures = [], ...rest } = letter
  const files: NewFile[] = []
  for (const path of attachments) {
    const content = await readUserFile(path, limits.messageBytes)
    files.push({ name: basename(path), mediaType: mediaTypeOf(path), content })
  }
  return {
    ...rest,
    from: { name: displayName, address: from },
    to: to.map(unnamed),
    cc: cc.map(unnamed),
    enclosures: [...files, ...enclosures],
  }
}
