export const places = {
  network: {
    lead: "Her møtest dei som leier og deltek i nettverket.",
    about:
      "Sida viser førebels kven som er med. Tal, planar og gjennomgangar frå kommunane kjem hit når kommunane kan dele dei.",
  },
  partner: {
    lead: "Her møtest dei som arbeider med forslag for verksemda.",
    about:
      "Sida viser førebels kven som er med. Utfordringar frå kommunane, og forslaga dykkar, kjem hit når kommunane kan lyse dei ut.",
  },
  trail: "Vegen hit",
  youAre: "Rolla di",
  belong: "Kven som er med",
  count_one: "{{count}} person",
  count_other: "{{count}} personar",
  seeMembers: "Sjå medlemmene",
  members: {
    title: "Medlemmer",
    name: "Namn",
    email: "E-postadresse",
    role: "Rolle",
    since: "Sidan",
    change: "Endre",
    changeOf: "Endre rolla til {{name}}",
    changeTitle: "Rolla til {{name}}",
    leave: "Ikkje lenger med",
    leaveHint: "{{name}} mistar tilgangen med ein gong. Kontoen består.",
    invite: "Inviter nokon",
    inviteName: "Namn",
    inviteEmail: "E-postadresse",
    inviteEmailHint: "Invitasjonen blir send hit. Lenkja verkar éin gong, i sju dagar.",
    inviteRole: "Rolle",
    send: "Send invitasjon",
  },
};
