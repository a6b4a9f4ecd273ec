export const outbox = {
  title: "E-post demoen ville ha sendt",
  lead: "Demoen sender ingenting. Her står meldingene i stedet, den nyeste først, så du kan følge lenkene i dem.",
  none: "Ingen meldinger ennå",
  noneText: "Inviter noen til kommunen eller be om nytt passord, så dukker meldingen opp her.",
  to: "Til",
  written: "Skrevet",
  newest: "De 100 nyeste vises.",
} as const;
