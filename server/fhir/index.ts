/** The directory as FHIR R4 (Practitioner, PractitionerRole, Organization), read and search: requests in, answers out, no socket. */

import { createHash } from 'node:crypto'
import type { PkiStore } from '../../pki/index.js'
import { isFault, type Log } from '../base/index.js'
import { searchBundle } from './bundle.js'
import { capabilityStatement } from './capability.js'
import { fhirJson, FhirProblem, problemAnswer } from './outcome.js'
import { parameters } from './parameters/index.js'
import { readQuery } from './query.js'
import { createService, type FhirService } from './service.js'
import type { FhirAnswer, FhirRequest, ResourceType } from './types.js'

export type { FhirAnswer, FhirRequest } from './types.js'

export interface Fhir {
  /** Never rejects: what cannot be answered is an OperationOutcome, in the language of the request. */
  answer(request: FhirRequest): Promise<FhirAnswer>
}

export interface FhirOptions {
  readonly store: PkiStore
  /** Of the software, for the CapabilityStatement. */
  readonly version: string
  readonly log: Log
}

/** Makes the interface over a directory; red-listed entries are shown to those for whom `sees` says so. */
export function createFhir({ store, version, log }: FhirOptions): Fhir {
  const service = createService(store)
  return {
    async answer(request) {
      try {
        return await route(service, version, request)
      } catch (error) {
        return problemAnswer(problemOf(error, log), request.language)
      }
    },
  }
}

function problemOf(error: unknown, log: Log): FhirProblem {
  if (error instanceof FhirProblem) return error
  log.error({ err: error }, 'a FHIR request failed')
  return isFault(error, 'unavailable')
    ? new FhirProblem(503, 'transient', 'fhir.unavailable')
    : new FhirProblem(500, 'exception', 'fhir.failed')
}

const isType = (text: string): text is ResourceType => Object.hasOwn(parameters, text)

async function route(
  service: FhirService,
  version: string,
  request: FhirRequest,
): Promise<FhirAnswer> {
  const { method, base } = request
  const url = readUrl(request.url)
  const [type = '', id, more] = url.pathname.split('/').filter((part) => part !== '')
  expectForm(request, url.searchParams)
  const byPost = method === 'POST' && id === '_search'
  if (!byPost && method !== 'GET' && method !== 'HEAD')
    throw new FhirProblem(405, 'not-supported', 'fhir.read-only')
  if (type === 'metadata' && id === undefined)
    return answerWith(request, capabilityStatement(base, version))
  if (!isType(type) || more !== undefined)
    throw new FhirProblem(404, 'not-supported', 'fhir.no-such-type', { type: type.slice(0, 60) })
  if (id === undefined || byPost) return search(service, type, url.searchParams, request)
  const resource = await service.read(type, id, request.sees)
  if (!resource)
    throw new FhirProblem(404, 'not-found', 'fhir.not-found', { type, id: id.slice(0, 64) })
  return answerWith(request, resource)
}

function readUrl(text: string): URL {
  try {
    return new URL(text, 'https://fhir.invalid')
  } catch {
    throw new FhirProblem(400, 'invalid', 'fhir.bad-address')
  }
}

const jsonTypes = /^\s*(application\/(fhir\+)?json|text\/json|application\/\*|\*\/\*|json)\s*(;|$)/i

/** We write JSON alone: who takes no JSON is told so. */
function expectForm({ accept = '*/*' }: FhirRequest, asked: URLSearchParams): void {
  const format = asked.get('_format')
  const taken = format === null ? accept.split(',') : [format]
  if (!taken.some((one) => jsonTypes.test(one)))
    throw new FhirProblem(406, 'not-supported', 'fhir.json-only')
}

async function search(
  service: FhirService,
  type: ResourceType,
  asked: URLSearchParams,
  request: FhirRequest,
): Promise<FhirAnswer> {
  const all = new URLSearchParams(asked)
  for (const [name, value] of new URLSearchParams(request.form ?? '')) all.append(name, value)
  const query = readQuery(type, all, request.strict ?? false)
  const found = await service.search(type, query, request.sees)
  return answerWith(request, searchBundle(request.base, type, query, found))
}

/** The same answer has the same tag, so that who has it already is not sent it again. */
function answerWith({ known }: FhirRequest, resource: object): FhirAnswer {
  const body = JSON.stringify(resource)
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const etag = `W/"${digest}"`
  const headers = { 'content-type': fhirJson, etag, 'cache-control': 'private, no-cache' }
  const tags = known?.split(',').map((tag) => tag.trim()) ?? []
  if (tags.includes(etag) || tags.includes('*')) return { status: 304, headers, body: '' }
  return { status: 200, headers, body }
}
