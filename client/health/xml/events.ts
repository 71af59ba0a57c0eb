/** Octets of strangers as a stream of events of XML. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import { healthLimits } from '../limits.js'
import { decodeXml } from './decode.js'
import { scanXml, type XmlEvents } from './scan.js'

/** Faults: see `parseXml`. */
export function readEvents(bytes: Uint8Array, events: XmlEvents): void {
  if (bytes.length > healthLimits.xmlBytes) throw new SaidFault('too-large', 'xml.too-large')
  try {
    scanXml(decodeXml(bytes), events)
  } catch (error) {
    if (isFault(error)) throw error
    throw new SaidFault('syntax', 'xml.unreadable', {}, error)
  }
}
