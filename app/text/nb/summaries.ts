/** The words of a network's monthly summary. */
export const summaries = {
  title: "Månedsbrev",
  lead: "Et kort sammendrag av måneden, som en leder ser over og sender til alle i nettverket og i medlemskommunene.",
  draftNow: "Lag utkast for denne måneden",
  states: { draft: "Utkast", sent: "Sendt" },
  sentTo_one: "Sendt {{at}} til {{count}} person",
  sentTo_other: "Sendt {{at}} til {{count}} personer",
  editedBy: "Redigert av {{name}}",
  untouched: "Laget av en jobb, ikke sett over ennå",
  languages:
    "Hver får brevet på sitt eget språk. Den som har valgt et språk som står tomt her, får den øverste teksten.",
  subjectIn: "Emne ({{language}})",
  textIn: "Tekst ({{language}})",
  textHint: "Ren tekst, slik den blir i e-posten.",
  save: "Lagre",
  saveAndSend: "Lagre og se over før sending",
  send: "Send",
  goesTo: "Til dem som har valgt {{languages}}",
  sendTitle: "Send månedsbrevet",
  sendLead:
    "Det går til alle i nettverket og til planleggere og administratorer i medlemskommunene, én e-post til hver. Det kan ikke endres eller sendes igjen etterpå.",
  empty: {
    title: "Ingen månedsbrev ennå",
    text: "Den første i hver måned lages det et utkast av det som skjer. Du kan også lage det nå.",
  },
  draft: {
    subject: "{{network}}: nytt i {{month}}",
    greeting: "Hei!",
    lead: "Her er et kort sammendrag fra {{network}}.",
    coming: "Dette skjer framover:",
    news: "Nytt siden sist:",
    practices: "Ny god praksis å kopiere:",
    sharedGaps_one: "Medlemmene har {{count}} felles gap.",
    sharedGaps_other: "Medlemmene har {{count}} felles gap.",
    more: "Les mer: {{link}}",
  },
} as const;
