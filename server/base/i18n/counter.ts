/** Texts of the catalogue for: prescriptions shown and dispensed at a counter. */

export const counterPhrases = {
  'cmd.prescription.show': {
    fr: 'montrer une prescription ligne par ligne : verdict, patient, ce qui reste à dispenser',
    en: 'show a prescription line by line: verdict, patient, what is left to dispense',
  },
  'cmd.prescription.dispense': {
    fr: 'dispenser une prescription, une seule fois, et en informer le prescripteur',
    en: 'dispense a prescription, once, and tell the prescriber',
  },
  'counter.source': {
    fr: 'UID du message, ou fichier (.eml, IHE_XDM.zip, document CDA)',
    en: 'UID of the message, or file (.eml, IHE_XDM.zip, CDA document)',
  },
  'counter.opt.line': {
    fr: 'ligne à dispenser ; toutes celles qui sont dues par défaut',
    en: 'line to dispense; all that are due by default',
  },
  'counter.opt.boxes': { fr: 'boîtes remises pour une ligne', en: 'boxes given for a line' },
  'counter.opt.substitute': {
    fr: 'médicament remis à la place de celui d’une ligne',
    en: 'medicine given instead of that of a line',
  },
  'counter.opt.refuse': {
    fr: 'ligne non délivrée, et pourquoi',
    en: 'line that is not given, and why',
  },
  'counter.opt.partial': {
    fr: 'dispensation partielle : le reste demeure dû',
    en: 'part of it: the rest stays due',
  },
  'counter.opt.renewal': { fr: 'c’est un renouvellement', en: 'this is a renewal' },
  'counter.opt.despite': {
    fr: 'dispenser malgré un verdict rouge, une date dépassée ou une autre version dispensée, et pourquoi',
    en: 'dispense despite a red verdict, a date gone by or another version dispensed, and why',
  },
  'counter.opt.pharmacist': {
    fr: 'pharmacien au nom duquel on dispense : « RPPS Prénom NOM »',
    en: 'pharmacist in whose name it is dispensed: "RPPS Given FAMILY"',
  },
  'counter.opt.noticeTo': {
    fr: 'adresse à informer ; l’expéditeur du message par défaut',
    en: 'address to tell; the sender of the message by default',
  },
  'counter.opt.copyToPatient': {
    fr: 'copie à la messagerie du patient (Mon espace santé)',
    en: 'a copy to the patient’s mailbox (Mon espace santé)',
  },
  'counter.opt.resendNotice': {
    fr: 'envoyer les avis de dispensation restés en attente',
    en: 'send the dispensing notices that are waiting',
  },
  'counter.opt.undo': {
    fr: 'reprendre une dispensation faite par erreur',
    en: 'take back a dispensing made by mistake',
  },
  'counter.none': {
    fr: 'On ne trouve ici aucune prescription électronique (IHE_XDM avec un document eP-MED-DM).',
    en: 'No e-prescription is found here (IHE_XDM with an eP-MED-DM document).',
  },
  'counter.several': {
    fr: 'On trouve ici {count} prescriptions : enregistrez-les et montrez-les une à une.',
    en: 'There are {count} prescriptions here: save them and show them one by one.',
  },
  'counter.sealed': {
    fr: 'Ce message est chiffré, et aucune clé du dossier d’identité ne l’ouvre. Pour une clé OpenPGP, il faut sa phrase de passe : à la question, ou avec --passphrase-file.',
    en: 'This message is encrypted, and no key of the identity folder opens it. An OpenPGP key needs its passphrase: typed when asked, or by --passphrase-file.',
  },
  'counter.told': {
    fr: 'Registre prévenu : la prescription ainsi remplacée ou annulée ne sera plus dispensée par les pharmacies de cette passerelle.',
    en: 'Ledger told: the prescription replaced or cancelled by this is no longer dispensed by the pharmacies of this gateway.',
  },
  'counter.pair': {
    fr: '{option} s’écrit N=valeur, N étant le numéro de la ligne.',
    en: '{option} is written N=value, N being the number of the line.',
  },
  'counter.line': {
    fr: 'La prescription n’a pas de ligne {line}.',
    en: 'The prescription has no line {line}.',
  },
  'counter.done': {
    fr: 'Tout a déjà été dispensé, en dernier par {by} ({at}).',
    en: 'All of it has been dispensed already, last by {by} ({at}).',
  },
  'counter.renewal': {
    fr: 'Déjà dispensé par {by} ({at}). Il reste des renouvellements : ajoutez --renewal si c’en est un.',
    en: 'Dispensed already by {by} ({at}). Renewals are left: add --renewal if this is one.',
  },
  'counter.pharmacist': {
    fr: 'L’annuaire ne dit pas quel pharmacien dispense ici : ajoutez --pharmacist « RPPS Prénom NOM ».',
    en: 'The directory does not say which pharmacist dispenses here: add --pharmacist "RPPS Given FAMILY".',
  },
  'counter.pharmacist-form': {
    fr: '--pharmacist s’écrit « RPPS Prénom NOM », le RPPS ayant 11 chiffres.',
    en: '--pharmacist is written "RPPS Given FAMILY", the RPPS having 11 digits.',
  },
  'counter.no-patient': {
    fr: 'Cette prescription ne nomme aucun patient.',
    en: 'This prescription names no patient.',
  },
  'counter.red': {
    fr: 'Cette prescription n’est pas à croire : {why} Rien n’a été dispensé. (--despite « raison » passe outre, et reste noté.)',
    en: 'This prescription is not to be believed: {why} Nothing was dispensed. (--despite "reason" overrules, and is kept.)',
  },
  'counter.too-old': {
    fr: 'Cette prescription n’est plus valable depuis le {at}. (--despite « raison » passe outre, et reste noté.)',
    en: 'This prescription has not been valid since {at}. (--despite "reason" overrules, and is kept.)',
  },
  'counter.expired': { fr: 'N’est plus valable depuis le {at}', en: 'Not valid since {at}' },
  'counter.standing.unknown': {
    fr: 'Registre : rien n’a été dispensé ici.',
    en: 'Ledger: nothing was dispensed here.',
  },
  'counter.standing.dispensable': {
    fr: 'Registre : à dispenser.',
    en: 'Ledger: to be dispensed.',
  },
  'counter.standing.partly': {
    fr: 'Registre : dispensée en partie.',
    en: 'Ledger: dispensed in part.',
  },
  'counter.standing.done': {
    fr: 'Registre : déjà dispensée.',
    en: 'Ledger: dispensed already.',
  },
  'counter.standing.superseded': {
    fr: 'Registre : remplacée par {by}, le {at}. Ne plus dispenser.',
    en: 'Ledger: replaced by {by}, on {at}. No longer to be dispensed.',
  },
  'counter.standing.cancelled': {
    fr: 'Registre : annulée par {by}, le {at}. Ne plus dispenser.',
    en: 'Ledger: cancelled by {by}, on {at}. No longer to be dispensed.',
  },
  'counter.elsewhere': { fr: 'Autre version :', en: 'Another version:' },
  'counter.other-operators': {
    fr: 'Cette prescription vient d’ailleurs : seul l’avis de dispensation dit aux pharmacies d’autres opérateurs qu’elle a été dispensée, et leurs dispensations ne se voient pas ici.',
    en: 'This prescription comes from elsewhere: only the dispensing notice tells pharmacies of other operators that it was dispensed, and what they dispense is not seen here.',
  },
  'counter.line.whole': { fr: 'ligne {line} complète', en: 'line {line} whole' },
  'counter.line.part': {
    fr: 'ligne {line} en partie ({boxes})',
    en: 'line {line} in part ({boxes})',
  },
  'counter.line.refused': { fr: 'ligne {line} non délivrée', en: 'line {line} not given' },
  'counter.undone': { fr: 'reprise', en: 'taken back' },
  'counter.patient': { fr: 'Patient', en: 'Patient' },
  'counter.no-ins': { fr: 'sans INS', en: 'no INS' },
  'counter.prescriber': { fr: 'Prescripteur', en: 'Prescriber' },
  'counter.locum': { fr: 'Remplace', en: 'Stands in for' },
  'counter.dispenser': { fr: 'Pharmacie souhaitée', en: 'Wanted pharmacy' },
  'counter.date': { fr: 'Date', en: 'Date' },
  'counter.until': { fr: 'à dispenser avant le {at}', en: 'to be dispensed before {at}' },
  'counter.number': { fr: 'Numéro', en: 'Number' },
  'counter.marks': { fr: 'Mentions', en: 'Marks' },
  'counter.comment': { fr: 'Commentaire', en: 'Comment' },
  'counter.mark.bizone': { fr: 'ordonnance bizone', en: 'two-zone prescription (ALD)' },
  'counter.mark.exception': { fr: 'médicaments d’exception', en: 'exception medicines' },
  'counter.mark.secured': { fr: 'ordonnance sécurisée', en: 'secured prescription' },
  'counter.mark.equipment': { fr: 'grand appareillage', en: 'large equipment' },
  'counter.mark.atHome': { fr: 'à domicile', en: 'at home' },
  'counter.mark.urgent': { fr: 'urgent', en: 'urgent' },
  'counter.mark.military': { fr: 'affection militaire', en: 'military affection' },
  'counter.answer.longTermIllness': { fr: 'ALD', en: 'long-term illness (ALD)' },
  'counter.answer.workAccident': { fr: 'AT/MP', en: 'accident at work' },
  'counter.answer.prevention': { fr: 'prévention', en: 'prevention' },
  'counter.answer.notReimbursed': { fr: 'non remboursable', en: 'not reimbursed' },
  'counter.answer.offLabel': { fr: 'hors AMM', en: 'off label' },
  'counter.days': { fr: '{days} jours', en: '{days} days' },
  'counter.box': { fr: '1 boîte', en: '1 box' },
  'counter.boxes': { fr: '{boxes} boîtes', en: '{boxes} boxes' },
  'counter.no-substitution': {
    fr: 'Non substituable : {why}',
    en: 'Not to be substituted: {why}',
  },
  'counter.left': {
    fr: 'Reste à dispenser : {left} fois sur {times}',
    en: 'Left to dispense: {left} of {times} times',
  },
  'counter.left.once': {
    fr: 'À dispenser, sans renouvellement',
    en: 'To be dispensed, without renewal',
  },
  'counter.left.none': { fr: 'Plus rien à dispenser', en: 'Nothing left to dispense' },
  'counter.begun': {
    fr: '{given} boîte(s) sur {boxes} déjà remises',
    en: '{given} of {boxes} box(es) given already',
  },
  'counter.doubts': {
    fr: 'Attention, le document ne dit pas partout la même chose :',
    en: 'Beware, the document does not say the same everywhere:',
  },
  'counter.doubt.name': {
    fr: 'ligne {line} : le texte dit « {shown} », le code « {coded} »',
    en: 'line {line}: the text says "{shown}", the code "{coded}"',
  },
  'counter.doubt.boxes': {
    fr: 'ligne {line}, quantité : le texte dit « {shown} », le code {coded}',
    en: 'line {line}, quantity: the text says "{shown}", the code {coded}',
  },
  'counter.doubt.renewals': {
    fr: 'ligne {line}, renouvellements : le texte dit « {shown} », le code {coded}',
    en: 'line {line}, renewals: the text says "{shown}", the code {coded}',
  },
  'counter.doubt.days': {
    fr: 'ligne {line}, durée : le texte dit « {shown} », le code {coded} jours',
    en: 'line {line}, duration: the text says "{shown}", the code {coded} days',
  },
  'counter.doubt.not-shown': {
    fr: 'ligne {line} : absente du texte lisible',
    en: 'line {line}: missing from the text that people read',
  },
  'counter.doubt.narrative-only': {
    fr: 'dans le texte seulement : {shown}',
    en: 'in the text only: {shown}',
  },
  'counter.missing.number': { fr: 'pas de numéro de prescription', en: 'no prescription number' },
  'counter.missing.date': { fr: 'pas de date', en: 'no date' },
  'counter.missing.author': { fr: 'prescripteur sans RPPS', en: 'prescriber without RPPS' },
  'counter.missing.patient': { fr: 'pas de patient', en: 'no patient' },
  'counter.missing.setId': {
    fr: 'versions non suivies (pas de setId)',
    en: 'versions not tracked (no setId)',
  },
  'counter.missing.lines': { fr: 'aucune ligne codée', en: 'no coded line' },
  'counter.notice': {
    fr: 'La prescription {number} a été présentée à la pharmacie {pharmacy} :',
    en: 'Prescription {number} was presented at the pharmacy {pharmacy}:',
  },
  'counter.replaced': {
    fr: '{given} à la place de {prescribed}',
    en: '{given} instead of {prescribed}',
  },
  'counter.outcome.whole': { fr: 'délivré ({boxes} boîte(s))', en: 'given ({boxes} box(es))' },
  'counter.outcome.part': {
    fr: 'délivré en partie ({boxes} boîte(s))',
    en: 'given in part ({boxes} box(es))',
  },
  'counter.outcome.refused': { fr: 'non délivré', en: 'not given' },
  'counter.dispensed': {
    fr: 'Dispensation n° {id} enregistrée :',
    en: 'Dispensing no. {id} recorded:',
  },
  'counter.notice-sent': { fr: 'Avis envoyé à {to}.', en: 'Notice sent to {to}.' },
  'counter.notice-refused': {
    fr: 'L’avis n’a pas été accepté pour {address} : {reason}',
    en: 'The notice was not accepted for {address}: {reason}',
  },
  'counter.notice-kept': {
    fr: 'L’avis au prescripteur n’a pas pu être envoyé ({reason}). La dispensation est enregistrée et l’avis gardé : « pli prescription dispense --resend-notice » l’enverra.',
    en: 'The notice to the prescriber could not be sent ({reason}). The dispensing is recorded and the notice kept: "pli prescription dispense --resend-notice" will send it.',
  },
  'counter.unsure': {
    fr: 'Le registre n’a pas répondu : on ne sait pas s’il a enregistré la dispensation. « pli prescription show » le dira, et « pli prescription dispense --resend-notice » enverra l’avis si elle l’est.',
    en: 'The ledger has not answered: whether it recorded the dispensing is not known. "pli prescription show" will tell, and "pli prescription dispense --resend-notice" sends the notice if it did.',
  },
  'counter.notice-void': {
    fr: 'Un avis a été écarté : le registre n’a pas enregistré la dispensation qu’il annonçait.',
    en: 'A notice was put aside: the ledger has not recorded the dispensing that it tells of.',
  },
  'counter.resent': {
    fr: 'Avis envoyés : {count} ; encore en attente : {left}.',
    en: 'Notices sent: {count}; still waiting: {left}.',
  },
  'counter.unmarked': {
    fr: 'Le message n’a pas pu être marqué ; le registre fait foi.',
    en: 'The message could not be marked; the ledger is what counts.',
  },
  'counter.undo-done': {
    fr: 'Dispensation n° {id} reprise.',
    en: 'Dispensing no. {id} taken back.',
  },
} as const
