/** 2D codes (Data Matrix ECC 200, ISO/IEC 16022) of short texts, as modules and as a picture. */

export { dataMatrix, type DataMatrix } from './modules.js'
export { matrixPng } from './png.js'
