/** `pli init DIR`: everything a gateway needs, asked nothing unless keys are to be kept elsewhere. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { SaidFault } from '../../base/index.js'
import { defaultKeySettings, expectSecretSource } from '../../config/index.js'
import { parseKeyPlace, placeName } from '../../keys/index.js'
import { consoleActor } from '../actor.js'
import { defaultDomains } from '../default-domains.js'
import { initData, type Custody } from '../init.js'
import { caKeyKinds } from '../root-options.js'

interface KeyOptions {
  readonly rootKey: string | undefined
  readonly rootSecret: string
  readonly caKeys: string | undefined
  readonly caSecret: string
  readonly pkcs11Library: string | undefined
}

function custodyOf(options: KeyOptions): Custody {
  const { rootKey, caKeys, pkcs11Library } = options
  const rootSecret = expectSecretSource(options.rootSecret)
  const secret = expectSecretSource(options.caSecret)
  // A whole token without a key is named here; the keys get the names of their authorities.
  if (caKeys?.startsWith('pkcs11:') && /[:;]object=/.test(caKeys))
    throw new SaidFault('syntax', 'init.ca-keys-object')
  const library = pkcs11Library ?? defaultKeySettings.pkcs11Library
  return {
    ...(rootKey === undefined ? {} : { root: parseKeyPlace(rootKey), rootSecret }),
    ...(caKeys === undefined ? {} : { issuing: caKeys }),
    keys: { passphrase: secret, pin: secret, pkcs11Library: library },
  }
}

export const init = command({
  name: 'init',
  summary: 'cmd.init',
  role: 'anybody',
  arguments: { dir: { summary: 'arg.dir', value: 'DIR', required: true } },
  options: {
    domain: { summary: 'opt.domain', value: 'D', many: true },
    hostName: { summary: 'opt.host-name', value: 'NAME', fallback: 'localhost' },
    keyType: { summary: 'opt.ca-key-type', value: 'KIND', choices: caKeyKinds },
    rootKey: { summary: 'opt.root-key-new', value: 'PLACE' },
    rootSecret: { summary: 'opt.root-secret', value: 'SOURCE', fallback: 'ask' },
    caKeys: { summary: 'opt.ca-keys', value: 'FOLDER|pkcs11:…' },
    caSecret: { summary: 'opt.ca-secret', value: 'SOURCE', fallback: 'ask' },
    pkcs11Library: { summary: 'opt.pkcs11-library', value: 'FILE' },
    json: jsonOption,
  },
  async run({ arguments: { dir }, options, output }) {
    const domains = options.domain.length > 0 ? options.domain : defaultDomains
    const actor = consoleActor()
    const { keyType, hostName } = options
    const custody = custodyOf(options)
    const made = await initData({
      ...{ root: dir, domains, hostName, actor, custody },
      ...(keyType === undefined ? {} : { keyType }),
    })
    const authorities = made.map(({ subject, fingerprint }) => ({
      subject: subject.text,
      fingerprint,
    }))
    const rootKey = custody.root && placeName(custody.root)
    if (options.json) return output.json({ path: dir, domains, authorities, rootKey })
    output.line(output.say('init.done', { path: dir }))
    for (const { subject } of authorities) output.field(output.say('init.authority'), subject)
    if (rootKey !== undefined) output.line(output.say('init.root-away', { place: rootKey }))
    output.line(output.say('init.next', { path: dir }))
  },
})
