/** The one shelf of this page: sealed in the browser's database, or in memory where the browser keeps nothing. */

import { memoryShelf, type Shelf } from '../../api/index.js'
import { openSealedShelf } from './sealed-shelf.js'

let opened: Promise<Shelf> | undefined

export const openShelf = (): Promise<Shelf> => (opened ??= openSealedShelf().catch(memoryShelf))
