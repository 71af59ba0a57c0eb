/** Texts of the catalogue for: health documents and packages. */

export const healthPhrases = {
  'cli.section.health': { fr: 'Documents de santé :', en: 'Health documents:' },
  'cmd.xdm': { fr: 'Archives IHE_XDM', en: 'IHE_XDM archives' },
  'cmd.xdm.read': {
    fr: 'lire une archive IHE_XDM : documents, patient, auteur',
    en: 'read an IHE_XDM archive: documents, patient, author',
  },
  'cmd.xdm.check': {
    fr: 'vérifier une archive IHE_XDM, règle par règle',
    en: 'check an IHE_XDM archive, rule by rule',
  },
  'cmd.xdm.build': {
    fr: 'faire une archive IHE_XDM de documents CDA',
    en: 'make an IHE_XDM archive of CDA documents',
  },
  'cmd.cda': { fr: 'Documents cliniques CDA', en: 'CDA clinical documents' },
  'cmd.cda.show': {
    fr: 'montrer un document CDA, seul ou dans son archive',
    en: 'show a CDA document, alone or in its archive',
  },
  'cmd.medicine': { fr: 'Médicaments', en: 'Medicines' },
  'cmd.medicine.import': {
    fr: 'reprendre les fichiers de la base publique des médicaments (BDPM)',
    en: 'take over the files of the French public medicines database (BDPM)',
  },
  'cmd.medicine.search': {
    fr: 'chercher un médicament par son nom ou son code',
    en: 'find a medicine by its name or code',
  },
  'medicine.file': {
    fr: 'où les médicaments sont gardés',
    en: 'where the medicines are kept',
  },
  'medicine.folder': {
    fr: 'dossier de CIS_bdpm.txt et CIS_CIP_bdpm.txt',
    en: 'folder of CIS_bdpm.txt and CIS_CIP_bdpm.txt',
  },
  'medicine.words': {
    fr: 'débuts de mots, code CIS ou CIP13',
    en: 'beginnings of words, CIS or CIP13 code',
  },
  'medicine.limit': { fr: 'médicaments montrés', en: 'medicines shown' },
  'medicine.no-files': {
    fr: 'Le dossier {folder} ne contient pas CIS_bdpm.txt : téléchargez les fichiers de la base publique des médicaments.',
    en: 'The folder {folder} does not hold CIS_bdpm.txt: download the files of the public medicines database.',
  },
  'medicine.nothing': {
    fr: 'Aucune ligne de {file} n’est un médicament : rien n’a été changé.',
    en: 'No line of {file} is a medicine: nothing was changed.',
  },
  'medicine.damaged': {
    fr: 'Le fichier {path} n’est pas lisible : refaites « pli medicine import ».',
    en: 'The file {path} cannot be read: run "pli medicine import" again.',
  },
  'medicine.imported': {
    fr: '{medicines} médicaments, {presentations} présentations, {refused} lignes écartées. Gardés dans {path}',
    en: '{medicines} medicines, {presentations} presentations, {refused} lines left out. Kept in {path}',
  },
  'medicine.would': {
    fr: 'Essai : {medicines} médicaments, {presentations} présentations, {refused} lignes écartées. Rien n’est enregistré.',
    en: 'Trial: {medicines} medicines, {presentations} presentations, {refused} lines left out. Nothing is kept.',
  },
  'medicine.refused.shape': {
    fr: '{file}, ligne {line} : pas assez de colonnes',
    en: '{file}, line {line}: too few columns',
  },
  'medicine.refused.cis': {
    fr: '{file}, ligne {line} : le code CIS n’a pas 8 chiffres',
    en: '{file}, line {line}: the CIS code does not have 8 digits',
  },
  'medicine.refused.cip13': {
    fr: '{file}, ligne {line} : le code CIP13 est faux',
    en: '{file}, line {line}: the CIP13 code is wrong',
  },
  'medicine.refused.twice': {
    fr: '{file}, ligne {line} : ce code CIS a déjà été lu',
    en: '{file}, line {line}: this CIS code was read before',
  },
  'medicine.refused.orphan': {
    fr: '{file} : présentation d’un médicament inconnu',
    en: '{file}: presentation of an unknown medicine',
  },
  'medicine.refused.more': { fr: '… et {count} autres lignes', en: '… and {count} more lines' },
  'medicine.none': { fr: 'Aucun médicament ne correspond.', en: 'No medicine matches.' },
  'medicine.name': { fr: 'Médicament', en: 'Medicine' },
  'medicine.presentation': { fr: 'Présentation', en: 'Presentation' },
  'medicine.sold': { fr: 'Vendu', en: 'Sold' },
  'medicine.yes': { fr: 'oui', en: 'yes' },
  'medicine.no': { fr: 'non', en: 'no' },
  'xdm.file': { fr: 'archive IHE_XDM.ZIP', en: 'archive IHE_XDM.ZIP' },
  'xdm.cda': { fr: 'documents CDA d’un même patient', en: 'CDA documents of one patient' },
  'xdm.save': {
    fr: 'enregistrer les documents intacts dans ce dossier',
    en: 'save the sound documents into this folder',
  },
  'xdm.out': { fr: 'fichier à créer', en: 'file to create' },
  'xdm.chosenAction': {
    fr: 'ce que l’archive fait du document : le créer, le remplacer, le retirer',
    en: 'what the archive does with the document: create, replace or withdraw it',
  },
  'xdm.built': { fr: 'Archive écrite : {path} ({size})', en: 'Archive written: {path} ({size})' },
  'xdm.document': { fr: 'Document', en: 'Document' },
  'xdm.title': { fr: 'Titre', en: 'Title' },
  'xdm.date': { fr: 'Date', en: 'Date' },
  'xdm.action': { fr: 'Envoi', en: 'Sending' },
  'xdm.action.create': { fr: 'nouveau', en: 'new' },
  'xdm.action.replace': { fr: 'remplace', en: 'replaces' },
  'xdm.action.delete': { fr: 'retiré', en: 'withdrawn' },
  'xdm.state': { fr: 'État', en: 'State' },
  'xdm.intact': { fr: 'intact', en: 'sound' },
  'xdm.broken': { fr: 'ALTÉRÉ', en: 'ALTERED' },
  'xdm.sound': {
    fr: 'Archive saine : {documents} document(s), {flaws} remarque(s).',
    en: 'Sound archive: {documents} document(s), {flaws} remark(s).',
  },
  'xdm.unsound': {
    fr: 'Archive à ne pas croire : {faults} faute(s), {flaws} remarque(s) en tout.',
    en: 'Archive not to be trusted: {faults} fault(s), {flaws} remark(s) in all.',
  },
  'cda.file': {
    fr: 'document CDA (XML) ou archive IHE_XDM',
    en: 'CDA document (XML) or IHE_XDM archive',
  },
  'cda.save': {
    fr: 'enregistrer les fichiers contenus (PDF, images) dans ce dossier',
    en: 'save the files inside (PDF, images) into this folder',
  },
  'cda.whole': {
    fr: 'Document d’un seul tenant : {type}, {size} (--save pour l’enregistrer).',
    en: 'Document in one piece: {type}, {size} (--save to save it).',
  },
  'health.patient': { fr: 'Patient', en: 'Patient' },
  'health.author': { fr: 'Auteur', en: 'Author' },
  'health.authenticator': { fr: 'Responsable', en: 'Authenticator' },
  'health.born': { fr: 'né(e) le {date}', en: 'born {date}' },
  'xml.too-large': {
    fr: 'Ce document XML est trop gros pour être lu.',
    en: 'This XML document is too large to be read.',
  },
  'xml.too-deep': {
    fr: 'Ce document XML a trop d’éléments, ou trop imbriqués.',
    en: 'This XML document has too many elements, or too many inside one another.',
  },
  'xml.document-type': {
    fr: 'Ce document XML déclare un type (DOCTYPE), ce qui n’est pas admis ici.',
    en: 'This XML document declares a document type (DOCTYPE), which is not allowed here.',
  },
  'xml.encoding': {
    fr: 'Le codage « {encoding} » de ce document XML n’est pas connu.',
    en: 'The encoding "{encoding}" of this XML document is not known.',
  },
  'xml.bytes': {
    fr: 'Ce document XML se dit en {encoding}, mais contient des octets qui n’en sont pas.',
    en: 'This XML document says it is {encoding}, but holds bytes that are not.',
  },
  'xml.not-well-formed': {
    fr: 'XML mal formé, ligne {line}, colonne {column}.',
    en: 'XML is not well formed, line {line}, column {column}.',
  },
  'xml.unreadable': {
    fr: 'Ce n’est pas un document XML.',
    en: 'This is not an XML document.',
  },
  'zip.too-large': {
    fr: 'Cette archive est trop grosse pour être ouverte.',
    en: 'This archive is too large to be opened.',
  },
  'zip.unreadable': {
    fr: 'Ce n’est pas une archive zip, ou elle est abîmée.',
    en: 'This is not a zip archive, or it is damaged.',
  },
  'zip.too-many': {
    fr: 'Cette archive contient plus de {count} fichiers : elle n’est pas ouverte.',
    en: 'This archive holds more than {count} files: it is not opened.',
  },
  'zip.bomb': {
    fr: 'Cette archive se déplierait démesurément (bombe zip) : elle n’est pas ouverte.',
    en: 'This archive would unfold out of all measure (zip bomb): it is not opened.',
  },
  'zip.twice': {
    fr: 'Cette archive contient deux fois « {name} » : on ne peut savoir lequel est le bon.',
    en: 'This archive holds "{name}" twice: nobody can tell which one is meant.',
  },
  'zip.path': {
    fr: 'Le nom « {name} » sortirait du dossier de l’archive : elle n’est pas ouverte.',
    en: 'The name "{name}" would lead out of the archive’s folder: it is not opened.',
  },
  'zip.encrypted': {
    fr: '« {name} » est chiffré par un mot de passe : demandez à l’expéditeur une archive sans mot de passe.',
    en: '"{name}" is locked by a password: ask the sender for an archive without one.',
  },
  'zip.link': {
    fr: '« {name} » est un lien vers un autre fichier : l’archive n’est pas ouverte.',
    en: '"{name}" is a link to another file: the archive is not opened.',
  },
  'zip.overlap': {
    fr: 'Des fichiers de cette archive se recouvrent (bombe zip) : elle n’est pas ouverte.',
    en: 'Files of this archive overlap (zip bomb): it is not opened.',
  },
  'zip.damaged': {
    fr: '« {name} » est abîmé : ses octets ne sont pas ceux que l’archive annonce.',
    en: '"{name}" is damaged: its bytes are not those that the archive promises.',
  },
  'cda.none': {
    fr: 'Ce n’est pas un document clinique CDA : sa racine est « {root} ».',
    en: 'This is not a CDA clinical document: its root is "{root}".',
  },
  'cda.base64': {
    fr: 'Une pièce contenue dans ce document est abîmée (base64).',
    en: 'A file inside this document is damaged (base64).',
  },
  'prescription.empty': {
    fr: 'Une ordonnance prescrit au moins un médicament ou un dispositif.',
    en: 'A prescription prescribes at least one medicine or device.',
  },
  'ins.form': {
    fr: '« {text} » n’est pas un matricule INS : 13 caractères et une clé de 2 chiffres.',
    en: '"{text}" is not an INS number: 13 characters and a key of 2 digits.',
  },
  'ins.key': {
    fr: 'La clé du matricule INS {number} est fausse : vérifiez chaque chiffre.',
    en: 'The key of the INS number {number} is wrong: check each digit.',
  },
  'xdm.nothing': {
    fr: 'Une archive IHE_XDM contient au moins un document.',
    en: 'An IHE_XDM archive holds at least one document.',
  },
  'xdm.two-patients': {
    fr: 'Ces documents concernent plusieurs patients : faites une archive par patient.',
    en: 'These documents are of several patients: make one archive for each.',
  },
  'xdm.unknown-type': {
    fr: 'Ce type de document ({code} {title}) n’est pas de ceux que Pli sait mettre en archive.',
    en: 'This type of document ({code} {title}) is not one that Pli can put in an archive.',
  },
  'xdm.no-document': {
    fr: 'Le document « {uri} » n’est pas dans l’archive.',
    en: 'The document "{uri}" is not in the archive.',
  },
  'xdm.weight.fault': { fr: 'FAUTE', en: 'FAULT' },
  'xdm.weight.warning': { fr: 'attention', en: 'warning' },
  'xdm.weight.note': { fr: 'remarque', en: 'note' },
  'xdm.flaw.folder': {
    fr: 'pas de dossier IHE_XDM à la racine',
    en: 'no folder IHE_XDM at the root',
  },
  'xdm.flaw.index-missing': { fr: 'INDEX.HTM manque', en: 'INDEX.HTM is missing' },
  'xdm.flaw.readme-missing': { fr: 'README.TXT manque', en: 'README.TXT is missing' },
  'xdm.flaw.readme-form': {
    fr: 'n’est pas en ASCII 7 bits à lignes CRLF',
    en: 'is not 7-bit ASCII with CRLF lines',
  },
  'xdm.flaw.name-form': {
    fr: 'nom hors ISO 9660 niveau 1 (8.3, capitales)',
    en: 'name outside ISO 9660 level 1 (8.3, capitals)',
  },
  'xdm.flaw.metadata-missing': {
    fr: 'aucun METADATA.XML : ce n’est pas une archive IHE_XDM',
    en: 'no METADATA.XML: this is not an IHE_XDM archive',
  },
  'xdm.flaw.metadata-unreadable': {
    fr: 'métadonnées illisibles : {why}',
    en: 'metadata cannot be read: {why}',
  },
  'xdm.flaw.no-submission-set': {
    fr: 'aucun lot de soumission',
    en: 'no submission set',
  },
  'xdm.flaw.no-documents': { fr: 'aucun document', en: 'no document' },
  'xdm.flaw.document-missing': {
    fr: 'document annoncé, mais absent de l’archive',
    en: 'document promised, but not in the archive',
  },
  'xdm.flaw.document-unlisted': {
    fr: 'fichier dont les métadonnées ne disent rien',
    en: 'file of which the metadata say nothing',
  },
  'xdm.flaw.hash': {
    fr: 'altéré : empreinte {found} au lieu de {expected}',
    en: 'altered: hash {found} instead of {expected}',
  },
  'xdm.flaw.hash-missing': { fr: 'pas d’empreinte', en: 'no hash' },
  'xdm.flaw.size': {
    fr: 'altéré : {found} octets au lieu de {expected}',
    en: 'altered: {found} bytes instead of {expected}',
  },
  'xdm.flaw.size-missing': { fr: 'pas de taille', en: 'no size' },
  'xdm.flaw.field-missing': {
    fr: 'métadonnées absentes : {fields}',
    en: 'metadata missing: {fields}',
  },
  'xdm.flaw.two-patients': {
    fr: '{count} patients dans une même archive',
    en: '{count} patients in one archive',
  },
  'xdm.flaw.reference': {
    fr: 'renvoi à un objet absent : {id}',
    en: 'reference to an object that is not there: {id}',
  },
  'xdm.flaw.nested': {
    fr: 'archive dans l’archive : elle n’est pas ouverte',
    en: 'an archive inside the archive: it is not opened',
  },
} as const
