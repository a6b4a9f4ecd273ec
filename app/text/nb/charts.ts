export const charts = {
  points_one: "{{count}} poeng",
  points_other: "{{count}} poeng",
  notScored: "Ikke skåret",
  noData: "Ingen data",
  noScore: "Ingen skår",
  pointsOf: "{{points}} av {{possible}} poeng",
  scoredOf: "{{scored}} av {{all}} skåret",
  wheelSummary:
    "{{name}}: {{share}}, {{points}}, {{scored}}. 4 poeng: {{four}}, 3 poeng: {{three}}, 2 poeng: {{two}}, 1 poeng: {{one}}, ikke skåret: {{notScored}}, ingen data: {{noData}}. De samme tallene står i tabellen under.",
  wheelCaption: "Ved hvert navn: andel av mulige poeng, og hvor mange datapunkter som er skåret.",
  wheelPhoneCaption: "Tallene rundt hjulet er kategoriene i tabellen.",
  wheelKeys:
    "Piltast til høyre og venstre går fra datapunkt til datapunkt, opp og ned fra kategori til kategori. Enter åpner indikatoren.",
  place: "{{name}}: {{reading}}, {{standing}}",
  comparison_one: "{{name}} i {{count}} kommune og andre steder. De samme tallene står i tabellen.",
  comparison_other: "{{name}} i {{count}} kommuner og andre steder. De samme tallene står i tabellen.",
  target: "{{value}} mål",
  ownTarget: "Eget mål {{value}}",
  benchmarkTarget: "Mål {{value}}",
  trend: "{{name}} fra {{from}} til {{to}}. Tallene står i tabellen over målinger.",
} as const;
