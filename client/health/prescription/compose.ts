/** An e-prescription to its clinical document (eP-MED-DM 2024.01). */

import { SaidFault } from '../../../server/base/index.js'
import { parisTime } from '../paris.js'
import { documentBytes, element } from '../xml/index.js'
import { deviceSection } from './device.js'
import { header } from './header.js'
import { medicineSection } from './medicine.js'
import type { Prescription } from './model.js'
import type { Setting } from './parts.js'
import { codeSection, commentSection, copySection } from './sections.js'

/**
 * The bytes of the document; `uuid` gives ids of entries. Fault syntax when nothing is prescribed (FR eP-MED-DM: at
 * least one of the two sections).
 */
export function composePrescription(prescription: Prescription, uuid: () => string): Uint8Array {
  const { medicines, devices, at, marks } = prescription
  if (medicines.length + devices.length === 0) throw new SaidFault('syntax', 'prescription.empty')
  const setting: Setting = {
    at,
    time: parisTime(at),
    secured: marks.includes('secured'),
    newId: () => uuid().toUpperCase(),
  }
  const sections = [
    codeSection(prescription, setting),
    medicineSection(medicines, setting),
    deviceSection(devices, setting),
    commentSection(prescription, setting),
    copySection(prescription, setting),
  ]
  return documentBytes(
    element(
      'ClinicalDocument',
      {
        xmlns: 'urn:hl7-org:v3',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xmlns:pharm': 'urn:ihe:pharm:medication',
      },
      header(prescription),
      element(
        'component',
        {},
        element(
          'structuredBody',
          {},
          sections.map((section) => section && element('component', {}, section)),
        ),
      ),
    ),
  )
}
