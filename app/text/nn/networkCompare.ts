/** Members of a network beside each other. */
export const networkCompare = {
  title: "Samanlikn",
  lead: "Nokre medlemmer side om side: verdiane over åra, mål, referanseverdi og tal frå andre stader.",
  choose: {
    open: "Vel medlemmer og indikatorar",
    members: "Medlemmer",
    dataPoints: "Indikatorar",
    most: "Høgst {{count}}.",
    notSharing: "{{name}} (deler ikkje måltal i detalj)",
    chosenIn_one: "{{dimension}} ({{count}} vald)",
    chosenIn_other: "{{dimension}} ({{count}} valde)",
    show: "Samanlikn",
    clear: "Byrj på nytt",
  },
  peers: {
    of: "Vis dei som liknar på",
    county: "Same fylke",
    size: "Om lag like store",
    countyOf_one: "{{name}} og {{count}} anna medlem i same fylke.",
    countyOf_other: "{{name}} og {{count}} andre medlemmer i same fylke.",
    sizeOf_one:
      "{{name}} og {{count}} medlem til med folketal frå {{from}} til {{to}}, som er {{percent}} prosent under og over.",
    sizeOf_other:
      "{{name}} og {{count}} medlemmer til med folketal frå {{from}} til {{to}}, som er {{percent}} prosent under og over.",
    rule: "Same fylke, eller folketal innanfor {{percent}} prosent over og under. Høgst {{most}} blir viste, dei nærmaste i folketal.",
    noneInCounty: "Ingen andre medlemmer som deler måltala sine, er frå same fylke som {{name}}.",
    noneOfSize:
      "Ingen andre medlemmer som deler måltala sine, har eit folketal frå {{from}} til {{to}}, som er {{percent}} prosent under og over {{name}}.",
    unknownSize: "Folketalet i {{name}} er ikkje kjent, så vi kan ikkje seie kven som er om lag like store.",
  },
  notSharing: "Kan ikkje samanliknast, fordi måltala ikkje er delte i detalj: {{names}}.",
  tooMany: "Berre dei første {{members}} medlemmene og {{dataPoints}} indikatorane er viste.",
  notYet: "Det er ingenting å samanlikne enno",
  needMembers: "Vel minst éin medlem som deler måltala sine.",
  needDataPoints: "Vel minst éin indikator.",
  key: "Tal i sirkel: den verifiserte verdien til medlemmen. Stipla sirkel: eige mål. Pil: berre kjend som ei grense. Rute med bokstav: tal frå ein annan stad. Strek mellom verdiar: frå to målingar og oppover.",
  summary_one: "{{name}} for {{count}} medlem over åra. Tabellen under har dei same tala.",
  summary_other: "{{name}} for {{count}} medlemmer over åra. Tabellen under har dei same tala.",
  nothingToDraw: "Ingen av dei har ein verdi som kan teiknast.",
  benchmark: "Referanseverdi",
  benchmarkIs: "Referanseverdi {{value}}",
  proposed: "Føreslått",
  byYear: "innan {{year}}",
  others: "Andre stader",
  /** Under what stands beside the years of the drawing. */
  beside: { target: "Mål", other: "andre" },
  columns: { member: "Medlem", points: "Poeng", target: "Eige mål", trend: "Trend" },
};
