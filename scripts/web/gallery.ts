/**
 * Pictures of every page and its states, at 390, 1280 and 1920 px, light and dark:
 * `npm run web:gallery -- OUT [WORD…]` into a folder outside this one; only the scenes whose name has one of the words.
 * `--folder DIR` keeps the house between runs; `--widths 360,390` takes others.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Camera, type Scene } from './gallery/camera.js'
import { deskScenes } from './gallery/desk.js'
import { doctorScenes } from './gallery/doctor.js'
import { pharmacyScenes } from './gallery/pharmacy.js'
import { prepare, visitorOf } from './gallery/prepare.js'
import { openWebHouse } from './house/house.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    widths: { type: 'string', default: '390,1280,1920' },
  },
})
const [out, ...words] = positionals
if (!out) {
  process.stderr.write('usage: gallery OUT [WORD…] [--folder DIR] [--widths 390,1280]\n')
  process.exit(2)
}

process.umask(0o077)
const folder = resolve(values.folder ?? mkdtempSync(join(tmpdir(), 'pli-gallery-')))
mkdirSync(folder, { recursive: true })
// What a browser keeps belongs to an address: the port stays the same.
const portFile = join(folder, 'port')
const isNew = !existsSync(portFile)
const house = await openWebHouse({
  ...{ folder, messages: 40, prescriptions: 3 },
  ...(!isNew && { port: Number(readFileSync(portFile, 'utf8')) }),
})
const visitor = await visitorOf(house, isNew)
const guestOf = (who: Scene['who']) => (who === 'visitor' ? visitor : house.guests[who])
const camera = new Camera({ house, guestOf, profiles: join(folder, 'browsers') })
try {
  if (isNew) {
    await prepare(house, camera)
    writeFileSync(portFile, new URL(house.url).port)
  }
  const all = [...doctorScenes, ...pharmacyScenes, ...deskScenes]
  const isWanted = ({ name }: Scene): boolean =>
    words.length === 0 || words.some((word) => name.includes(word))
  // One browser after the other; an access that is withdrawn last, for it ends connections under the browser.
  const isLast = ({ name }: Scene): number => Number(name === 'refused')
  const wanted = all
    .filter(isWanted)
    .toSorted((a, b) => isLast(a) - isLast(b) || a.who.localeCompare(b.who))
  const widths = values.widths.split(',').map(Number)
  for (const scene of wanted) {
    process.stdout.write(`${scene.name}\n`)
    for (const complaint of await camera.take(scene, out, widths))
      process.stdout.write(`  ! ${complaint}\n`)
  }
} finally {
  await camera.close()
  await house.close()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
