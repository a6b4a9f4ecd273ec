export const fundingRounds = {
  programmes: "Støtteordninger",
  programmesLead:
    "Felles støtteordninger, som alle kommuner kan søke på. Her oppretter og retter du dem, og legger inn når de tar imot søknader. Kommunenes egne kilder ser bare de selv.",
  new: "Ny støtteordning",
  edit: "Rediger støtteordningen",
  editShort: "Rediger",
  save: "Lagre støtteordningen",
  newLead: "Alle kommuner ser den blant kildene sine og kan føre finansiering på den.",
  nameTaken: "En felles støtteordning har dette navnet. Velg et annet",
  empty: "Ingen felles støtteordninger ennå",
  emptyText: "Opprett den første. Alle kommuner ser den blant kildene sine.",
  programme: "Støtteordning",
  search: "Søk på navn eller giver",
  closesNext: "Neste frist",
  remove: "Fjern utlysningen",
  removeText: "{{programme}}, frist {{date}}. En utlysning som en finansiering viser til, kan ikke fjernes.",
  named: "Finansiering av et prosjekt viser til utlysningen, så den blir stående.",
} as const;
