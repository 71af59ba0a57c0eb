/** Configuration and secrets: the only reader of the data directory's settings. */

export { localFromEnvironment } from './environment.js'
export { loadConfig } from './load.js'
export { defaultKeySettings, type KeySettings } from './key-settings.js'
export { createLog } from './log.js'
export { pathsOf, type Paths } from './paths.js'
export {
  configText,
  expectDomain,
  listenerNames,
  parseConfig,
  parseEndpoint,
  printEndpoint,
  type Config,
  type Endpoint,
  type ListenerKey,
} from './schema.js'
export {
  expectSecretSource,
  readSecretFrom,
  type SecretQuestion,
  type SecretSource,
} from './secret-source.js'
export {
  loadMasterKey,
  masterKeyOf,
  newMasterKeyText,
  readRequired,
  readSecret,
  writeWhole,
} from './secrets.js'
export { openMasterCopy, sealMasterCopy } from './master-copy.js'
