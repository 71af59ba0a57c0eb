/** Why a certificate, a person or an action is refused, and what to do: one fact and one remedy per rule. */

import { administrationRules } from './rules-administration.js'
import { chainRules } from './rules-chain.js'
import { dispensingRules } from './rules-dispensing.js'
import { foreignRules } from './rules-foreign.js'
import { ocspRules } from './rules-ocsp.js'

export const ruleSentences = {
  ...administrationRules,
  ...chainRules,
  ...dispensingRules,
  ...foreignRules,
  ...ocspRules,
  'no-certificate': {
    fact: {
      fr: 'Aucun certificat client n’a été présenté.',
      en: 'No client certificate was presented.',
    },
    remedy: {
      fr: 'Configurez votre logiciel avec le certificat remis à l’inscription (identity.p12).',
      en: 'Configure your software with the certificate given at enrolment (identity.p12).',
    },
  },

  // Reading what was presented.
  'not-a-certificate': {
    fact: {
      fr: 'Ce qui a été présenté n’est pas un certificat X.509 lisible : {detail}.',
      en: 'What was presented is not a readable X.509 certificate: {detail}.',
    },
    remedy: {
      fr: 'Vérifiez le fichier configuré et, au besoin, remplacez-le par celui remis à l’inscription.',
      en: 'Check the configured file and, if needed, replace it with the one given at enrolment.',
    },
  },
  'certificate-too-large': {
    fact: {
      fr: 'Le certificat présenté pèse {size} octets, la limite est de {limit}.',
      en: 'The certificate presented is {size} bytes long, the limit is {limit}.',
    },
    remedy: {
      fr: 'Demandez à l’autorité émettrice un certificat de taille ordinaire.',
      en: 'Ask the issuing authority for a certificate of ordinary size.',
    },
  },
  'chain-too-long': {
    fact: {
      fr: 'La chaîne présentée compte {count} certificats, la limite est de {limit}.',
      en: 'The chain presented has {count} certificates, the limit is {limit}.',
    },
    remedy: {
      fr: 'N’envoyez que le certificat et ses autorités intermédiaires (chain.pem).',
      en: 'Send only the certificate and its intermediate authorities (chain.pem).',
    },
  },

  // Building the chain.
  'no-chain': {
    fact: {
      fr: 'Aucune chaîne ne relie « {subject} » à une autorité de confiance : son émetteur « {issuer} » est inconnu ici.',
      en: 'No chain links "{subject}" to a trusted authority: its issuer "{issuer}" is unknown here.',
    },
    remedy: {
      fr: 'Présentez aussi les certificats intermédiaires (chain.pem) ou utilisez un certificat de cet espace de confiance.',
      en: 'Present the intermediate certificates too (chain.pem), or use a certificate of this trust space.',
    },
  },
  'foreign-authority': {
    fact: {
      fr: '« {subject} » relève de l’autorité « {anchor} », qui n’est pas reconnue ici.',
      en: '"{subject}" belongs to the authority "{anchor}", which is not trusted here.',
    },
    remedy: {
      fr: 'Utilisez un certificat délivré par cet espace de confiance.',
      en: 'Use a certificate issued by this trust space.',
    },
  },
  'self-signed': {
    fact: {
      fr: 'Le certificat « {subject} » est signé par lui-même et ne prouve donc aucune identité.',
      en: 'The certificate "{subject}" is signed by itself and so proves no identity.',
    },
    remedy: {
      fr: 'Demandez un certificat à l’administrateur de cet espace de confiance.',
      en: 'Ask the administrator of this trust space for a certificate.',
    },
  },
  'bad-signature': {
    fact: {
      fr: 'La signature de « {subject} » n’est pas celle de « {issuer} » : le certificat est falsifié ou abîmé.',
      en: 'The signature on "{subject}" is not that of "{issuer}": the certificate is forged or damaged.',
    },
    remedy: {
      fr: 'Réinstallez le certificat d’origine et prévenez l’administrateur si le refus persiste.',
      en: 'Install the original certificate again, and tell the administrator if it is still refused.',
    },
  },
  'weak-key': {
    fact: {
      fr: 'La clé de « {subject} » n’est pas assez sûre ({key}).',
      en: 'The key of "{subject}" is not secure enough ({key}).',
    },
    remedy: {
      fr: 'Demandez un certificat avec une clé RSA d’au moins 2048 bits ou ECDSA P-256.',
      en: 'Ask for a certificate with an RSA key of at least 2048 bits or an ECDSA P-256 key.',
    },
  },
  'weak-algorithm': {
    fact: {
      fr: '« {subject} » est signé avec un algorithme qui n’est pas accepté ({algorithm}).',
      en: '"{subject}" is signed with an algorithm that is not accepted ({algorithm}).',
    },
    remedy: {
      fr: 'Demandez un certificat signé avec SHA-256 ou mieux.',
      en: 'Ask for a certificate signed with SHA-256 or better.',
    },
  },
  'not-a-ca': {
    fact: {
      fr: '« {issuer} », qui a signé « {subject} », n’a pas le droit de signer des certificats ({detail}).',
      en: '"{issuer}", which signed "{subject}", has no right to sign certificates ({detail}).',
    },
    remedy: {
      fr: 'Utilisez un certificat délivré par une autorité de cet espace de confiance.',
      en: 'Use a certificate issued by an authority of this trust space.',
    },
  },
  'path-too-long': {
    fact: {
      fr: '« {issuer} » n’admet que {limit} autorité(s) intermédiaire(s) sous elle, la chaîne en compte {count}.',
      en: '"{issuer}" allows only {limit} intermediate authorities below it, the chain has {count}.',
    },
    remedy: {
      fr: 'Utilisez un certificat délivré directement par une autorité de cet espace de confiance.',
      en: 'Use a certificate issued directly by an authority of this trust space.',
    },
  },
  'unknown-critical-extension': {
    fact: {
      fr: '« {subject} » porte une extension critique inconnue ({oid}).',
      en: '"{subject}" carries an unknown critical extension ({oid}).',
    },
    remedy: {
      fr: 'Demandez un certificat sans cette extension.',
      en: 'Ask for a certificate without this extension.',
    },
  },

  // Dates and revocation.
  expired: {
    fact: {
      fr: 'Le certificat « {subject} » a expiré le {notAfter}, il y a {agoMs} (il est {at}).',
      en: 'The certificate "{subject}" expired on {notAfter}, {agoMs} ago (it is now {at}).',
    },
    remedy: {
      fr: 'Faites-le renouveler, ou corrigez l’horloge si cette date vous surprend.',
      en: 'Have it renewed, or correct the clock if this date surprises you.',
    },
  },
  'not-yet-valid': {
    fact: {
      fr: 'Le certificat « {subject} » n’est valable qu’à partir du {notBefore}, dans {inMs} (il est {at}).',
      en: 'The certificate "{subject}" is only valid from {notBefore}, in {inMs} (it is now {at}).',
    },
    remedy: {
      fr: 'Attendez cette date, ou corrigez l’horloge de la machine.',
      en: 'Wait for that date, or correct the clock of the machine.',
    },
  },
  revoked: {
    fact: {
      fr: 'Le certificat « {subject} » (série {serial}) a été révoqué le {revokedAt}, motif : {reason}.',
      en: 'The certificate "{subject}" (serial {serial}) was revoked on {revokedAt}, reason: {reason}.',
    },
    remedy: {
      fr: 'Demandez un nouveau certificat à l’administrateur.',
      en: 'Ask the administrator for a new certificate.',
    },
  },
  'crl-missing': {
    fact: {
      fr: 'La liste de révocation de « {issuer} » manque, l’état de « {subject} » est donc inconnu.',
      en: 'The revocation list of "{issuer}" is missing, so the status of "{subject}" is unknown.',
    },
    remedy: {
      fr: 'L’administrateur doit redémarrer la passerelle, qui publiera une nouvelle liste.',
      en: 'The administrator must restart the gateway, which will publish a new list.',
    },
  },
  'crl-stale': {
    fact: {
      fr: 'La liste de révocation de « {issuer} » est périmée depuis le {nextUpdate}, l’état de « {subject} » est donc inconnu.',
      en: 'The revocation list of "{issuer}" is out of date since {nextUpdate}, so the status of "{subject}" is unknown.',
    },
    remedy: {
      fr: 'L’administrateur doit vérifier l’horloge de la passerelle puis la redémarrer, ce qui publiera une nouvelle liste.',
      en: 'The administrator must check the clock of the gateway, then restart it, which publishes a new list.',
    },
  },

  // What the certificate is for.
  'wrong-key-usage': {
    fact: {
      fr: 'La clé de « {subject} » n’est pas prévue pour cet usage ({usage}) ; usages inscrits : {found}.',
      en: 'The key of "{subject}" is not meant for this usage ({usage}); usages listed: {found}.',
    },
    remedy: {
      fr: 'Utilisez votre certificat d’authentification, et non celui de signature ou de chiffrement.',
      en: 'Use your authentication certificate, not the one for signing or encryption.',
    },
  },
  'wrong-extended-key-usage': {
    fact: {
      fr: 'Le certificat « {subject} » n’est pas délivré pour cet emploi ({usage}) ; emplois inscrits : {found}.',
      en: 'The certificate "{subject}" was not issued for this purpose ({usage}); purposes listed: {found}.',
    },
    remedy: {
      fr: 'Utilisez un certificat d’authentification délivré pour cet emploi.',
      en: 'Use an authentication certificate issued for this purpose.',
    },
  },
  'not-for-sessions': {
    fact: {
      fr: '« {subject} » est un certificat du profil {profile} ({found}) : il n’ouvre aucune session.',
      en: '"{subject}" is a certificate of the profile {profile} ({found}): it opens no session.',
    },
    remedy: {
      fr: 'Présentez le certificat d’authentification de la même identité.',
      en: 'Present the authentication certificate of the same identity.',
    },
  },
  'unknown-profile': {
    fact: {
      fr: 'Le certificat « {subject} » ne suit aucun profil reconnu ici (politiques : {policies}).',
      en: 'The certificate "{subject}" follows no profile known here (policies: {policies}).',
    },
    remedy: {
      fr: 'Utilisez un certificat de professionnel ou d’organisation délivré par cet espace de confiance.',
      en: 'Use a professional or organisation certificate issued by this trust space.',
    },
  },
  'profile-mismatch': {
    fact: {
      fr: 'Le certificat « {subject} » ne respecte pas le profil {profile} : {field} devrait être « {expected} », il est « {found} ».',
      en: 'The certificate "{subject}" does not follow the profile {profile}: {field} should be "{expected}", it is "{found}".',
    },
    remedy: {
      fr: 'Demandez à l’administrateur un certificat conforme à ce profil.',
      en: 'Ask the administrator for a certificate that follows this profile.',
    },
  },
  'wrong-issuer': {
    fact: {
      fr: '« {issuer} » n’a pas le droit de délivrer des certificats du profil {profile}, celui de « {subject} ».',
      en: '"{issuer}" has no right to issue certificates of the profile {profile}, that of "{subject}".',
    },
    remedy: {
      fr: 'Demandez un certificat à l’autorité prévue pour ce profil, et prévenez l’administrateur.',
      en: 'Ask the authority meant for this profile for a certificate, and tell the administrator.',
    },
  },
  'wrong-listener-profile': {
    fact: {
      fr: '« {subject} » est un certificat de profil {profile} ; ce point d’accès attend une personne ou une organisation.',
      en: '"{subject}" is a certificate of the profile {profile}; this listener expects a person or an organisation.',
    },
    remedy: {
      fr: 'Connectez-vous avec le certificat d’un professionnel ou d’une organisation.',
      en: 'Connect with the certificate of a professional or of an organisation.',
    },
  },

  // What the directory says.
  'certificate-unknown': {
    fact: {
      fr: 'Le certificat « {subject} » (série {serial}) est signé par notre autorité mais absent de son registre.',
      en: 'The certificate "{subject}" (serial {serial}) is signed by our authority but missing from its register.',
    },
    remedy: {
      fr: 'Prévenez l’administrateur sans attendre : cela peut être un certificat contrefait ou une sauvegarde ancienne.',
      en: 'Tell the administrator at once: it may be a forged certificate or an old backup.',
    },
  },
  'not-listed': {
    fact: {
      fr: 'Le certificat est valable, mais {identity} ne figure pas dans l’annuaire.',
      en: 'The certificate is valid, but {identity} is not in the directory.',
    },
    remedy: {
      fr: 'Demandez à l’administrateur de vous inscrire (pli enrol).',
      en: 'Ask the administrator to enrol you (pli enrol).',
    },
  },
  'identity-suspended': {
    fact: {
      fr: '{identity} est suspendu dans l’annuaire.',
      en: '{identity} is suspended in the directory.',
    },
    remedy: {
      fr: 'Demandez à l’administrateur de lever la suspension.',
      en: 'Ask the administrator to lift the suspension.',
    },
  },
  'certificate-held': {
    fact: {
      fr: 'Le certificat « {subject} » (série {serial}) est suspendu depuis le {revokedAt}.',
      en: 'The certificate "{subject}" (serial {serial}) has been on hold since {revokedAt}.',
    },
    remedy: {
      fr: 'L’administrateur peut lever cette suspension (pli pki release) ou révoquer le certificat pour de bon.',
      en: 'The administrator may lift this hold (pli pki release) or revoke the certificate for good.',
    },
  },
  'delegation-ended': {
    fact: {
      fr: 'La délégation de {identity} sur la boîte {address} a pris fin le {to}, il y a {agoMs}.',
      en: 'The delegation of {identity} for the mailbox {address} ended on {to}, {agoMs} ago.',
    },
    remedy: {
      fr: 'Demandez au responsable de la boîte une nouvelle délégation (pli mailbox delegate).',
      en: 'Ask who is responsible for the mailbox for a new delegation (pli mailbox delegate).',
    },
  },
  'delegation-not-begun': {
    fact: {
      fr: 'La délégation de {identity} sur la boîte {address} ne commence que le {from}, dans {inMs}.',
      en: 'The delegation of {identity} for the mailbox {address} only begins on {from}, in {inMs}.',
    },
    remedy: {
      fr: 'Attendez cette date, ou faites avancer le début de la délégation (pli mailbox delegate).',
      en: 'Wait for that date, or have the delegation begin earlier (pli mailbox delegate).',
    },
  },
  'no-mailbox': {
    fact: {
      fr: '{identity} n’a aucune boîte aux lettres qu’il puisse ouvrir.',
      en: '{identity} has no mailbox it may open.',
    },
    remedy: {
      fr: 'Demandez à l’administrateur une boîte ou une délégation.',
      en: 'Ask the administrator for a mailbox or a delegation.',
    },
  },
  'mailbox-suspended': {
    fact: {
      fr: 'La boîte {address} est suspendue.',
      en: 'The mailbox {address} is suspended.',
    },
    remedy: {
      fr: 'Demandez à l’administrateur de la rétablir.',
      en: 'Ask the administrator to restore it.',
    },
  },
  'not-sender': {
    fact: {
      fr: '{identity} ne peut pas envoyer au nom de {address}.',
      en: '{identity} may not send as {address}.',
    },
    remedy: {
      fr: 'Envoyez depuis votre propre boîte, ou demandez une délégation d’envoi.',
      en: 'Send from your own mailbox, or ask for a delegation to send.',
    },
  },
  'not-reader': {
    fact: {
      fr: '{identity} ne peut pas lire la boîte {address}.',
      en: '{identity} may not read the mailbox {address}.',
    },
    remedy: {
      fr: 'Ouvrez votre propre boîte, ou demandez une délégation de lecture.',
      en: 'Open your own mailbox, or ask for a delegation to read.',
    },
  },

  // The connection.
  'session-resumed': {
    fact: {
      fr: 'La connexion reprend une session TLS ancienne, sans présenter de certificat.',
      en: 'The connection resumes an old TLS session without presenting a certificate.',
    },
    remedy: {
      fr: 'Reconnectez-vous : votre logiciel ouvrira une session complète.',
      en: 'Connect again: your software will open a full session.',
    },
  },
} as const satisfies Record<
  string,
  { fact: { fr: string; en: string }; remedy: { fr: string; en: string } }
>

export type RuleName = keyof typeof ruleSentences
