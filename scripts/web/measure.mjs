/**
 * What the page costs, measured in Chromium: `node scripts/web/measure.mjs URL P12 PASSWORD [RUNS]` prints the compressed bytes of
 * the first page, the time to the first lines of the inbox with nothing kept, the time to open a message, and the longest frame
 * while the list is scrolled. The limits are those of the issue; the exit code says whether they hold.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [url, pfxPath, passphrase, runs = '5'] = process.argv.slice(2)
if (!passphrase) {
  process.stderr.write('usage: measure.mjs URL P12 PASSWORD [RUNS]\n')
  process.exit(2)
}
const limits = { kilobytes: 350, firstLinesMs: 1000, openMs: 100 }
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const folder = mkdtempSync(join(tmpdir(), 'pli-measure-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** The certificate in the browser's own store, as its holder has it: a driver that shows it instead stands between, and costs. */
function importCertificate() {
  const store = join(folder, '.pki/nssdb')
  mkdirSync(store, { recursive: true })
  try {
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])
  } catch {
    process.stderr.write('measure.mjs needs certutil and pk12util (libnss3-tools)\n')
    process.exit(2)
  }
  const password = join(folder, 'password')
  writeFileSync(password, passphrase, { mode: 0o600 })
  execFileSync('pk12util', ['-i', pfxPath, '-d', `sql:${store}`, '-w', password, '-K', ''])
  rmSync(password)
}
importCertificate()

/** A profile with nothing in it but that this certificate is shown to this gateway unasked. */
function profile(run) {
  const path = join(folder, `profile-${run}`)
  const setting = { filters: [{}] }
  const exceptions = { auto_select_certificate: { [`${url},*`]: { setting } } }
  mkdirSync(join(path, 'Default'), { recursive: true })
  writeFileSync(
    join(path, 'Default/Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions } } }),
  )
  return path
}

async function once(run) {
  const context = await chromium.launchPersistentContext(profile(run), {
    executablePath: '/usr/bin/chromium',
    env: { ...process.env, HOME: folder },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors'],
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
  })
  const [page] = context.pages()
  // From inside the page, so that the drawing of frames and not the debugger is waited for.
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-email]')) window.firstLinesMs = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto(`${url}/#/boite`)
  await page.waitForFunction(() => window.firstLinesMs !== undefined)
  const measured = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].filter(({ name }) => !/\/jmap\/|\/whoami/.test(name))
    const bytes = entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    const links = [...document.querySelectorAll('[data-email]')]
    // The first opening also loads the reading pane; the later ones are what is felt.
    const opened = []
    for (const link of links.slice(0, 4)) {
      const before = document.querySelector('article')
      const from = performance.now()
      link.click()
      while (!document.querySelector('article') || document.querySelector('article') === before)
        await frame()
      opened.push(performance.now() - from)
      // Nobody reads faster; what was opened before is judged and drawn meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    const list = document.querySelector('[data-email]').closest('ul').parentElement
    let longest = 0
    let last = performance.now()
    for (let step = 0; step < 120; step++) {
      list.scrollTop += 400
      await frame()
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    return { bytes, firstLinesMs: window.firstLinesMs, opened, longest }
  })
  await context.close()
  // What the page was still fetching to be kept is no part of the next beginning.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  return measured
}

const all = []
for (let run = 0; run < Number(runs); run++) all.push(await once(run))
const kilobytes = Math.round(median(all.map(({ bytes }) => bytes)) / 1024)
const firstLinesMs = Math.round(median(all.map((one) => one.firstLinesMs)))
const firstOpenMs = Math.round(median(all.map(({ opened }) => opened[0])))
const openMs = Math.round(median(all.flatMap(({ opened }) => opened.slice(1))))
const longestMs = Math.round(median(all.map(({ longest }) => longest)))
const holds = (name, value) => (value <= limits[name] ? 'holds' : `over ${limits[name]}`)
process.stdout.write(
  `first page, compressed  ${kilobytes} KiB (${holds('kilobytes', kilobytes)})
first lines, cold       ${firstLinesMs} ms (${holds('firstLinesMs', firstLinesMs)})
first message opened    ${firstOpenMs} ms
next messages opened    ${openMs} ms (${holds('openMs', openMs)})
longest frame scrolling ${longestMs} ms
`,
)
const isWell =
  kilobytes <= limits.kilobytes && firstLinesMs <= limits.firstLinesMs && openMs <= limits.openMs
process.exitCode = isWell ? 0 : 1
