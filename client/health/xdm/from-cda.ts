/** The document entry that a clinical document calls for (CI-SIS, volet Échange: from the CDA header to the metadata). */

import { SaidFault } from '../../../server/base/index.js'
import type { CdaCode, CdaDocument, CdaHeader, CdaId, CdaPatient, CdaPerson } from '../cda/index.js'
import { isInsSystem } from '../ins.js'
import { utcTimeOf } from '../time.js'
import type {
  AssignedId,
  Author,
  Code,
  DocumentEntry,
  Institution,
  PatientInfo,
  Person,
} from './model.js'

type FromCda = Omit<
  DocumentEntry,
  'entryId' | 'logicalId' | 'status' | 'action' | 'hash' | 'size' | 'uri' | 'replaces' | 'signs'
>

const classSystem = '1.2.250.1.213.1.1.4.1'

type Format = readonly [code: string, display: string, system?: string]

interface Kind {
  readonly classCode: readonly [code: string, display: string]
  /** Of the structured document; a few are only known as a PDF. */
  readonly format?: Format
}

const formatSystem = '1.2.250.1.213.1.1.4.2.282'
const report = ['10', 'Compte rendu'] as const
const certificate = ['52', 'Certificat, déclaration'] as const

/** Class and format by type of document, as the official packages have them (ANS, interop-exemples-xdm). */
const kinds: Readonly<Record<string, Kind>> = {
  '57833-6': {
    classCode: ['42', 'Prescription'],
    format: ['urn:ihe:pharm:pre:2010', 'Prescription de produits de santé'],
  },
  '60593-1': {
    classCode: ['43', 'Dispensation'],
    format: ['urn:ihe:pharm:dis:2010', 'Dispensation médicamenteuse', '1.3.6.1.4.1.19376.1.2.3'],
  },
  '11502-2': {
    classCode: report,
    format: ['urn:ihe:lab:xd-lab:2008', "Compte rendu structuré d'examens de biologie médicale"],
  },
  '18748-4': { classCode: report },
  '11490-0': {
    classCode: report,
    format: [
      'urn:asip:ci-sis:ldl-ses:2017',
      "Lettre de Liaison à la sortie de l'établissement de santé",
    ],
  },
  '87273-9': {
    classCode: certificate,
    format: ['urn:asip:ci-sis:vac-note:2021', 'Note de vaccination'],
  },
  '96173-0': {
    classCode: certificate,
    format: [
      'urn:ans:ci-sis:trod:2024',
      "Test rapide d'orientation diagnostique",
      '1.2.250.1.213.1.1.4.328',
    ],
  },
  SYNTH: {
    classCode: ['11', 'Synthèse'],
    format: ['urn:asip:ci-sis:vsm:2012', 'Synthèse médicale', '1.2.250.1.213.1.1.4.12'],
  },
}

/** A file as a whole has a format of its own, whatever the type. */
const wholeFormats: Readonly<Record<string, Format>> = {
  'application/pdf': [
    'urn:ihe:iti:xds-sd:pdf:2008',
    'Document à corps non structuré en Pdf/A-1',
    '1.2.250.1.213.1.1.4.12',
  ],
}

/** Reads the metadata off a document. Fault unsupported when its type is none that we know the class of. */
export function entryFromCda({ header, whole }: CdaDocument, mimeType = 'text/xml'): FromCda {
  const [patient] = header.patients
  const kind = kinds[header.code?.code ?? '']
  const format = (whole && wholeFormats[whole.mediaType]) ?? kind?.format
  if (!kind || !patient || format === undefined)
    throw new SaidFault('unsupported', 'xdm.unknown-type', {
      code: header.code?.code ?? '',
      title: header.title,
    })
  const [main] = header.events
  return {
    mimeType,
    title: header.title,
    comments: '',
    creationTime: utcTimeOf(header.time),
    serviceStartTime: utcTimeOf(main?.low ?? '') || utcTimeOf(header.time),
    serviceStopTime: utcTimeOf(main?.high ?? ''),
    languageCode: header.language,
    authors: header.authors.map(authorOf),
    legalAuthenticator: header.legalAuthenticator && xcnOf(header.legalAuthenticator),
    ...patientFields(patient),
    uniqueId: uniqueIdOf(header.id),
    classCode: { code: kind.classCode[0], system: classSystem, display: kind.classCode[1] },
    typeCode: codeOf(header.code),
    formatCode: { code: format[0], system: format[2] ?? formatSystem, display: format[1] },
    practiceSetting: codeOf(settingOf(header)),
    facilityType: codeOf(header.facility),
    confidentiality: [codeOf(header.confidentiality)].filter((code) => code !== null),
    eventCodes: header.events
      .flatMap(({ code }) => (code ? [code, ...code.translations] : []))
      .map(plainCode),
    referenceIds: [],
  }
}

