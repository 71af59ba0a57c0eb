/** The pharmacy counter of the web client: a prescription line by line, and what is done of it. */

export const webCounterPhrases = {
  'web.counter.title': { fr: 'Ordonnance', en: 'Prescription' },
  'web.counter.back': { fr: 'Retour', en: 'Back' },
  'web.counter.print': { fr: 'Imprimer', en: 'Print' },
  'web.counter.lines': { fr: 'Lignes de l’ordonnance', en: 'Lines of the prescription' },
  'web.counter.paper': { fr: 'Copie imprimée', en: 'Printed copy' },
  'web.counter.no-paper': {
    fr: 'Cette ordonnance est arrivée sans copie imprimée.',
    en: 'This prescription came without a printed copy.',
  },
  'web.counter.prescribed-by': { fr: 'Prescrite par {who}', en: 'Prescribed by {who}' },
  'web.counter.locum': { fr: 'en remplacement de {who}', en: 'standing in for {who}' },
  'web.counter.on': { fr: '{at}', en: '{at}' },
  'web.counter.until': { fr: 'à délivrer avant le {at}', en: 'to be dispensed before {at}' },
  'web.counter.number': { fr: 'n° {number}', en: 'no. {number}' },
  'web.counter.wished': { fr: 'Pharmacie choisie : {who}', en: 'Pharmacy chosen: {who}' },
  'web.counter.comment': { fr: 'Commentaire du prescripteur', en: 'Comment of the prescriber' },
  'web.counter.doubts': {
    fr: 'Le document ne dit pas partout la même chose :',
    en: 'The document does not say the same everywhere:',
  },
  'web.counter.done-by': { fr: 'Délivrée {at} par {by}.', en: 'Dispensed {at} by {by}.' },
  'web.counter.partly-by': {
    fr: 'Délivrée en partie, la dernière fois {at} par {by}.',
    en: 'Dispensed in part, last {at} by {by}.',
  },
  'web.counter.superseded': {
    fr: 'Remplacée {at} par une autre ordonnance : ne plus délivrer celle-ci.',
    en: 'Replaced {at} by another prescription: no longer to be dispensed.',
  },
  'web.counter.cancelled': {
    fr: 'Annulée {at} par son auteur : ne plus la délivrer.',
    en: 'Cancelled {at} by its author: no longer to be dispensed.',
  },
  'web.counter.withdrawn': {
    fr: 'Ce message annule l’ordonnance ci-dessous.',
    en: 'This message cancels the prescription below.',
  },
  'web.counter.see-newer': { fr: 'Voir celle qui la remplace', en: 'See the one that replaces it' },
  'web.counter.too-old': {
    fr: 'N’est plus valable depuis le {at}.',
    en: 'Not valid since {at}.',
  },
  'web.counter.elsewhere': {
    fr: 'Vient d’un autre opérateur : ses autres délivrances éventuelles ne se voient pas ici.',
    en: 'Comes from another operator: what was dispensed elsewhere is not seen here.',
  },
  'web.counter.despite': {
    fr: 'Motif pour délivrer malgré tout',
    en: 'Reason to dispense all the same',
  },
  'web.counter.despite-help': {
    fr: 'Gardé, scellé, avec la délivrance.',
    en: 'Kept, sealed, with the dispensing.',
  },
  'web.counter.whole': { fr: 'Délivrer tout', en: 'Dispense all' },
  'web.counter.part': { fr: 'Partiel…', en: 'Part…' },
  'web.counter.substitute': { fr: 'Substituer…', en: 'Substitute…' },
  'web.counter.refuse': { fr: 'Ne pas délivrer…', en: 'Do not dispense…' },
  'web.counter.choice': { fr: 'Que faire de la ligne {line} ?', en: 'What about line {line}?' },
  'web.counter.boxes': { fr: 'Boîtes remises', en: 'Boxes given' },
  'web.counter.given-name': { fr: 'Médicament remis', en: 'Medicine given' },
  'web.counter.note': { fr: 'Précision (facultatif)', en: 'Remark (optional)' },
  'web.counter.why': { fr: 'Motif, pour le prescripteur', en: 'Reason, for the prescriber' },
  'web.counter.left': { fr: 'Reste {left} fois sur {times}', en: '{left} of {times} times left' },
  'web.counter.left-once': { fr: 'À délivrer, sans renouvellement', en: 'To dispense, no renewal' },
  'web.counter.left-none': { fr: 'Plus rien à délivrer', en: 'Nothing left to dispense' },
  'web.counter.begun': {
    fr: '{given} boîte(s) sur {boxes} déjà remises',
    en: '{given} of {boxes} box(es) given already',
  },
  'web.counter.given-on': { fr: 'Délivré {at} par {by}', en: 'Dispensed {at} by {by}' },
  'web.counter.part-on': { fr: 'En partie {at} par {by}', en: 'In part {at} by {by}' },
  'web.counter.refused-on': { fr: 'Non délivré {at} par {by}', en: 'Not dispensed {at} by {by}' },
  'web.counter.dispense': { fr: 'Délivrer l’ordonnance', en: 'Dispense the prescription' },
  'web.counter.working': { fr: 'Délivrance en cours…', en: 'Dispensing…' },
  'web.counter.chosen.one': { fr: '{count} ligne', en: '{count} line' },
  'web.counter.chosen.other': { fr: '{count} lignes', en: '{count} lines' },
  'web.counter.none-chosen': { fr: 'Aucune ligne choisie', en: 'No line chosen' },
  'web.counter.copy': {
    fr: 'Copie au patient (Mon espace santé)',
    en: 'Copy to the patient (Mon espace santé)',
  },
  'web.counter.done': {
    fr: 'Ordonnance délivrée. Le prescripteur est prévenu.',
    en: 'Prescription dispensed. The prescriber is told.',
  },
  'web.counter.taken-back': {
    fr: 'Délivrance reprise : l’ordonnance est de nouveau à délivrer.',
    en: 'Dispensing taken back: the prescription is to be dispensed again.',
  },
  'web.counter.refused': {
    fr: 'Rien n’a été délivré. {answer}',
    en: 'Nothing was dispensed. {answer}',
  },
  'web.counter.unsure': {
    fr: 'Le registre n’a pas répondu : on ne sait pas si la délivrance est enregistrée. L’avis au prescripteur attend dans les brouillons ; rechargez pour le savoir.',
    en: 'The ledger has not answered: it is not known whether the dispensing was recorded. The notice to the prescriber waits among the drafts; reload to know.',
  },
  'web.counter.notice-waits': {
    fr: 'Ordonnance délivrée, mais l’avis au prescripteur n’est pas parti : il attend dans les brouillons.',
    en: 'Prescription dispensed, but the notice to the prescriber has not left: it waits among the drafts.',
  },
  'web.counter.no-ledger': {
    fr: 'Le registre des délivrances ne répond pas : on ne peut pas délivrer pour l’instant.',
    en: 'The dispensing ledger does not answer: nothing can be dispensed for now.',
  },
  'web.counter.not-yours': {
    fr: 'Seule une pharmacie délivre : {answer}',
    en: 'Only a pharmacy dispenses: {answer}',
  },
  'web.counter.sealed': {
    fr: 'Cette ordonnance est chiffrée de bout en bout.',
    en: 'This prescription is encrypted end to end.',
  },
  'web.counter.sealed-text': {
    fr: 'Ouvrez vos clés pour la lire et la délivrer.',
    en: 'Open your keys to read and dispense it.',
  },
  'web.counter.none': {
    fr: 'Ce message ne contient pas d’ordonnance électronique.',
    en: 'There is no electronic prescription in this message.',
  },
  'web.counter.several': {
    fr: 'Ce message contient {count} ordonnances : la première est montrée.',
    en: 'This message holds {count} prescriptions: the first one is shown.',
  },
  'web.counter.unreadable': {
    fr: 'Cette ordonnance ne peut pas être affichée sans risque.',
    en: 'This prescription cannot be shown safely.',
  },
  'web.counter.gone': { fr: 'Ce message n’existe plus.', en: 'This message is no longer there.' },
  'web.counter.original': { fr: 'Enregistrer l’original', en: 'Save the original' },
  'web.counter.others': {
    fr: 'Autres ordonnances de ce patient',
    en: 'Other prescriptions of this patient',
  },
  'web.counter.ins': { fr: 'INS {ins}', en: 'INS {ins}' },
  'web.counter.no-ins': { fr: 'sans INS', en: 'no INS' },
  'web.counter.mark.bizone': { fr: 'ordonnance bizone', en: 'two-zone prescription (ALD)' },
  'web.counter.mark.exception': { fr: 'médicaments d’exception', en: 'exception medicines' },
  'web.counter.mark.secured': { fr: 'ordonnance sécurisée', en: 'secured prescription' },
  'web.counter.mark.equipment': { fr: 'grand appareillage', en: 'large equipment' },
  'web.counter.mark.atHome': { fr: 'à domicile', en: 'at home' },
  'web.counter.mark.urgent': { fr: 'urgent', en: 'urgent' },
  'web.counter.mark.military': { fr: 'affection militaire', en: 'military affection' },
  'web.counter.quantity': { fr: 'Quantité : {count}', en: 'Quantity: {count}' },
  'web.counter.no-substitution': {
    fr: 'Non substituable : {why}',
    en: 'Not to be substituted: {why}',
  },
  'web.counter.needs-why': {
    fr: 'Donnez le motif ou le médicament remis pour continuer.',
    en: 'Give the reason, or the medicine given, to go on.',
  },
  'web.counter.unlock': { fr: 'Ouvrir mes clés', en: 'Open my keys' },
  'web.counter.read': { fr: 'Lire le message', en: 'Read the message' },
  'web.counter.doubt.name': {
    fr: 'ligne {line} : le texte dit « {shown} », le code « {coded} »',
    en: 'line {line}: the text says "{shown}", the code "{coded}"',
  },
  'web.counter.doubt.boxes': {
    fr: 'ligne {line}, quantité : le texte dit « {shown} », le code {coded}',
    en: 'line {line}, quantity: the text says "{shown}", the code {coded}',
  },
  'web.counter.doubt.renewals': {
    fr: 'ligne {line}, renouvellements : le texte dit « {shown} », le code {coded}',
    en: 'line {line}, renewals: the text says "{shown}", the code {coded}',
  },
  'web.counter.doubt.days': {
    fr: 'ligne {line}, durée : le texte dit « {shown} », le code {coded} jours',
    en: 'line {line}, duration: the text says "{shown}", the code {coded} days',
  },
  'web.counter.doubt.not-shown': {
    fr: 'ligne {line} : absente du texte lisible',
    en: 'line {line}: missing from the text that people read',
  },
  'web.counter.doubt.narrative-only': {
    fr: 'dans le texte seulement : {shown}',
    en: 'in the text only: {shown}',
  },
  'web.counter.missing.number': {
    fr: 'pas de numéro de prescription',
    en: 'no prescription number',
  },
  'web.counter.missing.date': { fr: 'pas de date', en: 'no date' },
  'web.counter.missing.author': { fr: 'prescripteur sans RPPS', en: 'prescriber without RPPS' },
  'web.counter.missing.patient': { fr: 'pas de patient', en: 'no patient' },
  'web.counter.missing.setId': {
    fr: 'versions non suivies (pas de setId)',
    en: 'versions not tracked (no setId)',
  },
  'web.counter.missing.lines': { fr: 'aucune ligne codée', en: 'no coded line' },
  'web.counter.not-red': {
    fr: 'Elle ne peut pas être délivrée : on ne peut pas la croire. Appelez le prescripteur, ou demandez-lui une nouvelle ordonnance.',
    en: 'It cannot be dispensed: it is not to be believed. Call the prescriber, or ask for a new prescription.',
  },
  'web.counter.not-no-patient': {
    fr: 'Elle ne peut pas être délivrée : elle ne dit pas pour quel patient.',
    en: 'It cannot be dispensed: it does not say for which patient.',
  },
  'web.counter.pharmacist': { fr: 'Pharmacien au comptoir', en: 'Pharmacist at the counter' },
  'web.counter.pharmacist-hint': {
    fr: 'Choisissez-le, ou tapez son RPPS, son prénom et son nom.',
    en: 'Choose, or type the RPPS number, first name and family name.',
  },
  'web.counter.pharmacist-wrong': {
    fr: 'On attend un numéro RPPS exact, puis prénom et nom : 10004445556 Hélène ROUX.',
    en: 'An exact RPPS number is expected, then the names: 10004445556 Hélène ROUX.',
  },
  'web.counter.pharmacist-change': { fr: 'Changer', en: 'Change' },
  'web.counter.pharmacists.one': { fr: '{count} pharmacien', en: '{count} pharmacist' },
  'web.counter.pharmacists.other': { fr: '{count} pharmaciens', en: '{count} pharmacists' },
  'web.counter.who': {
    fr: 'Rien n’a été délivré : dites d’abord quel pharmacien est au comptoir.',
    en: 'Nothing was dispensed: say first which pharmacist is at the counter.',
  },
} as const
