export const refusals = {
  session: {
    wrong: "E-postadressen og passordet hører ikke sammen. Kontroller begge og prøv igjen",
  },
  shared: {
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
  },
  project: {
    blocked: {
      no_owner: "Prosjektet mangler en ansvarlig",
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
  benchmark: {
    fault: {
      worst_needed: "Der lavere er bedre, må dårligste verdi oppgis",
      target_is_worst: "Målet kan ikke være lik dårligste verdi",
      wrong_way_round: "Mål og dårligste verdi står motsatt av retningen",
    },
  },
} as const;
