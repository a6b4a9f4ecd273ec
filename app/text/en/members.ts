export const members = {
  fault: {
    email: "Enter an e-mail address, for example kari@kommune.example",
    roles: "Choose at least one role",
    isMember: "Whoever has this address is a member already",
    isInvited: "This address is invited already. Send that invitation again instead",
    isOwnPerson:
      "Whoever has this address has been a member before and gets their own name back here. Leave the field empty",
  },
  roles: {
    reader: "Reader",
    contributor: "Contributor",
    planner: "Planner",
    verifier: "Verifier",
    administrator: "Administrator",
    network_member: "Network member",
    network_leader: "Network leader",
    partner_proposer: "Proposer",
    partner_administrator: "Partner administrator",
  },
};
