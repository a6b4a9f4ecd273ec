export const settings = {
  title: "Innstillinger",
  lead: "Det som gjelder for hele {{name}}. Bare administratorer kommer hit.",
  trail: "Veien hit",
  general: {
    name: "Navnet som vises",
    nameHint: "Står øverst på sidene og i åpne data. Adressen til sidene endres ikke.",
    interval: "Dager mellom statusoppdateringer",
    intervalHint: "Åpne prosjekter og tiltak uten statusoppdatering så lenge vises som ikke oppdatert.",
    days: "dager",
    secondFactor: "Administratorer må bruke tofaktorinnlogging",
    secondFactorHint: "De som ikke har satt det opp, blir bedt om det neste gang de kommer hit.",
    secondFactorFirst:
      "Du har ikke brukt tofaktorinnlogging i denne økten, og ville stengt deg selv ute. Sett det opp på kontoen din og logg inn med det først.",
    toSecurity: "Til sikkerheten på kontoen din",
    yes: "Ja",
  },
  fault: {
    interval: "Skriv et antall dager fra 7 til 365",
    secondFactorFirst: "Logg inn med tofaktor selv først. Ellers ville du stengt deg selv ute",
  },
  pages: {
    general: { title: "Generelt", text: "Navnet som vises, hvor ofte tiltak skal meldes på, og krav til innlogging." },
    members: { title: "Medlemmer", text: "Hvem som har konto, med hvilken rolle, og hvem som er invitert." },
    owners: { title: "Ansvarlige uten konto", text: "De som eier arbeid i planen, men ikke logger inn." },
    units: { title: "Enheter", text: "Avdelinger og foretak, og hvilke som hører under hvilke." },
    publication: {
      title: "Publisering",
      text: "Hva alle kan se, hva som blir nytt, og når det ble publisert.",
    },
    statements: {
      title: "Personvern og tilgjengelighet",
      text: "Kommunens egne erklæringer, på bokmål, nynorsk og engelsk.",
    },
    sharing: {
      title: "Deling",
      text: "Hva nettverkene dere er med i, får se av tall, plan, penger og statusoppdateringer.",
    },
    tokens: {
      title: "API-nøkler",
      text: "Hva programmer kan lese på kommunens vegne, også det som ikke er publisert.",
    },
    support: {
      title: "Støtteøkter",
      text: "Slipp inn en av dem som drifter Tiltak for noen timer, når dere trenger hjelp.",
    },
  },
} as const;
