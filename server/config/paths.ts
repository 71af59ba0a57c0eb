/** Where everything lies under the data directory. */

import { join } from 'node:path'

export interface Paths {
  readonly root: string
  readonly config: string
  readonly masterKey: string
  readonly mail: string
  readonly pki: string
  readonly blobs: string
  readonly tls: string
  readonly run: string
  readonly listeners: string
  readonly lock: string
  readonly checkpoints: string
  /** What `pli medicine import` wrote for everybody; there may be none. */
  readonly medicines: string
}

export function pathsOf(root: string): Paths {
  return {
    root,
    config: join(root, 'pli.toml'),
    masterKey: join(root, 'master.key'),
    mail: join(root, 'mail.sqlite'),
    pki: join(root, 'pki.sqlite'),
    blobs: join(root, 'blobs'),
    tls: join(root, 'tls'),
    run: join(root, 'run'),
    listeners: join(root, 'run', 'listeners.json'),
    lock: join(root, 'run', 'gateway.lock'),
    checkpoints: join(root, 'audit'),
    medicines: join(root, 'medicines.json'),
  }
}
