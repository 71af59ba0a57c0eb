/** The files of the web client as its build left them: read once, served compressed, under a policy that lets nothing else run. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** A file of the client, and the forms it may be sent in. */
interface ClientFile {
  readonly type: string
  readonly etag: string
  readonly bytes: Buffer
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
  /** Its own, where it has not the page's. */
  readonly policy: string | undefined
}

const framePath = '/frame/pdf.html'

/** By path from the origin, `/assets/main-AbC.js`. */
export type ClientFiles = ReadonlyMap<string, ClientFile>

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  icc: 'application/vnd.iccprofile',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
}

/** Whatever the build lays among its assets is asked for by name: one missing, and a browser keeps none of them. */
function typeOf(name: string): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  if (ending === 'br' || ending === 'gz') return undefined
  return types[ending] ?? (name.startsWith('/assets/') ? 'application/octet-stream' : undefined)
}

function* pathsUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* pathsUnder(path)
    else if (entry.isFile()) yield path
  }
}

const optional = (path: string): Buffer | undefined =>
  existsSync(path) ? readFileSync(path) : undefined

/** Reads the folder of the build; undefined when the client was not built. */
export function readClientFiles(folder: string): ClientFiles | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const files = new Map<string, ClientFile>()
  for (const path of pathsUnder(folder)) {
    const name = `/${relative(folder, path).split(sep).join('/')}`
    const type = typeOf(name)
    if (type === undefined) continue
    const bytes = readFileSync(path)
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const packed = { br: optional(`${path}.br`), gzip: optional(`${path}.gz`) }
    const policy = name === framePath ? framePolicy(bytes) : undefined
    files.set(name, { type, etag, bytes, ...packed, policy })
  }
  return files
}

/**
 * What the page may do: scripts, styles, fonts and requests of this origin alone, and no text made into script but by the
 * two policies named. Workers have the policy of their own script's answer, so scripts are sent with it too (CSP3, Trusted Types).
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types pli dompurify',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The frame that draws PDFs: its script is in it, and it may nothing else; sandboxed by itself too (CSP3 `sandbox`). */
function framePolicy(page: Buffer): string {
  const script = /<script type="module">([\s\S]*)<\/script>/.exec(page.toString('utf8'))?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

const pageHeaders = {
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), display-capture=(), browsing-topics=()',
} as const

/** Hashed names never change what they hold; the rest is asked for again each time. */
const cacheOf = (path: string): string => {
  if (path.startsWith('/assets/')) return 'private, max-age=31536000, immutable'
  // Browsers ask for it again at each change of the title.
  // It is large, and what is read offline is drawn in it.
  if (path === framePath) return 'private, max-age=86400'
  if (path === '/icon.svg') return 'private, max-age=86400'
  return path.endsWith('.html') ? 'no-store' : 'no-cache'
}

const accepts = (request: FastifyRequest, coding: string): boolean =>
  new RegExp(`(^|[\\s,])${coding}\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$))`).test(
    String(request.headers['accept-encoding'] ?? ''),
  )

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  file: ClientFile,
): FastifyReply {
  void reply
    .headers({ ...pageHeaders, 'cache-control': cacheOf(path), vary: 'accept-encoding' })
    .header('etag', file.etag)
  if (file.policy !== undefined) void reply.header('content-security-policy', file.policy)
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const coding = (['br', 'gzip'] as const).find((one) => file[one] && accepts(request, one))
  if (coding) void reply.header('content-encoding', coding)
  return reply.type(file.type).send(coding ? file[coding] : file.bytes)
}

/** `/` and every file beside it; the index has no second name. */
export function clientRoutes(app: FastifyInstance, files: ClientFiles): void {
  for (const [path, file] of files) {
    const url = path === '/index.html' ? '/' : path
    app.get(url, async (request, reply) => sendFile(request, reply, path, file))
  }
}
