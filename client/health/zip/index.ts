/** Reading zip packages of strangers, and writing our own. */

export { openZip, type ZipFile } from './open.js'
export { writeZip, type NewFile } from './write.js'
