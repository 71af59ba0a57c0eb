/** OpenSSL's `cms` and `ts` as the foreign side of the tests, over files of a folder of their own. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../x509/index.js'
import type { Crafted } from '../crafted.case.js'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export class OpensslDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'pli-cms-'))

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  write(name: string, bytes: Uint8Array | string): string {
    writeFileSync(this.path(name), bytes)
    return this.path(name)
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name))
  }

  /** Certificate and key as PEM files `name.pem` and `name.key`. */
  keep(name: string, { certificate, privateKey }: Crafted): void {
    this.write(`${name}.pem`, toPem('CERTIFICATE', certificate.der))
    this.write(`${name}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  }

  /** Runs it in the folder; throws with what it says when it fails. */
  run(...args: string[]): string {
    return execFileSync('openssl', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' })
  }
}
