/** Text of strangers goes to logs and sentences: no certificate may fill a disk with its name. */

const most = 400

/** At most 400 characters. */
export function clip(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
