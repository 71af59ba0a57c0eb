/** Plays every dialogue of fixtures/dialogues/imap over real mutual TLS: on mail in memory, and on the sealed store. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { playDialogue } from '../test/dialogue.js'
import { callerOf, openHouse, type House } from '../test/house.js'
import { houseAddress, startImapHouse, type ImapHouse } from '../test/imap-house.js'
import { makeTlsIdentities, type TlsIdentities } from '../test/tls-identities.js'

const folder = join(import.meta.dirname, '../../fixtures/dialogues/imap')
const files = readdirSync(folder).sort()
const titleOf = (file: string) => file.replace(/\.txt$/, '').replaceAll('-', ' ')

describe('dialogues', () => {
  let tls: TlsIdentities
  let imap: ImapHouse
  let house: House | undefined
  beforeAll(() => void (tls = makeTlsIdentities()))
  afterAll(() => tls.remove())
  afterEach(async () => {
    await imap.close()
    await house?.close()
    house = undefined
  })

  async function play(file: string, open?: House['mail']['open']): Promise<void> {
    const script = readFileSync(join(folder, file), 'utf8')
    const passwordLogin = file.startsWith('password')
    imap = await startImapHouse(tls, open ? { passwordLogin, open } : { passwordLogin })
    const isClear = file.startsWith('clear')
    await playDialogue(script, () => (isClear ? imap.connectClear() : imap.connect()))
  }

  for (const file of files) {
    it(`${titleOf(file)}, in memory`, () => play(file))

    it(`${titleOf(file)}, sealed`, async () => {
      house = openHouse([houseAddress])
      const { mail } = house
      const caller = callerOf('rpps:10100997245', houseAddress)
      await play(file, (_, address) => mail.open(caller, address))
    })
  }
})
