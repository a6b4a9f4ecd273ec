export const places = {
  network: {
    lead: "Her møtes de som leder og deltar i nettverket.",
    about:
      "Siden viser foreløpig hvem som er med. Tall, planer og gjennomganger fra kommunene kommer hit når kommunene kan dele dem.",
  },
  partner: {
    lead: "Her møtes de som arbeider med forslag for virksomheten.",
    about:
      "Siden viser foreløpig hvem som er med. Utfordringer fra kommunene, og forslagene deres, kommer hit når kommunene kan lyse dem ut.",
  },
  trail: "Veien hit",
  youAre: "Din rolle",
  belong: "Hvem som er med",
  count_one: "{{count}} person",
  count_other: "{{count}} personer",
  seeMembers: "Se medlemmene",
  members: {
    title: "Medlemmer",
    name: "Navn",
    email: "E-postadresse",
    role: "Rolle",
    since: "Siden",
    change: "Endre",
    changeOf: "Endre rollen til {{name}}",
    changeTitle: "Rollen til {{name}}",
    leave: "Ikke lenger med",
    leaveHint: "{{name}} mister tilgangen med en gang. Kontoen består.",
    invite: "Inviter noen",
    inviteName: "Navn",
    inviteEmail: "E-postadresse",
    inviteEmailHint: "Invitasjonen sendes hit. Lenken virker én gang, i sju dager.",
    inviteRole: "Rolle",
    send: "Send invitasjon",
  },
} as const;
