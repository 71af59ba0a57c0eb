/** A conversation with a patient: a letter that is known to be about them, their answer, and its end. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runPli } from '../../../../scripts/demo/console.js'
import { writeIdentity } from '../../../../server/admin/index.js'
import { withImap } from '../../../mail/imap.js'
import { openIdentity } from '../../../mail/index.js'
import { noBrowser, type Visit } from '../../test/browser.js'
import { stage } from '../../test/house.js'

const domain = 'patient.mssante.fr'
const mailbox = `279035121518989@${domain}`
const { as, house } = stage({ messages: 2, prescriptions: 0, domains: [domain] })
let open: Visit | undefined
let folder = ''
afterEach(async () => {
  await open?.close()
  open = undefined
})

/** The last message that came, as it came. */
const received = async (): Promise<string> =>
  withImap(await openIdentity(folder), async (session) => {
    await session.mailboxOpen('INBOX')
    const found = await session.fetchOne('*', { source: true })
    return found && found.source ? found.source.toString('latin1') : ''
  })

describe.skipIf(noBrowser)(`a patient's conversation${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  beforeAll(async () => {
    const { gateway, guests } = house()
    folder = join(guests.doctor.folder, '../patiente')
    mkdirSync(folder, { recursive: true })
    const citizen = { finess: '750000010', name: 'CITOYENNE', mailbox, actor: 'test' }
    const enrolment = await gateway.data.authority.enrolOrganisation({
      ...citizen,
      keyType: 'ecdsa',
    })
    const password = await writeIdentity(gateway.data, enrolment, folder)
    writeFileSync(join(folder, 'password.txt'), `${password}\n`, { mode: 0o600 })
  })

  it('goes to and fro, and ends when the doctor closes it', async () => {
    const to = `a=${encodeURIComponent(mailbox)}&nom=PAT-TROIS+Dominique`
    open = await as('doctor', `/ecrire?${to}`)
    const { page } = open
    const { url, guests } = house()
    await page.getByLabel('Objet').fill('Vos résultats')
    await page.getByLabel('Message').fill('Tout va bien. Comment vous sentez-vous ?')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/#\/boite/)
    await expect
      .poll(received, { timeout: 40_000, interval: 1000 })
      .toContain('Tout va bien. Comment')
    expect(await received()).not.toMatch(/^X-MSS-MES/m)

    const answer = ['--subject', 'Re: Vos résultats', '--text', 'Beaucoup mieux, merci.']
    const ran = await runPli(['send', '--as', folder, '--to', guests.doctor.mailbox, ...answer])
    expect(ran.both).toMatch(/./)
    const arrived = page.locator('[data-email]').filter({ hasText: 'Réponse du patient' })
    await arrived.filter({ hasText: 'Vos résultats' }).click()
    await page.getByText('Beaucoup mieux, merci.').first().waitFor()

    await page.getByRole('button', { name: 'Répondre', exact: true }).click()
    await page.getByText('Clore la conversation').click()
    await page.getByLabel('Message').fill('Bien. Bonne journée.')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((to) => to.href.startsWith(`${url}/#/boite`))
    await expect.poll(received, { timeout: 40_000, interval: 1000 }).toMatch(/^X-MSS-MES: FIN\r$/m)
    expect(open.complaints).toEqual([])
  }, 120_000)
})
