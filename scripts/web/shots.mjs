/**
 * Screenshots to look at: `node scripts/web/shots.mjs URL P12 PASSWORD OUT [ROUTE…]`, at 390, 1280 and 1920 px, light and dark.
 * `--wide` 1280 light only, for a quick look; `--wait SELECTOR` before the shot; `--press KEYS` (comma-separated) before the shot.
 */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    wide: { type: 'boolean', default: false },
    narrow: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    wait: { type: 'string' },
    press: { type: 'string' },
    language: { type: 'string', default: 'fr-FR' },
  },
})
const [url, pfxPath, passphrase, out, ...routes] = positionals
if (!out) {
  process.stderr.write('usage: shots.mjs URL P12 PASSWORD OUT [ROUTE…]\n')
  process.exit(2)
}

const all = [
  [390, 844],
  [1280, 800],
  [1920, 1080],
].flatMap(([width, height]) => ['light', 'dark'].map((theme) => ({ width, height, theme })))
const isWanted = ({ width, theme }) => {
  if (!values.wide && !values.narrow && !values.dark) return true
  const isSize = width === (values.narrow ? 390 : 1280)
  return isSize && theme === (values.dark ? 'dark' : 'light')
}

mkdirSync(out, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors'],
})
for (const { width, height, theme } of all.filter(isWanted)) {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    clientCertificates: [{ origin: url, pfxPath, passphrase }],
    viewport: { width, height },
    colorScheme: theme,
    locale: values.language,
    timezoneId: 'Europe/Paris',
    ...(width < 700 && { hasTouch: true, isMobile: true }),
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') process.stdout.write(`console: ${message.text()}\n`)
  })
  page.on('pageerror', (error) => process.stdout.write(`error: ${error.message}\n`))
  for (const route of routes.length > 0 ? routes : ['/boite']) {
    await page.goto(`${url}/#${route}`)
    await page.locator('main').waitFor()
    if (values.wait) await page.locator(values.wait).first().waitFor()
    await page.waitForTimeout(600)
    for (const key of values.press?.split(',') ?? []) {
      await page.keyboard.press(key)
      await page.waitForTimeout(250)
    }
    const name = route.replace(/^\//, '').replace(/[^a-z0-9]+/gi, '-') || 'home'
    const path = join(out, `${name}-${width}-${theme}.png`)
    await page.screenshot({ path })
    process.stdout.write(`${path}\n`)
  }
  await context.close()
}
await browser.close()
