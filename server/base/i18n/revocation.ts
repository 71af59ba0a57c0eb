/** Text of revocation as others see it: lists, OCSP, the addresses where both are served. */

export const revocationPhrases = {
  'opt.pki.delta': {
    fr: 'La liste des changements récents (delta) plutôt que la liste complète',
    en: 'The list of recent changes (delta) rather than the full one',
  },
  'cmd.pki.ocsp-status': {
    fr: 'Demander l’état d’un certificat à un répondeur OCSP : 0 valable, 1 révoqué, 2 inconnu ou sans réponse sûre',
    en: 'Ask an OCSP responder for the state of a certificate: 0 good, 1 revoked, 2 unknown or no reliable answer',
  },
  'arg.pki.ocsp': {
    fr: 'Numéro de série d’un certificat du registre, ou fichier du certificat',
    en: 'Serial number of a certificate of the register, or the file of the certificate',
  },
  'opt.pki.issuer': {
    fr: 'Certificat de l’autorité émettrice, si elle n’est pas de cet espace de confiance',
    en: 'Certificate of the issuing authority, when it is not of this trust space',
  },
  'opt.pki.ocsp-url': {
    fr: 'Adresse du répondeur ; par défaut, la passerelle de DIR, sinon celle que porte le certificat',
    en: 'Address of the responder; by default the gateway of DIR, otherwise the one in the certificate',
  },
  'ocsp.serial-needs-data': {
    fr: '« {wanted} » n’est pas un fichier : pour chercher un numéro de série dans le registre, ajoutez --data DIR.',
    en: '"{wanted}" is no file: to look a serial number up in the register, add --data DIR.',
  },
  'ocsp.no-issuer': {
    fr: 'Le certificat de l’autorité « {issuer} » manque : donnez-le avec --issuer CA.pem.',
    en: 'The certificate of the authority "{issuer}" is missing: give it with --issuer CA.pem.',
  },
  'ocsp.no-url': {
    fr: 'Le certificat « {subject} » ne dit pas où interroger OCSP : donnez l’adresse avec --url.',
    en: 'The certificate "{subject}" does not say where OCSP is asked: give the address with --url.',
  },
  'ocsp.state.good': { fr: 'valable', en: 'good' },
  'ocsp.state.unknown': { fr: 'inconnu', en: 'unknown' },
  'ocsp.state.revoked': { fr: 'révoqué le {at} ({reason})', en: 'revoked on {at} ({reason})' },
  'ocsp.produced-at': { fr: 'Réponse du', en: 'Answered' },
  'ocsp.next-update': { fr: 'Valable jusqu’au', en: 'Valid until' },
  'ocsp.signer': { fr: 'Signée par', en: 'Signed by' },
  'ocsp.responder': { fr: 'Répondeur', en: 'Responder' },
  'ocsp.nonce-repeated': {
    fr: 'répété : la réponse vient d’être signée',
    en: 'repeated: the answer was signed just now',
  },
  'ocsp.nonce-none': {
    fr: 'absent : la réponse était déjà prête',
    en: 'none: the answer was ready before',
  },
} as const
