/** OCSP as bytes: requests and responses of RFC 6960, read strictly and composed. */

export { certIdOf, isIdOf, keyHashOf, type CertId, type CertIdHash } from './cert-id.js'
export { nonceBytes } from './nonce.js'
export { composeOcspRequest, parseOcspRequest, type OcspRequest } from './request.js'
export {
  composeOcspRefusal,
  composeOcspResponse,
  parseOcspResponse,
  type BasicResponse,
  type CertStatus,
  type OcspResponse,
  type OcspStatus,
  type SingleAnswer,
} from './response.js'
