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
  'verdict.amber.revocation-unknown': {
    fr: 'On n’a pas pu savoir si le certificat du signataire est révoqué.',
    en: 'Whether the signer’s certificate is revoked could not be learnt.',
  },
  'verdict.red.altered': {
    fr: 'Le contenu a été modifié après la signature.',
    en: 'The content was changed after it was signed.',
  },
} as const
