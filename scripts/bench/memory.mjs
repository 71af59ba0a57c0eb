/** Eight messages with 25 MiB of attachments at once: memory must not follow their size. */

import { runDriver, smtpArguments } from './drivers.mjs'
import { startOurs } from './gateway.mjs'
import { sendWithOwnDriver } from './own-driver.mjs'
import { peakMiB } from './proc.mjs'

const work = { size: '34M', count: 8, mode: 'new', concurrency: 8 }

/** Peak memory in MiB before and after; 25 MiB of attachments are 34 MiB in base64. */
export async function measureMemory(drivers) {
  const target = await startOurs()
  try {
    const before = peakMiB(target.pids)
    const result = drivers
      ? (await runDriver(drivers, 'smtp-load.mjs', smtpArguments(target, work)))[0]
      : await sendWithOwnDriver(target, work)
    return { before, peak: peakMiB(target.pids), accepted: result.accepted, count: work.count }
  } finally {
    await target.stop()
  }
}
