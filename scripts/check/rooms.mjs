/** Every room has a door and a short page that explains it. */

import { withoutTables } from './tables.mjs'
import { linesOf } from './tree.mjs'

const readmeLines = 60
const rootLines = 200
const roomsWithoutDoor = new Set(['server/test', 'client/web'])

/** Errors of rooms: folders with sources right under server and client, and pki. */
export function checkRooms(files) {
  const found = []
  const paths = new Map(files.map(({ path, text }) => [path, text]))
  const rooms = new Set()
  for (const path of paths.keys()) {
    const room = /^(server\/[^/]+|client\/[^/]+|pki)\/.*\.ts$/.exec(path)?.[1]
    if (room !== undefined) rooms.add(room)
  }
  for (const room of [...rooms].sort()) {
    if (!paths.has(`${room}/index.ts`) && !roomsWithoutDoor.has(room))
      found.push({ where: room, what: 'has no index.ts' })
    const readme = paths.get(`${room}/README.md`)
    if (readme === undefined) found.push({ where: room, what: 'has no README.md' })
    else if (linesOf(withoutTables(readme)) > readmeLines)
      found.push({
        where: `${room}/README.md`,
        what: `over ${readmeLines} lines without its tables`,
      })
  }
  const root = paths.get('README.md')
  if (root === undefined) found.push({ where: 'README.md', what: 'is missing' })
  else if (linesOf(root) > rootLines)
    found.push({ where: 'README.md', what: `over ${rootLines} lines` })
  return found
}
