/** Choosing addressees. */

export { PersonPicker, type PersonPickerProps } from './person-picker.js'
export type { Correspondent } from './choices.js'
export { detailOf, nameOf, townOf } from './choices.js'
