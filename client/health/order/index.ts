/** What a prescriber types, made into a prescription: lines in French, patients and prescriptions in JSON. */

export { emptyLine, parseMedicineLine, type ReadingLine } from './line.js'
export { daysOf, doseOf } from './dose.js'
export { routeOf, routes } from './clauses.js'
export { parseDeviceLine } from './device.js'
export { readPatient, readPlace, readProfessional, readStructure, type Place } from './people.js'
export { readOrder, type PrescriptionOrder } from './json.js'
export { openFields, parseDay, type Field } from './fields.js'
export { patientFromWords } from './patient-words.js'
export { trialNumber } from './number.js'
