export const identity = {
  or: "Andre måter å logge inn på",
  instead: "Eller uten passord",
  signInWith: "Logg inn med {{name}}",
  problemTitle: "Innloggingen med {{name}} førte ikke fram",
  problems: {
    unavailable: "{{name}} svarer ikke nå. Prøv igjen om litt, eller logg inn på en annen måte.",
    again: "Innloggingen tok for lang tid, eller den ble begynt i et annet vindu. Begynn på nytt.",
    cancelled: "Innloggingen ble avbrutt hos {{name}}.",
    unknown:
      "Ingen har invitert adressen din, så du har ikke tilgang ennå. Be en administrator i kommunen om en invitasjon, og følg lenken i den.",
    no_email:
      "{{name}} oppgir ingen e-postadresse vi kan stole på. Har du fått en invitasjon, følger du lenken i den og velger {{name}} der. Har du konto, logger du inn som før og knytter {{name}} til den.",
    account:
      "Det finnes allerede en konto med e-postadressen din. Logg inn slik du pleier; så kan du knytte {{name}} til kontoen.",
    linked_elsewhere: "Denne brukeren hos {{name}} er knyttet til en annen konto.",
    someone_else: "Du er logget inn som en annen enn den dette gjelder. Logg ut og begynn på nytt.",
  },
  title: "Logg inn med andre",
  lead: "Her ser du hvem du kan logge inn med i stedet for passord.",
  open: "Se innloggingene",
  linked: "{{name}} er knyttet til kontoen din. Neste gang kan du logge inn med {{name}}.",
  own: "Knyttet til kontoen din",
  since: "Siden {{date}}, sist brukt {{used}}",
  remove: "Fjern",
  removeTitle: "Fjern {{name}}",
  removeText: "Etter dette kan du ikke lenger logge inn med {{name}}. Du kan knytte det til kontoen igjen senere.",
  more: "Knytt til kontoen",
  moreText: "Du sendes til den du velger, og kommer tilbake hit når du har logget inn der.",
  link: "Knytt til {{name}}",
  none: "Her er det ingen andre å logge inn med enn Tiltak selv.",
  security: "Passord og innlogging i to trinn",
} as const;
