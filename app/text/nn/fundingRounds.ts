export const fundingRounds = {
  programmes: "Støtteordningar",
  programmesLead:
    "Felles støtteordningar, som alle kommunar kan søkje på. Her legg du inn når dei tek imot søknader. Eigne kjelder ser berre kommunane sjølve.",
  programme: "Støtteordning",
  search: "Søk på namn eller gjevar",
  closesNext: "Neste frist",
  remove: "Fjern utlysinga",
  removeText: "{{programme}}, frist {{date}}. Ei utlysing som ei finansiering viser til, kan ikkje fjernast.",
  named: "Finansiering av eit prosjekt viser til utlysinga, så ho blir ståande.",
};
