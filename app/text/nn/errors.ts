export const errors = {
  badRequest: {
    title: "Førespurnaden kunne ikkje lesast",
    text: "Ingenting er endra. Gå tilbake og prøv på nytt.",
  },
  signIn: {
    title: "Du må logge inn",
    text: "Denne sida er for dei som arbeider i kommunen.",
  },
  forbidden: {
    title: "Du har ikkje tilgang til dette",
    text: "Rolla di gjev ikkje tilgjenge hit. Ein administrator i kommunen kan endre det. Ingenting er endra.",
  },
  notFound: {
    title: "Fann ikkje sida",
    text: "Sida finst ikkje, eller du har ikkje tilgang til henne. Kontroller adressa, eller byrja frå oversikta.",
  },
  tooLarge: {
    title: "Skjemaet er for stort",
    text: "Ingenting er lagra. Gå tilbake, kort ned teksten og prøv på nytt.",
  },
  broken: {
    title: "Noko gjekk gale hos oss",
    text: "Feilen er skriven i loggen. Det du sist lagra, er teke vare på. Last sida på nytt; hjelper ikkje det, sei frå til den som driftar Tiltak.",
  },
  toOverview: "Til oversikta for {{name}}",
  toHome: "Til framsida",
};
