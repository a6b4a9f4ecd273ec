export const members = {
  fault: {
    email: "Skriv ei e-postadresse, til dømes kari@kommune.example",
    roles: "Vel minst éi rolle",
    isMember: "Den som har denne adressa, er alt medlem",
    isInvited: "Adressa er alt invitert. Send invitasjonen på nytt i staden",
    isOwnPerson: "Den som har denne adressa, har vore medlem før og får att sitt eige namn her. La feltet stå tomt",
  },
  roles: {
    reader: "Lesar",
    contributor: "Bidragsytar",
    planner: "Planleggjar",
    verifier: "Verifiserar",
    administrator: "Administrator",
    network_member: "Nettverksmedlem",
    network_leader: "Nettverksleiar",
    partner_proposer: "Forslagsstillar",
    partner_administrator: "Partnaradministrator",
  },
};
