/** `npm start`: a demonstration trust space, one prescription carried for real, then the gateway goes on serving. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { initData, stopSignal } from '../server/admin/index.js'
import { isFault, languageOf, SaidFault, say } from '../server/base/index.js'
import { createLog, listenerNames, pathsOf, printEndpoint } from '../server/config/index.js'
import { startGateway, type GatewayOptions, type RunningGateway } from '../server/gateway.js'
import { version } from '../server/version.js'
import { carryPrescription } from './demo/carry.js'
import { connectHints } from './demo/connect.js'
import { enrolCast } from './demo/cast.js'
import { Story } from './demo/story.js'
import { refuseStranger } from './demo/stranger.js'

const root = 'data'
const domains = ['medecin.pli.test', 'pharmacie.pli.test', 'infirmier.pli.test']

/** The usual ports, or any free ones when they are taken. */
async function start(
  story: Story,
  options: Omit<GatewayOptions, 'listen'>,
): Promise<RunningGateway> {
  try {
    return await startGateway({ ...options, listen: {} })
  } catch (error) {
    if (!isFault(error, 'unavailable')) throw error
    const anyPort = { host: '127.0.0.1', port: 0 }
    const listen = { submission: anyPort, imap: anyPort, https: anyPort }
    const gateway = await startGateway({ ...options, listen })
    story.tell('demo.ports-moved')
    return gateway
  }
}

async function run(): Promise<void> {
  const story = new Story(process.stdout)
  const stopped = stopSignal()
  story.title('demo.title')
  const isNew = !existsSync(pathsOf(root).config)
  if (isNew) await initData({ root, domains, hostName: 'localhost', actor: 'demo' })
  const log = createLog('error')
  const gateway = await start(story, { root, log, version })
  const { data } = gateway
  const authorities = await data.authority.authorities()
  story.tell(isNew ? 'demo.space.made' : 'demo.space.kept', {
    path: `./${root}`,
    count: authorities.length,
  })
  for (const { certificate } of authorities)
    story.detail('demo.authority', {
      subject: certificate.subject.text,
      until: new Date(certificate.notAfter).toISOString().slice(0, 10),
    })
  const cast = await enrolCast(data, join(root, 'identities'), story)
  story.tell('demo.started')
  await carryPrescription(data, cast, story)
  await refuseStranger(data, cast.doctor, story)
  story.tell('demo.addresses')
  for (const name of listenerNames)
    story.line(`${say('fr', `serve.listener.${name}`)} : ${printEndpoint(gateway.addresses[name])}`)
  connectHints(gateway.addresses, cast, story, root)
  story.tell('demo.serving')
  await stopped
  story.tell('serve.stopping')
  await gateway.stop()
  log.flush()
  story.tell('serve.stopped')
}

process.umask(0o077)
try {
  await run()
} catch (error) {
  const language = languageOf(process.env['LC_ALL'] || process.env['LANG'])
  const text = error instanceof SaidFault ? error.in(language) : isFault(error) ? error.message : ''
  process.stderr.write(`${text || String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
}
