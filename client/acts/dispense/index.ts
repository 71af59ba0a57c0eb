/** Dispensing, as the console and the web client do it: what is due, what is handed over, what the prescriber is told. */

export {
  endingOf,
  isPrescription,
  objectionTo,
  type ArrivedDocument,
  type Ending,
  type Objection,
} from './arrived.js'
export {
  claimOf,
  dispensingOrder,
  isInLedger,
  lastSeen,
  type Claim,
  type HandingOver,
} from './claim.js'
export {
  dispenserFrom,
  readPharmacist,
  type CounterHolder,
  type NamedPharmacist,
} from './dispenser.js'
export { writeNotice, type Notice, type NoticeOrder } from './notice.js'
export {
  boxesDue,
  dueLines,
  linesOf,
  planOf,
  statesOf,
  type CounterLine,
  type DispensingWish,
  type PlannedLine,
} from './plan.js'
export {
  dispensingText,
  doubtText,
  leftText,
  lineText,
  medicineRows,
  personText,
  type Speaker,
} from './words.js'
