/** Chromium opened as somebody of the house: with their certificate, in a size, a theme and a language; it keeps what went wrong. */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import type { Guest } from '../../../scripts/web/house/people.js'

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync)

/** Why the browser tests are skipped, aloud; undefined when there is a browser. */
export const noBrowser: string | undefined =
  executablePath === undefined ? 'no chromium is installed' : undefined

// The house's own authority is in no store of the system, and a page's service worker asks past Playwright's leave.
const launchArguments = ['--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors']

export function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no chromium is installed')
  return chromium.launch({ executablePath, args: launchArguments })
}

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly locale?: 'fr-FR' | 'en-GB'
}

/** A page of somebody, and what it complained of. */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors, violations of the policy, requests to other origins: empty when all is well. */
  readonly complaints: string[]
  close(): Promise<void>
}

type Card = Pick<Guest, 'p12' | 'password'>

const optionsOf = (
  url: string,
  { p12, password }: Card,
  { width = 1280, height = 800, theme = 'light', locale = 'fr-FR' }: Look = {},
): BrowserContextOptions => ({
  ignoreHTTPSErrors: true,
  clientCertificates: [{ origin: url, pfxPath: p12, passphrase: password }],
  ...{ viewport: { width, height }, colorScheme: theme, locale, timezoneId: 'Europe/Paris' },
  ...(width < 700 && { hasTouch: true, isMobile: true }),
})

/** Opens a context with the guest's certificate; goes to `route` (`/boite`) when there is one. */
export async function visit(
  browser: Browser,
  url: string,
  guest: Card,
  route?: string,
  look?: Look,
): Promise<Visit> {
  return begin(await browser.newContext(optionsOf(url, guest, look)), url, route)
}

/** As `visit`, in a browser of its own that keeps what it knows in `profile`: what is there when it is opened again. */
export async function visitAgain(
  profile: string,
  url: string,
  guest: Card,
  route?: string,
  look?: Look,
): Promise<Visit> {
  if (executablePath === undefined) throw new Error('no chromium is installed')
  const options = { ...optionsOf(url, guest, look), executablePath, args: launchArguments }
  return begin(await chromium.launchPersistentContext(profile, options), url, route)
}

async function begin(context: BrowserContext, url: string, route?: string): Promise<Visit> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== url)
      complaints.push(`foreign: ${request.url()}`)
  })
  if (route !== undefined) await page.goto(`${url}/#${route}`)
  return { context, page, complaints, close: () => leave(context) }
}

/** Playwright's proxy, which shows the certificate, does not survive a connection that is cut while it writes. */
async function leave(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.goto('about:blank').catch(() => undefined)
  await context.close()
}

/** The browser has all of the page's files, and would open it without a gateway. */
export async function filesKept(page: Page): Promise<void> {
  // A condition that is a promise is true at once for `waitForFunction`.
  for (;;) {
    const isKept = await page.evaluate(async () => {
      for (const name of await caches.keys())
        if ((await (await caches.open(name)).keys()).length > 0)
          return navigator.serviceWorker.controller !== null
      return false
    })
    if (isKept) return
    await page.waitForTimeout(200)
  }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly {
      readonly target: readonly unknown[]
      readonly failureSummary: string
    }[]
  }[]
}

/** What axe-core finds against WCAG 2.2 AA on the page as it is now, one line each. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Playwright adds scripts past the policy of the page only through the debugger.
  await page.evaluate(readFileSync(axePath, 'utf8'))
  const result = await page.evaluate<AxeResult>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })`)
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`,
    ),
  )
}

/** Fails with what axe-core finds. */
export async function expectAccessible(page: Page): Promise<void> {
  const faults = await accessibilityFaults(page)
  if (faults.length > 0) throw new Error(`not accessible:\n${faults.join('\n')}`)
}
