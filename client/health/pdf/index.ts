/** Printed documents: A4 in PDF/A-1b, text in reading order. */

export { openPaper, Paper, type PaperFonts, type PaperHead, type TextStyle } from './paper.js'
