/** Object identifiers of CMS and its relatives, in one place so that a number is never typed twice. */

const pkcs7 = '1.2.840.113549.1.7'
const smime = '1.2.840.113549.1.9.16'

/** RFC 5652 §4 to §9, RFC 5083 §2.1, RFC 3274 §1.1, RFC 3161 §2.4.2. */
export const contentTypes = {
  data: `${pkcs7}.1`,
  signedData: `${pkcs7}.2`,
  envelopedData: `${pkcs7}.3`,
  compressedData: `${smime}.1.9`,
  authEnvelopedData: `${smime}.1.23`,
  timeStampInfo: `${smime}.1.4`,
} as const

/** RFC 5652 §11, RFC 5035 §3, RFC 3161 appendix A, RFC 8551 §2.5.2. */
export const attributeOids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  capabilities: '1.2.840.113549.1.9.15',
  signingCertificate: `${smime}.2.12`,
  timeStampToken: `${smime}.2.14`,
  signingCertificateV2: `${smime}.2.47`,
} as const

/** What RFC 5754 §2 calls message digests; SHA-1 and MD5 are here to be named, not to be trusted. */
export const digestOids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const

export const weakDigests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['1.3.36.3.2.1', 'RIPEMD-160'],
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.2.840.113549.2.4', 'MD4'],
  ['1.2.840.113549.2.2', 'MD2'],
])

export const keyOids = {
  rsa: '1.2.840.113549.1.1.1',
  oaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  specified: '1.2.840.113549.1.1.9',
  pss: '1.2.840.113549.1.1.10',
  ec: '1.2.840.10045.2.1',
} as const

const aes = '2.16.840.1.101.3.4.1'

/** RFC 5084 §3.2: AES in Galois/Counter mode. */
export const gcmCiphers: ReadonlyMap<string, 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm'> =
  new Map([
    [`${aes}.6`, 'aes-128-gcm'],
    [`${aes}.26`, 'aes-192-gcm'],
    [`${aes}.46`, 'aes-256-gcm'],
  ])
export const aes256Gcm = `${aes}.46`
export const aes256Cbc = `${aes}.42`

/** RFC 3565 §2 and RFC 3370 §5.1: read in old mail, never written. */
export const cbcCiphers: ReadonlyMap<
  string,
  { name: string; keyBytes: number; blockBytes: number }
> = new Map([
  [`${aes}.2`, { name: 'aes-128-cbc', keyBytes: 16, blockBytes: 16 }],
  [`${aes}.22`, { name: 'aes-192-cbc', keyBytes: 24, blockBytes: 16 }],
  [`${aes}.42`, { name: 'aes-256-cbc', keyBytes: 32, blockBytes: 16 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24, blockBytes: 8 }],
])

/** RFC 3565 §2.3.2. */
export const wraps: ReadonlyMap<string, { name: string; keyBytes: number }> = new Map([
  [`${aes}.5`, { name: 'id-aes128-wrap', keyBytes: 16 }],
  [`${aes}.25`, { name: 'id-aes192-wrap', keyBytes: 24 }],
  [`${aes}.45`, { name: 'id-aes256-wrap', keyBytes: 32 }],
])
export const aes256Wrap = `${aes}.45`

/** RFC 5753 §7.1.4: the hash of the key derivation; the cofactor of the curves that we know is 1, so both forms agree. */
export const agreements: ReadonlyMap<string, string> = new Map([
  ['1.3.133.16.840.63.0.2', 'sha1'],
  ['1.3.132.1.11.0', 'sha224'],
  ['1.3.132.1.11.1', 'sha256'],
  ['1.3.132.1.11.2', 'sha384'],
  ['1.3.132.1.11.3', 'sha512'],
  ['1.3.133.16.840.63.0.3', 'sha1'],
  ['1.3.132.1.14.0', 'sha224'],
  ['1.3.132.1.14.1', 'sha256'],
  ['1.3.132.1.14.2', 'sha384'],
  ['1.3.132.1.14.3', 'sha512'],
])
export const agreementSha256 = '1.3.132.1.11.1'
export const agreementSha384 = '1.3.132.1.11.2'
