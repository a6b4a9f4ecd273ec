/** The words of a network's monthly summary. */
export const summaries = {
  title: "Månadsbrev",
  lead: "Eit kort samandrag av månaden, som ein leiar ser over og sender til alle i nettverket og i medlemskommunane.",
  draftNow: "Lag utkast for denne månaden",
  states: { draft: "Utkast", sent: "Sendt" },
  sentTo_one: "Sendt {{at}} til {{count}} person",
  sentTo_other: "Sendt {{at}} til {{count}} personar",
  editedBy: "Redigert av {{name}}",
  untouched: "Laga av ein jobb, ikkje sett over enno",
  subject: "Emne",
  text: "Tekst",
  textHint: "Rein tekst, slik han blir i e-posten.",
  save: "Lagre",
  send: "Send",
  sendTitle: "Send månadsbrevet",
  sendLead:
    "Det går til alle i nettverket og til planleggjarar og administratorar i medlemskommunane, éin e-post til kvar. Det kan ikkje endrast eller sendast igjen etterpå.",
  empty: {
    title: "Ingen månadsbrev enno",
    text: "Den første i kvar månad kjem det eit utkast av det som skjer. Du kan òg lage det no.",
  },
  draft: {
    subject: "{{network}}: nytt i {{month}}",
    greeting: "Hei!",
    lead: "Her er eit kort samandrag frå {{network}}.",
    coming: "Dette skjer framover:",
    news: "Nytt sidan sist:",
    practices: "Ny god praksis å kopiere:",
    sharedGaps_one: "Medlemmene har {{count}} sams gap.",
    sharedGaps_other: "Medlemmene har {{count}} sams gap.",
    more: "Les meir: {{link}}",
  },
};
