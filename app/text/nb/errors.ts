export const errors = {
  badRequest: {
    title: "Forespørselen kunne ikke leses",
    text: "Ingenting er endret. Gå tilbake og prøv igjen.",
  },
  signIn: {
    title: "Du må logge inn",
    text: "Denne siden er for dem som arbeider i kommunen.",
  },
  forbidden: {
    title: "Du har ikke tilgang til dette",
    text: "Rollen din gir ikke adgang hit. En administrator i kommunen kan endre det. Ingenting er endret.",
  },
  notFound: {
    title: "Fant ikke siden",
    text: "Siden finnes ikke, eller du har ikke tilgang til den. Kontroller adressen, eller begynn fra oversikten.",
  },
  tooLarge: {
    title: "Skjemaet er for stort",
    text: "Ingenting er lagret. Gå tilbake, kort ned teksten og prøv igjen.",
  },
  broken: {
    title: "Noe gikk galt hos oss",
    text: "Feilen er skrevet i loggen. Det du sist lagret, er tatt vare på. Last siden på nytt; hjelper ikke det, si fra til den som drifter Tiltak.",
  },
  toOverview: "Til oversikten for {{name}}",
  toHome: "Til forsiden",
} as const;
