/** Certificate/weeks: how many certificates end in each of the next weeks and have no successor yet. */

import { lookMethod } from '../../admin/method.js'

export const certificateWeeks = lookMethod({
  ...{ name: 'Certificate/weeks', command: 'pki expiring', role: 'auditor' },
  read: () => undefined,
  async run({ desk }) {
    const { revision, weeks, later } = await desk.inventory.weeks()
    return { state: String(revision), weeks: weeks.map((week) => ({ ...week })), later }
  },
})
