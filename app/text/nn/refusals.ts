export const refusals = {
  session: {
    wrong: "E-postadressa og passordet høyrer ikkje saman. Kontroller begge og prøv på nytt",
  },
  shared: {
    blocked: {
      no_such_move: "Statusen er endra sidan du opna sida. Last henne på nytt",
      no_reason: "Skriv ei grunngjeving",
      no_outcome: "Skriv kva resultatet vart",
      no_review_date: "Vel når saka skal takast opp att",
    },
  },
  recommendation: {
    blocked: {
      no_owner: "Tilrådinga manglar ein ansvarleg",
    },
  },
  project: {
    blocked: {
      no_owner: "Prosjektet manglar ein ansvarleg",
      no_dates: "Prosjektet manglar start- og sluttdato",
      no_purpose: "Prosjektet er ikkje knytt til ei tilråding",
      no_observed_effect: "Det er ikkje registrert nokon målt effekt",
    },
  },
  funding: {
    blocked: {
      no_closed_round: "Søknadsrunden er ikkje avslutta",
    },
  },
  benchmark: {
    fault: {
      worst_needed: "Der lågare er betre, må dårlegaste verdi givast opp",
      target_is_worst: "Målet kan ikkje vere lik dårlegaste verdi",
      wrong_way_round: "Mål og dårlegaste verdi står motsett av retninga",
    },
  },
};
