/** Texts of the client of the gateway's HTTPS interfaces. */

export const gatewayClientPhrases = {
  'gateway.odd-answer': {
    fr: 'La passerelle a donné une réponse illisible.',
    en: 'The gateway gave an unreadable answer.',
  },
  'gateway.unreachable': {
    fr: 'La passerelle {server} ne répond pas.',
    en: 'The gateway {server} does not answer.',
  },
  'gateway.status': {
    fr: '{server} a répondu par le code {status}, sans explication.',
    en: '{server} answered with status {status} and no explanation.',
  },
  'web.bad-request': {
    fr: 'La demande n’est pas de la forme attendue.',
    en: 'The request is not of the expected form.',
  },
} as const
