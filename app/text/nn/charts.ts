export const charts = {
  points_one: "{{count}} poeng",
  points_other: "{{count}} poeng",
  notScored: "Ikkje skåra",
  noData: "Ingen data",
  noScore: "Ingen skår",
  pointsOf: "{{points}} av {{possible}} poeng",
  scoredOf: "{{scored}} av {{all}} skåra",
  wheelSummary:
    "{{name}}: {{share}}, {{points}}, {{scored}}. 4 poeng: {{four}}, 3 poeng: {{three}}, 2 poeng: {{two}}, 1 poeng: {{one}}, ikkje skåra: {{notScored}}, ingen data: {{noData}}. Dei same tala står i tabellen under.",
  wheelCaption: "Ved kvart namn: del av moglege poeng, og kor mange datapunkt som er skåra.",
  wheelPhoneCaption: "Tala rundt hjulet er kategoriane i tabellen.",
  wheelKeys:
    "Piltast til høgre og venstre går frå datapunkt til datapunkt, opp og ned frå kategori til kategori. Enter opnar indikatoren.",
  place: "{{name}}: {{reading}}, {{standing}}",
  comparison_one: "{{name}} i {{count}} kommune og andre stader. Dei same tala står i tabellen.",
  comparison_other: "{{name}} i {{count}} kommunar og andre stader. Dei same tala står i tabellen.",
  target: "{{value}} mål",
  ownTarget: "Eige mål {{value}}",
  benchmarkTarget: "Mål {{value}}",
  trend: "{{name}} frå {{from}} til {{to}}. Tala står i tabellen over målingar.",
};
