/** How to connect Thunderbird, curl and the command line to the demonstration. */

import { join } from 'node:path'
import { printEndpoint } from '../../server/config/index.js'
import type { Addresses } from '../../server/gateway.js'
import type { Cast } from './cast.js'
import type { Story } from './story.js'

export function connectHints(
  addresses: Addresses,
  { pharmacy, doctor }: Cast,
  story: Story,
  root: string,
): void {
  story.tell('demo.connect')
  const { folder, mailbox, password } = pharmacy
  story.detail('demo.thunderbird', {
    ...{ mailbox, password },
    p12: `./${join(folder, 'identity.p12')}`,
    imap: printEndpoint(addresses.imap),
    smtp: printEndpoint(addresses.submission),
    ca: `./${join(root, 'ca', 'root.pem')}`,
  })
  const files = `--cacert ${folder}/chain.pem --cert ${folder}/cert.pem --key ${folder}/key.pem`
  const external = `--login-options 'AUTH=EXTERNAL' --user '${mailbox}:'`
  story.detail('demo.curl')
  story.line(`curl ${files} https://localhost:${addresses.https.port}/`)
  story.line(
    `curl ${files} ${external} 'imaps://localhost:${addresses.imap.port}/INBOX;MAILINDEX=1'`,
  )
  story.detail('demo.cli')
  story.line(`npx pli inbox --as ${folder}`)
  story.line(`npx pli send --as ${doctor.folder} --to ${mailbox} --subject "Bonjour" --text "…"`)
  story.line(`npx pli why ${join(folder, 'cert.pem')} --data ${root}`)
}
