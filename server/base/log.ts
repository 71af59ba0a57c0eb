/** The log port. Entries carry ids and addresses, never message content, keys or passwords. */

export type LogFields = Readonly<Record<string, unknown>>

export interface Log {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
