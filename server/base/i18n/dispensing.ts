/** Texts of the catalogue for: the dispensing ledger, prescriptions shown and dispensed. */

export const dispensingPhrases = {
  'dispensing.refusal.not-author': {
    fr: 'Cette prescription a un autre auteur : lui seul peut la remplacer ou l’annuler.',
    en: 'This prescription has another author: only he can replace or cancel it.',
  },
  'dispensing.refusal.unknown-line': {
    fr: 'La prescription n’a pas de ligne {line}.',
    en: 'The prescription has no line {line}.',
  },
  'dispensing.refusal.not-begun': {
    fr: 'La ligne {line} n’en est pas encore à ce renouvellement.',
    en: 'Line {line} has not come to this renewal yet.',
  },
  'dispensing.refusal.superseded': {
    fr: 'Cette prescription a été remplacée par une autre le {at}, par {by} : elle ne peut plus être dispensée.',
    en: 'This prescription was replaced by another one on {at}, by {by}: it can no longer be dispensed.',
  },
  'dispensing.refusal.cancelled': {
    fr: 'Cette prescription a été annulée le {at}, par {by} : elle ne peut plus être dispensée.',
    en: 'This prescription was cancelled on {at}, by {by}: it can no longer be dispensed.',
  },
  'dispensing.refusal.dispensed-already': {
    fr: 'La ligne {line} a déjà été dispensée par {by}, le {at}.',
    en: 'Line {line} has been dispensed already by {by}, on {at}.',
  },
  'dispensing.refusal.too-many-boxes': {
    fr: 'Il ne reste que {left} boîte(s) à dispenser sur la ligne {line}.',
    en: 'Only {left} box(es) remain to be dispensed on line {line}.',
  },
  'dispensing.refusal.dispensed-elsewhere': {
    fr: 'Une autre version de cette prescription a déjà été dispensée par {by}, le {at}.',
    en: 'Another version of this prescription has been dispensed already by {by}, on {at}.',
  },
  'dispensing.refusal.changed-meanwhile': {
    fr: 'Cette prescription vient d’être dispensée par quelqu’un d’autre : consultez-la à nouveau.',
    en: 'This prescription has just been dispensed by somebody else: look at it again.',
  },
  'dispensing.refusal.no-such-dispensing': {
    fr: 'Cette boîte aux lettres n’a pas fait cette dispensation.',
    en: 'This mailbox has not made that dispensing.',
  },
  'dispensing.refusal.undo-too-late': {
    fr: 'Cette dispensation date du {at} : elle ne peut plus être reprise après {minutes} minutes.',
    en: 'This dispensing was made on {at}: it can no longer be taken back after {minutes} minutes.',
  },
  'dispensing.bad-request': {
    fr: 'La demande au registre des dispensations est mal formée : {field}.',
    en: 'The request to the dispensing ledger is malformed: {field}.',
  },
  'ledger.refused': {
    fr: '{answer}',
    en: '{answer}',
  },
  'ledger.silent': {
    fr: 'La passerelle n’a pas de registre des dispensations, ou sa réponse est incompréhensible.',
    en: 'The gateway has no dispensing ledger, or its answer makes no sense.',
  },
  'prescription.none': {
    fr: 'Ce document n’est pas une prescription : « {title} ».',
    en: 'This document is no prescription: "{title}".',
  },
  'prescription.too-long': {
    fr: 'Cette prescription compte trop de lignes pour en être une.',
    en: 'This prescription has too many lines to be one.',
  },
  'dispensation.none': {
    fr: 'Ce document n’est pas une dispensation : « {title} ».',
    en: 'This document is no dispensation: "{title}".',
  },
  'dispensation.empty': {
    fr: 'Une dispensation porte sur au moins une ligne de la prescription.',
    en: 'A dispensation tells of at least one line of the prescription.',
  },
} as const
