export const refusals = {
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
    wrong: "E-postadressen og passordet hører ikke sammen. Kontroller begge og prøv igjen",
  },
  invitation: {
    signInFirst: "Adressen har allerede en konto. Logg inn med den først, og åpne lenken på nytt",
    someoneElse: "Du er logget inn som en annen enn den invitasjonen er sendt til. Logg ut og åpne lenken på nytt",
  },
  member: {
    invitationOver: "Invitasjonen er allerede tatt imot eller trukket tilbake. Last siden på nytt",
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
  project: {
    not_completed: "Målt effekt registreres først når prosjektet er fullført",
    blocked: {
      no_owner: "Prosjektet mangler eier",
      no_dates: "Prosjektet mangler start- og sluttdato",
      no_purpose: "Prosjektet er ikke knyttet til en anbefaling",
      no_observed_effect: "Det er ikke registrert noen målt effekt",
    },
  },
  funding: {
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
} as const;
