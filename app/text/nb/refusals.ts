export const refusals = {
  partner: { judged: "Partneren er allerede bekreftet eller avslått. Last siden på nytt" },
  challenge: {
    over: "Utfordringen er lukket eller åpnet siden du åpnet siden. Last den på nytt",
    blocked: {
      no_criteria: "Legg til minst ett kriterium forslagene vurderes etter",
      no_time_left: "Siste dag er passert. Sett en senere dag",
      no_readers: "Ingen partnere er invitert. Velg hvem som skal få se den",
      no_every_answer: "Minst ett forslag venter på svar",
    },
  },
  commitment: {
    statusMoved: "Statusen er beregnet på nytt siden du åpnet siden. Les den igjen før du vurderer den",
    frozenToday: "Dagens status er lagret allerede",
  },
  publication: {
    same: "Akkurat dette er publisert allerede. Ingenting er gjort",
    changedSince: "Noe er endret siden forhåndsvisningen ble laget. Se gjennom den nye under, og publiser på nytt",
    notPublished: "Ingenting er publisert, så det er ingenting å trekke tilbake",
  },
  tokens: {
    tooMany: "Kommunen har allerede {{limit}} nøkler som virker. Trekk tilbake en som ikke er i bruk",
  },
  identity: {
    last_way: "Dette er den eneste måten du kan logge inn på. Velg et passord eller legg til en passnøkkel først",
    linked_elsewhere: "Brukeren er knyttet til en annen konto",
    account: "Adressen har allerede en konto",
    no_email: "Adressen kan ikke bekreftes",
    unknown: "Ingen har invitert denne adressen",
  },
  session: {
    linkOver: "Lenken er brukt eller for gammel. Be om en ny",
    noAppToConfirm: "Kodeappen er tatt i bruk allerede, eller siden er for gammel. Last den på nytt",
    noSecondFactor: "Legg til en kodeapp eller en passnøkkel først",
    wrong: "E-postadressen og passordet hører ikke sammen. Kontroller begge og prøv igjen",
  },
  invitation: {
    signInFirst: "Adressen har allerede en konto. Logg inn med den først, og åpne lenken på nytt",
    someoneElse: "Du er logget inn som en annen enn den invitasjonen er sendt til. Logg ut og åpne lenken på nytt",
  },
  member: {
    invitationOver: "Invitasjonen er allerede tatt imot eller trukket tilbake. Last siden på nytt",
    hasOpenWork_one:
      "Personen eier fortsatt {{count}} åpen sak. Overfør den til noen, eller kryss av for at den skal stå uten ansvarlig",
    hasOpenWork_other:
      "Personen eier fortsatt {{count}} åpne saker. Overfør dem til noen, eller kryss av for at de skal stå uten ansvarlig",
    mustHandOver_one: "{{count}} anbefaling er vedtatt og må ha en ansvarlig. Overfør den først",
    mustHandOver_other: "{{count}} anbefalinger er vedtatt og må ha en ansvarlig. Overfør dem først",
    workChanged:
      "Noe av dette er lukket eller overført av andre siden du åpnet siden. Ingenting er flyttet. Last siden på nytt",
    lastAdministrator: "Kommunen må ha minst én administrator uten sluttdato. Gi rollen til en annen først",
    lastLeader: "Nettverket må ha minst én leder uten sluttdato. Gi rollen til en annen først",
    lastPartnerAdministrator: "Partneren må ha minst én administrator uten sluttdato. Gi rollen til en annen først",
    hasLeft: "Medlemskapet er avsluttet. Last siden på nytt",
    endMembershipInstead: "Personen har en konto. Avslutt medlemskapet i stedet",
  },
  unit: {
    notEmpty: "Enheten har personer eller enheter under seg. Flytt dem først",
    changed: "Enheten er endret siden du åpnet siden. Last den på nytt",
  },
  shared: {
    tooMany_one: "For mange forsøk. Prøv igjen om {{count}} minutt",
    tooMany_other: "For mange forsøk. Prøv igjen om {{count}} minutter",
    blocked: {
      no_such_move: "Statusen er endret siden du åpnet siden. Last den på nytt",
      no_reason: "Skriv en begrunnelse",
      no_outcome: "Skriv hva resultatet ble",
      no_review_date: "Velg når saken skal tas opp igjen",
    },
  },
  recommendation: {
    blocked: {
      no_owner: "Anbefalingen mangler en ansvarlig",
    },
    over: "Anbefalingen er gjennomført eller avsluttet. Svaret kan ikke endres",
    notNow: "Slik anbefalingen står nå, kan dette ikke gjøres",
    notOwn: "Anbefalingen er skrevet av andre. Bare den ansvarlige kan endres",
  },
  summary: {
    isSent: "Månedsbrevet er sendt. Lag et nytt neste måned",
    isChanged: "Månedsbrevet er endret siden du så over det. Les det på nytt før du sender",
  },
  practice: {
    noMember: "Kommunen er ikke lenger med i nettverket",
    blocked: {
      no_completed_project: "Prosjektet er ikke fullført",
      no_observed_effect: "Prosjektet har ingen målt effekt",
      no_summary: "Skriv først hva som ble gjort",
    },
  },
  project: {
    not_completed: "Målt effekt registreres først når prosjektet er fullført",
    blocked: {
      no_owner: "Prosjektet mangler eier",
      no_dates: "Prosjektet mangler start- og sluttdato",
      no_purpose: "Prosjektet er ikke knyttet til en anbefaling",
      no_observed_effect: "Det er ikke registrert noen målt effekt",
    },
  },
  proposal: {
    blocked: {
      no_confirmed_partner: "Ingen har bekreftet partneren ennå, så den kan ikke sende inn",
      no_open_time: "Utfordringen tar ikke imot forslag nå. Utkastet er tatt vare på",
      no_complete_content: "Noe mangler eller må rettes i forslaget",
      no_scores_in: "Ikke alle som vurderer, har levert",
      no_no_interest: "Du har oppgitt en interesse i forslaget",
    },
    gone: "Forslaget finnes ikke lenger",
    draftChanged: "Utkastet er endret siden du leste det. Les over det som sendes inn nå, og trykk på nytt",
    newRevision: "Forslaget er sendt inn på nytt siden du åpnet siden. Les det først",
    submittedFile: "Filen er sendt inn og kan ikke fjernes",
    scoresOpen: "Alle har levert, og poengene er synlige. Ingen nye kan vurdere nå",
    handedIn: "Du har levert vurderingen. Den kan ikke endres",
    undeclared: "Si først om du er habil",
    notInEvaluation: "Forslaget er ikke til vurdering nå",
  },
  funding: {
    roundChanged: "Utlysningen er endret siden du åpnet siden. Last den på nytt",
    roundNamed: "Finansiering av et prosjekt viser til utlysningen. Den kan ikke fjernes",
    blocked: {
      no_closed_round: "Søknadsrunden er ikke avsluttet",
    },
  },
  observation: {
    blocked: {
      not_editable:
        "Verdien er sendt til verifisering eller verifisert, og endres ikke lenger. Registrer en ny verdi i stedet",
      changed: "Verdien er endret siden du åpnet siden. Last den på nytt og les den igjen",
    },
  },
  target: {
    blocked: {
      changed: "Målet er endret siden du åpnet siden. Last den på nytt",
    },
  },
  benchmark: {
    fault: {
      worst_needed: "Der lavere er bedre, må dårligste verdi oppgis",
      target_is_worst: "Målet kan ikke være lik dårligste verdi",
      wrong_way_round: "Mål og dårligste verdi står motsatt av retningen",
    },
  },
  action: {
    milestone: {
      changed: "Noen andre endret milepælen mens siden var åpen. Slik står den nå. Fjern den om du fortsatt vil",
    },
    bulk: {
      gone_one: "Ingenting er endret. {{count}} valgt tiltak finnes ikke lenger",
      gone_other: "Ingenting er endret. {{count}} valgte tiltak finnes ikke lenger",
      changed_one:
        "Ingenting er endret. Noen andre har endret dette tiltaket siden du valgte det: {{titles}}. Listen viser det nå slik det står. Se over, og lagre på nytt",
      changed_other:
        "Ingenting er endret. Noen andre har endret disse {{count}} tiltakene siden du valgte dem: {{titles}}. Listen viser dem nå slik de står. Se over, og lagre på nytt",
      not_yours_one: "Ingenting er endret. Dette tiltaket eier du ikke: {{titles}}",
      not_yours_other: "Ingenting er endret. Disse {{count}} tiltakene eier du ikke: {{titles}}",
      no_due_date_one: "Ingenting er endret. Dette tiltaket har ingen frist å flytte: {{titles}}",
      no_due_date_other: "Ingenting er endret. Disse {{count}} tiltakene har ingen frist å flytte: {{titles}}",
      due_before_start_one: "Ingenting er endret. Fristen ville komme før starten for dette tiltaket: {{titles}}",
      due_before_start_other:
        "Ingenting er endret. Fristen ville komme før starten for disse {{count}} tiltakene: {{titles}}",
      no_such_move_one: "Ingenting er endret. Statusen tillater det ikke for dette tiltaket: {{titles}}",
      no_such_move_other: "Ingenting er endret. Statusen tillater det ikke for disse {{count}} tiltakene: {{titles}}",
    },
  },
  account: {
    signInAgain: "Logg ut og inn igjen, og prøv på nytt",
    lastOfItsKind: {
      municipality: "Du er den siste administratoren i {{name}}. Gi rollen til en annen først.",
      network: "Du er den siste lederen av {{name}}. Gi rollen til en annen først.",
      partner: "Du er den siste administratoren for {{name}}. Gi rollen til en annen først.",
      operator: "Du er den siste driftsansvarlige. Gi rollen til en annen først.",
    },
    openWork: {
      municipality_one: "Du er ansvarlig for {{count}} åpen sak i {{name}}.",
      municipality_other: "Du er ansvarlig for {{count}} åpne saker i {{name}}.",
    },
  },
  history: {
    overtaken: "En senere endring gjelder det samme feltet. Rediger posten i stedet",
    noWayBack: "Statusen kan ikke gå tilbake: fra «{{from}}» fører ingen vei til «{{to}}»",
    changed: "Posten er endret siden du åpnet siden. Se over og prøv igjen",
    gone: "Posten finnes ikke lenger",
    unknownRow: "Historikken sier ikke hvilken del av posten endringen gjaldt",
    invalid: "Slik det var, kan det ikke lagres nå: {{why}}",
    answerAnew: "Et svar tas ikke tilbake her. Gi et nytt svar på anbefalingen",
  },
  operator: {
    decided: "Noen bestemmer her allerede. De inviterer de andre selv",
    last: "Dette er den siste operatøren. Inviter en ny først",
  },
  sharing: {
    notMember: "Kommunen er ikke med i nettverket. Bli med først",
  },
  support: {
    isOpen: "Den du valgte, er sluppet inn allerede. Avslutt den økten først, eller vent til den er over",
  },
  review: {
    blocked: {
      no_members: "Nettverket har ingen medlemmer ennå",
      no_due_ahead: "Fristen er ute",
      no_submission: "Ingen har sendt inn ennå",
      no_all_read: "Noe av det som er sendt inn, venter på svar",
    },
    isOpen: "Runden er åpnet allerede. Last siden på nytt",
    isClosed: "Runden er avsluttet",
    notOpen: "Runden er ikke åpen",
  },
  submission: {
    blocked: {
      no_open_round: "Runden er ikke åpen",
      no_answers: "Noen spørsmål er ikke besvart",
      no_membership: "Kommunen hører ikke til nettverket nå",
      no_sharing: "Kommunen deler ikke noe med nettverket nå, så rapporten kan ikke leses",
    },
    notWritable: "Rapporten kan ikke endres nå. Last siden på nytt",
    changed: "Svarene er endret etter at du åpnet siden. Se over dem, og send inn igjen",
  },
} as const;
