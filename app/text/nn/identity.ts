export const identity = {
  or: "Andre måtar å logge inn på",
  instead: "Eller utan passord",
  signInWith: "Logg inn med {{name}}",
  problemTitle: "Innlogginga med {{name}} førte ikkje fram",
  problems: {
    unavailable: "{{name}} svarar ikkje no. Prøv igjen om litt, eller logg inn på ein annan måte.",
    again: "Innlogginga tok for lang tid, eller ho blei begynt i eit anna vindauge. Begynn på nytt.",
    cancelled: "Innlogginga blei avbroten hos {{name}}.",
    unknown:
      "Ingen har invitert adressa di, så du har ikkje tilgang enno. Be ein administrator i kommunen om ein invitasjon, og følg lenkja i han.",
    no_email:
      "{{name}} oppgir inga e-postadresse vi kan stole på. Har du fått ein invitasjon, følgjer du lenkja i han og vel {{name}} der. Har du konto, loggar du inn som før og knyter {{name}} til kontoen.",
    account:
      "Det finst alt ein konto med e-postadressa di. Logg inn slik du plar; så kan du knyte {{name}} til kontoen.",
    linked_elsewhere: "Denne brukaren hos {{name}} er knytt til ein annan konto.",
    someone_else: "Du er logga inn som ein annan enn den dette gjeld. Logg ut og begynn på nytt.",
  },
  title: "Logg inn med andre",
  lead: "Her ser du kven du kan logge inn med i staden for passord.",
  open: "Sjå innloggingane",
  linked: "{{name}} er knytt til kontoen din. Neste gong kan du logge inn med {{name}}.",
  own: "Knytt til kontoen din",
  since: "Sidan {{date}}, sist brukt {{used}}",
  remove: "Fjern",
  removeTitle: "Fjern {{name}}",
  removeText: "Etter dette kan du ikkje lenger logge inn med {{name}}. Du kan knyte det til kontoen igjen seinare.",
  more: "Knyt til kontoen",
  moreText: "Du blir send til den du vel, og kjem tilbake hit når du har logga inn der.",
  link: "Knyt til {{name}}",
  none: "Her er det ingen andre å logge inn med enn Tiltak sjølv.",
  security: "Passord og innlogging i to steg",
};
