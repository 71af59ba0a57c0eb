/** `/medicines`: the medicines that the page completes, whole, once, and again only when they changed (RFC 9110 §13.1.2). */

import type { FastifyInstance } from 'fastify'

/** The file that `pli medicine import` wrote. */
export interface MedicineFile {
  /** Changes with its bytes. */
  readonly tag: string
  readonly plain: Buffer
  /** gzip of `plain`. */
  readonly zipped: Buffer
}

interface MedicinesWiring {
  /** Null when nothing was imported. */
  readonly medicines: () => Promise<MedicineFile | null>
}

/** Every admitted certificate may read it: it is public. */
export function medicineRoutes(app: FastifyInstance, { medicines }: MedicinesWiring): void {
  app.get('/medicines', async (request, reply) => {
    const file = await medicines()
    if (!file) return reply.callNotFound()
    const etag = `"${file.tag}"`
    void reply.headers({ etag, vary: 'accept-encoding', 'cache-control': 'private, no-cache' })
    const known = (request.headers['if-none-match'] ?? '').split(',')
    if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) return reply.code(304).send()
    void reply.type('application/json; charset=utf-8')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
      return reply.send(file.plain)
    return reply.header('content-encoding', 'gzip').send(file.zipped)
  })
}
