// What the product says of privacy where a municipality says nothing itself; read on the server alone. The same marks as in a municipality's
// own text: a blank line ends a paragraph, "## " begins a heading, "- " a point of a list.

export const privacy = {
  nb: `Tiltak er et arbeidsverktøy for kommuner. Det handler om indikatorer, prosjekter og tiltak, ikke om innbyggere. Opplysninger om personer er det derfor bare om dem som arbeider i Tiltak, eller som er invitert til det.

Kommunen du arbeider for, er behandlingsansvarlig. Den som drifter Tiltak, er databehandler for kommunen. Kommunen kan ha en egen erklæring, som da gjelder foran denne.

## Hva som lagres om deg

- Kontoen: navn, e-postadresse og valgt språk. Passordet lagres bare som en verdi det ikke kan regnes tilbake fra. Har du slått på ekstra sikring ved innlogging, lagres det som trengs for å kontrollere den: nøkler, en hemmelighet for engangskoder og reservekoder, de siste bare som slike verdier.
- Rollene dine i kommuner, nettverk og hos partnere, med datoer.
- Innloggingene dine: når du logget inn, når du sist brukte Tiltak, og hvilken nettleser du brukte.
- Arbeidet ditt: hva du eier, og hva du har skrevet, vurdert og endret. Historikken viser hvem som gjorde hva, og når.
- Invitasjoner: e-postadressen til den som inviteres, og navnet dersom det ble oppgitt.
- E-post vi sender deg: adresse, emne og tidspunkt. Teksten slettes når meldingen er sendt.

## Hvorfor

Opplysningene brukes til å gi rett person tilgang, vise hvem som har ansvar for hva, gjøre arbeidet etterprøvbart og oppdage misbruk. Kommunen behandler dem for å utføre oppgaver i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e). Opplysningene selges ikke, brukes ikke til reklame og gis ikke videre til andre formål.

## Hvem som ser dem

Kolleger i samme kommune ser navnet ditt og arbeidet ditt. Navn på personer er ikke offentlige i utgangspunktet, heller ikke når kommunen publiserer tallene sine. Den som drifter Tiltak, ser ikke innholdet i planene uten at en administrator i kommunen åpner for det for en kort tid; da vises det for alle som arbeider der.

## Informasjonskapsler

Tiltak bruker to: én som holder deg innlogget, og én som husker språket du valgte. Ingen av dem følger deg andre steder, og ingen sider henter noe fra andre nettsteder.

## Hvor lenge

- En innlogging varer høyst {{sessionLength}} etter siste bruk og slettes {{session}} etter at den er utløpt.
- Lenker for nytt passord slettes {{passwordReset}} etter at de er utløpt.
- Invitasjoner slettes {{invitation}} etter at de er besvart, trukket tilbake eller utløpt.
- Opplysninger om sendt e-post slettes {{outbox}} etter at meldingen ble skrevet.
- Tellere som hindrer gjetting av passord, slettes {{rateLimit}} etter at de er utløpt. De inneholder ikke adressen i lesbar form.
- {{log}}
- Kontoen og historikken beholdes så lenge kommunen trenger dem som dokumentasjon på arbeidet sitt.

## Rettighetene dine

Du kan se det som er lagret om deg, få det rettet, få det slettet eller gjort anonymt, og protestere mot behandlingen. Det meste ser og retter du selv på siden for kontoen din. Når en konto slettes, blir historikken stående med «et tidligere medlem» i stedet for navnet.

Spørsmål om personvern rettes til personvernombudet i kommunen. Mener du at opplysningene behandles i strid med reglene, kan du klage til Datatilsynet: https://www.datatilsynet.no`,

  nn: `Tiltak er eit arbeidsverktøy for kommunar. Det handlar om indikatorar, prosjekt og tiltak, ikkje om innbyggjarar. Opplysningar om personar er det difor berre om dei som arbeider i Tiltak, eller som er inviterte til det.

Kommunen du arbeider for, er behandlingsansvarleg. Den som driftar Tiltak, er databehandlar for kommunen. Kommunen kan ha ei eiga fråsegn, som då gjeld framfor denne.

## Kva som blir lagra om deg

- Kontoen: namn, e-postadresse og valt språk. Passordet blir lagra berre som ein verdi det ikkje kan reknast tilbake frå. Har du slått på ekstra sikring ved innlogging, blir det lagra som trengst for å kontrollere henne: nøklar, ein løyndom for eingongskodar og reservekodar, dei siste berre som slike verdiar.
- Rollene dine i kommunar, nettverk og hos partnarar, med datoar.
- Innloggingane dine: når du logga inn, når du sist brukte Tiltak, og kva nettlesar du brukte.
- Arbeidet ditt: kva du eig, og kva du har skrive, vurdert og endra. Historikken viser kven som gjorde kva, og når.
- Invitasjonar: e-postadressa til den som blir invitert, og namnet dersom nokon skreiv det.
- E-post vi sender deg: adresse, emne og tidspunkt. Teksten blir sletta når meldinga er send.

## Kvifor

Opplysningane blir brukte til å gi rett person tilgang, vise kven som har ansvar for kva, gjere arbeidet etterprøvbart og oppdage misbruk. Kommunen behandlar dei for å utføre oppgåver i allmenta si interesse (personvernforordninga artikkel 6 nr. 1 bokstav e). Opplysningane blir ikkje selde, ikkje brukte til reklame og ikkje delte med andre til andre føremål.

## Kven som ser dei

Kollegaer i same kommune ser namnet ditt og arbeidet ditt. Namn på personar er i utgangspunktet ikkje offentlege, heller ikkje når kommunen publiserer tala sine. Den som driftar Tiltak, ser ikkje innhaldet i planane utan at ein administrator i kommunen opnar for det for ei kort tid; då blir det vist for alle som arbeider der.

## Informasjonskapslar

Tiltak bruker to: éin som held deg innlogga, og éin som hugsar språket du valde. Ingen av dei følgjer deg andre stader, og ingen sider hentar noko frå andre nettstader.

## Kor lenge

- Ei innlogging varer høgst {{sessionLength}} etter siste bruk og blir sletta {{session}} etter at ho er utgått.
- Lenkjer for nytt passord blir sletta {{passwordReset}} etter at dei er utgåtte.
- Invitasjonar blir sletta {{invitation}} etter at dei er svara på, trekte tilbake eller utgåtte.
- Opplysningar om send e-post blir sletta {{outbox}} etter at meldinga vart skriven.
- Teljarar som hindrar gjetting av passord, blir sletta {{rateLimit}} etter at dei er utgåtte. Dei inneheld ikkje adressa i leseleg form.
- {{log}}
- Kontoen og historikken blir tekne vare på så lenge kommunen treng dei som dokumentasjon på arbeidet sitt.

## Rettane dine

Du kan sjå det som er lagra om deg, få det retta, få det sletta eller gjort anonymt, og protestere mot behandlinga. Det meste ser og rettar du sjølv på sida for kontoen din. Når ein konto blir sletta, blir historikken ståande med «ein tidlegare medlem» i staden for namnet.

Spørsmål om personvern rettar du til personvernombodet i kommunen. Meiner du at opplysningane blir behandla i strid med reglane, kan du klage til Datatilsynet: https://www.datatilsynet.no`,

  en: `Tiltak is a tool for the work of municipalities. It is about indicators, projects and actions, not about inhabitants. The only people it holds information about are those who work in it or have been invited to.

The municipality you work for is the controller. Whoever runs Tiltak is its processor. The municipality may have a statement of its own, which then comes before this one.

## What is kept about you

- Your account: name, e-mail address and chosen language. The password is kept only as a value it cannot be worked out from. If you have turned on extra protection at sign-in, what is needed to check it is kept: keys, a secret for one-time codes, and backup codes, the last only as such values.
- Your roles in municipalities, networks and partners, with dates.
- Your sign-ins: when you signed in, when you last used Tiltak, and with which browser.
- Your work: what you own, and what you have written, judged and changed. History shows who did what, and when.
- Invitations: the e-mail address of the person invited, and the name if it was given.
- E-mail we send you: address, subject and time. The text is deleted once the message has been sent.

## Why

The information is used to let the right person in, to show who is responsible for what, to make the work traceable and to discover misuse. The municipality processes it to carry out tasks in the public interest (GDPR Article 6(1)(e)). It is not sold, not used for advertising and not passed on for other purposes.

## Who sees it

Colleagues in the same municipality see your name and your work. Names of people are not public by default, not even when the municipality publishes its figures. Whoever runs Tiltak does not see the content of the plans unless an administrator of the municipality opens it for a short time; everyone who works there is then told.

## Cookies

Tiltak uses two: one that keeps you signed in, and one that remembers the language you chose. Neither follows you elsewhere, and no page fetches anything from other sites.

## For how long

- A sign-in lasts for at most {{sessionLength}} after its last use and is deleted {{session}} after it has expired.
- Links for a new password are deleted {{passwordReset}} after they have expired.
- Invitations are deleted {{invitation}} after they were answered, withdrawn or have expired.
- The record of an e-mail is deleted {{outbox}} after the message was written.
- Counters that stop the guessing of passwords are deleted {{rateLimit}} after they have run out. They do not hold the address in readable form.
- {{log}}
- The account and the history are kept for as long as the municipality needs them to document its work.

## Your rights

You may see what is kept about you, have it corrected, have it erased or made anonymous, and object to the processing. Most of it you can see and correct yourself on the page of your account. When an account is erased, the history stays with "a former member" in place of the name.

Questions about privacy go to the municipality's data protection officer. If you think the information is handled against the rules, you may complain to the Norwegian Data Protection Authority: https://www.datatilsynet.no/en/`,
};

/** What `{{log}}` says: whether the server keeps its own log files, or hands its log on. */
export const logTerms = {
  files: {
    nb: "Driftsloggen slettes etter {{log}}. Den viser hvilken type side som ble bedt om, og hvordan det gikk, men inneholder ikke navn, adresser eller det noen skriver.",
    nn: "Driftsloggen blir sletta etter {{log}}. Han viser kva slags side nokon bad om, og korleis det gjekk, men inneheld ikkje namn, adresser eller det nokon skriv.",
    en: "The operating log is deleted after {{log}}. It tells what kind of page was asked for and how that went, but holds no names, addresses or anything people write.",
  },
  handedOn: {
    nb: "Driftsloggen samles og slettes av den som drifter Tiltak. Den viser hvilken type side som ble bedt om, og hvordan det gikk, men inneholder ikke navn, adresser eller det noen skriver.",
    nn: "Driftsloggen blir samla og sletta av den som driftar Tiltak. Han viser kva slags side nokon bad om, og korleis det gjekk, men inneheld ikkje namn, adresser eller det nokon skriv.",
    en: "The operating log is collected and deleted by whoever runs Tiltak. It tells what kind of page was asked for and how that went, but holds no names, addresses or anything people write.",
  },
};
