/** Texts of the catalogue for: the verdict on what is signed. A reason is `verdict.amber.…` (doubt) or `verdict.red.…` (fault). */

export const verdictPhrases = {
  'verdict.green': { fr: 'Authentique', en: 'Genuine' },
  'verdict.amber': { fr: 'À vérifier', en: 'To be checked' },
  'verdict.red': { fr: 'À ne pas croire', en: 'Not to be believed' },
  'verdict.claims': { fr: 'Se dit signé par {who}', en: 'Claims to be signed by {who}' },
  'verdict.signed': { fr: 'Signé par {who}, inaltéré', en: 'Signed by {who}, unaltered' },
  'verdict.signed-at.signer': {
    fr: 'Signé par {who}, le {at} selon son auteur, inaltéré',
    en: 'Signed by {who}, on {at} as its author says, unaltered',
  },
  'verdict.signed-at.gateway': {
    fr: 'Signé par {who}, reçu le {at}, inaltéré',
    en: 'Signed by {who}, received on {at}, unaltered',
  },
  'verdict.signed-at.authority': {
    fr: 'Signé par {who}, le {at} (horodaté), inaltéré',
    en: 'Signed by {who}, on {at} (time-stamped), unaltered',
  },
  'verdict.certificate': {
    fr: 'Certificat {serial} de {issuer}',
    en: 'Certificate {serial} from {issuer}',
  },
  'verdict.amber.unsigned': {
    fr: 'Rien n’est signé : l’auteur n’est pas prouvé.',
    en: 'Nothing is signed: the author is not proven.',
  },
  'verdict.amber.stolen-since': {
    fr: 'La clé du signataire a été déclarée volée ou perdue le {at}, peu après cette signature : assurez-vous auprès de lui qu’elle est bien la sienne.',
    en: 'The signer’s key was reported stolen or lost on {at}, shortly after this signature: make sure with them that it is theirs.',
  },
  'verdict.amber.revocation-unknown': {
    fr: 'On n’a pas pu savoir si le certificat du signataire est révoqué.',
    en: 'Whether the signer’s certificate is revoked could not be learnt.',
  },
  'verdict.red.altered': {
    fr: 'Le contenu a été modifié après la signature.',
    en: 'The content was changed after it was signed.',
  },
  'verdict.note.expired-since': {
    fr: 'Le certificat a expiré depuis, le {at} ; il était valable à la signature.',
    en: 'The certificate has expired since, on {at}; it was valid when it signed.',
  },
  'verdict.note.revoked-since': {
    fr: 'Le certificat a été révoqué depuis, le {at} ; il était valable à la signature.',
    en: 'The certificate has been revoked since, on {at}; it was valid when it signed.',
  },
  'verdict.amber.no-anchor': {
    fr: 'Aucune autorité de confiance n’est donnée : on ne sait pas si ce certificat est vrai.',
    en: 'No trusted authority is given: whether this certificate is genuine is not known.',
  },
  'verdict.amber.expired-unproven': {
    fr: 'Le certificat du signataire a expiré le {at}, et rien ne prouve que la signature date d’avant.',
    en: 'The signer’s certificate expired on {at}, and nothing proves that the signature is older.',
  },
  'verdict.amber.revoked-unproven': {
    fr: 'Le certificat du signataire a été révoqué le {at}, et rien ne prouve que la signature date d’avant.',
    en: 'The signer’s certificate was revoked on {at}, and nothing proves that the signature is older.',
  },
  'verdict.amber.time-in-future': {
    fr: 'Le signataire dit avoir signé le {at}, qui n’est pas encore là.',
    en: 'The signer claims to have signed on {at}, which has not come yet.',
  },
  'verdict.amber.time-contradicted': {
    fr: 'Le signataire dit avoir signé le {at}, après le moment où la signature existait déjà.',
    en: 'The signer claims to have signed on {at}, after the signature already existed.',
  },
  'verdict.amber.unidentified': {
    fr: 'Le certificat ne porte pas de numéro national (RPPS, FINESS…) : son titulaire n’est connu que par son nom.',
    en: 'The certificate bears no national number (RPPS, FINESS…): its holder is known by name only.',
  },
  'verdict.red.unknown-authority': {
    fr: 'Le certificat vient de « {issuer} », qui ne mène à aucune autorité de confiance.',
    en: 'The certificate comes from "{issuer}", which leads to no trusted authority.',
  },
  'verdict.red.bad-chain': {
    fr: 'La chaîne du certificat vers « {issuer} » n’est pas bonne ({rule}).',
    en: 'The certificate’s chain to "{issuer}" is not good ({rule}).',
  },
  'verdict.red.not-valid-then': {
    fr: 'Le certificat n’était pas valable à la signature : il vaut du {fromAt} au {untilAt}.',
    en: 'The certificate was not valid when it signed: it is good from {fromAt} until {untilAt}.',
  },
  'verdict.red.authority-not-valid-then': {
    fr: 'L’autorité qui a délivré le certificat n’était plus, ou pas encore, valable à la signature.',
    en: 'The authority that issued the certificate was not valid, or not yet, when it signed.',
  },
  'verdict.red.revoked': {
    fr: 'Le certificat du signataire était révoqué à la signature (depuis le {at}).',
    en: 'The signer’s certificate was revoked when it signed (since {at}).',
  },
  'verdict.red.key-compromised': {
    fr: 'La clé du signataire a été volée ou perdue (certificat révoqué le {at}) : la signature peut être d’un autre.',
    en: 'The signer’s key was stolen or lost (certificate revoked on {at}): somebody else may have signed.',
  },
  'verdict.red.suspended': {
    fr: 'Le certificat du signataire est suspendu depuis le {at}.',
    en: 'The signer’s certificate has been suspended since {at}.',
  },
  'verdict.red.authority-revoked': {
    fr: 'L’autorité « {issuer} », qui a délivré le certificat, a été révoquée le {at}.',
    en: 'The authority "{issuer}", which issued the certificate, was revoked on {at}.',
  },
  'verdict.red.not-for-signing': {
    fr: 'Ce certificat n’est pas fait pour signer des messages ou des documents ({usage}).',
    en: 'This certificate is not made for signing messages or documents ({usage}).',
  },
  'verdict.red.weak': {
    fr: 'La signature repose sur une clé ou un procédé trop faible ({what}).',
    en: 'The signature rests on a key or a method that is too weak ({what}).',
  },
} as const
