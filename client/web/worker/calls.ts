/**
 * The catalogue of what a page may ask of its worker: one line per call, the file of which exports `run(given, room)`. Loaded
 * when it is first asked for; what goes in and comes out is plain values and bytes.
 */

export const calls = {
  /** A prescription signed and made into the messages that leave. */
  prescribe: () => import('./calls/prescribe.js'),
  /** A prescription withdrawn by its author, as the messages that leave. */
  cancelPrescription: () => import('./calls/cancel-prescription.js'),
  /** A message's bytes: verdict, what is covered, its documents judged, its prescriptions read. */
  assess: () => import('./calls/assess.js'),
  /** Signs a clinical document with the person's own key: the signature document that lies beside it. */
  signDocument: () => import('./calls/sign-document.js'),
  /** A letter as the message that leaves: signed, and sealed where everybody can open it. */
  letter: () => import('./calls/letter.js'),
  /** Signs a MIME entity, S/MIME. */
  sign: () => import('./calls/sign.js'),
  /** Who of some addresses can be written to sealed, and which way. */
  sealingPlan: () => import('./calls/sealing-plan.js'),
  /** Seals a MIME entity for some addresses and the mailbox itself. */
  seal: () => import('./calls/seal.js'),
  /** Whether this browser has keys of the person, and whether they are open. */
  keysState: () => import('./calls/keys-state.js'),
  /** Makes the person's keys, has them certified, keeps them under a passphrase, open. */
  makeKeys: () => import('./calls/make-keys.js'),
  unlockKeys: () => import('./calls/unlock-keys.js'),
  lockKeys: () => import('./calls/lock-keys.js'),
  changePassphrase: () => import('./calls/change-passphrase.js'),
  /** The keys as one file, still under the passphrase. */
  exportKeys: () => import('./calls/export-keys.js'),
  /** Takes in a file of `exportKeys`, an OpenPGP key, or PEM of an identity folder. */
  importKeys: () => import('./calls/import-keys.js'),
  /** The public key for sealing given to the directory, or taken back. */
  publishKeys: () => import('./calls/publish-keys.js'),
  withdrawKeys: () => import('./calls/withdraw-keys.js'),
  /** Removes the keys from this browser. */
  forgetKeys: () => import('./calls/forget-keys.js'),
  /** The notice of a dispensation as the message that leaves. */
  notice: () => import('./calls/notice.js'),
  /** A key for somebody whom an administrator enrols, and the request for its certificate. */
  requestIdentity: () => import('./calls/request-identity.js'),
  /** The file that is handed to them, under a code that is told once. */
  identityFile: () => import('./calls/identity-file.js'),
} as const

export type CallName = keyof typeof calls
type Run<N extends CallName> = Awaited<ReturnType<(typeof calls)[N]>>['run']
/** What a call is given. */
export type Given<N extends CallName> = Parameters<Run<N>>[0]
/** What it answers. */
export type Told<N extends CallName> = Awaited<ReturnType<Run<N>>>
