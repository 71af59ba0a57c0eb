/** Medicines: the public database read, kept, and searched as one types. */

export { parseMedicines, printMedicines } from './kept.js'
export type { KnownMedicine, Presentation, RefusedLine } from './model.js'
export { isCip13, readMedicines, type MedicineFiles, type MedicinesRead } from './read.js'
export { indexMedicines, type MedicineIndex } from './search.js'
