/** The one shelf of this page: sealed in the browser's database, or in memory where the browser keeps nothing. */

import { memoryShelf, type Shelf } from '../../api/index.js'
import { openSealedShelf } from './sealed-shelf.js'

let opened: Promise<Shelf> | undefined

const openShelf = (): Promise<Shelf> => (opened ??= openSealedShelf().catch(memoryShelf))

/** The shelf before it is open: what is asked of it waits, the page does not. */
export const shelf: Shelf = {
  read: async (name) => (await openShelf()).read(name),
  write: async (name, value) => (await openShelf()).write(name, value),
  remove: async (name) => (await openShelf()).remove(name),
  names: async (prefix) => (await openShelf()).names(prefix),
}
