/** Why a certificate of others may be refused, and what the administrator can do about it: a part of the rules. */

export const foreignRules = {
  'foreign-ocsp-silent': {
    fact: {
      fr: 'Le répondeur OCSP de « {issuer} » ne s’est pas prononcé sur « {subject} », dont l’état est donc inconnu.',
      en: 'The OCSP responder of "{issuer}" has said nothing about "{subject}", whose status is therefore unknown.',
    },
    remedy: {
      fr: 'L’administrateur doit vérifier que ce répondeur est joignable (pli trust list donne son adresse), ou indiquer aussi une liste de révocation (pli trust crl add).',
      en: 'The administrator must check that this responder can be reached (pli trust list gives its address), or give a revocation list as well (pli trust crl add).',
    },
  },
} as const
