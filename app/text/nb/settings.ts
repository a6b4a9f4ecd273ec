export const settings = {
  title: "Innstillinger",
  lead: "Det som gjelder for hele {{name}}. Bare administratorer kommer hit.",
  trail: "Veien hit",
  pages: {
    general: { title: "Generelt", text: "Navnet som vises, hvor ofte tiltak skal meldes på, og krav til innlogging." },
    members: { title: "Medlemmer", text: "Hvem som har konto, med hvilken rolle, og hvem som er invitert." },
    owners: { title: "Ansvarlige uten konto", text: "De som eier arbeid i planen, men ikke logger inn." },
    units: { title: "Enheter", text: "Avdelinger og foretak, og hvilke som hører under hvilke." },
    statements: {
      title: "Personvern og tilgjengelighet",
      text: "Kommunens egne erklæringer, på bokmål, nynorsk og engelsk.",
    },
    tokens: {
      title: "API-nøkler",
      text: "Hva programmer kan lese på kommunens vegne, også det som ikke er publisert.",
    },
  },
} as const;
