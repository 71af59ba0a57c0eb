/** Makes a key for somebody who is enrolled or renewed, and the request for its certificate. The key stays here until the file is made. */

import { generateKeyPairSync } from 'node:crypto'
import { composeName, composeRequest, keySigner } from '../../../../pki/index.js'
import { keepUnfinished } from '../keys/unfinished.js'
import type { WorkerRoom } from '../room.js'

/** `request` is PKCS#10 in base64: it names nobody, the directory decides whose the certificate is. */
export async function run(
  _given: null,
  { random }: WorkerRoom,
): Promise<{ readonly id: string; readonly request: string }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const request = await composeRequest(composeName([]), keySigner(privateKey))
  return { id: keepUnfinished(privateKey, random), request: request.toString('base64') }
}
