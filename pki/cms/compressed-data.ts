/** CompressedData (RFC 3274), which old mail may be in: read, never written. */

import { inflateSync } from 'node:zlib'
import { Fault } from '../../server/base/index.js'
import { DerReader, notDer, smallIntegerOf, tags } from '../x509/index.js'
import { cmsLimits } from './limits.js'
import { contentTypes } from './oids.js'
import { openContentInfo, readAlgorithm } from './reading.js'

const zlibOid = '1.2.840.113549.1.9.16.3.8'

/** The content. Fault syntax, unsupported for another algorithm, too-large past `cmsLimits.unpackedBytes`. */
export function unpackCms(cms: Buffer): Buffer {
  const { type, content } = openContentInfo(cms)
  if (type !== contentTypes.compressedData) throw notDer('nothing compressed')
  const reader = content.enter(tags.sequence)
  smallIntegerOf(reader.expect(tags.integer))
  const algorithm = readAlgorithm(reader.expect(tags.sequence))
  if (algorithm.oid !== zlibOid) throw new Fault('unsupported', 'compressed in another way')
  const inner = reader.enter(tags.sequence)
  inner.expect(tags.oid)
  const packed = new DerReader(inner.expect(0xa0).content).expect(tags.octetString).content
  try {
    return inflateSync(packed, { maxOutputLength: cmsLimits.unpackedBytes })
  } catch (cause) {
    throw new Fault('syntax', 'the compressed content cannot be unpacked', { cause })
  }
}
