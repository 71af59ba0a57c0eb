/** Texts of `pli directory`. */

export const directoryPhrases = {
  'directory.not-an-extraction': {
    fr: 'Ce fichier n’est pas une extraction de l’Annuaire Santé : décompressez l’archive et donnez le fichier .txt.',
    en: 'This file is no extraction of the national directory: unpack the archive and give the .txt file.',
  },
  'directory.header': {
    fr: 'L’en-tête n’est celui d’aucune extraction connue ; pour {format}, il manque : {missing}.',
    en: 'The header is that of no known extraction; for {format} it lacks: {missing}.',
  },
  'cmd.directory': {
    fr: 'L’annuaire : professionnels, structures, boîtes',
    en: 'The directory: professionals, structures, mailboxes',
  },
  'cmd.directory.import': {
    fr: 'Importer une extraction ouverte de l’Annuaire Santé',
    en: 'Import an open extraction of the national directory',
  },
  'cmd.directory.search': {
    fr: 'Chercher : nom, profession, ville, structure, identifiant ou adresse, dans n’importe quel ordre',
    en: 'Search: name, profession, town, structure, identifier or address, in any order',
  },
  'arg.extraction': {
    fr: 'Extraction_Correspondance_MSSante ou PS_LibreAcces_Personne_activite, décompressée',
    en: 'Extraction_Correspondance_MSSante or PS_LibreAcces_Personne_activite, unpacked',
  },
  'arg.words': {
    fr: 'ce que l’on cherche ; le dernier mot peut être inachevé',
    en: 'what to look for; the last word may be unfinished',
  },
  'opt.lenient': {
    fr: 'accepter les clés de contrôle fausses (jeux d’essai)',
    en: 'accept wrong check digits (test samples)',
  },
  'opt.yes-gone': {
    fr: 'retirer ce que le fichier ne nomme plus, même si c’est le plus gros de l’annuaire',
    en: 'remove what the file no longer names, even when that is most of the directory',
  },
  'opt.page': { fr: 'page de résultats, 1 par défaut', en: 'page of results, 1 by default' },
  'opt.limit': { fr: 'résultats par page', en: 'results per page' },
  'opt.see-red-list': {
    fr: 'montrer aussi les inscrits en liste rouge',
    en: 'show red-listed entries too',
  },
  'directory.no-file': {
    fr: '{path} n’est pas un fichier : donnez le chemin d’une extraction décompressée.',
    en: '{path} is no file: give the path of an unpacked extraction.',
  },
  'directory.imported': {
    fr: '{lines} lignes lues : {added} ajoutées, {changed} modifiées, {unchanged} inchangées, {gone} disparues, {refused} refusées.',
    en: '{lines} lines read: {added} added, {changed} changed, {unchanged} unchanged, {gone} gone, {refused} refused.',
  },
  'directory.would-import': {
    fr: '{lines} lignes lues, rien n’a été changé : {added} seraient ajoutées, {changed} modifiées, {unchanged} inchangées, {gone} retirées, {refused} refusées.',
    en: '{lines} lines read, nothing was changed: {added} would be added, {changed} changed, {unchanged} unchanged, {gone} removed, {refused} refused.',
  },
  'directory.repeated': {
    fr: '{count} ligne(s) répétée(s) à l’identique dans le fichier.',
    en: '{count} line(s) repeated word for word in the file.',
  },
  'directory.forgiven': {
    fr: '{count} ligne(s) acceptée(s) malgré une clé de contrôle fausse.',
    en: '{count} line(s) accepted despite a wrong check digit.',
  },
  'directory.kept': {
    fr: '{count} inscrits ne sont plus dans le fichier ; c’est le plus gros de l’annuaire, ils sont gardés. Si le fichier est complet, relancez avec --yes.',
    en: '{count} entries are not in the file any more; they are most of the directory and were kept. If the file is whole, run again with --yes.',
  },
  'directory.line': { fr: 'ligne', en: 'line' },
  'directory.reason': { fr: 'motif', en: 'reason' },
  'directory.fact': { fr: 'valeur', en: 'value' },
  'directory.refused.columns': {
    fr: 'nombre de colonnes différent de l’en-tête',
    en: 'not as many columns as the header',
  },
  'directory.refused.too-long': { fr: 'ligne trop longue', en: 'line too long' },
  'directory.refused.encoding': {
    fr: 'octets qui ne sont pas de l’UTF-8',
    en: 'bytes that are no UTF-8',
  },
  'directory.refused.type': {
    fr: 'type de boîte autre que PER, ORG, APP ou CAB',
    en: 'mailbox type other than PER, ORG, APP or CAB',
  },
  'directory.refused.address': { fr: 'adresse mal formée', en: 'malformed address' },
  'directory.refused.person': {
    fr: 'identifiant de la personne absent ou mal formé',
    en: 'identifier of the person missing or malformed',
  },
  'directory.refused.structure': {
    fr: 'identifiant de la structure absent ou mal formé',
    en: 'identifier of the structure missing or malformed',
  },
  'directory.refused.check-digit': {
    fr: 'clé de contrôle fausse (--lenient l’accepte)',
    en: 'wrong check digit (--lenient accepts it)',
  },
  'directory.refused.contradiction': {
    fr: 'contredit une ligne précédente du fichier',
    en: 'contradicts an earlier line of the file',
  },
  'directory.none': { fr: 'Aucun résultat pour « {text} ».', en: 'Nothing found for "{text}".' },
  'directory.more': {
    fr: '{total} résultats ; suite : --page.',
    en: '{total} results; for the rest: --page.',
  },
  'directory.many-more': {
    fr: 'Plus de {total} résultats : ajoutez un mot (ville, profession…), ou --page.',
    en: 'More than {total} results: add a word (town, profession…), or --page.',
  },
  'directory.name': { fr: 'nom', en: 'name' },
  'directory.what': { fr: 'profession', en: 'profession' },
  'directory.structure': { fr: 'structure', en: 'structure' },
  'directory.town': { fr: 'ville', en: 'town' },
  'directory.identity': { fr: 'identifiant', en: 'identifier' },
  'directory.mailbox': { fr: 'adresse', en: 'address' },
  'cmd.directory.show': {
    fr: 'Tout ce que l’on sait d’une identité ou d’une adresse',
    en: 'Everything known of an identity or an address',
  },
  'cmd.directory.edit': {
    fr: 'Corriger ce qui est dit de quelqu’un ou d’une boîte, suspendre, réactiver',
    en: 'Correct what is said of somebody or of a mailbox, suspend, reactivate',
  },
  'cmd.directory.export': {
    fr: 'Exporter l’annuaire au format des extractions nationales',
    en: 'Export the directory in the form of the national extractions',
  },
  'arg.export-file': { fr: 'fichier à écrire', en: 'file to write' },
  'arg.show': {
    fr: 'rpps:N, finess:N, siret:N ou une adresse',
    en: 'rpps:N, finess:N, siret:N or an address',
  },
  'opt.format': {
    fr: 'mss (boîtes, par défaut) ou ps (activités)',
    en: 'mss (mailboxes, the default) or ps (activities)',
  },
  'opt.person-state': { fr: 'active ou suspended', en: 'active or suspended' },
  'directory.exported': {
    fr: 'Annuaire écrit dans {path} ({bytes}).',
    en: 'Directory written to {path} ({bytes}).',
  },
  'directory.edited': { fr: '{what} : modifié.', en: '{what}: changed.' },
} as const
