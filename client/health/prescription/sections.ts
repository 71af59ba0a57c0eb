/** The sections beside medicines and devices: the 2D code, the comment, the copy for people. */

import { dataMatrix, matrixPng } from '../data-matrix/index.js'
import { element, type ComposedXml } from '../xml/index.js'
import type { Prescription } from './model.js'
import { testNotice } from './test-notice.js'
import { coded, completed, loinc, templates, textOf, type Setting } from './parts.js'

export function commentSection({ comment, number }: Prescription, { newId }: Setting): ComposedXml {
  return element(
    'section',
    {},
    ...templates(
      '2.16.840.1.113883.10.12.201',
      '1.3.6.1.4.1.19376.1.4.1.2.16',
      '1.2.250.1.213.1.1.2.73',
    ),
    element('id', { root: newId() }),
    coded('code', loinc('55112-7', 'Commentaire')),
    element('title', {}, 'Commentaire'),
    element('text', {}, [comment, testNotice(number)].filter(Boolean).join(' ')),
  )
}

/** FR-Code-a-barres: the number as a picture that scanners read. */
export function codeSection({ number }: Prescription, { newId }: Setting): ComposedXml {
  return element(
    'section',
    {},
    ...templates('1.2.250.1.213.1.1.2.223'),
    element('id', { root: newId() }),
    coded('code', loinc('57723-9', 'Numéro de code à barres unique')),
    element('title', {}, 'Code 2D de la prescription'),
    element(
      'text',
      {},
      element('content', {}, `Prescription n° ${number} (numéro d'essai)`),
      element('renderMultiMedia', { referencedObject: 'code-2d' }),
    ),
    element(
      'entry',
      {},
      element(
        'observationMedia',
        { classCode: 'OBS', moodCode: 'EVN', ID: 'code-2d' },
        ...templates('2.16.840.1.113883.10.12.304', '1.2.250.1.213.1.1.3.103'),
        element(
          'value',
          { mediaType: 'image/png', representation: 'B64' },
          base64(matrixPng(dataMatrix(number), codeScale)),
        ),
      ),
    ),
  )
}

/** Pixels a module: sharp on a screen and in print. */
const codeScale = 6

/** FR-Document-PDF-copie: what the patient was given. */
export function copySection({ pdf }: Prescription, { newId }: Setting): ComposedXml {
  return element(
    'section',
    {},
    ...templates('1.2.250.1.213.1.1.2.243'),
    element('id', { root: newId() }),
    coded('code', loinc('55108-5', 'Copie du document')),
    element('title', {}, 'Copie du document'),
    element(
      'text',
      {},
      element('content', { ID: 'copie' }, "Copie de l'ordonnance remise au patient (PDF)"),
      element('renderMultiMedia', { referencedObject: 'copie-pdf' }),
    ),
    element('entry', {}, copyEntry(pdf, newId)),
  )
}

function copyEntry(pdf: Uint8Array, newId: () => string): ComposedXml {
  const kind = loinc('55108-5', 'Copie du document')
  return element(
    'organizer',
    { classCode: 'CLUSTER', moodCode: 'EVN' },
    ...templates('1.2.250.1.213.1.1.3.18'),
    element('id', { root: newId() }),
    coded('code', loinc('55107-7', 'Document attaché')),
    completed(),
    element(
      'component',
      {},
      element(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        ...templates(
          '1.3.6.1.4.1.19376.1.5.3.1.4.13',
          '1.2.250.1.213.1.1.3.48',
          '1.2.250.1.213.1.1.3.48.18',
        ),
        element('id', { root: newId() }),
        coded('code', loinc('69764-9', 'Type de document')),
        textOf('copie'),
        completed(),
        element('effectiveTime', { nullFlavor: 'NA' }),
        element('value', {
          'xsi:type': 'CD',
          code: kind.code,
          displayName: kind.display,
          codeSystem: kind.system,
          codeSystemName: kind.systemName,
        }),
      ),
    ),
    element(
      'component',
      {},
      element(
        'observationMedia',
        { classCode: 'OBS', moodCode: 'EVN', ID: 'copie-pdf' },
        element('value', { mediaType: 'application/pdf', representation: 'B64' }, base64(pdf)),
      ),
    ),
  )
}

/** In pieces, as a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(pieces.join(''))
}
