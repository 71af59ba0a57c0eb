/** Kept keys as a file: a text that only this program reads. */

import { saveFile } from '../../parts/save-file.js'

export const saveText = (text: string, name: string): void => {
  saveFile(text, name, 'application/json')
}
