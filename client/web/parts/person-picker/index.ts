/** Choosing addressees. */

export { PersonPicker, type PersonPickerProps } from './person-picker.js'
export type { Correspondent } from './choices.js'
