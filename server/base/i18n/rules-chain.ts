/** Why any chain may be refused by RFC 5280 alone, whatever the directory says: a part of the rules. */

export const chainRules = {
  'old-version': {
    fact: {
      fr: '« {subject} » est un certificat X.509 de version {version}, qui ne peut porter aucune extension.',
      en: '"{subject}" is an X.509 certificate of version {version}, which cannot carry any extension.',
    },
    remedy: {
      fr: 'Demandez un certificat de version 3.',
      en: 'Ask for a certificate of version 3.',
    },
  },
  'not-conforming': {
    fact: {
      fr: 'Le certificat « {subject} » enfreint le {spec} ({detail}).',
      en: 'The certificate "{subject}" breaks {spec} ({detail}).',
    },
    remedy: {
      fr: 'Demandez à l’autorité émettrice un certificat conforme.',
      en: 'Ask the issuing authority for a conforming certificate.',
    },
  },
  'name-not-permitted': {
    fact: {
      fr: '« {issuer} » n’a pas le droit de délivrer un certificat pour le nom « {name} » que porte « {subject} ».',
      en: '"{issuer}" has no right to have certificates issued for the name "{name}" that "{subject}" carries.',
    },
    remedy: {
      fr: 'Demandez un certificat à une autorité dont les contraintes de noms admettent celui-ci.',
      en: 'Ask an authority whose name constraints allow this name for a certificate.',
    },
  },
  'name-constraint-unusable': {
    fact: {
      fr: '« {issuer} » porte une contrainte de noms qui ne se comprend pas ({constraint}).',
      en: '"{issuer}" carries a name constraint that makes no sense ({constraint}).',
    },
    remedy: {
      fr: 'Signalez-le à l’autorité émettrice, dont le certificat est à refaire.',
      en: 'Tell the issuing authority, whose certificate must be made again.',
    },
  },
  'policy-not-acceptable': {
    fact: {
      fr: 'Aucune politique de certification admise ne tient jusqu’à « {subject} » (politiques : {policies}).',
      en: 'No acceptable certificate policy holds all the way to "{subject}" (policies: {policies}).',
    },
    remedy: {
      fr: 'Demandez un certificat délivré sous une politique admise par toute la chaîne.',
      en: 'Ask for a certificate issued under a policy that the whole chain allows.',
    },
  },
  'policy-mapping-invalid': {
    fact: {
      fr: '« {subject} » met en correspondance « toute politique », ce qui est interdit.',
      en: '"{subject}" maps "any policy", which is forbidden.',
    },
    remedy: {
      fr: 'Signalez-le à l’autorité émettrice, dont le certificat est à refaire.',
      en: 'Tell the issuing authority, whose certificate must be made again.',
    },
  },
  'path-too-complex': {
    fact: {
      fr: 'Les contraintes de noms de « {issuer} » et les noms de « {subject} » sont trop nombreux pour être examinés.',
      en: 'The name constraints of "{issuer}" and the names of "{subject}" are too many to be examined.',
    },
    remedy: {
      fr: 'Demandez un certificat de taille ordinaire.',
      en: 'Ask for a certificate of ordinary size.',
    },
  },
  'too-deep': {
    fact: {
      fr: 'La chaîne compte au moins {count} autorité(s) intermédiaire(s), la limite demandée est de {limit}.',
      en: 'The chain has at least {count} intermediate authorities, the limit asked for is {limit}.',
    },
    remedy: {
      fr: 'Présentez une chaîne plus courte, ou relevez la limite.',
      en: 'Present a shorter chain, or raise the limit.',
    },
  },
  'peer-name-mismatch': {
    fact: {
      fr: 'Le certificat « {subject} » n’est pas celui de « {name} » ; noms inscrits : {found}.',
      en: 'The certificate "{subject}" is not that of "{name}"; names listed: {found}.',
    },
    remedy: {
      fr: 'Vérifiez le nom demandé, ou demandez un certificat qui le porte.',
      en: 'Check the name asked for, or ask for a certificate that carries it.',
    },
  },

  // Authorities of others.
  'foreign-nobody': {
    fact: {
      fr: '« {subject} » ne porte aucun identifiant national que son autorité puisse attester ({audience}).',
      en: '"{subject}" carries no national identifier that its authority may vouch for ({audience}).',
    },
    remedy: {
      fr: 'Utilisez un certificat d’authentification de personne ou d’organisation.',
      en: 'Use an authentication certificate of a person or of an organisation.',
    },
  },
  'foreign-waiting': {
    fact: {
      fr: 'Le certificat de {identity} est valable, mais cette identité attend l’accord de l’administrateur.',
      en: 'The certificate of {identity} is valid, but this identity waits for the consent of the administrator.',
    },
    remedy: {
      fr: 'L’administrateur doit lancer « pli trust queue », puis « pli trust accept » ou « pli trust refuse ».',
      en: 'The administrator must run "pli trust queue", then "pli trust accept" or "pli trust refuse".',
    },
  },
  'foreign-refused': {
    fact: {
      fr: 'L’administrateur a refusé le certificat « {subject} » ({identity}).',
      en: 'The administrator has refused the certificate "{subject}" ({identity}).',
    },
    remedy: {
      fr: 'Adressez-vous à l’administrateur, qui peut revenir sur ce refus (pli trust accept).',
      en: 'Ask the administrator, who may go back on this refusal (pli trust accept).',
    },
  },
  'foreign-crl-missing': {
    fact: {
      fr: 'Nous n’avons aucune liste de révocation de « {issuer} », l’état de « {subject} » est donc inconnu.',
      en: 'We have no revocation list of "{issuer}", so the status of "{subject}" is unknown.',
    },
    remedy: {
      fr: 'L’administrateur doit fournir cette liste (pli trust list pour voir, pli trust refresh pour la chercher).',
      en: 'The administrator must provide this list (pli trust list to see, pli trust refresh to fetch it).',
    },
  },
  'foreign-crl-stale': {
    fact: {
      fr: 'La liste de révocation de « {issuer} » est périmée depuis le {nextUpdate}, l’état de « {subject} » est donc inconnu.',
      en: 'The revocation list of "{issuer}" is out of date since {nextUpdate}, so the status of "{subject}" is unknown.',
    },
    remedy: {
      fr: 'L’administrateur doit chercher la nouvelle liste (pli trust refresh).',
      en: 'The administrator must fetch the new list (pli trust refresh).',
    },
  },
} as const
