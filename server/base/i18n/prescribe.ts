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
  'cmd.prescribe': {
    fr: 'prescrire : composer une ordonnance, la signer, l’envoyer à une pharmacie',
    en: 'prescribe: compose a prescription, sign it, send it to a pharmacy',
  },
  'prescribe.patient': {
    fr: 'le patient : fichier JSON, ou mots nom=… prenoms=… sexe=… naissance=… ins=…',
    en: 'the patient: a JSON file, or words nom=… prenoms=… sexe=… naissance=… ins=…',
  },
  'prescribe.line': {
    fr: 'ligne : « Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours »',
    en: 'line: "Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours"',
  },
  'prescribe.device': {
    fr: 'dispositif médical : « Bande de contention, 2, LPP 1215702 »',
    en: 'medical device: "Bande de contention, 2, LPP 1215702"',
  },
  'prescribe.place': {
    fr: 'lieu d’exercice (JSON) ; sinon place.json de l’identité, sinon l’annuaire',
    en: 'place of practice (JSON); else place.json of the identity, else the directory',
  },
  'prescribe.fromJson': {
    fr: 'toute l’ordonnance, en JSON (docs/prescribe.md)',
    en: 'the whole prescription, in JSON (docs/prescribe.md)',
  },
  'prescribe.locum': {
    fr: 'le professionnel remplacé (JSON)',
    en: 'the professional who is stood in for (JSON)',
  },
  'prescribe.dispenser': {
    fr: 'la pharmacie souhaitée par le patient (JSON)',
    en: 'the pharmacy that the patient wants (JSON)',
  },
  'prescribe.mark': {
    fr: 'mention de l’ordonnance',
    en: 'mark of the prescription',
  },
  'prescribe.comment': {
    fr: 'commentaire',
    en: 'comment',
  },
  'prescribe.until': {
    fr: 'dernier jour où elle peut être dispensée',
    en: 'last day on which it may be dispensed',
  },
  'prescribe.replaces': {
    fr: 'ordonnance à remplacer : n° du message envoyé, ou l’archive ou le document',
    en: 'prescription to replace: number of the sent message, or the archive or document',
  },
  'prescribe.cancel': {
    fr: 'ordonnance à annuler : n° du message envoyé, ou l’archive ou le document',
    en: 'prescription to cancel: number of the sent message, or the archive or document',
  },
  'prescribe.copyToPatient': {
    fr: 'message au patient dans Mon espace santé (INS qualifié seulement)',
    en: 'a message to the patient’s own mailbox (qualified INS only)',
  },
  'prescribe.close': {
    fr: 'le patient ne peut pas répondre à sa copie (X-MSS-MES: FIN)',
    en: 'the patient may not answer the copy (X-MSS-MES: FIN)',
  },
  'prescribe.close-alone': {
    fr: '--close accompagne --copy-to-patient.',
    en: '--close goes with --copy-to-patient.',
  },
  'prescribe.sealed-copy': {
    fr: '--encrypt et --copy-to-patient ne vont pas ensemble : Mon espace santé n’ouvre aucun message chiffré de bout en bout. Envoyez la copie à part, ou ôtez --encrypt : l’ordonnance est chiffrée dès que chacun a une clé.',
    en: '--encrypt and --copy-to-patient do not go together: Mon espace santé opens no message encrypted end to end. Send the copy separately, or leave out --encrypt: the prescription is encrypted as soon as everybody has a key.',
  },
  'prescribe.patient-copy': { fr: 'Copie au patient', en: 'Copy to the patient' },
  'prescribe.patient-clear': {
    fr: 'La copie au patient ne l’est pas : Mon espace santé n’ouvre aucun message chiffré.',
    en: 'The patient’s copy is not: Mon espace santé opens no encrypted message.',
  },
  'prescribe.will-be-sealed': {
    fr: 'Chiffrée de bout en bout, son objet aussi.',
    en: 'Encrypted end to end, its subject too.',
  },
  'prescribe.not-sealed': {
    fr: 'Non chiffrée de bout en bout : lisible par les passerelles.',
    en: 'Not encrypted end to end: gateways can read it.',
  },
  'prescribe.patient-sent': {
    fr: 'Copie envoyée au patient.',
    en: 'Copy sent to the patient.',
  },
  'prescribe.kept': {
    fr: 'Gardée parmi les messages envoyés sous le n° {uid} (pour --replaces et --cancel).',
    en: 'Kept among the sent messages as number {uid} (for --replaces and --cancel).',
  },
  'prescribe.former.sealed': {
    fr: 'Le message envoyé n° {uid} est chiffré, et aucune clé de cette identité ne l’ouvre (--passphrase-file).',
    en: 'Sent message number {uid} is encrypted, and no key of this identity opens it (--passphrase-file).',
  },
  'prescribe.patient-body': {
    fr: 'Bonjour,||Vous trouverez ci-joint votre ordonnance, rédigée par {name}. Le fichier PDF se lit et s’imprime ; IHE_XDM.zip en est la version pour les logiciels, rangée d’elle-même dans vos documents.|L’ordonnance a aussi été envoyée à votre pharmacie : vous pouvez y passer avec votre carte Vitale.|Son numéro est un numéro d’essai.',
    en: 'Hello,||Attached is your prescription, written by {name}. The PDF file is to be read and printed; IHE_XDM.zip is the version for software, filed among your documents by itself.|The prescription has also been sent to your pharmacy: you can go there with your carte Vitale.|Its number is a trial number.',
  },
  'prescribe.patient-cancel-body': {
    fr: 'Bonjour,||{name} a annulé l’ordonnance ci-jointe : n’en tenez plus compte. Votre pharmacie en est prévenue.|En cas de doute sur votre traitement, appelez votre médecin.',
    en: 'Hello,||{name} has cancelled the attached prescription: disregard it. Your pharmacy has been told.|If in doubt about your treatment, call your doctor.',
  },
  'prescribe.patient-closed': {
    fr: 'Il n’est pas possible de répondre à ce message.',
    en: 'This message cannot be answered.',
  },
  'stamp.tsa': {
    fr: 'autorité d’horodatage (RFC 3161), au lieu de celle du compte',
    en: 'time-stamping authority (RFC 3161), instead of the account’s',
  },
  'stamp.bad-url': {
    fr: '« {url} » n’est pas l’adresse http(s) d’une autorité d’horodatage.',
    en: '"{url}" is not the http(s) address of a time-stamping authority.',
  },
  'stamp.status': {
    fr: 'réponse HTTP {status}',
    en: 'HTTP answer {status}',
  },
  'stamp.no-answer': {
    fr: '{server} n’a pas donné de réponse lisible',
    en: '{server} gave no readable answer',
  },
  'stamp.without': {
    fr: 'Signé sans horodatage : l’autorité {url} n’a pas répondu comme il faut ({reason}).',
    en: 'Signed without a time-stamp: the authority {url} did not answer as it should ({reason}).',
  },
  'prescribe.savePatient': {
    fr: 'garder l’identité du patient dans ce fichier',
    en: 'keep the patient’s identity in this file',
  },
  'prescribe.out': {
    fr: 'écrire les fichiers dans ce dossier au lieu d’envoyer',
    en: 'write the files into this folder instead of sending',
  },
  'prescribe.unsigned': {
    fr: 'ne pas signer',
    en: 'do not sign',
  },
  'prescribe.dryRun': {
    fr: 'montrer sans rien écrire ni envoyer',
    en: 'show, write and send nothing',
  },
  'prescribe.one-former': {
    fr: '--replaces et --cancel ne vont pas ensemble.',
    en: '--replaces and --cancel do not go together.',
  },
  'prescribe.not-a-person': {
    fr: 'Seul un professionnel inscrit au RPPS prescrit ; cette identité est {identity}.',
    en: 'Only a professional with an RPPS number prescribes; this identity is {identity}.',
  },
  'prescribe.no-place': {
    fr: 'Ni place.json ni l’annuaire ne disent où vous exercez : donnez --place FILE.',
    en: 'Neither place.json nor the directory tell where you practise: give --place FILE.',
  },
  'prescribe.several-places': {
    fr: 'L’annuaire vous connaît plusieurs lieux d’exercice : {names}. Donnez --place FILE.',
    en: 'The directory knows several places where you practise: {names}. Give --place FILE.',
  },
  'prescribe.no-specialty': {
    fr: 'Le certificat ne dit pas votre profession : écrivez « specialty » dans le fichier de --place.',
    en: 'The certificate does not tell your profession: write "specialty" in the file of --place.',
  },
  'prescribe.no-medicines': {
    fr: 'Aucun médicament importé ({path}) : les noms sont gardés tels quels.',
    en: 'No medicines imported ({path}): names are kept as they are.',
  },
  'prescribe.past-end': {
    fr: 'L’ordonnance prendrait fin avant d’être écrite : vérifiez --until.',
    en: 'The prescription would end before it is written: check --until.',
  },
  'prescribe.former.none': {
    fr: 'Aucune ordonnance dans cette archive.',
    en: 'No prescription in this archive.',
  },
  'prescribe.former.altered': {
    fr: 'L’ordonnance de cette archive est altérée : elle n’est pas reprise.',
    en: 'The prescription of this archive is altered: it is not taken up.',
  },
  'prescribe.former.author': {
    fr: 'Cette ordonnance est de {author} : seul son auteur la remplace ou l’annule.',
    en: 'This prescription is by {author}: only its author replaces or cancels it.',
  },
  'prescribe.former.patient': {
    fr: 'L’ordonnance à remplacer est celle d’un autre patient.',
    en: 'The prescription to be replaced is another patient’s.',
  },
  'prescribe.ask.family': {
    fr: 'Nom de naissance :',
    en: 'Name of birth:',
  },
  'prescribe.ask.given': {
    fr: 'Prénoms de naissance :',
    en: 'First names of birth:',
  },
  'prescribe.ask.sex': {
    fr: 'Sexe (M, F, U) :',
    en: 'Sex (M, F, U):',
  },
  'prescribe.ask.birth': {
    fr: 'Date de naissance (JJ/MM/AAAA) :',
    en: 'Date of birth (DD/MM/YYYY):',
  },
  'prescribe.ask.place': {
    fr: 'Code INSEE du lieu de naissance (vide si inconnu) :',
    en: 'INSEE code of the place of birth (empty when unknown):',
  },
  'prescribe.ask.ins': {
    fr: 'Matricule INS (vide s’il n’est pas connu) :',
    en: 'INS number (empty when not known):',
  },
  'prescribe.ask.test-ins': {
    fr: 'Est-ce un INS de test ? (o/n)',
    en: 'Is it a test INS? (y/n)',
  },
  'prescribe.ask.qualified': {
    fr: 'Cette identité est-elle qualifiée ? (o/n)',
    en: 'Is this identity qualified? (y/n)',
  },
  'prescribe.ask.line': {
    fr: 'Médicament et posologie (vide pour finir) :',
    en: 'Medicine and posology (empty to end):',
  },
  'prescribe.ask.device': {
    fr: 'Dispositif médical (vide pour finir) :',
    en: 'Medical device (empty to end):',
  },
  'prescribe.ask.to': {
    fr: 'Adresse de la pharmacie :',
    en: 'Address of the pharmacy:',
  },
  'prescribe.ask.send': {
    fr: 'Est-ce juste ? (o/n)',
    en: 'Is this right? (y/n)',
  },
  'prescribe.left-off': {
    fr: 'Abandonné : rien n’a été écrit ni envoyé.',
    en: 'Left off: nothing was written or sent.',
  },
  'prescribe.qualified': {
    fr: 'INS qualifié',
    en: 'qualified INS',
  },
  'prescribe.unqualified': {
    fr: 'identité non qualifiée, sans INS',
    en: 'identity not qualified, without INS',
  },
  'prescribe.number': {
    fr: 'Numéro (d’essai)',
    en: 'Number (for trial)',
  },
  'prescribe.replaced': {
    fr: 'Remplace',
    en: 'Replaces',
  },
  'prescribe.product': {
    fr: 'Produit',
    en: 'Product',
  },
  'prescribe.posology': {
    fr: 'Posologie',
    en: 'Posology',
  },
  'prescribe.to-whom': {
    fr: 'Destinataires',
    en: 'Recipients',
  },
  'prescribe.will-be-signed': {
    fr: 'Signée par votre certificat de signature.',
    en: 'Signed with your signature certificate.',
  },
  'prescribe.not-signed': {
    fr: 'Non signée : cette identité n’a pas de clé de signature, ou --unsigned est donné.',
    en: 'Not signed: this identity has no signature key, or --unsigned is given.',
  },
  'prescribe.dry': {
    fr: 'Essai : rien n’a été écrit ni envoyé.',
    en: 'Dry run: nothing was written or sent.',
  },
  'prescribe.written': {
    fr: 'Écrit : {files}',
    en: 'Written: {files}',
  },
  'prescribe.sent': {
    fr: 'Ordonnance envoyée, {id}',
    en: 'Prescription sent, {id}',
  },
  'prescribe.not-registered': {
    fr: 'Le registre des dispensations n’a pas pu être prévenu : {reason}',
    en: 'The dispensing ledger could not be told: {reason}',
  },
  'prescribe.confirm-cancel': {
    fr: 'L’ordonnance {number} va être annulée, pour tous ceux qui l’ont reçue. Sans terminal, donnez --yes.',
    en: 'Prescription {number} is about to be cancelled, for all who were sent it. Without a terminal, give --yes.',
  },
  'prescribe.body': {
    fr: 'Bonjour,||Une ordonnance de {name} est jointe : IHE_XDM.zip pour votre logiciel, PDF pour la lecture.|Son numéro est un numéro d’essai.',
    en: 'Hello,||A prescription by {name} is attached: IHE_XDM.zip for your software, a PDF to be read.|Its number is a trial number.',
  },
  'prescribe.cancel-body': {
    fr: 'Bonjour,||{name} annule l’ordonnance jointe : elle ne doit plus être dispensée.',
    en: 'Hello,||{name} cancels the prescription attached: it must no longer be dispensed.',
  },
} as const
