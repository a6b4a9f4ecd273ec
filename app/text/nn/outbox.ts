export const outbox = {
  title: "E-post demoen ville ha sendt",
  lead: "Demoen sender ingenting. Her står meldingane i staden, den nyaste først, så du kan følgje lenkjene i dei.",
  none: "Ingen meldingar enno",
  noneText: "Inviter nokon til kommunen eller be om nytt passord, så dukkar meldinga opp her.",
  to: "Til",
  written: "Skriven",
  newest: "Dei 100 nyaste er viste.",
} as const;
