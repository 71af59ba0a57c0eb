/** Medicines: the public database read, and searched as one types. */

export type { KnownMedicine, Presentation, RefusedLine } from './model.js'
export { isCip13, readMedicines, type MedicineFiles, type MedicinesRead } from './read.js'
export { indexMedicines, type MedicineIndex } from './search.js'
