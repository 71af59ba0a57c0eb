/** Judging what a peer presents: the chain and its purpose once, dates and lists at every connection. */

export { verifyChain, type ChainQuestion } from './chain.js'
export { readableTime } from './facts.js'
export { checkSignature, checkSoundness, pointsTo } from './issuer.js'
export { openIssuerList, statusByLists, type IssuerLists } from './issuer-lists.js'
export { judgeOcspStatus, openOcsp, type OcspAnswer, type OcspQuestion } from './ocsp.js'
export { buildPaths, type Path, type PathOptions, type TrustMaterial } from './path.js'
export {
  judgeChain,
  readPresented,
  verifyNow,
  verifyPeer,
  type JudgedPeer,
  type PeerQuestion,
  type VerifiedPeer,
} from './peer.js'
export { checkPeerName } from './peer-name.js'
export type { PolicyInputs } from './policies.js'
export { checkPurpose, type Purpose } from './purpose.js'
export { checkDates, judgeNow, openCrl, type CrlSet, type Now } from './revocation.js'
