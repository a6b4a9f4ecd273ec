export const places = {
  network: {
    lead: "Where those who lead the network and take part in it meet.",
    about:
      "For now this page tells who belongs. Figures, plans and reviews of the municipalities come here once municipalities can share them.",
  },
  partner: {
    lead: "Where those who work on the organisation’s proposals meet.",
    about:
      "For now this page tells who belongs. Challenges of the municipalities, and your proposals, come here once municipalities can open them.",
  },
  trail: "The way here",
  youAre: "Your role",
  belong: "Who belongs",
  count_one: "{{count}} person",
  count_other: "{{count}} people",
  seeMembers: "See the members",
  members: {
    title: "Members",
    name: "Name",
    email: "E-mail address",
    role: "Role",
    since: "Since",
    change: "Change",
    changeOf: "Change the role of {{name}}",
    changeTitle: "The role of {{name}}",
    leave: "No longer a member",
    leaveHint: "{{name}} loses access at once. The account remains.",
    invite: "Invite somebody",
    inviteName: "Name",
    inviteEmail: "E-mail address",
    inviteEmailHint: "The invitation goes here. The link works once, for seven days.",
    inviteRole: "Role",
    send: "Send the invitation",
  },
};
