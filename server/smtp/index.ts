/** The SMTP door: submission by certificate. It translates; trust decides, post accepts. */

export { createSubmission, type Listener, type SubmissionOptions } from './receive/server.js'
