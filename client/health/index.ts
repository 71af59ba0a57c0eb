/** Health documents: packages, clinical documents, prescriptions. Pure: no server, no network, no disk. */

export * from './xdm/index.js'
export * from './cda/index.js'
export {
  formatMatricule,
  insSystems,
  isInsSystem,
  isMatricule,
  parseMatricule,
  type Ins,
  type InsKind,
} from './ins.js'
export { instantOf, parseHl7Time, utcTimeOf, type Hl7Time } from './time.js'
export { endOfParisDay } from './paris.js'
export * from './medicines/index.js'
export * from './mss/index.js'
export * from './order/index.js'
export * from './prescription/index.js'
export * from './dispensation/index.js'
export * from './signature/index.js'
export * from './genuine/index.js'
