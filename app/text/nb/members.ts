export const members = {
  fault: {
    email: "Skriv en e-postadresse, for eksempel kari@kommune.example",
    roles: "Velg minst én rolle",
    isMember: "Den som har denne adressen, er allerede medlem",
    isInvited: "Adressen er allerede invitert. Send invitasjonen på nytt i stedet",
    isOwnPerson:
      "Den som har denne adressen, har vært medlem før og får tilbake sitt eget navn her. La feltet stå tomt",
  },
  roles: {
    reader: "Leser",
    contributor: "Bidragsyter",
    planner: "Planlegger",
    verifier: "Verifiserer",
    administrator: "Administrator",
    network_member: "Nettverksmedlem",
    network_leader: "Nettverksleder",
    partner_proposer: "Forslagsstiller",
    partner_administrator: "Partneradministrator",
  },
} as const;
