/** S/MIME (RFC 8551): MIME entities signed, verified, encrypted and opened. */

export { decryptSmime, encryptSmime } from './encrypt.js'
export { canonicalLines } from './lines.js'
export { signSmime, type SigningContext } from './sign.js'
export { verifyDetached, verifyOpaque } from './verify.js'
