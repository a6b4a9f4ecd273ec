export const fundingRounds = {
  programmes: "Støtteordningar",
  programmesLead:
    "Felles støtteordningar, som alle kommunar kan søkje på. Her opprettar og rettar du dei, og legg inn når dei tek imot søknader. Eigne kjelder ser berre kommunane sjølve.",
  new: "Ny støtteordning",
  edit: "Rediger støtteordninga",
  editShort: "Rediger",
  save: "Lagre støtteordninga",
  newLead: "Alle kommunar ser ho blant kjeldene sine og kan føre finansiering på ho.",
  nameTaken: "Ei felles støtteordning har dette namnet. Vel eit anna",
  empty: "Ingen felles støtteordningar enno",
  emptyText: "Opprett den første. Alle kommunar ser ho blant kjeldene sine.",
  programme: "Støtteordning",
  search: "Søk på namn eller gjevar",
  closesNext: "Neste frist",
  remove: "Fjern utlysinga",
  removeText: "{{programme}}, frist {{date}}. Ei utlysing som ei finansiering viser til, kan ikkje fjernast.",
  named: "Finansiering av eit prosjekt viser til utlysinga, så ho blir ståande.",
};
