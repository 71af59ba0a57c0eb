/** `pli prescription verify` on files: the same words as everywhere, by exit code and by JSON. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toPem } from '../../pki/index.js'
import { signDocument, writeXdm } from '../health/index.js'
import { prescription, signerOf, uuid } from '../health/signature/signature.case.js'
import { craftSigner, now, trustSpace } from '../verdict/signer.case.js'
import { runCli, userCommands, userGroups } from './index.js'

let folder: string
const at = (name: string): string => join(folder, name)
let trust: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pli-verify-'))
  const space = await trustSpace()
  const signer = signerOf(await craftSigner(space.people), space)
  const cda = prescription()
  const signature = await signDocument(cda, signer, { at: now, uuid })
  const archive = await writeXdm({
    documents: [{ content: cda, signature }],
    sender: {
      structure: { name: 'Cabinet', id: '1519999908', authority: '1.2.250.1.71.4.2.2' },
      ...{ name: 'Dr MARTIN', address: '', phone: '' },
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    ...{ at: now, uuid },
  })
  writeFileSync(at('root.pem'), toPem('CERTIFICATE', space.root.certificate.der))
  space.trust.lists.forEach(({ der }, i) => writeFileSync(at(`${i}.crl`), der))
  writeFileSync(at('cda.xml'), cda)
  writeFileSync(at('sig.xml'), signature)
  writeFileSync(at('IHE_XDM.ZIP'), archive)
  writeFileSync(at('patient.json'), JSON.stringify({ birthFamily: 'PAT TROIS', sex: 'M' }))
  const part = Buffer.from(archive).toString('base64').replace(/.{76}/g, '$&\r\n')
  writeFileSync(
    at('m.eml'),
    `From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: application/zip; name=IHE_XDM.ZIP\r\nContent-Disposition: attachment; filename=IHE_XDM.ZIP\r\nContent-Transfer-Encoding: base64\r\n\r\n${part}\r\n--x--\r\n`,
  )
  trust = ['--anchor', at('root.pem'), '--crl', at('0.crl'), '--crl', at('1.crl')]
})
afterAll(() => rmSync(folder, { recursive: true }))

async function verify(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  const sink = (name: 'out' | 'err') => ({
    write(data: string | Uint8Array) {
      written[name] += Buffer.from(data).toString()
      return true
    },
  })
  const code = await runCli({
    ...{ commands: userCommands, groups: userGroups, argv: ['prescription', 'verify', ...argv] },
    ...{ language: 'fr', version: '0', out: sink('out'), err: sink('err'), colour: false },
    ...{ input: Readable.from([]), debug: false, clock: { now: () => now } },
  })
  return { code, ...written }
}

it.each([
  ['an archive', () => [at('IHE_XDM.ZIP')]],
  ['a document and its signature', () => [at('cda.xml'), '--signature', at('sig.xml')]],
  ['a message', () => [at('m.eml')]],
])('says of %s who signed it', async (_, files) => {
  const { code, out, err } = await verify(...files(), ...trust)
  expect(err).toBe('')
  // The hour is that of the reader's zone.
  expect(out).toMatch(
    /AUTHENTIQUE : Signé par Dr Camille MARTIN, Médecin, RPPS 10100997245, le 1 juin 2026 à 0\d:00 selon son auteur, inaltéré/,
  )
  expect(out).toContain('Le matricule INS est un numéro d’essai')
  expect(code).toBe(0)
})

it('names the doubt when nobody is believed, and the trait that differs', async () => {
  const doubt = await verify(at('IHE_XDM.ZIP'))
  expect([doubt.code, doubt.out]).toEqual([
    1,
    expect.stringContaining('À VÉRIFIER : Aucune autorité'),
  ])
  const other = await verify(at('IHE_XDM.ZIP'), ...trust, '--patient-file', at('patient.json'))
  expect(other.out).toContain('À VÉRIFIER : Le sexe n’est pas celui de votre dossier.')
  expect(other.code).toBe(1)
})

it('gives programs the values and the words', async () => {
  const { out } = await verify(at('cda.xml'), ...trust, '--json')
  expect(JSON.parse(out)).toMatchObject([
    {
      verdict: { level: 'amber', reasons: [{ name: 'unsigned' }], words: { colour: 'À vérifier' } },
    },
  ])
})
