/** Every bound on what a peer, a file or a person can make us do, in one place. */

export const limits = {
  /** Message with headers, as received by SMTP or APPEND: 25 MiB of attachments in base64 fit. */
  messageBytes: 35 * 1024 * 1024,
  /** Largest body the blob port stores. */
  blobBytes: 64 * 1024 * 1024,
  /** Top header block of a message. */
  headerBytes: 256 * 1024,
  /** Header fields in one block that are looked at. */
  headerFields: 1000,
  /** MIME nesting that the structure describes; deeper parts are opaque. */
  mimeDepth: 100,
  /** Parts in a message that the structure describes. */
  mimeParts: 10_000,
  recipients: 100,
  /** Uploaded files of one person in one account that no message uses yet, and how long they wait. */
  uploads: 500,
  uploadsBytes: 8 * 35 * 1024 * 1024,
  uploadMs: 2 * 60 * 60_000,
  /** Folders per account. */
  mailboxes: 1000,
  mailboxNameBytes: 1000,
  keywords: 64,
  /** Small enough to lie beside its row instead of in a file of its own. */
  inlineBlobBytes: 128 * 1024,
  certificateBytes: 64 * 1024,
  chainLength: 8,
  /** A certificate request; one of an RSA 4096 key is under 2 KiB. */
  requestBytes: 32 * 1024,
  /** A name in a certificate request. */
  nameBytes: 4096,
  /** Revocation list: 200,000 entries are about 9 MiB. */
  crlBytes: 32 * 1024 * 1024,
  ocspRequestBytes: 16 * 1024,
  /** Certificates asked about in one request. */
  ocspCertificates: 32,
  ocspResponseBytes: 256 * 1024,
  imapLineBytes: 64 * 1024,
  /** Literals outside APPEND. */
  imapLiteralBytes: 256 * 1024,
  imapIdleMs: 30 * 60_000,
  smtpIdleMs: 5 * 60_000,
  handshakeMs: 30_000,
  /** Resources of one page of a FHIR search, beside those brought along. */
  fhirPage: 100,
  fhirParameters: 40,
  fhirValue: 500,
  connections: 2000,
  connectionsPerIdentity: 100,
} as const
