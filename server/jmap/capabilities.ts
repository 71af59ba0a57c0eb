/** The capabilities this gateway announces: computed from here, so that none is announced that is not served (invariant 12). */

import { soonDays, weeksAhead } from '../desk/index.js'
import { administrationCapability } from './admin/names.js'
import { jmapLimits } from './core/limits.js'
import { gistKinds, limits } from '../base/index.js'
import { healthCapability, smimeCapability } from './health/names.js'
import { accountIdOf, jmapSocketPath, type Capability } from './core/session-resource.js'
import { lateAfterHours } from './methods/follow-up/query.js'
import { maxDelayedSend } from './methods/submission/envelope.js'
import { digests } from './methods/blob/get.js'
import { lookupTypes } from './methods/blob/lookup.js'
import { maxDataSources } from './methods/blob/upload.js'
import {
  homeAccountOf,
  ownerCapability,
  principalIdOf,
  principalsCapability,
} from './sharing/names.js'
import { sortProperties } from './methods/email/sort.js'

const core: Capability = {
  uri: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §2',
  server: { ...jmapLimits, collationAlgorithms: [] },
  account: () => ({}),
}

const mail: Capability = {
  uri: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §1.3.1',
  server: {},
  account: ({ actions }) => ({
    maxMailboxesPerEmail: null,
    maxMailboxDepth: null,
    maxSizeMailboxName: limits.mailboxNameBytes,
    maxSizeAttachmentsPerEmail: limits.messageBytes,
    emailQuerySortOptions: sortProperties,
    mayCreateTopLevelMailbox: actions.includes('manage'),
  }),
}

const submission: Capability = {
  uri: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §1.3.2',
  server: {},
  account: ({ actions }) =>
    actions.includes('send')
      ? {
          maxDelayedSend,
          submissionExtensions: {
            FUTURERELEASE: [String(maxDelayedSend)],
            DSN: [],
            SIZE: [String(limits.messageBytes)],
            SMTPUTF8: [],
          },
        }
      : null,
}

const quota: Capability = {
  uri: 'urn:ietf:params:jmap:quota',
  spec: 'RFC 9425 §2.1',
  server: {},
  account: () => ({}),
}

const mdn: Capability = {
  uri: 'urn:ietf:params:jmap:mdn',
  spec: 'RFC 9007 §1.3',
  server: {},
  account: ({ actions }) => (actions.includes('send') ? {} : null),
}

const vacation: Capability = {
  uri: 'urn:ietf:params:jmap:vacationresponse',
  spec: 'RFC 8621 §1.3.3',
  server: {},
  account: ({ actions }) => (actions.includes('manage') ? {} : null),
}

const webSocket: Capability = {
  uri: 'urn:ietf:params:jmap:websocket',
  spec: 'RFC 8887 §3',
  server: (base) => ({
    url: `${base.replace(/^http/, 'ws')}${jmapSocketPath}`,
    supportsPush: true,
  }),
  account: () => ({}),
}

/** Ours: property `followUp` of EmailSubmission, what became of a message at each recipient, and FollowUp/query. */
const followUp: Capability = {
  uri: 'urn:pli:params:jmap:follow-up',
  spec: 'server/jmap/README.md',
  server: {},
  account: () => ({ lateAfterHours }),
}

/** Ours: what messages are about. */
const health: Capability = {
  uri: healthCapability,
  spec: 'server/jmap/health/README.md',
  server: { kinds: gistKinds },
  account: () => ({}),
}

const smimeVerify: Capability = {
  uri: smimeCapability,
  spec: 'RFC 9219 §3',
  server: {},
  account: () => ({}),
}

const blob: Capability = {
  uri: 'urn:ietf:params:jmap:blob',
  spec: 'RFC 9404 §3.1',
  server: {},
  account: () => ({
    maxSizeBlobSet: jmapLimits.maxSizeUpload,
    maxDataSources,
    supportedTypeNames: lookupTypes,
    supportedDigestAlgorithms: Object.keys(digests),
  }),
}

/** Ours: what administrators look at and do; nobody else hears of it. */
const administration: Capability = {
  uri: administrationCapability,
  spec: 'server/jmap/admin/README.md',
  server: { soonDays, weeksAhead },
  account: () => null,
  isFor: ({ roles }) => roles.length > 0,
}

/** Who else opens the mailboxes of the caller, in his first account alone. */
const principals: Capability = {
  uri: principalsCapability,
  spec: 'RFC 9670 §1.5.1',
  server: {},
  account: ({ address }, caller) =>
    accountIdOf(address) === homeAccountOf(caller)
      ? { currentUserPrincipalId: principalIdOf(caller.identity) }
      : null,
}

/** Whose mailbox it is. */
const owner: Capability = {
  uri: ownerCapability,
  spec: 'RFC 9670 §1.5.2',
  server: null,
  account(mailbox, caller) {
    const accountIdForPrincipal = homeAccountOf(caller)
    if (accountIdForPrincipal === undefined) return null
    return { accountIdForPrincipal, principalId: principalIdOf(mailbox.owner) }
  },
}

export const capabilities: readonly Capability[] = [
  core,
  mail,
  submission,
  quota,
  mdn,
  vacation,
  webSocket,
  followUp,
  health,
  smimeVerify,
  blob,
  principals,
  owner,
  administration,
]
