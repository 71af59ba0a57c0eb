/** Compressed content, as old mail has it: unpacked in its place, protecting nothing, bounded. */

import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { composeInteger, composeOid, composeTlv, tags } from '../../../pki/x509/index.js'
import { examine } from './index.js'
import { crlf, mail, makeCast, sign, text, type Cast } from './messages.case.js'

let cast: Cast
beforeAll(async () => void (cast = await makeCast()))

const seq = (...parts: Buffer[]): Buffer => composeTlv(tags.sequence, ...parts)

function compress(entity: Buffer): Buffer {
  const inner = composeTlv(0xa0, composeTlv(tags.octetString, deflateSync(entity)))
  const data = seq(
    composeInteger(0),
    seq(composeOid('1.2.840.113549.1.9.16.3.8')),
    seq(composeOid('1.2.840.113549.1.7.1'), inner),
  )
  const cms = seq(composeOid('1.2.840.113549.1.9.16.1.9'), composeTlv(0xa0, data))
  const head = 'Content-Type: application/pkcs7-mime; smime-type=compressed-data\n'
  return crlf(`${head}Content-Transfer-Encoding: base64\n\n${cms.toString('base64')}\n`)
}

describe('compressed-data (RFC 8551 §3.6)', () => {
  it('is unpacked, and a signature inside or outside counts as ever', async () => {
    const bare = await examine(mail(compress(text('Bonjour'))), cast.context)
    expect(bare.assurance.reasons.map(({ name }) => name)).toEqual(['unsigned'])
    expect(bare.payload?.toString()).toContain('Bonjour')
    for (const form of [
      compress(await sign(text('Bonjour'), cast.doctor)),
      await sign(compress(text('Bonjour')), cast.doctor),
    ]) {
      const report = await examine(mail(form), cast.context)
      expect(report.assurance.level).toBe('green')
      expect(report.leaves.filter(({ signed }) => signed)).toHaveLength(1)
    }
  })

  it('that unfolds without end is not unpacked', async () => {
    const report = await examine(mail(compress(Buffer.alloc(80 * 1024 * 1024))), cast.context)
    expect(report.assurance.reasons.map(({ name }) => name)).toContain('layer-malformed')
  })
})
