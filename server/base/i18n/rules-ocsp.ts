/** Why an OCSP response cannot be relied on, and what it may say of a certificate: a part of the rules. */

export const ocspRules = {
  'ocsp-unreadable': {
    fact: {
      fr: 'La réponse OCSP de « {issuer} » pour le certificat {serial} est illisible.',
      en: 'The OCSP response of "{issuer}" about certificate {serial} cannot be read.',
    },
    remedy: {
      fr: 'Vérifiez l’adresse du répondeur, et signalez-le à l’autorité émettrice.',
      en: 'Check the address of the responder, and tell the issuing authority.',
    },
  },
  'ocsp-refused': {
    fact: {
      fr: 'Le répondeur OCSP de « {issuer} » refuse de dire l’état du certificat {serial} ({status}).',
      en: 'The OCSP responder of "{issuer}" declines to tell the state of certificate {serial} ({status}).',
    },
    remedy: {
      fr: 'Réessayez plus tard, et vérifiez que ce répondeur est bien celui de l’autorité émettrice.',
      en: 'Try again later, and check that this responder is the one of the issuing authority.',
    },
  },
  'ocsp-signer': {
    fact: {
      fr: 'La réponse OCSP n’est signée ni par « {issuer} » ni par un répondeur qu’elle a désigné ({detail}).',
      en: 'The OCSP response is signed neither by "{issuer}" nor by a responder that it appointed ({detail}).',
    },
    remedy: {
      fr: 'N’en tenez pas compte, vérifiez l’adresse du répondeur et signalez-le à l’autorité émettrice.',
      en: 'Disregard it, check the address of the responder and tell the issuing authority.',
    },
  },
  'ocsp-replayed': {
    fact: {
      fr: 'La réponse OCSP pour le certificat {serial} de « {issuer} » ne répond pas à la question posée : son nonce manque ou diffère.',
      en: 'The OCSP response about certificate {serial} of "{issuer}" does not answer the question asked: its nonce is missing or differs.',
    },
    remedy: {
      fr: 'Réessayez sans nonce si ce répondeur n’en gère pas, sinon cherchez qui rejoue d’anciennes réponses.',
      en: 'Try again without a nonce if this responder has none, otherwise look for who replays old responses.',
    },
  },
  'ocsp-other-certificate': {
    fact: {
      fr: 'La réponse OCSP ne parle pas du certificat {serial} de « {issuer} ».',
      en: 'The OCSP response does not speak of certificate {serial} of "{issuer}".',
    },
    remedy: {
      fr: 'Vérifiez que ce répondeur est bien celui de l’autorité émettrice.',
      en: 'Check that this responder is the one of the issuing authority.',
    },
  },
  'ocsp-not-yet': {
    fact: {
      fr: 'La réponse OCSP pour le certificat {serial} de « {issuer} » porte une date à venir ({thisUpdate}).',
      en: 'The OCSP response about certificate {serial} of "{issuer}" bears a date to come ({thisUpdate}).',
    },
    remedy: {
      fr: 'Vérifiez l’heure de cette machine, puis celle du répondeur.',
      en: 'Check the time of this machine, then that of the responder.',
    },
  },
  'ocsp-stale': {
    fact: {
      fr: 'La réponse OCSP pour le certificat {serial} de « {issuer} » est périmée depuis le {nextUpdate}.',
      en: 'The OCSP response about certificate {serial} of "{issuer}" went stale on {nextUpdate}.',
    },
    remedy: {
      fr: 'Interrogez de nouveau le répondeur, et vérifiez l’heure de cette machine.',
      en: 'Ask the responder again, and check the time of this machine.',
    },
  },
  'ocsp-unknown': {
    fact: {
      fr: '« {issuer} » ne connaît pas le certificat {serial} de « {subject} ».',
      en: '"{issuer}" does not know the certificate {serial} of "{subject}".',
    },
    remedy: {
      fr: 'Demandez à l’autorité émettrice si ce certificat est bien le sien.',
      en: 'Ask the issuing authority whether this certificate is its own.',
    },
  },
} as const
