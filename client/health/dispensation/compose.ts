/** A dispensation to its clinical document (eDISP-MED 2024.01). */

import { SaidFault } from '../../../server/base/index.js'
import { documentBytes, element } from '../xml/index.js'
import { header } from './header.js'
import { dispensedSection } from './lines.js'
import type { Dispensation } from './model.js'

/** The bytes of the document; `uuid` gives ids of entries. Fault syntax when no line is told of. */
export function composeDispensation(dispensation: Dispensation, uuid: () => string): Uint8Array {
  if (dispensation.lines.length === 0) throw new SaidFault('syntax', 'dispensation.empty')
  return documentBytes(
    element(
      'ClinicalDocument',
      {
        xmlns: 'urn:hl7-org:v3',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xmlns:pharm': 'urn:ihe:pharm:medication',
      },
      header(dispensation),
      element(
        'component',
        {},
        element(
          'structuredBody',
          {},
          element(
            'component',
            {},
            dispensedSection(dispensation, () => uuid().toUpperCase()),
          ),
        ),
      ),
    ),
  )
}
