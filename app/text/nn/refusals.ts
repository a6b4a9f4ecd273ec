export const refusals = {
  partner: { judged: "Partnaren er alt stadfesta eller avslått. Last sida på nytt" },
  challenge: {
    over: "Utfordringa er lukka eller opna sidan du opna sida. Last henne på nytt",
    blocked: {
      no_criteria: "Legg til minst eitt kriterium forslaga blir vurderte etter",
      no_time_left: "Siste dag er passert. Set ein seinare dag",
      no_readers: "Ingen partnarar er inviterte. Vel kven som skal få sjå henne",
      no_every_answer: "Minst eitt forslag ventar på svar",
    },
  },
  commitment: {
    statusMoved: "Statusen er rekna ut på nytt sidan du opna sida. Les han igjen før du vurderer han",
    frozenToday: "Statusen i dag er lagra allereie",
  },
  publication: {
    same: "Akkurat dette er publisert allereie. Ingenting er gjort",
    changedSince: "Noko er endra sidan førehandsvisinga vart laga. Sjå gjennom den nye under, og publiser på nytt",
    notPublished: "Ingenting er publisert, så det er ingenting å trekkje tilbake",
  },
  tokens: {
    tooMany: "Kommunen har alt {{limit}} nøklar som verkar. Trekk tilbake ein som ikkje er i bruk",
  },
  identity: {
    last_way: "Dette er den einaste måten du kan logge inn på. Vel eit passord eller legg til ein passnøkkel først",
    linked_elsewhere: "Brukaren er knytt til ein annan konto",
    account: "Adressa har alt ein konto",
    no_email: "Adressa kan ikkje stadfestast",
    unknown: "Ingen har invitert denne adressa",
  },
  session: {
    linkOver: "Lenkja er brukt eller for gammal. Be om ei ny",
    noAppToConfirm: "Kodeappen er alt teken i bruk, eller sida er for gammal. Last henne på nytt",
    noSecondFactor: "Legg til ein kodeapp eller ein passnøkkel først",
    wrong: "E-postadressa og passordet høyrer ikkje saman. Kontroller begge og prøv på nytt",
  },
  invitation: {
    signInFirst: "Adressa har alt ein konto. Logg inn med han først, og opne lenkja på nytt",
    someoneElse: "Du er logga inn som ein annan enn den invitasjonen er send til. Logg ut og opne lenkja på nytt",
  },
  member: {
    invitationOver: "Invitasjonen er alt teken imot eller trekt tilbake. Last sida på nytt",
    hasOpenWork_one:
      "Personen eig framleis {{count}} open sak. Overfør ho til nokon, eller kryss av for at ho skal stå utan ansvarleg",
    hasOpenWork_other:
      "Personen eig framleis {{count}} opne saker. Overfør dei til nokon, eller kryss av for at dei skal stå utan ansvarleg",
    mustHandOver_one: "{{count}} tilråding er vedteken og må ha ein ansvarleg. Overfør ho først",
    mustHandOver_other: "{{count}} tilrådingar er vedtekne og må ha ein ansvarleg. Overfør dei først",
    workChanged:
      "Noko av dette er lukka eller overført av andre sidan du opna sida. Ingenting er flytt. Last sida på nytt",
    lastAdministrator: "Kommunen må ha minst éin administrator utan sluttdato. Gje rolla til ein annan først",
    lastLeader: "Nettverket må ha minst éin leiar utan sluttdato. Gje rolla til ein annan først",
    lastPartnerAdministrator: "Partnaren må ha minst éin administrator utan sluttdato. Gje rolla til ein annan først",
    hasLeft: "Medlemskapen er avslutta. Last sida på nytt",
    endMembershipInstead: "Personen har ein konto. Avslutt medlemskapen i staden",
  },
  unit: {
    notEmpty: "Eininga har personar eller einingar under seg. Flytt dei først",
    changed: "Eininga er endra sidan du opna sida. Last henne på nytt",
  },
  shared: {
    tooMany_one: "For mange forsøk. Prøv på nytt om {{count}} minutt",
    tooMany_other: "For mange forsøk. Prøv på nytt om {{count}} minutt",
    blocked: {
      no_such_move: "Statusen er endra sidan du opna sida. Last henne på nytt",
      no_reason: "Skriv ei grunngjeving",
      no_outcome: "Skriv kva resultatet vart",
      no_review_date: "Vel når saka skal takast opp att",
    },
  },
  recommendation: {
    blocked: {
      no_owner: "Tilrådinga manglar ein ansvarleg",
    },
    over: "Tilrådinga er gjennomført eller avslutta. Svaret kan ikkje endrast",
    notNow: "Slik tilrådinga står no, kan dette ikkje gjerast",
    notOwn: "Tilrådinga er skriven av andre. Berre den ansvarlege kan endrast",
  },
  summary: {
    isSent: "Månadsbrevet er sendt. Lag eit nytt neste månad",
    isChanged: "Månadsbrevet er endra sidan du såg over det. Les det på nytt før du sender",
  },
  practice: {
    noMember: "Kommunen er ikkje lenger med i nettverket",
    blocked: {
      no_completed_project: "Prosjektet er ikkje fullført",
      no_observed_effect: "Prosjektet manglar målt effekt",
      no_summary: "Skriv først kva som vart gjort",
    },
  },
  project: {
    not_completed: "Målt effekt blir registrert først når prosjektet er fullført",
    blocked: {
      no_owner: "Prosjektet manglar eigar",
      no_dates: "Prosjektet manglar start- og sluttdato",
      no_purpose: "Prosjektet er ikkje knytt til ei tilråding",
      no_observed_effect: "Det er ikkje registrert nokon målt effekt",
    },
  },
  proposal: {
    blocked: {
      no_confirmed_partner: "Ingen har stadfesta partnaren enno, så han kan ikkje sende inn",
      no_open_time: "Utfordringa tek ikkje imot forslag no. Utkastet er teke vare på",
      no_complete_content: "Noko manglar eller må rettast i forslaget",
      no_scores_in: "Ikkje alle som vurderer, har levert",
      no_no_interest: "Du har oppgjeve ei interesse i forslaget",
    },
    gone: "Forslaget finst ikkje lenger",
    draftChanged: "Utkastet er endra sidan du las det. Les over det som blir sendt inn no, og trykk på nytt",
    newRevision: "Forslaget er sendt inn på nytt sidan du opna sida. Les det først",
    submittedFile: "Fila er send inn og kan ikkje fjernast",
    scoresOpen: "Alle har levert, og poenga er synlege. Ingen nye kan vurdere no",
    handedIn: "Du har levert vurderinga. Ho kan ikkje endrast",
    undeclared: "Sei først om du er habil",
    notInEvaluation: "Forslaget er ikkje til vurdering no",
  },
  funding: {
    roundChanged: "Utlysinga er endra sidan du opna sida. Last henne på nytt",
    roundNamed: "Finansiering av eit prosjekt viser til utlysinga. Ho kan ikkje fjernast",
    blocked: {
      no_closed_round: "Søknadsrunden er ikkje avslutta",
    },
  },
  observation: {
    blocked: {
      not_editable:
        "Verdien er send til verifisering eller verifisert, og blir ikkje endra lenger. Registrer ein ny verdi i staden",
      changed: "Verdien er endra sidan du opna sida. Last ho på nytt og les han om att",
    },
  },
  target: {
    blocked: {
      changed: "Målet er endra sidan du opna sida. Last ho på nytt",
    },
  },
  benchmark: {
    fault: {
      worst_needed: "Der lågare er betre, må dårlegaste verdi givast opp",
      target_is_worst: "Målet kan ikkje vere lik dårlegaste verdi",
      wrong_way_round: "Mål og dårlegaste verdi står motsett av retninga",
    },
  },
  action: {
    milestone: {
      changed: "Nokon andre endra milepælen medan sida var open. Slik står han no. Fjern han om du framleis vil",
    },
    bulk: {
      gone_one: "Ingenting er endra. {{count}} valt tiltak finst ikkje lenger",
      gone_other: "Ingenting er endra. {{count}} valde tiltak finst ikkje lenger",
      changed_one:
        "Ingenting er endra. Nokon andre har endra dette tiltaket sidan du valde det: {{titles}}. Lista viser det no slik det står. Sjå over, og lagre på nytt",
      changed_other:
        "Ingenting er endra. Nokon andre har endra desse {{count}} tiltaka sidan du valde dei: {{titles}}. Lista viser dei no slik dei står. Sjå over, og lagre på nytt",
      not_yours_one: "Ingenting er endra. Dette tiltaket eig du ikkje: {{titles}}",
      not_yours_other: "Ingenting er endra. Desse {{count}} tiltaka eig du ikkje: {{titles}}",
      no_due_date_one: "Ingenting er endra. Dette tiltaket har ingen frist å flytte: {{titles}}",
      no_due_date_other: "Ingenting er endra. Desse {{count}} tiltaka har ingen frist å flytte: {{titles}}",
      due_before_start_one: "Ingenting er endra. Fristen ville kome før starten for dette tiltaket: {{titles}}",
      due_before_start_other:
        "Ingenting er endra. Fristen ville kome før starten for desse {{count}} tiltaka: {{titles}}",
      no_such_move_one: "Ingenting er endra. Statusen tillèt det ikkje for dette tiltaket: {{titles}}",
      no_such_move_other: "Ingenting er endra. Statusen tillèt det ikkje for desse {{count}} tiltaka: {{titles}}",
    },
  },
  account: {
    signInAgain: "Logg ut og inn att, og prøv på nytt",
    lastOfItsKind: {
      municipality: "Du er den siste administratoren i {{name}}. Gje rolla til ein annan først.",
      network: "Du er den siste leiaren av {{name}}. Gje rolla til ein annan først.",
      partner: "Du er den siste administratoren for {{name}}. Gje rolla til ein annan først.",
      operator: "Du er den siste driftsansvarlege. Gje rolla til ein annan først.",
    },
    openWork: {
      municipality_one: "Du er ansvarleg for {{count}} open sak i {{name}}.",
      municipality_other: "Du er ansvarleg for {{count}} opne saker i {{name}}.",
    },
  },
  history: {
    overtaken: "Ei seinare endring gjeld det same feltet. Rediger heller posten",
    noWayBack: "Statusen kan ikkje gå tilbake: frå «{{from}}» fører ingen veg til «{{to}}»",
    changed: "Posten er endra sidan du opna sida. Sjå over og prøv igjen",
    gone: "Posten finst ikkje lenger",
    unknownRow: "Historikken seier ikkje kva for ein del av posten endringa galdt",
    invalid: "Slik det var, kan det ikkje lagrast no: {{why}}",
    answerAnew: "Eit svar kan ikkje takast tilbake her. Gje eit nytt svar på tilrådinga",
  },
  operator: {
    decided: "Nokon bestemmer her alt. Dei inviterer dei andre sjølve",
    last: "Dette er den siste operatøren. Inviter ein ny først",
  },
  sharing: {
    notMember: "Kommunen er ikkje med i nettverket. Ver med først",
  },
  support: {
    isOpen: "Den du valde, er alt sleppt inn. Avslutt den økta først, eller vent til ho er over",
  },
  review: {
    blocked: {
      no_members: "Nettverket har ingen medlemmer enno",
      no_due_ahead: "Fristen er ute",
      no_submission: "Ingen har sendt inn enno",
      no_all_read: "Noko av det som er sendt inn, ventar på svar",
    },
    isOpen: "Runden er opna alt. Last sida på nytt",
    isClosed: "Runden er avslutta",
    notOpen: "Runden er ikkje open",
  },
  submission: {
    blocked: {
      no_open_round: "Runden er ikkje open",
      no_answers: "Nokre spørsmål er ikkje svara på",
      no_membership: "Kommunen høyrer ikkje til nettverket no",
      no_sharing: "Kommunen deler ikkje noko med nettverket no, så rapporten kan ikkje lesast",
    },
    notWritable: "Rapporten kan ikkje endrast no. Last sida på nytt",
    changed: "Svara er endra etter at du opna sida. Sjå over dei, og send inn igjen",
  },
};
