/** What will end: certificates, lists and what others bring, and when somebody has to be told. */

export {
  certificateThresholds,
  endingKinds,
  endingsOf,
  isList,
  listThresholds,
  renewsItself,
  responderThresholds,
  thresholdOf,
  type Ending,
  type EndingKind,
  type EndingOrigins,
} from './watch.js'
