/** Texts of the catalogue for: writing prescriptions. */

export const prescribePhrases = {
  'prescription.code': {
    fr: 'Un code 2D contient de 1 à 64 caractères sans accent : « {text} » n’en est pas fait.',
    en: 'A 2D code holds 1 to 64 characters without accents: "{text}" is not made of them.',
  },
  'mss.unqualified': {
    fr: 'L’adresse d’un patient ne se fait que d’un INS qualifié : cette identité ne l’est pas.',
    en: 'A patient’s address is only made of a qualified INS: this identity has none.',
  },
  'prescribe.json.object': {
    fr: '{path} : une suite de champs entre accolades est attendue.',
    en: '{path}: an object in braces is expected.',
  },
  'prescribe.json.list': {
    fr: '{path} : une liste entre crochets est attendue.',
    en: '{path}: a list in brackets is expected.',
  },
  'prescribe.json.text': {
    fr: '{path} : un texte non vide est attendu.',
    en: '{path}: a text that is not empty is expected.',
  },
  'prescribe.json.long': {
    fr: '{path} : trop long.',
    en: '{path}: too long.',
  },
  'prescribe.json.unknown': {
    fr: '{path} : inconnu.',
    en: '{path}: not known.',
  },
  'prescribe.json.flag': {
    fr: '{path} : true ou false est attendu.',
    en: '{path}: true or false is expected.',
  },
  'prescribe.json.count': {
    fr: '{path} : un nombre entier est attendu.',
    en: '{path}: a whole number is expected.',
  },
  'prescribe.json.amount': {
    fr: '{path} : un nombre supérieur à 0 est attendu.',
    en: '{path}: a number above 0 is expected.',
  },
  'prescribe.json.day': {
    fr: '{path} : une date est attendue, comme 1979-03-28 ou 28/03/1979.',
    en: '{path}: a date is expected, such as 1979-03-28 or 28/03/1979.',
  },
  'prescribe.json.sex': {
    fr: '{path} : M, F ou U est attendu.',
    en: '{path}: M, F or U is expected.',
  },
  'prescribe.json.place-code': {
    fr: '{path} : le code INSEE d’un lieu de naissance est attendu (99999 s’il est inconnu).',
    en: '{path}: the INSEE code of a place of birth is expected (99999 when unknown).',
  },
  'prescribe.json.postal-code': {
    fr: '{path} : un code postal de 5 chiffres est attendu.',
    en: '{path}: a postal code of 5 digits is expected.',
  },
  'prescribe.json.rpps': {
    fr: '{path} : un numéro RPPS de 11 chiffres, de clé juste, est attendu.',
    en: '{path}: an RPPS number of 11 digits with its right key is expected.',
  },
  'prescribe.json.structure-id': {
    fr: '{path} : un identifiant de structure est attendu : 1 puis le FINESS, 3 puis le SIRET.',
    en: '{path}: a structure number is expected: 1 and the FINESS, 3 and the SIRET.',
  },
  'prescribe.json.specialty': {
    fr: '{path} : un code de profession est attendu, comme G15_10/SM26.',
    en: '{path}: a code of profession is expected, such as G15_10/SM26.',
  },
  'prescribe.json.civility': {
    fr: '{path} : M ou MME est attendu.',
    en: '{path}: M or MME is expected.',
  },
  'prescribe.json.mark': {
    fr: '{path} : une mention connue est attendue : bizone, exception, secured, equipment, atHome, urgent, military.',
    en: '{path}: a known mark is expected: bizone, exception, secured, equipment, atHome, urgent, military.',
  },
  'prescribe.json.cis': {
    fr: '{path} : un code CIS de 8 chiffres est attendu.',
    en: '{path}: a CIS code of 8 digits is expected.',
  },
  'prescribe.json.cip13': {
    fr: '{path} : un code CIP13 de clé juste est attendu.',
    en: '{path}: a CIP13 code with its right key is expected.',
  },
  'prescribe.json.oid': {
    fr: '{path} : un OID connu est attendu.',
    en: '{path}: a known OID is expected.',
  },
  'prescribe.json.address': {
    fr: '{path} : une adresse de messagerie est attendue.',
    en: '{path}: a mail address is expected.',
  },
  'prescribe.json.range': {
    fr: '{path} : la dose haute est inférieure à la dose basse.',
    en: '{path}: the high dose is below the low one.',
  },
  'prescribe.json.none': {
    fr: 'Ce n’est pas du JSON.',
    en: 'This is not JSON.',
  },
  'prescribe.line.empty': {
    fr: 'Une ligne d’ordonnance commence par un nom.',
    en: 'A line of a prescription begins with a name.',
  },
  'prescribe.line.long': {
    fr: 'Cette ligne d’ordonnance est trop longue.',
    en: 'This line of a prescription is too long.',
  },
  'prescribe.line.no-posology': {
    fr: '« {line} » : il manque la posologie, après une virgule (« …, 1 comprimé 3 fois par jour »).',
    en: '"{line}": the posology is missing, behind a comma ("…, 1 comprimé 3 fois par jour").',
  },
  'prescribe.line.no-medicines': {
    fr: 'Le code {code} se cherche dans les médicaments importés : donnez --medicines FILE.',
    en: 'Code {code} is looked up in the imported medicines: give --medicines FILE.',
  },
  'prescribe.line.unknown-code': {
    fr: 'Le code {code} n’est pas parmi les médicaments importés.',
    en: 'Code {code} is not among the imported medicines.',
  },
  'prescribe.line.ambiguous': {
    fr: '« {name} » désigne plusieurs médicaments. Donnez le code CIS de l’un d’eux, ou « DCI {name} » pour le nom seul : {candidates}',
    en: '"{name}" is the name of several medicines. Give the CIS code of one of them, or "DCI {name}" for the name alone: {candidates}',
  },
  'prescribe.device.part': {
    fr: '« {part} » n’est pas compris pour le dispositif « {device} » : quantité, durée (« pendant 30 jours »), LPP, renouvellements, ALD, AT, NR.',
    en: '"{part}" is not understood for the device "{device}": quantity, duration ("pendant 30 jours"), LPP, renewals, ALD, AT, NR.',
  },
  'prescribe.patient.word': {
    fr: '« {word} » n’est pas compris. Les mots du patient : {words}.',
    en: '"{word}" is not understood. The words of a patient: {words}.',
  },
  'prescribe.patient.address': {
    fr: '« {text} » n’est pas une adresse comme « 1 place de l’Exemple, 51300 DOMPREMY ».',
    en: '"{text}" is not an address such as "1 place de l’Exemple, 51300 DOMPREMY".',
  },
} as const
