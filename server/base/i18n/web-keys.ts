/** Text of a person's own keys in the web client: the signature, and what others seal to. */

export const webKeysPhrases = {
  'web.keys.page-title': { fr: 'Mes clés', en: 'My keys' },
  'web.keys.none': {
    fr: 'Votre signature n’est pas encore prête dans ce navigateur.',
    en: 'Your signature is not ready in this browser yet.',
  },
  'web.keys.unfinished-gone': {
    fr: 'La clé préparée n’est plus là : recommencez.',
    en: 'The key that was prepared is gone: start again.',
  },
  'web.keys.locked': {
    fr: 'Vos clés sont verrouillées : saisissez votre phrase secrète.',
    en: 'Your keys are locked: type your passphrase.',
  },
  'web.keys.wrong-passphrase': {
    fr: 'Cette phrase secrète n’ouvre pas vos clés.',
    en: 'This passphrase does not open your keys.',
  },
  'web.keys.wrong-code': {
    fr: 'Ce code n’ouvre pas le fichier.',
    en: 'This code does not open the file.',
  },
  'web.keys.code': { fr: 'Code du fichier', en: 'Code of the file' },
  'web.keys.code-hint': {
    fr: 'Celui qui vous a été remis avec le fichier.',
    en: 'The one you were given with the file.',
  },
  'web.keys.too-short': {
    fr: 'Choisissez au moins {count} caractères : une phrase courte se devine.',
    en: 'Choose at least {count} characters: a short passphrase can be guessed.',
  },
  'web.keys.unreadable': {
    fr: 'Ce fichier ne contient pas de clé lisible ici.',
    en: 'This file holds no key that can be read here.',
  },
  'web.keys.public-only': {
    fr: 'Ce fichier ne contient que la partie publique d’une clé : exportez la clé secrète.',
    en: 'This file holds the public part of a key only: export the secret key.',
  },
  'web.keys.of-another': {
    fr: 'Ces clés sont celles de quelqu’un d’autre.',
    en: 'These keys are somebody else’s.',
  },
  'web.keys.there-already': {
    fr: 'Ce navigateur a déjà vos clés.',
    en: 'This browser has your keys already.',
  },
  'web.keys.nobody-seals': {
    fr: 'Un destinataire au moins n’a pas de clé : rien n’a été scellé.',
    en: 'At least one recipient has no key: nothing was sealed.',
  },
  'web.keys.intro': {
    fr: 'Ce qui prouve que vos ordonnances et vos courriers viennent de vous, et ce qui permet à vos confrères de vous écrire sous pli scellé.',
    en: 'What proves that your prescriptions and letters come from you, and lets colleagues write to you under seal.',
  },
  'web.keys.signature': { fr: 'Votre signature', en: 'Your signature' },
  'web.keys.signature-what': {
    fr: 'Signe vos ordonnances et vos courriers. La pharmacie voit votre nom et qu’aucun mot n’a changé.',
    en: 'Signs your prescriptions and letters. The pharmacy sees your name, and that no word has changed.',
  },
  'web.keys.encryption': { fr: 'Votre clé de chiffrement', en: 'Your encryption key' },
  'web.keys.encryption-what': {
    fr: 'Ouvre ce qui a été scellé pour vous seul, même pour votre hébergeur.',
    en: 'Opens what was sealed for you alone, closed even to your host.',
  },
  'web.keys.until': { fr: 'Valable jusqu’au {date}', en: 'Valid until {date}' },
  'web.keys.revoked': {
    fr: 'N’est plus valable depuis le {date}',
    en: 'No longer valid since {date}',
  },
  'web.keys.renew': { fr: 'Refaire mes clés…', en: 'Make my keys anew…' },
  'web.keys.renew-title': { fr: 'Refaire mes clés', en: 'Make my keys anew' },
  'web.keys.renew-text': {
    fr: 'De nouvelles clés prennent la place de celles-ci, sous la même phrase secrète. Les anciennes continuent d’ouvrir ce qui vous a déjà été scellé.',
    en: 'New keys take the place of these, under the same passphrase. The old ones go on opening what was sealed to you before.',
  },
  'web.keys.renewed': { fr: 'Vos nouvelles clés sont prêtes.', en: 'Your new keys are ready.' },
  'web.keys.no-longer': {
    fr: 'Vos clés ne sont plus valables. Refaites-les, sous la même phrase secrète ; ce qui vous a été scellé reste lisible ici.',
    en: 'Your keys are no longer valid. Make them anew, under the same passphrase; what was sealed to you stays readable here.',
  },
  'web.keys.elsewhere': {
    fr: 'L’annuaire donne une autre clé que celle-ci, faite sur un autre appareil : ce que l’on vous scelle s’ouvre là-bas. Reprenez-la ici d’un fichier, ou donnez celle-ci à l’annuaire.',
    en: 'The directory gives another key than this one, made on another device: what is sealed to you opens there. Take it in here from a file, or give this one to the directory.',
  },
  'web.keys.made-elsewhere': {
    fr: 'Vous avez déjà des clés sur un autre appareil. Pour lire ici ce qui vous est scellé, reprenez-les d’un fichier : enregistrez-en une copie là-bas (Mes clés). De nouvelles prendraient leur place.',
    en: 'You already have keys on another device. To read here what is sealed to you, take them in from a file: save a copy there (My keys). New ones would take their place.',
  },
  'web.keys.to-page': { fr: 'Reprendre mes clés d’un fichier', en: 'Take my keys from a file' },
  'web.keys.ended': { fr: 'A pris fin le {date}', en: 'Ended on {date}' },
  'web.keys.in-directory': {
    fr: 'Vos correspondants la trouvent dans l’annuaire.',
    en: 'Correspondents find it in the directory.',
  },
  'web.keys.not-in-directory': {
    fr: 'L’annuaire ne la donne pas encore.',
    en: 'The directory does not give it yet.',
  },
  'web.keys.publish': { fr: 'La donner à l’annuaire', en: 'Give it to the directory' },
  'web.keys.withdraw': { fr: 'La retirer de l’annuaire…', en: 'Take it out of the directory…' },
  'web.keys.withdraw-ask': {
    fr: 'Vos confrères ne pourront plus sceller pour vous avec cette clé. Ce qui vous a déjà été envoyé reste lisible ici.',
    en: 'Colleagues will no longer be able to seal to you with this key. What was sent already stays readable here.',
  },
  'web.keys.withdraw-do': { fr: 'Retirer la clé', en: 'Take the key out' },
  'web.keys.state-none': { fr: 'Pas encore prêtes', en: 'Not ready yet' },
  'web.keys.state-locked': { fr: 'Verrouillées', en: 'Locked' },
  'web.keys.state-open': { fr: 'Ouvertes', en: 'Open' },
  'web.keys.open-hint': {
    fr: 'Elles se verrouillent après 30 minutes sans servir, et quand vous fermez la page.',
    en: 'They lock after 30 minutes unused, and when you close the page.',
  },
  'web.keys.prepare': { fr: 'Préparer ma signature', en: 'Prepare my signature' },
  'web.keys.prepare-text': {
    fr: 'Choisissez une phrase secrète. Elle protège votre signature sur cet appareil ; nous ne la connaissons pas et ne pourrons pas la retrouver.',
    en: 'Choose a passphrase. It protects your signature on this device; we do not know it and cannot recover it.',
  },
  'web.keys.unlock': { fr: 'Déverrouiller', en: 'Unlock' },
  'web.keys.unlock-text': {
    fr: 'Votre phrase secrète ouvre votre signature pour cette visite.',
    en: 'Your passphrase opens your signature for this visit.',
  },
  'web.keys.lock': { fr: 'Verrouiller', en: 'Lock' },
  'web.keys.passphrase': { fr: 'Phrase secrète', en: 'Passphrase' },
  'web.keys.passphrase-again': { fr: 'Encore une fois', en: 'Once more' },
  'web.keys.passphrase-hint': {
    fr: 'Au moins 12 caractères ; quatre mots sans rapport font l’affaire.',
    en: 'At least 12 characters; four unrelated words will do.',
  },
  'web.keys.different': {
    fr: 'Les deux saisies diffèrent.',
    en: 'The two entries differ.',
  },
  'web.keys.working': { fr: 'Un instant…', en: 'One moment…' },
  'web.keys.cancel': { fr: 'Annuler', en: 'Cancel' },
  'web.keys.change': { fr: 'Changer de phrase secrète…', en: 'Change the passphrase…' },
  'web.keys.change-title': { fr: 'Changer de phrase secrète', en: 'Change the passphrase' },
  'web.keys.old': { fr: 'Phrase actuelle', en: 'Current passphrase' },
  'web.keys.new': { fr: 'Nouvelle phrase', en: 'New passphrase' },
  'web.keys.changed': { fr: 'La phrase secrète est changée.', en: 'The passphrase is changed.' },
  'web.keys.export': { fr: 'Enregistrer une copie', en: 'Save a copy' },
  'web.keys.export-hint': {
    fr: 'Un fichier protégé par votre phrase secrète, pour un autre appareil ou le coffre du cabinet.',
    en: 'A file protected by your passphrase, for another device or the practice’s safe.',
  },
  'web.keys.file-name': { fr: 'mes-cles-pli.json', en: 'my-pli-keys.json' },
  'web.keys.import': { fr: 'Reprendre des clés d’un fichier…', en: 'Take keys from a file…' },
  'web.keys.import-title': { fr: 'Reprendre des clés', en: 'Take keys in' },
  'web.keys.import-text': {
    fr: 'Une copie enregistrée ici, un fichier .p12 de votre administrateur ou d’une autre autorité, une clé OpenPGP, ou la clé et le certificat d’un dossier d’identité (deux fichiers).',
    en: 'A copy saved here, a .p12 file of your administrator or of another authority, an OpenPGP key, or the key and certificate of an identity folder (two files).',
  },
  'web.keys.import-files': { fr: 'Choisir les fichiers…', en: 'Choose the files…' },
  'web.keys.import-do': { fr: 'Reprendre', en: 'Take in' },
  'web.keys.imported': { fr: 'Les clés sont reprises.', en: 'The keys are taken in.' },
  'web.keys.forget': { fr: 'Effacer de ce navigateur…', en: 'Remove from this browser…' },
  'web.keys.forget-title': {
    fr: 'Effacer vos clés de ce navigateur ?',
    en: 'Remove your keys from this browser?',
  },
  'web.keys.forget-ask': {
    fr: 'Sans copie enregistrée, ce qui a été scellé pour vous ne pourra plus être ouvert.',
    en: 'Without a saved copy, what was sealed for you can no longer be opened.',
  },
  'web.keys.forget-do': { fr: 'Effacer les clés', en: 'Remove the keys' },
  'web.keys.forgotten': {
    fr: 'Vos clés ne sont plus dans ce navigateur.',
    en: 'Your keys are no longer in this browser.',
  },
  'web.keys.failed': {
    fr: 'Cela n’a pas abouti ; rien n’a changé. Réessayez.',
    en: 'That did not succeed; nothing has changed. Try again.',
  },
} as const
