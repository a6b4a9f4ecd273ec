export const settings = {
  title: "Innstillingar",
  lead: "Det som gjeld for heile {{name}}. Berre administratorar kjem hit.",
  trail: "Vegen hit",
  general: {
    name: "Namnet som blir vist",
    nameHint: "Står øvst på sidene og i opne data. Adressa til sidene blir ikkje endra.",
    interval: "Dagar mellom statusoppdateringar",
    intervalHint: "Opne prosjekt og tiltak utan statusoppdatering så lenge blir viste som ikkje oppdaterte.",
    days: "dagar",
    secondFactor: "Administratorar må bruke tofaktorinnlogging",
    secondFactorHint: "Dei som ikkje har sett det opp, blir bedne om det neste gong dei kjem hit.",
    secondFactorFirst:
      "Du har ikkje brukt tofaktorinnlogging i denne økta, og ville stengt deg sjølv ute. Set det opp på kontoen din og logg inn med det først.",
    toSecurity: "Til tryggleiken på kontoen din",
    yes: "Ja",
  },
  fault: {
    interval: "Skriv talet på dagar, frå 7 til 365",
    secondFactorFirst: "Logg inn med tofaktor sjølv først. Elles ville du stengt deg sjølv ute",
  },
  pages: {
    general: {
      title: "Generelt",
      text: "Namnet som blir vist, kor ofte tiltak skal meldast på, og krav til innlogging.",
    },
    members: { title: "Medlemer", text: "Kven som har konto, med kva rolle, og kven som er invitert." },
    owners: { title: "Ansvarlege utan konto", text: "Dei som eig arbeid i planen, men ikkje loggar inn." },
    units: { title: "Einingar", text: "Avdelingar og føretak, og kva for nokre som høyrer under kva." },
    publication: {
      title: "Publisering",
      text: "Kva alle kan sjå, kva som blir nytt, og når det vart publisert.",
    },
    statements: {
      title: "Personvern og tilgjenge",
      text: "Kommunen sine eigne fråsegner, på bokmål, nynorsk og engelsk.",
    },
    sharing: {
      title: "Deling",
      text: "Kva nettverka de er med i, får sjå av tal, plan, pengar og statusoppdateringar.",
    },
    tokens: {
      title: "API-nøklar",
      text: "Kva program kan lese på vegner av kommunen, også det som ikkje er publisert.",
    },
    support: {
      title: "Støtteøkter",
      text: "Slepp inn ein av dei som driftar Tiltak i nokre timar, når de treng hjelp.",
    },
  },
};
