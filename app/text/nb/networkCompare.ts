/** Members of a network beside each other. */
export const networkCompare = {
  title: "Sammenlign",
  lead: "Noen medlemmer side om side: verdiene over årene, mål, referanseverdi og tall fra andre steder.",
  choose: {
    open: "Velg medlemmer og indikatorer",
    members: "Medlemmer",
    dataPoints: "Indikatorer",
    most: "Høyst {{count}}.",
    notSharing: "{{name}} (deler ikke måltall i detalj)",
    chosenIn_one: "{{dimension}} ({{count}} valgt)",
    chosenIn_other: "{{dimension}} ({{count}} valgt)",
    show: "Sammenlign",
    clear: "Begynn på nytt",
  },
  peers: {
    of: "Vis dem som ligner på",
    county: "Samme fylke",
    size: "Omtrent like store",
    countyOf_one: "{{name}} og {{count}} annet medlem i samme fylke.",
    countyOf_other: "{{name}} og {{count}} andre medlemmer i samme fylke.",
    sizeOf_one:
      "{{name}} og {{count}} medlem til med folketall fra {{from}} til {{to}}, som er {{percent}} prosent under og over.",
    sizeOf_other:
      "{{name}} og {{count}} medlemmer til med folketall fra {{from}} til {{to}}, som er {{percent}} prosent under og over.",
    rule: "Samme fylke, eller folketall innenfor {{percent}} prosent over og under. Høyst {{most}} vises, de nærmeste i folketall.",
    noneInCounty: "Ingen andre medlemmer som deler måltallene sine, er fra samme fylke som {{name}}.",
    noneOfSize:
      "Ingen andre medlemmer som deler måltallene sine, har et folketall fra {{from}} til {{to}}, som er {{percent}} prosent under og over {{name}}.",
    unknownSize: "Folketallet i {{name}} er ikke kjent, så vi kan ikke si hvem som er omtrent like store.",
  },
  notSharing: "Kan ikke sammenlignes, fordi måltallene ikke deles i detalj: {{names}}.",
  tooMany: "Bare de første {{members}} medlemmene og {{dataPoints}} indikatorene vises.",
  notYet: "Det er ingenting å sammenligne ennå",
  needMembers: "Velg minst ett medlem som deler måltallene sine.",
  needDataPoints: "Velg minst én indikator.",
  key: "Tall i sirkel: medlemmets verifiserte verdi. Stiplet sirkel: eget mål. Pil: bare kjent som en grense. Rute med bokstav: tall fra et annet sted. Strek mellom verdier: fra to målinger og oppover.",
  summary_one: "{{name}} for {{count}} medlem over årene. Tabellen under har de samme tallene.",
  summary_other: "{{name}} for {{count}} medlemmer over årene. Tabellen under har de samme tallene.",
  nothingToDraw: "Ingen av dem har en verdi som kan tegnes.",
  benchmark: "Referanseverdi",
  benchmarkIs: "Referanseverdi {{value}}",
  proposed: "Foreslått",
  byYear: "innen {{year}}",
  others: "Andre steder",
  /** Under what stands beside the years of the drawing. */
  beside: { target: "Mål", other: "andre" },
  columns: { member: "Medlem", points: "Poeng", target: "Eget mål", trend: "Trend" },
};
