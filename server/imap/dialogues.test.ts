/** Plays every dialogue of fixtures/dialogues/imap over real mutual TLS. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { playDialogue } from '../test/dialogue.js'
import { startImapHouse, type ImapHouse } from '../test/imap-house.js'
import { makeTlsIdentities, type TlsIdentities } from '../test/tls-identities.js'

const folder = join(import.meta.dirname, '../../fixtures/dialogues/imap')

describe('dialogues', () => {
  let tls: TlsIdentities
  let house: ImapHouse
  beforeAll(() => void (tls = makeTlsIdentities()))
  afterAll(() => tls.remove())
  afterEach(() => house.close())

  for (const file of readdirSync(folder).sort()) {
    it(file.replace(/\.txt$/, '').replaceAll('-', ' '), async () => {
      const script = readFileSync(join(folder, file), 'utf8')
      house = await startImapHouse(tls, { passwordLogin: file.startsWith('password') })
      const isClear = file.startsWith('clear')
      await playDialogue(script, () => (isClear ? house.connectClear() : house.connect()))
    })
  }
})
