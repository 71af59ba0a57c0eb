/** Texts of the tokens of local programs. */

export const tokenPhrases = {
  'cmd.token': {
    fr: 'Les jetons des logiciels de cette machine',
    en: 'The tokens of programs on this machine',
  },
  'cmd.token.add': {
    fr: 'Donner à un logiciel de cette machine un jeton pour une boîte ; il n’est montré qu’une fois',
    en: 'Give a program on this machine a token for one mailbox; it is shown only once',
  },
  'cmd.token.list': { fr: 'Les jetons, sans leur secret', en: 'The tokens, without their secret' },
  'cmd.token.revoke': {
    fr: 'Reprendre un jeton ; ce qu’il tient ouvert se ferme aussitôt',
    en: 'Take a token back; what it holds open closes at once',
  },
  'arg.token': { fr: 'numéro du jeton', en: 'number of the token' },
  'opt.token-label': { fr: 'à quoi il sert', en: 'what it is for' },
  'opt.token-days': { fr: 'jours de validité, 365 au plus', en: 'days it is valid, 365 at most' },
  'opt.token-holder': {
    fr: 'au nom de qui, parmi ceux qui peuvent lire la boîte ; son titulaire si rien n’est dit',
    en: 'on whose behalf, among those who may read the mailbox; its owner when left out',
  },
  'opt.local': {
    fr: 'JMAP avec jeton pour les logiciels de cette machine (ou PLI_LOCAL)',
    en: 'JMAP with a token for programs on this machine (or PLI_LOCAL)',
  },
  'token.bad-days': {
    fr: '« {text} » : un nombre de jours entre 1 et 365.',
    en: '"{text}": a number of days from 1 to 365.',
  },
  'token.no-mailbox': {
    fr: 'Il n’y a pas de boîte {address} ici.',
    en: 'There is no mailbox {address} here.',
  },
  'token.no-certificate': {
    fr: '{identity} n’a pas de certificat qui ouvre {address} : un jeton finit avec le certificat auquel il tient.',
    en: '{identity} has no certificate that opens {address}: a token ends with the certificate it hangs on.',
  },
  'token.added': {
    fr: 'Jeton {id} pour {address}, au nom de {identity}, jusqu’au {until}. Gardez-le comme un mot de passe ; il ne sera plus montré :',
    en: 'Token {id} for {address}, on behalf of {identity}, until {until}. Keep it like a password; it will not be shown again:',
  },
  'token.revoked': {
    fr: 'Jeton {id} repris : {address} ne s’ouvre plus avec lui.',
    en: 'Token {id} taken back: it no longer opens {address}.',
  },
  'token.unknown': { fr: 'Il n’y a pas de jeton {id}.', en: 'There is no token {id}.' },
  'token.none': { fr: 'Aucun jeton.', en: 'No tokens.' },
  'token.id': { fr: 'Jeton', en: 'Token' },
  'token.label': { fr: 'Pour', en: 'For' },
  'token.until': { fr: 'Jusqu’au', en: 'Until' },
  'serve.listener.local': {
    fr: 'JMAP local (jeton)',
    en: 'Local JMAP (token)',
  },
} as const
