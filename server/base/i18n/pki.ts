/** Why the directory and its authorities refuse what an administrator asks. */

export const pkiPhrases = {
  'pki.identifier-form': {
    fr: '« {text} » n’a pas la forme d’un numéro {name}.',
    en: '"{text}" does not have the form of a {name} number.',
  },
  'pki.identifier-digit': {
    fr: '{name} {number} : la clé de contrôle est fausse, cherchez une faute de frappe.',
    en: '{name} {number}: the check digit is wrong, look for a typing error.',
  },
  'pki.identity-form': {
    fr: '« {text} » n’est pas une identité telle que rpps:10100997245.',
    en: '"{text}" is not an identity such as rpps:10100997245.',
  },
  'pki.not-active': {
    fr: '{identity} est suspendu à l’annuaire : réactivez-le d’abord.',
    en: '{identity} is suspended in the directory: reactivate it first.',
  },
  'pki.two-organisations': {
    fr: 'finess:{finess} et siret:{siret} sont ici deux organisations différentes.',
    en: 'finess:{finess} and siret:{siret} are two organisations here.',
  },
  'pki.mailbox-of-other': {
    fr: 'La boîte {address} appartient à {owner} : choisissez une autre adresse.',
    en: 'The mailbox {address} belongs to {owner}: choose another address.',
  },
  'pki.mailbox-type': {
    fr: 'La boîte {address} est de type {type}, et le type ne change jamais.',
    en: 'The mailbox {address} is of type {type}, which never changes.',
  },
  'pki.mailbox-closed': {
    fr: 'La boîte {address} est fermée.',
    en: 'The mailbox {address} is closed.',
  },
  'pki.mailbox-unknown': {
    fr: 'La boîte {address} n’existe pas.',
    en: 'There is no mailbox {address}.',
  },
  'pki.address-form': {
    fr: '« {text} » n’est pas une adresse de la forme nom@domaine.',
    en: '"{text}" is not an address of the form name@domain.',
  },
  'pki.address-domain': {
    fr: '{domain} n’est pas un domaine de cette passerelle, qui sert : {domains}.',
    en: '{domain} is not a domain of this gateway, which serves: {domains}.',
  },
  'pki.profession': {
    fr: 'Profession inconnue : « {text} ». Professions connues : {names}.',
    en: 'Unknown profession: "{text}". Known professions: {names}.',
  },
  'pki.identity-unknown': {
    fr: '{identity} n’est pas à l’annuaire.',
    en: '{identity} is not in the directory.',
  },
  'pki.grant-empty': {
    fr: 'Cette délégation ne permet rien : donnez au moins un droit, et une fin après le début.',
    en: 'This delegation allows nothing: give at least one right, and an end after its beginning.',
  },
  'pki.person-name': {
    fr: '« {text} » n’est pas un nom de personne.',
    en: '"{text}" is not the name of a person.',
  },
  'pki.organisation-number': {
    fr: 'Une organisation a besoin d’un numéro FINESS ou SIRET.',
    en: 'An organisation needs a FINESS or a SIRET number.',
  },
  'pki.organisation-name': {
    fr: 'La raison sociale est vide, trop longue, ou contient des caractères de commande.',
    en: 'The name of the organisation is empty, too long or holds controls.',
  },
  'pki.dns-name': { fr: '« {text} » n’est pas un nom DNS.', en: '"{text}" is not a DNS name.' },
  'pki.serial-unknown': {
    fr: 'Aucun certificat n’a le numéro de série {serial}.',
    en: 'No certificate has the serial number {serial}.',
  },
  'pki.nothing-to-revoke': {
    fr: '{identity} n’a pas de certificat à révoquer.',
    en: '{identity} has no certificate that could be revoked.',
  },
  'pki.revoked-already': {
    fr: 'Le certificat {serial} est déjà révoqué, depuis le {at}.',
    en: 'The certificate {serial} was revoked already on {at}.',
  },
  'pki.root-revoked': {
    fr: 'Une racine ne se révoque pas : retirez-la des ancres de chaque correspondant.',
    en: 'A root cannot be revoked: remove it from the anchors of every peer.',
  },
  'pki.clock-behind': {
    fr: 'L’horloge est en retard sur la dernière signature de l’autorité « {name} » ({at}) : corrigez-la d’abord.',
    en: 'The clock is behind the last signature of the authority "{name}" ({at}): correct it first.',
  },
  'pki.enrolled-otherwise.family': {
    fr: '{identity} est déjà à l’annuaire avec le nom « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the family name "{known}", not "{given}".',
  },
  'pki.enrolled-otherwise.given': {
    fr: '{identity} est déjà à l’annuaire avec le prénom « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the given name "{known}", not "{given}".',
  },
  'pki.enrolled-otherwise.profession': {
    fr: '{identity} est déjà à l’annuaire avec la profession « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the profession "{known}", not "{given}".',
  },
  'pki.enrolled-otherwise.name': {
    fr: '{identity} est déjà à l’annuaire avec la raison sociale « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the name "{known}", not "{given}".',
  },
  'pki.enrolled-otherwise.finess': {
    fr: '{identity} est déjà à l’annuaire avec le FINESS « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the FINESS number "{known}", not "{given}".',
  },
  'pki.enrolled-otherwise.siret': {
    fr: '{identity} est déjà à l’annuaire avec le SIRET « {known} », et non « {given} ».',
    en: '{identity} is already enrolled with the SIRET number "{known}", not "{given}".',
  },
} as const
