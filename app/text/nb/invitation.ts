export const invitation = {
  title: "Invitasjon til {{name}}",
  lead: "Du er invitert til å arbeide med planen til {{where}} i Tiltak.",
  leadBy: "{{who}} inviterer deg til {{where}} i Tiltak.",
  as: "Rolle",
  to: "Sendt til",
  until: "Gjelder til",
  name: "Navnet ditt",
  nameHint: "Slik kollegene dine ser det.",
  password: "Velg et passord",
  join: "Bli med i {{name}}",
  signedInAs: "Du er logget inn som {{email}}. Rollen legges til kontoen din.",
  hasAccount: "{{email}} har allerede en konto. Logg inn, så kommer du tilbake hit og kan ta imot invitasjonen.",
  someoneElse:
    "Du er logget inn som {{email}}, men invitasjonen er sendt til {{invited}}. Logg ut først, og åpne lenken i e-posten på nytt.",
  openAgain:
    "Skal du heller bruke kontoen du er logget inn med, kan den som inviterte deg, sende en ny invitasjon dit.",
  gone: {
    title: "Invitasjonen gjelder ikke",
    text: "Lenken er brukt, trukket tilbake eller eldre enn sju dager, eller så mangler noe av den. Be den som inviterte deg, om å sende en ny.",
    signIn: "Logg inn hvis du allerede har tatt imot den",
  },
  mail: {
    subject: "Invitasjon til {{where}} i Tiltak",
    greeting: "Hei!",
    roles: "Rolle: {{roles}}",
    open: "Åpne lenken for å ta imot invitasjonen:",
    works: "Lenken virker én gang, og fram til {{until}}.",
    ignore: "Vet du ikke hva dette gjelder, kan du se bort fra e-posten.",
  },
} as const;
