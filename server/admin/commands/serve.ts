/** `pli serve`: the gateway in the foreground until it is told to stop. */

import { command, type Output } from '../../../client/cli/index.js'
import {
  createLog,
  listenerNames,
  loadConfig,
  localFromEnvironment,
  parseEndpoint,
  pathsOf,
  printEndpoint,
  type Endpoint,
  type ListenerKey,
} from '../../config/index.js'
import { startGateway, type Addresses } from '../../gateway.js'
import { version } from '../../version.js'
import { dataOption } from '../options.js'
import { stopSignal } from '../stop-signal.js'

const listener = { summary: 'opt.listener', value: 'HOST:PORT' } as const

function printAddresses(output: Output, addresses: Addresses): void {
  for (const name of listenerNames)
    output.field(output.say(`serve.listener.${name}`), printEndpoint(addresses[name]))
}

export const serve = command({
  name: 'serve',
  summary: 'cmd.serve',
  // A gateway has to come back by itself after a power cut.
  role: 'anybody',
  options: {
    data: dataOption,
    submission: listener,
    submissionStarttls: listener,
    imap: listener,
    imapStarttls: listener,
    https: listener,
    http: listener,
    local: { summary: 'opt.local', value: 'HOST:PORT' },
  },
  async run({ options, output }) {
    const config = loadConfig(pathsOf(options.data))
    const listen: Partial<Record<ListenerKey, Endpoint>> = {}
    for (const name of listenerNames) {
      const asked = options[name]
      if (asked !== undefined) listen[name] = parseEndpoint(asked)
    }
    const log = createLog(config.logLevel)
    const stopped = stopSignal()
    const asked = options.local ?? localFromEnvironment()
    const local = asked === undefined ? {} : { local: parseEndpoint(asked) }
    const gateway = await startGateway({ root: options.data, listen, ...local, log, version })
    printAddresses(output, gateway.addresses)
    if (gateway.local)
      output.field(output.say('serve.listener.local'), printEndpoint(gateway.local))
    output.line(output.say('serve.ready', { domains: config.domains.join(', ') }))
    await stopped
    output.note(output.say('serve.stopping'))
    await gateway.stop()
    log.flush()
    output.note(output.say('serve.stopped'))
  },
})