/** Where the act was done, else where the people of the document work. */
function settingOf({ events, legalAuthenticator, authors }: CdaHeader): CdaCode | null {
  const people = [...events.flatMap(({ performers }) => performers), legalAuthenticator, ...authors]
  return people.map((person) => person?.organisation?.setting).find(Boolean) ?? null
}

const plainCode = ({ code, system, display }: CdaCode): Code => ({ code, system, display })

const codeOf = (code: CdaCode | null): Code | null => code && plainCode(code)

/** `root^extension`, as XDS joins the two (IHE PCC TF-2 §4.1.1). */
const uniqueIdOf = ({ root, extension }: CdaId): string =>
  extension === '' ? root : `${root}^${extension}`

const nationalPerson = '1.2.250.1.71.4.2.1'

function xcnOf({ ids, name, device }: CdaPerson): Person {
  const id = ids.find(({ root }) => root === nationalPerson) ?? ids[0]
  const number = id?.extension ?? ''
  return {
    id: number,
    family: name?.family ?? '',
    given: name?.given[0] ?? (device ? '.' : ''),
    authority: id?.root ?? '',
    // TRE_G08: an employee is known by a number of the structure, software by that of its resource.
    idType: device ? 'RI' : number.includes('/') ? 'EI' : 'IDNPS',
  }
}

function authorOf(person: CdaPerson): Author {
  const specialty = codeOf(person.code)
  return {
    person: xcnOf(person),
    institutions: person.organisation ? [institutionOf(person.organisation)] : [],
    roles: person.function?.display ? [person.function.display] : [],
    specialties: specialty && specialty.code !== '' ? [specialty] : [],
  }
}

const institutionOf = ({ ids, name }: NonNullable<CdaPerson['organisation']>): Institution => ({
  name,
  id: ids[0]?.extension ?? '',
  authority: ids[0]?.root ?? '',
})

function patientFields(patient: CdaPatient): {
  patientId: AssignedId | null
  sourcePatientId: AssignedId | null
  sourcePatientInfo: PatientInfo
} {
  const ins = patient.ids.find(({ root }) => isInsSystem(root))
  const local = patient.ids.find(({ root }) => !isInsSystem(root))
  const cx = (id: CdaId | undefined, type: string): AssignedId | null =>
    id ? { value: id.extension, authority: id.root, type } : null
  return {
    // Required (XDS): without a qualified INS, the number that the sender has given.
    patientId: cx(ins, 'NH') ?? cx(local, 'PI'),
    sourcePatientId: cx(local, 'PI') ?? cx(ins, 'NH'),
    sourcePatientInfo: {
      names: namesOf(patient),
      birthDate: patient.birthTime.slice(0, 8),
      sex: patient.gender?.code ?? '',
      birthPlace: patient.birthPlace.code,
    },
  }
}

function namesOf({ birthFamily, birthGiven, usedFamily, usedGiven }: CdaPatient) {
  const birth = {
    family: birthFamily,
    given: birthGiven[0] ?? '',
    otherGiven: birthGiven[1] ?? '',
    use: 'L',
  }
  const used = { family: usedFamily, given: usedGiven, otherGiven: '', use: 'D' }
  return usedFamily === '' ? [birth] : [birth, used]
}
