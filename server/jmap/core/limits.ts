/** What one client may ask at once; told in the Session object, held everywhere (RFC 8620 §2). */

import { limits } from '../../base/index.js'

export const jmapLimits = {
  maxSizeUpload: limits.messageBytes,
  maxConcurrentUpload: 4,
  maxSizeRequest: 10_000_000,
  maxConcurrentRequests: 8,
  maxCallsInRequest: 32,
  maxObjectsInGet: 500,
  maxObjectsInSet: 500,
} as const
