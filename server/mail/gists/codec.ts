/** A gist as it is sealed: JSON with its version in front. */

import { Fault, plainGist, type Gist } from '../../base/index.js'

const version = 1

export const encodeGist = (gist: Gist): Buffer =>
  Buffer.from(JSON.stringify({ v: version, ...gist }), 'utf8')

/** Fault corrupt for what `encodeGist` did not make. */
export function decodeGist(bytes: Buffer): Gist {
  try {
    const { v, ...gist } = JSON.parse(bytes.toString('utf8')) as Gist & { v: unknown }
    if (v === version) return { ...plainGist, ...gist }
  } catch (cause) {
    throw new Fault('corrupt', 'the gist of a message is not readable', { cause })
  }
  throw new Fault('corrupt', 'the gist of a message is of an unknown version')
}
