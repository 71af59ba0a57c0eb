/** Library errors told apart: each becomes the sentence that helps. */

import { describe, expect, it } from 'vitest'
import { Fault, SaidFault } from '../../server/base/index.js'
import { netFault } from './failures.js'

const coded = (code: string, message = 'x', more: object = {}) =>
  Object.assign(new Error(message), { code, ...more })

const sentence = (error: unknown): string => {
  const fault = netFault(error, 'serveur:1')
  return fault instanceof SaidFault ? fault.in('fr') : 'no fault'
}

describe('netFault', () => {
  it.each([
    [coded('ECONNREFUSED'), 'ne répond pas'],
    [coded('ESOCKET', 'connect', { errno: -111 }), 'ne répond pas'],
    [coded('EDNS', 'getaddrinfo ENOTFOUND x'), 'ne répond pas'],
    [coded('ETIMEDOUT'), 'trop de temps'],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'trop de temps'],
    [coded('SELF_SIGNED_CERT_IN_CHAIN'), 'ne vient pas de votre autorité'],
    [coded('ESOCKET', 'unable to get local issuer certificate'), 'ne vient pas de votre autorité'],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID', 'x', { reason: 'Host: x' }), 'd’un autre serveur'],
    [coded('CERT_HAS_EXPIRED'), 'n’est pas ou plus valable'],
    [coded('ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN'), 'refuse votre certificat'],
    [coded('ETLS', 'ssl/tls alert handshake failure'), 'refuse votre certificat'],
    [coded('ECONNRESET'), 'a coupé la connexion'],
    [coded('NoConnection', 'x', { reason: 'Certificate revoked' }), 'refuse : Certificate revoked'],
    [coded('EENVELOPE', 'x', { response: '550 5.7.1 no' }), 'refuse : 550 5.7.1 no'],
    [new Error('wrapped', { cause: coded('ECONNREFUSED') }), 'ne répond pas'],
    [new Error('Connection closed unexpectedly'), 'a coupé la connexion'],
  ])('%s', (error, expected) => {
    expect(sentence(error)).toContain(expected)
  })

  it('leaves faults and bugs as they are', () => {
    const fault = new Fault('denied', 'no')
    const bug = new TypeError('undefined is not a function')
    expect(netFault(fault, 's')).toBe(fault)
    expect(netFault(bug, 's')).toBe(bug)
  })
})
