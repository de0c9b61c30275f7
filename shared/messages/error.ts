/** What happened — what it means — what to do. One sentence each; the code is folded away, never first. */
export const error = {
  en: {
    'sign-in': '{{host}} didn’t accept the password for {{address}}. Check the password, then sign in again.',
    ticketRefused:
      '{{host}} didn’t accept the Windows sign-in of this computer for {{address}}. Lock and unlock the computer to renew it, or connect the account again with a password.',
    noPassword: 'Presently has no password for {{address}}: this computer didn’t keep it. Sign in again.',
    signInOnce:
      '{{host}} refused the password for {{address}} once. Busy servers do that: Presently tries again at {{time}} before it asks you.',
    forbidden:
      'Your organisation has switched off Exchange Web Services for this mailbox. Your administrator can allow Presently.',
    onlineSwitchedOff:
      'Exchange Web Services are switched off for this mailbox in Exchange Online. Your administrator can still allow Presently there, until Microsoft ends them for good on 1 April 2027.',
    notSignedIn: 'Presently isn’t signed in for {{address}} any more. Sign in again.',
    tokenRefused:
      '{{host}} doesn’t let {{address}} in, although the sign-in was just renewed. Sign in again; if that doesn’t help, ask your administrator.',
    tokenRefusedOnline:
      '{{host}} doesn’t let {{address}} in, although the sign-in was just renewed. If signing in again doesn’t help, Exchange Web Services may be switched off there: your administrator can still allow Presently, until Microsoft ends them on 1 April 2027.',
    noClientSecret:
      'Presently has no application secret for {{address}}. Your administrator has to connect the account again.',
    clientRefused:
      'The sign-in service {{host}} didn’t accept Presently’s application secret: it is wrong, or has expired. Ask your administrator for a new one.',
    noBrowser:
      'No browser could be opened to sign in. Choose a default browser in your system’s settings, or sign in with a code on another device.',
    consentWanted:
      'Your organisation hasn’t agreed to Presently yet. Ask your administrator to agree to it for everybody, then sign in again.',
    conditionalAccess:
      'Your organisation’s rules don’t let you sign in from this computer or this place (conditional access). Your administrator can tell you what they ask for.',
    unknownApplication:
      'Your organisation doesn’t know the application id that Presently signs in with. Ask your administrator for the right one.',
    signInAgain: '{{host}} wants {{address}} to sign in again. Nothing is lost meanwhile.',
    signInSoon: '{{host}} didn’t let {{address}} in just now. Presently tries again at {{time}} before it asks you.',
    signInOver: 'The time to sign in is over. Begin again when you are ready.',
    authorityForbids:
      'The sign-in service {{host}} doesn’t let Presently in ({{code}}). Your administrator can look this number up.',
    unreachable: '{{host}} can’t be reached. Check the network and the server address.',
    certificate:
      'The certificate of {{host}} isn’t accepted by this computer, so nothing was sent there. Ask your administrator, or look at the certificate in Accounts.',
    'certificate-authority':
      'The certificate of {{host}} comes from an issuer that this computer doesn’t know. Nothing was sent there.',
    'certificate-date': 'The certificate of {{host}} has run out or isn’t valid yet. Nothing was sent there.',
    'certificate-name': 'The certificate shown by {{host}} is for another name. Nothing was sent there.',
    'certificate-revoked': 'The certificate of {{host}} was revoked by its issuer. Nothing was sent there.',
    timeout: '{{host}} didn’t answer in time. Presently keeps trying.',
    busy: 'Exchange is busy and asked us to wait. Next try at {{time}}.',
    'no-server':
      'Nobody could say where the mailbox of {{address}} is. Check the address, or enter the server’s address; your administrator knows it.',
    'not-exchange':
      '{{host}} answered, but not as Exchange: this address doesn’t lead to Exchange Web Services. Check the server address.',
    'broken-answer': '{{host}} sent an answer that stops in the middle or can’t be read. Presently keeps trying.',
    'too-large':
      '{{host}} sent more than is safe to read. Presently left it alone; what was known before is still here.',
    'not-found': 'Exchange doesn’t have this item or mailbox any more, or doesn’t let you see it.',
    notShared:
      'Exchange doesn’t show you the calendar of {{address}}. Check the address, or ask its owner to share the calendar with you.',
    refused: 'Exchange refused this request ({{code}}).',
    insecure: 'Presently won’t send a password to {{host}} without encryption. Use an address that begins with https.',
    'bad-input': 'Presently can’t use what was entered ({{code}}).',
    'input-server-address': 'This isn’t the address of a server. It looks like mail.contoso.com.',
    'input-https-only':
      'Presently reaches servers by https only. Leave the beginning of the address out, or use https.',
    'input-server-user': 'The server’s address must not hold a user name or password. Enter them in their own fields.',
    'input-address': 'This isn’t the address of a mailbox. It looks like mira@contoso.com.',
    'input-no-account': 'There is no such account. Check its address.',
    'input-no-output':
      'Nobody outside sees your state yet. Switch on the status file or run “presently watch” first, then appear as you like.',
    'input-too-many-contacts': 'The contact list is full: it takes 2,000 at most.',
    'input-no-reach': 'There is no address or number by which to reach this person that way.',
    'input-group-name': 'Give the group a name.',
    'input-own-mailbox': 'This is your own mailbox. Enter the address of another one.',
    'input-no-shared': 'There is no such shared mailbox. Check its address.',
    'input-time': 'This isn’t a time in the future. Use 17:30, tomorrow, monday or 2026-11-27.',
    'input-no-text': 'There is no reply to send yet. Write one first.',
    'input-schedule-window': 'A scheduled reply needs a start and an end. Choose both.',
    'input-schedule-order': 'The end lies before the start. Choose a later end.',
    'input-absence-overlap': 'Another absence is planned for that time. Choose another time, or change that one.',
    'input-audience': 'Your organisation doesn’t allow replies to that many people outside. Choose fewer.',
    'input-too-many-absences': 'There is room for 20 planned absences. Take one away first.',
    'input-template-name': 'Give the template a name.',
    'input-too-many-templates': 'There is room for 30 templates. Delete one first.',
    'input-client-id':
      'Presently isn’t registered with this organisation. Ask your administrator for its application id.',
    'input-setting': 'The setting {{detail}} doesn’t take this value.',
    'input-set-by-organisation': 'This is set by your organisation and can’t be changed here. Ask your administrator.',
    'input-domain': 'Your organisation allows only addresses of {{detail}} here. Enter your address at work.',
    'input-keys-taken': 'Another program has these keys. Choose others.',
    'input-method': 'Your organisation doesn’t allow this way to sign in. Choose another one.',
    cancelled: 'This was cancelled.',
    nothingToJoin: 'There is no meeting to join, neither now nor in the next 12 hours.',
    declined:
      'You didn’t want {{host}} to be asked, so Presently doesn’t know where the mailbox of {{address}} is. Enter the server’s address, or start again.',
    signInElsewhere:
      'Nobody has signed in as {{address}} on the other page or device in time. Presently can open it again.',
    proxySignIn:
      'The proxy between this computer and {{host}} wants a user name and password, which Presently can’t give it. Ask your administrator to let {{host}} through without them.',
    'no-keyring':
      'This computer has no keyring to keep the password in. Presently keeps it in memory until you quit, and writes nothing down.',
    unexpected:
      'Something went wrong inside Presently ({{code}}). It goes on working; please report it if it happens again.',
    nextTry: 'Next try at {{time}}.',
    stale: 'Showing what we knew at {{time}}.',
    staleNever: 'Nothing could be read from the server yet.',
    details: 'Details',
    retry: 'Try again',
    theServer: 'The server',
    yourAddress: 'this account',
    busySoon: 'Exchange is busy and asked us to wait. Presently tries again by itself.',
    showDetails: 'Show details',
    hideDetails: 'Hide details',
    unread: 'This couldn’t be read: {{what}}.',
    overTimeout: '{{host}} didn’t answer in time.',
    overBusy: 'Exchange was busy all the while.',
    overBroken: '{{host}} sent an answer that stops in the middle or can’t be read.',
    conflict:
      'Somebody changed this entry meanwhile, so nothing was overwritten. Look at both versions and choose what to keep.',
    meetingMoved: 'The meeting is at another time by now, so nothing was sent. Look at the new time and answer again.',
    tooLate: 'It has been sent already and can’t be taken back.',
    fileMayRun:
      'Files of this kind may run as a program, so Presently doesn’t open them. Save it, and open it only if you know where it comes from.',
    recipients: 'Exchange doesn’t accept one of the addresses. Check who is invited.',
    fileTooLarge: 'This file is larger than Exchange takes. Put it where everybody can reach it, and send the link.',
    crossing: 'An occurrence can’t be put before the one before it or behind the next. Change the series instead.',
    unsentAnswer: 'Your answer of {{time}} to “{{subject}}” couldn’t be sent and won’t be any more.',
    unsentDeleteCall: 'The message from {{subject}} couldn’t be deleted ({{time}}). It is still there.',
    phoneNumber: 'The telephone system can’t dial this number.',
    phoneGone: 'Your server doesn’t play messages on a telephone for this mailbox.',
    phoneAway: 'The telephone system behind your server doesn’t answer.',
    protectedVoicemail: 'This message is protected by your organisation and can’t be played here.',
    unsentCancel: 'Your cancellation of “{{subject}}”, of {{time}}, couldn’t be sent and won’t be any more.',
    unsent: 'Your entry of {{time}}, “{{subject}}”, couldn’t be put into your calendar and won’t be sent any more.',
    sendNow: 'Send now',
    sendNowNamed: 'Send now: “{{subject}}”',
    leave: 'Leave it',
    leaveNamed: 'Leave it: “{{subject}}”',
    rebuilt:
      'What Presently had kept on this computer couldn’t be used: it was damaged, or a newer version’s. It was set aside and is being read anew from the server, where nothing was touched. Changes that still waited to be sent have to be made again.',
    rebuiltSeen: 'Understood',
  },
  fr: {
    'sign-in':
      '{{host}} n’a pas accepté le mot de passe de {{address}}. Vérifiez le mot de passe, puis reconnectez-vous.',
    ticketRefused:
      '{{host}} n’a pas accepté la session Windows de cet ordinateur pour {{address}}. Verrouillez puis déverrouillez l’ordinateur pour la renouveler, ou reconnectez le compte avec un mot de passe.',
    noPassword:
      'Presently n’a pas de mot de passe pour {{address}} : cet ordinateur ne l’a pas gardé. Reconnectez-vous.',
    signInOnce:
      '{{host}} a refusé une fois le mot de passe de {{address}}. Un serveur occupé fait cela : Presently réessaie à {{time}} avant de vous le demander.',
    forbidden:
      'Votre organisation a désactivé les services web Exchange pour cette boîte aux lettres. Votre administrateur peut autoriser Presently.',
    onlineSwitchedOff:
      'Les services web Exchange sont désactivés pour cette boîte aux lettres dans Exchange Online. Votre administrateur peut encore y autoriser Presently, jusqu’à ce que Microsoft les arrête définitivement le 1er avril 2027.',
    notSignedIn: 'Presently n’est plus connecté pour {{address}}. Reconnectez-vous.',
    tokenRefused:
      '{{host}} ne laisse pas entrer {{address}}, bien que la connexion vienne d’être renouvelée. Reconnectez-vous ; si cela n’aide pas, demandez à votre administrateur.',
    tokenRefusedOnline:
      '{{host}} ne laisse pas entrer {{address}}, bien que la connexion vienne d’être renouvelée. Si se reconnecter n’aide pas, les services web Exchange y sont peut-être désactivés : votre administrateur peut encore autoriser Presently, jusqu’à ce que Microsoft les arrête le 1er avril 2027.',
    noClientSecret:
      'Presently n’a pas de secret d’application pour {{address}}. Votre administrateur doit reconnecter le compte.',
    clientRefused:
      'Le service de connexion {{host}} n’a pas accepté le secret d’application de Presently : il est faux ou a expiré. Demandez-en un nouveau à votre administrateur.',
    noBrowser:
      'Aucun navigateur n’a pu être ouvert pour la connexion. Choisissez un navigateur par défaut dans les réglages du système, ou connectez-vous avec un code sur un autre appareil.',
    consentWanted:
      'Votre organisation n’a pas encore accepté Presently. Demandez à votre administrateur de l’accepter pour tous, puis reconnectez-vous.',
    conditionalAccess:
      'Les règles de votre organisation ne vous laissent pas vous connecter depuis cet ordinateur ou ce lieu (accès conditionnel). Votre administrateur peut vous dire ce qu’elles exigent.',
    unknownApplication:
      'Votre organisation ne connaît pas l’identifiant d’application avec lequel Presently se connecte. Demandez le bon à votre administrateur.',
    signInAgain: '{{host}} demande à {{address}} de se reconnecter. Rien n’est perdu entre-temps.',
    signInSoon:
      '{{host}} n’a pas laissé entrer {{address}} à l’instant. Presently réessaie à {{time}} avant de vous le demander.',
    signInOver: 'Le temps pour se connecter est écoulé. Recommencez quand vous serez prêt.',
    authorityForbids:
      'Le service de connexion {{host}} ne laisse pas entrer Presently ({{code}}). Votre administrateur peut chercher ce numéro.',
    unreachable: '{{host}} est injoignable. Vérifiez le réseau et l’adresse du serveur.',
    certificate:
      'Le certificat de {{host}} n’est pas accepté par cet ordinateur ; rien n’y a été envoyé. Demandez à votre administrateur ou examinez le certificat dans Comptes.',
    'certificate-authority':
      'Le certificat de {{host}} vient d’un émetteur que cet ordinateur ne connaît pas. Rien n’y a été envoyé.',
    'certificate-date': 'Le certificat de {{host}} a expiré ou n’est pas encore valable. Rien n’y a été envoyé.',
    'certificate-name': 'Le certificat présenté par {{host}} est établi à un autre nom. Rien n’y a été envoyé.',
    'certificate-revoked': 'Le certificat de {{host}} a été révoqué par son émetteur. Rien n’y a été envoyé.',
    timeout: '{{host}} n’a pas répondu à temps. Presently continue d’essayer.',
    busy: 'Exchange est occupé et nous demande d’attendre. Prochain essai à {{time}}.',
    'no-server':
      'Personne n’a pu dire où se trouve la boîte aux lettres de {{address}}. Vérifiez l’adresse ou saisissez celle du serveur ; votre administrateur la connaît.',
    'not-exchange':
      '{{host}} a répondu, mais pas comme Exchange : cette adresse ne mène pas aux services web Exchange. Vérifiez l’adresse du serveur.',
    'broken-answer': '{{host}} a envoyé une réponse interrompue ou illisible. Presently continue d’essayer.',
    'too-large':
      '{{host}} a envoyé plus de données qu’il n’est prudent de lire. Presently les a laissées ; ce qui était connu reste affiché.',
    'not-found': 'Exchange n’a plus cet élément ou cette boîte aux lettres, ou ne vous permet pas de le voir.',
    notShared:
      'Exchange ne vous montre pas le calendrier de {{address}}. Vérifiez l’adresse, ou demandez à son propriétaire de le partager avec vous.',
    refused: 'Exchange a refusé cette demande ({{code}}).',
    insecure:
      'Presently n’envoie pas de mot de passe à {{host}} sans chiffrement. Utilisez une adresse qui commence par https.',
    'bad-input': 'Presently ne peut pas utiliser cette saisie ({{code}}).',
    'input-server-address': 'Ce n’est pas l’adresse d’un serveur. Elle ressemble à mail.contoso.com.',
    'input-https-only':
      'Presently ne joint les serveurs que par https. Omettez le début de l’adresse ou utilisez https.',
    'input-server-user':
      'L’adresse du serveur ne doit contenir ni nom d’utilisateur ni mot de passe. Saisissez-les dans leurs champs.',
    'input-address': 'Ce n’est pas l’adresse d’une boîte aux lettres. Elle ressemble à mira@contoso.com.',
    'input-no-account': 'Il n’y a pas de tel compte. Vérifiez son adresse.',
    'input-no-output':
      'Personne d’autre ne voit encore votre état. Activez d’abord le fichier d’état ou lancez « presently watch ».',
    'input-too-many-contacts': 'La liste de contacts est pleine : elle en contient 2 000 au plus.',
    'input-no-reach': 'Aucune adresse ni aucun numéro ne permet de joindre cette personne ainsi.',
    'input-group-name': 'Donnez un nom au groupe.',
    'input-own-mailbox': 'C’est votre propre boîte aux lettres. Saisissez l’adresse d’une autre.',
    'input-no-shared': 'Il n’y a pas de telle boîte aux lettres partagée. Vérifiez son adresse.',
    'input-time': 'Ce n’est pas une heure à venir. Utilisez 17:30, tomorrow, monday ou 2026-11-27.',
    'input-no-text': 'Il n’y a pas encore de réponse à envoyer. Écrivez-en une d’abord.',
    'input-schedule-window': 'Une réponse planifiée a besoin d’un début et d’une fin. Choisissez les deux.',
    'input-schedule-order': 'La fin précède le début. Choisissez une fin plus tardive.',
    'input-absence-overlap': 'Une autre absence est prévue à ce moment. Choisissez un autre moment, ou changez-la.',
    'input-audience':
      'Votre organisation n’autorise pas de réponse à autant de personnes à l’extérieur. Choisissez-en moins.',
    'input-too-many-absences': 'Il y a de la place pour 20 absences prévues. Retirez-en une d’abord.',
    'input-template-name': 'Donnez un nom au modèle.',
    'input-too-many-templates': 'Il y a de la place pour 30 modèles. Supprimez-en un d’abord.',
    'input-client-id':
      'Presently n’est pas enregistré auprès de cette organisation. Demandez l’identifiant d’application à votre administrateur.',
    'input-setting': 'Le paramètre {{detail}} n’accepte pas cette valeur.',
    'input-set-by-organisation':
      'Ceci est défini par votre organisation et ne peut pas être changé ici. Demandez à votre administrateur.',
    'input-domain':
      'Votre organisation n’autorise ici que les adresses de {{detail}}. Saisissez votre adresse professionnelle.',
    'input-keys-taken': 'Un autre programme utilise ces touches. Choisissez-en d’autres.',
    'input-method': 'Votre organisation n’autorise pas ce mode de connexion. Choisissez-en un autre.',
    nothingToJoin: 'Aucune réunion à rejoindre, ni maintenant ni dans les 12 heures à venir.',
    cancelled: 'Opération annulée.',
    declined:
      'Vous n’avez pas voulu que {{host}} soit interrogé : Presently ne sait donc pas où se trouve la boîte aux lettres de {{address}}. Saisissez l’adresse du serveur, ou recommencez.',
    signInElsewhere:
      'Personne ne s’est connecté en tant que {{address}} à temps sur l’autre page ou appareil. Presently peut la rouvrir.',
    proxySignIn:
      'Le proxy entre cet ordinateur et {{host}} demande un nom d’utilisateur et un mot de passe, que Presently ne peut pas lui donner. Demandez à votre administrateur de laisser passer {{host}} sans eux.',
    'no-keyring':
      'Cet ordinateur n’a pas de trousseau pour garder le mot de passe. Presently le garde en mémoire jusqu’à la fermeture et n’écrit rien.',
    unexpected:
      'Une erreur s’est produite dans Presently ({{code}}). L’application continue ; signalez-le si cela se reproduit.',
    nextTry: 'Prochain essai à {{time}}.',
    stale: 'Données de {{time}}.',
    staleNever: 'Rien n’a encore pu être lu sur le serveur.',
    details: 'Détails',
    retry: 'Réessayer',
    theServer: 'Le serveur',
    yourAddress: 'ce compte',
    busySoon: 'Exchange est occupé et nous demande d’attendre. Presently réessaie de lui-même.',
    showDetails: 'Afficher les détails',
    hideDetails: 'Masquer les détails',
    unread: 'Ceci n’a pas pu être lu : {{what}}.',
    overTimeout: '{{host}} n’a pas répondu à temps.',
    overBusy: 'Exchange est resté occupé tout ce temps.',
    overBroken: '{{host}} a envoyé une réponse interrompue ou illisible.',
    conflict:
      'Quelqu’un a modifié cette entrée entre-temps ; rien n’a été écrasé. Regardez les deux versions et choisissez ce qui reste.',
    meetingMoved:
      'La réunion a lieu à une autre heure désormais ; rien n’a été envoyé. Regardez la nouvelle heure et répondez à nouveau.',
    tooLate: 'C’est déjà envoyé et ne peut plus être repris.',
    fileMayRun:
      'Les fichiers de ce type peuvent s’exécuter comme un programme ; Presently ne les ouvre pas. Enregistrez-le et ne l’ouvrez que si vous savez d’où il vient.',
    recipients: 'Exchange n’accepte pas l’une des adresses. Vérifiez qui est invité.',
    fileTooLarge:
      'Ce fichier est plus gros que ce qu’Exchange accepte. Déposez-le là où tous y ont accès et envoyez le lien.',
    crossing: 'Une occurrence ne peut pas passer avant la précédente ni après la suivante. Modifiez plutôt la série.',
    unsentAnswer: 'Votre réponse de {{time}} à « {{subject}} » n’a pas pu être envoyée et ne le sera plus.',
    unsentDeleteCall: 'Le message de {{subject}} n’a pas pu être supprimé ({{time}}). Il est toujours là.',
    phoneNumber: 'Le système téléphonique ne peut pas composer ce numéro.',
    phoneGone: 'Votre serveur ne lit pas les messages au téléphone pour cette boîte aux lettres.',
    phoneAway: 'Le système téléphonique derrière votre serveur ne répond pas.',
    protectedVoicemail: 'Ce message est protégé par votre organisation et ne peut pas être lu ici.',
    unsentCancel: 'Votre annulation de « {{subject}} », de {{time}}, n’a pas pu être envoyée et ne le sera plus.',
    unsent:
      'Votre saisie de {{time}}, « {{subject}} », n’a pas pu être mise dans votre calendrier et ne sera plus envoyée.',
    sendNow: 'Envoyer maintenant',
    sendNowNamed: 'Envoyer maintenant : « {{subject}} »',
    leave: 'Laisser tomber',
    leaveNamed: 'Laisser tomber : « {{subject}} »',
    rebuilt:
      'Ce que Presently gardait sur cet ordinateur était inutilisable : endommagé, ou écrit par une version plus récente. Il l’a mis de côté et relit tout sur le serveur, où rien n’a été touché. Les changements qui attendaient encore d’être envoyés sont à refaire.',
    rebuiltSeen: 'Compris',
  },
} as const;
