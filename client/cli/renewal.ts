/** The reminder of every user's command that the certificate ends soon, and the offer to renew it there and then. */

import { isFault, SaidFault, systemRandom } from '../../server/base/index.js'
import { endOf, openIdentity, renewIdentity, type Renewal } from '../mail/index.js'
import type { Command } from './command.js'
import { isTerminal, saysYes } from './confirm.js'
import type { Output } from './output.js'

const dayMs = 86_400_000
/** From when on a certificate is to be renewed. */
const offeredDays = 30

export const isDue = (end: number, now: number): boolean => end - now <= offeredDays * dayMs

/** A user's command that says, once its work is done, that the certificate ends soon. */
export function reminding(of: Command): Command {
  return {
    ...of,
    async run(invocation) {
      const code = await of.run(invocation)
      await remind(invocation)
      return code
    },
  }
}

/** Renews with chance from where it has its home. */
export const renewAs = (request: {
  readonly folder: string
  readonly password?: string
  readonly gateway?: string
}): Promise<Renewal> => renewIdentity({ ...request, random: systemRandom })

type Occasion = Parameters<Command['run']>[0]

export function renewedIn(output: Output, { identity, serial, notAfter }: Renewal): string {
  return output.say('renew.done', { identity, serial, until: output.date(notAfter) })
}

async function remind({ options, output, input, clock }: Occasion): Promise<void> {
  const folder = String(options['as'])
  const end = endOf(await openIdentity(folder))
  const now = clock.now()
  // One that has ended was refused already, with its remedy: only an administrator helps.
  if (!isDue(end, now) || end <= now) return
  const days = Math.floor((end - now) / dayMs)
  const values = { until: output.date(end), path: folder }
  output.note(
    days < 1 ? output.say('renew.today', values) : output.say('renew.soon', { ...values, days }),
  )
  const mayAsk = options['json'] !== true && output.isTerminal && isTerminal(input)
  if (!mayAsk) return
  output.prompt(output.say('renew.ask'))
  if (await saysYes(input)) await renewNow(folder, output)
}

/** What the command was for is done: that this fails is said, and changes nothing about it. */
async function renewNow(folder: string, output: Output): Promise<void> {
  try {
    const done = await renewAs({ folder })
    output.note(renewedIn(output, done))
    output.note(output.say('renew.password', { password: done.password }))
    output.note(output.say('renew.import'))
  } catch (error) {
    if (!isFault(error)) throw error
    output.note(error instanceof SaidFault ? error.in(output.language) : error.message)
  }
}
