/** Texts of the FHIR interface: why a request is not answered. */

export const fhirPhrases = {
  'fhir.bad-address': {
    fr: 'Cette adresse ne peut être lue.',
    en: 'This address cannot be read.',
  },
  'fhir.read-only': {
    fr: 'Cet annuaire se lit et se cherche ; il ne se modifie pas par cette interface.',
    en: 'This directory is read and searched; it is not changed by this interface.',
  },
  'fhir.no-such-type': {
    fr: 'Rien n’est servi sous « {type} » : Practitioner, PractitionerRole, Organization, metadata.',
    en: 'Nothing is served under "{type}": Practitioner, PractitionerRole, Organization, metadata.',
  },
  'fhir.not-found': {
    fr: 'L’annuaire ne connaît pas {type}/{id}.',
    en: 'The directory does not know {type}/{id}.',
  },
  'fhir.json-only': {
    fr: 'Les réponses sont en JSON seulement : demandez application/fhir+json.',
    en: 'Answers are in JSON only: ask for application/fhir+json.',
  },
  'fhir.bad-page': {
    fr: 'Cette page n’existe pas : suivez le lien « next » d’une réponse.',
    en: 'There is no such page: follow the "next" link of an answer.',
  },
  'fhir.bad-count': {
    fr: '_count est un nombre à partir de 1, et non « {text} ».',
    en: '_count is a number from 1 up, not "{text}".',
  },
  'fhir.too-large': { fr: 'La demande est trop longue.', en: 'The request is too long.' },
  'fhir.too-much': { fr: 'Trop de paramètres.', en: 'Too many parameters.' },
  'fhir.too-long': {
    fr: 'La valeur de {name} est trop longue.',
    en: 'The value of {name} is too long.',
  },
  'fhir.unknown-parameter': {
    fr: '{type} ne se cherche pas par {name}.',
    en: '{type} is not searched by {name}.',
  },
  'fhir.unknown-include': {
    fr: '_include={value} n’est pas proposé.',
    en: '_include={value} is not offered.',
  },
  'fhir.unknown-modifier': {
    fr: '{name} ne prend pas le modificateur « :{modifier} ».',
    en: '{name} does not take the modifier ":{modifier}".',
  },
  'fhir.empty': { fr: '{name} n’a pas de valeur.', en: '{name} has no value.' },
  'fhir.part': {
    fr: '{name}:contains prend une seule valeur de {least} caractères au moins.',
    en: '{name}:contains takes one value of {least} characters at least.',
  },
  'fhir.two-parts': {
    fr: 'Un seul critère :contains à la fois.',
    en: 'One :contains criterion at a time.',
  },
  'fhir.unavailable': {
    fr: 'L’annuaire est occupé : réessayez dans un instant.',
    en: 'The directory is busy: try again in a moment.',
  },
  'fhir.failed': {
    fr: 'La faute est la nôtre ; elle a été notée.',
    en: 'The fault is ours; it has been logged.',
  },
} as const
