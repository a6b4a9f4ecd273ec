export const fundingRounds = {
  programmes: "Støtteordninger",
  programmesLead:
    "Felles støtteordninger, som alle kommuner kan søke på. Her legger du inn når de tar imot søknader. Kommunenes egne kilder ser bare de selv.",
  programme: "Støtteordning",
  search: "Søk på navn eller giver",
  closesNext: "Neste frist",
  remove: "Fjern utlysningen",
  removeText: "{{programme}}, frist {{date}}. En utlysning som en finansiering viser til, kan ikke fjernes.",
  named: "Finansiering av et prosjekt viser til utlysningen, så den blir stående.",
} as const;
