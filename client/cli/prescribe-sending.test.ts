/** How `pli prescribe` sends: sealed by itself, the patient's own message, copies found again, time-stamps. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasOpenssl, OpensslDesk } from '../../pki/cms/openssl.case.js'
import { caExtensions, craft } from '../../pki/crafted.case.js'
import { compose, extensions, keyPurposes } from '../../pki/x509/index.js'
import { fetchSent, openIdentity, parseMessage } from '../mail/index.js'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

let space: Space
let folder: string
let phrase: string
const at = (name: string): string => join(folder, name)
const citizens = 'patient.mssante.fr'
const matricule = '279035121518989'
const pharmacy = 'officine@pharmacie.pli.test'
const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'

const place = {
  civility: 'MME',
  specialty: { code: 'G15_10/SM26', display: 'Médecin - Qualifié en Médecine Générale (SM)' },
  structure: {
    ...{ id: '1519999908', name: 'Cabinet du Dr Camille MARTIN', phone: '03 53 01 00 01' },
    address: { street: '3 rue des Essais', postalCode: '51300', city: 'DOMPREMY' },
  },
}
const patient = {
  ...{ birthFamily: 'PAT-TROIS', birthGiven: ['DOMINIQUE'], sex: 'F', birthDate: '1979-03-28' },
  birthPlace: { code: '51215', city: 'DOMPREMY' },
  ...{ ins: matricule, insSystem: '1.2.250.1.213.1.4.10', qualified: true },
}

beforeAll(async () => {
  space = await startSpace([citizens])
  folder = join(space.folder, 'rx')
  mkdirSync(folder)
  phrase = at('phrase')
  writeFileSync(phrase, 'une longue phrase de passe\n')
  writeFileSync(join(space.doctor, 'place.json'), JSON.stringify(place))
  writeFileSync(at('patient.json'), JSON.stringify(patient))
}, 60_000)
afterAll(() => space.close())

const prescribe = (...more: string[]): Promise<Ran> =>
  pli(['prescribe', '--as', space.doctor, '--to', pharmacy, '--json', ...more])
const anew = ['--patient', 'PATIENT', '--line', line]
const prescribed = (...more: string[]): Promise<Ran> =>
  prescribe(...anew.map((one) => (one === 'PATIENT' ? at('patient.json') : one)), ...more)

interface Told {
  readonly documentId: string
  readonly setId: string
  readonly sentUid: number
  readonly encrypted: string | null
  readonly patient: { readonly sentUid: number | null; readonly recipients: unknown[] } | null
}
const told = ({ out }: Ran): Told => JSON.parse(out.text) as Told
const sent = async (uid: number): Promise<string> =>
  (await fetchSent(await openIdentity(space.doctor), uid)).toString('latin1')

describe("the patient's own message", () => {
  it('is said to be refused where nothing goes there, and the pharmacy has its own', async () => {
    const ran = await prescribed('--copy-to-patient')
    expect(ran.code).toBe(1)
    expect(ran.err.text).toContain(`${matricule}@${citizens}`)
    expect(told(ran)).toMatchObject({
      recipients: [{ address: pharmacy, accepted: true }],
      patient: { recipients: [{ accepted: false }] },
      registered: true,
    })
  })

  it('goes in plain words, and may be one that is not answered', async () => {
    const { data } = space.gateway
    const mailbox = `${matricule}@${citizens}`
    const citizen = { finess: '750000010', name: 'CITOYEN', mailbox, actor: 'test' }
    await data.authority.enrolOrganisation(citizen)
    const ran = await prescribed('--copy-to-patient', '--close')
    expect(ran.err.text).toBe('')
    const copy = await sent(told(ran).patient?.sentUid ?? 0)
    expect(copy).toMatch(/^X-MSS-MES: FIN\r$/m)
    const message = await parseMessage(Buffer.from(copy, 'latin1'), '')
    expect(message.to).toBe(mailbox)
    expect(message.subject).toMatch(/^XDM\/1\.0\/DDM\+Prescription .* PAT-TROIS DOMINIQUE 28/)
    expect(message.text).toContain('votre ordonnance')
    expect(message.attachments.map(({ type }) => type).slice(0, 2)).toEqual([
      'application/zip',
      'application/pdf',
    ])
    const other = await parseMessage(Buffer.from(await sent(told(ran).sentUid), 'latin1'), '')
    expect(other.to).toBe(pharmacy)
    expect(await sent(told(ran).sentUid)).not.toContain('X-MSS-MES')
  })

  it('is never sealed, and cannot be asked to', async () => {
    const ran = await prescribed('--copy-to-patient', '--encrypt')
    expect(ran.code).toBe(2)
    expect((await prescribed('--close')).code).toBe(2)
  })
})

describe('end to end', () => {
  it('is left alone without keys, insisted on with --encrypt', async () => {
    expect(told(await prescribed()).encrypted).toBeNull()
    expect(told(await prescribed('--encrypt')).encrypted).toBe('smime')
    const nobody = await prescribed('--to', 'personne@pharmacie.pli.test', '--encrypt')
    expect(nobody.code).toBe(1)
    expect(nobody.err.text).toContain('personne@pharmacie.pli.test')
  })

  it('is sealed without a question when everybody has keys, replaced and cancelled from the copy', async () => {
    for (const as of [space.doctor, space.pharmacy]) {
      await pli(['keys', 'make', '--as', as, '--passphrase-file', phrase])
      await pli(['keys', 'publish', '--as', as])
    }
    const first = await prescribed()
    const { sentUid, documentId, setId, encrypted } = told(first)
    expect(encrypted).toBe('openpgp')
    expect(await sent(sentUid)).toMatch(/^Subject: \[\.\.\.\]/m)
    const closed = await prescribed('--replaces', String(sentUid))
    expect(closed.err.text).toContain('--passphrase-file')
    const opening = ['--passphrase-file', phrase]
    const next = await prescribed('--replaces', String(sentUid), ...opening)
    expect(told(next)).toMatchObject({ replaces: documentId, setId, version: 2, registered: true })
    const gone = await prescribe('--cancel', String(told(next).sentUid), '--yes', ...opening)
    expect(told(gone)).toMatchObject({ cancelled: true, encrypted: 'openpgp', registered: true })
    const unknown = await prescribed('--replaces', '9999')
    expect(unknown.err.text).toContain('9999')
    expect(told(await prescribed('--no-encrypt')).encrypted).toBeNull()
  })

  it('stands in the recap', async () => {
    const start = ['prescribe', '--as', space.doctor, '--patient', at('patient.json')]
    const argv = [...start, '--line', line, '--to', pharmacy, '--dry-run']
    expect((await pli(argv)).out.text).toContain('Chiffrée de bout en bout')
    expect((await pli([...argv, '--no-encrypt'])).out.text).toContain('Non chiffrée de bout')
  })
})

describe('time-stamps', () => {
  it('of an authority that is silent are done without, and that is said', async () => {
    const ran = await prescribed('--no-encrypt', '--tsa', 'http://127.0.0.1:1/')
    expect(ran.code).toBe(0)
    expect(ran.err.text.match(/Signé sans horodatage/g)).toHaveLength(1)
    expect((await prescribed('--tsa', 'ftp://x')).err.text).toContain('ftp://x')
  })

  describe.skipIf(!hasOpenssl)('made by OpenSSL (skipped without openssl)', () => {
    const desk = new OpensslDesk()
    let server: Server
    let answers = 0
    beforeAll(async () => {
      const over = { notAfter: Date.UTC(2049, 0, 1) }
      const root = await craft({ cn: 'racine', over, extensions: caExtensions() })
      const stamping = compose(extensions.extendedKeyUsage, [keyPurposes.timeStamping], true)
      const signing = compose(extensions.keyUsage, ['digitalSignature'], true)
      desk.keep('root', root)
      desk.keep(
        'tsa',
        await craft({ cn: 'tsa', issuer: root, over, extensions: [signing, stamping] }),
      )
      const lines = ['[tsa]', 'default_tsa = here', '[here]', 'serial = serial', 'certs = root.pem']
      lines.push('signer_cert = tsa.pem', 'signer_key = tsa.key', 'signer_digest = sha256')
      lines.push('default_policy = 1.2.3.4.1', 'digests = sha256', 'ess_cert_id_chain = no', '')
      desk.write('tsa.cnf', lines.join('\n'))
      desk.write('serial', '01\n')
      writeFileSync(at('tsa-root.pem'), desk.read('root.pem'))
      server = createServer((request, response) => {
        const pieces: Buffer[] = []
        request.on('data', (piece: Buffer) => pieces.push(piece))
        request.on('end', () => {
          desk.write('query', Buffer.concat(pieces))
          desk.run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply')
          answers++
          response.setHeader('content-type', 'application/timestamp-reply').end(desk.read('reply'))
        })
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterAll(() => {
      server.close()
      desk.close()
    })

    it('stand in the document’s signature and the message’s, by the account', async () => {
      const path = join(space.doctor, 'account.json')
      const account = JSON.parse(readFileSync(path, 'utf8')) as object
      const tsa = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      writeFileSync(path, JSON.stringify({ ...account, tsa }))
      const ran = await prescribed('--no-encrypt')
      expect(ran.err.text).toBe('')
      expect(answers).toBe(2)
      writeFileSync(at('m.eml'), await sent(told(ran).sentUid), 'latin1')
      const anchors = ['--anchor', at('tsa-root.pem'), '--as', space.pharmacy]
      const verified = await pli(['prescription', 'verify', at('m.eml'), ...anchors, '--json'])
      const [{ verdict }] = JSON.parse(verified.out.text) as [{ verdict: { signedAt: object } }]
      expect(verdict.signedAt).toMatchObject({ toldBy: 'authority' })
      const checked = await pli([
        'message',
        'check',
        at('m.eml'),
        '--anchor',
        at('tsa-root.pem'),
        '--anchor',
        join(space.doctor, 'chain.pem'),
        '--json',
      ])
      expect(checked.out.text).toMatch(/"toldBy":\s*"authority"/)
    })
  })
})
