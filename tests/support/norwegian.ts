// Words and forms that give one written Norwegian language away in the other, for the tests of texts. Not a spelling checker: it knows what
// slips in when a text was copied and not rewritten.

// \b does not know æ, ø and å.
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

interface Telltale {
  words: string;
  part: RegExp;
  ending: RegExp;
  /** Words that look like it and are right in both. */
  allowed: string;
}

export const bokmaal: Telltale = {
  words: `andel annen antall besvart bilene biler ble blitt byer byene bygninger dager datoer deltar eget egen egne
    eier eiere elever en et ett fra flere forholdstall forskning forventet ganger
    gir gitt hele helt hjem hjemme hvem hver hvert hva hvilke hvilken hvilket hvor hvordan høy høye høyere
    høyest høyst høyt ikke indikatorer innen innenfor innsamlet knyttet kvinners kunder kundene lav lave lavere leger
    lest menns minutter mye målene noe noen nyere nyeste omregnet områder oppgitt partner partnere planer planene
    prosjekter prinsipper ren rensing rent samlet se sendes skrevet stasjoner steder stoffer sult sykkelvei systemer
    tall teller timer uten utsatt varighet vedtatt ventet vernet voksne være vært åpen åpne åpent årene én
    anbefaling anbefalinger anbefalingen anbefalingene bare beskrivelse brukes dere endret enheten enheter fjernet fortsatt gjelder
    gjør gjøre hvis jeg kommer kun lagret lagrer legge legges mangler mer mulig prosjektene siden
    skriver tiltakene vises verdier verdiene velg velges`,
  part: /vann|vold|strøm|husholdning|innbygger|tjeneste|bolig|bærekraft|bredbånd|forurens|syke|skole|utslipp|overvåk|nød/,
  ending: /((?<!l)lige?|het|heten|heter|(?<!h)else|elsen|elser|ende|ledige?|sjoner|inger|ingene|ingen)$/,
  allowed: "godkjende ingen kjende nødvendig rushet sende",
};

export const nynorsk: Telltale = {
  words: `anna bidreg bilar blanda byar bygningar dagar datoar dei deltek drepne eigar eigarar eige eigen eigne ein
    eit eitt elevar elles fleire forholdstal forsking frå gje gjev gjeve gonger heile heilt heim heime held høg høge
    høgare høgst høgt ikkje indikatorar innan innanfor innsamla jamleg jamt kor korfor korleis kundar kundane kva
    kvar kvart kven kvifor lengda leidning legar låg låge lågare måla mykje noko nokon nokre nyare nyaste
    omrekna open opne opent partnar partnarar planar planane rein reint reinsing samla sjå stad stader stasjonar
    svolt tal talet tel tilbod tilskot ujamt utan vaksne vart vedteke vedtekne venta vere verna vore åra éi éin
    berre dykk endra eg einingar eininga fjerna framleis gjeld gjer gjere kjem lagra leggje manglar meir mogleg
    òg prosjekta sidan tilråding tilrådinga tilrådingar tilrådingane tiltaka verdiar verdiane vel viss`,
  part: /vatn|vass|vald|straum|hushald|innbyggj|teneste|bustad|berekraft|breiband|forurein|sjuke|skule|utslepp|overvak|naud/,
  ending: /(\p{L}leg|\p{L}lege|heit|heita|leik|ande|løyse|lause|sjonar|ingar|ingane|inga|skapen)$/u,
  allowed: "blande fastlege overlege tannlege",
};

/** The words of a text that give away the other written language. */
export function givenAway(text: string, by: Telltale): string[] {
  const listed = new Set(by.words.split(/\s+/));
  const allowed = new Set(by.allowed.split(" "));
  return wordsOf(text).filter(
    (word) => !allowed.has(word) && (listed.has(word) || by.part.test(word) || by.ending.test(word)),
  );
}
