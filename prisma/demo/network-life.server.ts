import { withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { CalendarKind } from "~/db/generated/enums";
import { askForPractice, createPractice, movePractice } from "~/domain/practice/commands.server";
import { copyPractice } from "~/domain/practice/copying.server";
import type { Calendar } from "./calendar";
import { networkId, userId } from "./service.server";

// What happens in the demo's network. The milestones are the sources' (method.md §7), told in our own words and marked with where they are
// from; what is still to come is invented, and marked as an example.

const leader = userId("leader@excellence.example");
const excellence = networkId("excellence");

interface Fact {
  kind: CalendarKind;
  title: string;
  from: string;
  to?: string;
  text?: string;
  place?: string;
  /** Which of the sources tells it. */
  source: string;
}

const unece = "UNECE, profiler av norske byer 2022";
const update = "U4SSC i Norge, statusbrev januar 2020";

const facts: readonly Fact[] = [
  {
    kind: "milestone",
    title: "UNECE arbeider med profiler av 17 norske byer",
    from: "2019-08-01",
    to: "2021-07-31",
    text: "Prosjektet varte fra august 2019 til juli 2021.",
    source: unece,
  },
  {
    kind: "milestone",
    title: "Stavanger-erklæringen blir vedtatt",
    from: "2019-09-26",
    text: "Erklæringen ble lagt fram på Nordic Edge.",
    place: "Stavanger",
    source: update,
  },
  {
    kind: "milestone",
    title: "Charter-senteret i Trondheim blir opprettet",
    from: "2019-10-01",
    text: "Det femte senteret av sitt slag.",
    place: "Trondheim",
    source: update,
  },
  {
    kind: "milestone",
    title: "U4SSC vil hjelpe Bærekraftsløftet i gang",
    from: "2019-10-03",
    text: "Forsamlingen i U4SSC sluttet seg til å bidra.",
    source: update,
  },
  {
    kind: "milestone",
    title: "Felles orientering for kommunestyrene i nettverket",
    from: "2020-01-01",
    to: "2020-01-31",
    source: update,
  },
  {
    kind: "milestone",
    title: "Frist for data i bølge 1",
    from: "2020-01-31",
    text: "Asker, Bærum, Trondheim, Bodø, Rana, Stavanger, Haugesund, Narvik, Karmøy, Molde og Kristiansund.",
    source: update,
  },
  {
    kind: "meeting",
    title: "Første ordinære nettverksmøte",
    from: "2020-02-21",
    text: "Møte for fylkeskommunene, valg av leder og nestleder, og et strømmet informasjonsmøte for bølge 2.",
    place: "Oslo",
    source: update,
  },
  { kind: "milestone", title: "Bølge 2 starter", from: "2020-03-02", source: update },
  {
    kind: "milestone",
    title: "Bølge 1 får profilene sine tilbake",
    from: "2020-03-31",
    text: "Ved slutten av mars 2020.",
    source: update,
  },
  {
    kind: "meeting",
    title: "Første ordinære møte i styringsgruppen for Bærekraftsløftet",
    from: "2020-04-24",
    place: "The North West, Ålesund",
    source: update,
  },
];

/** Invented; days are counted from the day the demo is loaded. */
const examples = [
  {
    kind: "meeting",
    title: "Nettverksmøte om vanntap",
    day: 16,
    time: ["10:00", "14:30"],
    place: "Rådhuset i Bærum",
    text: "Tre kommuner viser hvordan de finner og tetter lekkasjer. Ta med egne tall fra nattforbruket.",
  },
  {
    kind: "meeting",
    title: "Digital time for nye i nettverket",
    day: 30,
    time: ["09:00", "10:00"],
    link: "https://moter.excellence.example/nye",
    text: "Slik leser du hjulet, og slik deler kommunen din med nettverket.",
  },
  { kind: "milestone", title: "Måleverdier for 2026 er klare til kontroll", day: 75 },
  {
    kind: "meeting",
    title: "Årsmøte",
    day: 120,
    until: 121,
    place: "Ålesund",
    text: "Valg av leder, og besøk hos to prosjekter som er ferdige.",
  },
  {
    kind: "news",
    title: "Veileder for å beskrive god praksis",
    day: -9,
    text: "Fire spørsmål hjelper kommunen med å fortelle hva et ferdig prosjekt krevde.",
  },
  { kind: "news", title: "Trondheim deler sammendrag med nettverket", day: -25 },
] as const;

/** Plants the network's calendar, a practice that was copied, and one that was asked for, once; what is there already stays as it is. */
export async function plantNetworkLife(days: Calendar): Promise<void> {
  const isNew = await withNetwork(excellence, { userId: leader }, async (db) => {
    // Two programs that start at once: the second waits here, and finds it done.
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('demo network'), 0)`;
    if ((await db.calendarEntry.count()) > 0) return false;
    await plantCalendar(db, days);
    return true;
  });
  if (isNew) await plantPractices(days);
}

const plannerOf = (key: string) => ({
  userId: userId(`planner@${key}.example`),
  personId: null,
  roles: ["planner" as const],
});

/** Ålesund offers what it has measured, Bærum copies it, and Rana is asked for what it has finished. By the commands people use. */
async function plantPractices({ day }: Calendar): Promise<void> {
  const members = await withNetwork(excellence, { userId: leader }, (db) =>
    db.networkMembership.findMany({ select: { municipality: { select: { id: true, key: true } } } }),
  );
  const inPlan = <T>(key: string, run: (db: Db) => Promise<T>): Promise<T | null> => {
    const member = members.find(({ municipality }) => municipality.key === key)?.municipality;
    return member === undefined ? Promise.resolve(null) : withMunicipality(member.id, plannerOf(key), run);
  };
  const project = (db: Db, name: string) =>
    db.project.findFirst({ where: { name }, select: { id: true, costOre: true } });

  // A round of the municipality's own programme, which it shows the network with its money.
  await inPlan("alesund", async (db) => {
    const own = await db.fundingProgramme.findFirst({
      where: { municipalityId: { not: null } },
      orderBy: { name: "asc" },
      select: { id: true, scope: true, municipalityId: true },
    });
    if (!own) return;
    await db.fundingRound.create({
      data: {
        scope: own.scope,
        municipalityId: own.municipalityId,
        programmeId: own.id,
        opensOn: day(-5),
        closesOn: day(41),
        isExample: true,
      },
    });
  });
  const practice = await inPlan("alesund", async (db) => {
    const done = await project(db, "Energy-saving programmes");
    if (!done) return null;
    const id = await createPractice(db, plannerOf("alesund"), done.id, {
      network: excellence,
      title: "Styring av lys og ventilasjon i 42 kommunale bygg (eksempel)",
      summary:
        "Vi begynte med de ti byggene som brukte mest strøm, og satte inn styring av lys og ventilasjon etter når byggene er i bruk. " +
        "Driftsteknikerne fikk opplæring før styringen ble slått på, og husholdningene fikk råd om strømbruk samtidig.",
      cost: done.costOre === null ? null : Number(done.costOre),
      costNote: "Utstyr, montering og opplæring. Egne timer er ikke med.",
      timeNote: "To år og ti måneder fra vedtak til siste bygg var koblet til.",
      partners: "Driftsteknikerne, husholdningene og energiselskapet",
      pitfalls:
        "Gamle anlegg manglet tegninger, og kartleggingen tok et halvt år lenger enn planlagt. Kartlegg før dere bestiller.",
      language: "nb",
      isPublic: true,
    });
    await db.practice.updateMany({ where: { id }, data: { isExample: true } });
    await movePractice(db, plannerOf("alesund"), id, { to: "offered", version: 2 }, "nb");
    return id;
  });
  if (practice) {
    const name = "Styring av lys og ventilasjon, etter Ålesund (eksempel)";
    const words = () => ({
      description: ({ summary, pitfalls }: { summary: string; pitfalls: string | null }) =>
        [summary, pitfalls && `Fallgruver: ${pitfalls}`].filter(Boolean).join("\n\n"),
      basis: ({ municipality }: { municipality: string }) => `Målt av ${municipality} (eksempel)`,
    });
    await inPlan("baerum", async (db) => {
      const copied = await copyPractice(
        db,
        plannerOf("baerum"),
        practice,
        { name, again: false, version: 3 },
        "nb",
        words,
      );
      await db.project.updateMany({ where: { id: copied }, data: { isExample: true } });
    });
  }
  const asked = await inPlan("rana", (db) => project(db, "New waste disposal facility"));
  if (!asked) return;
  const note = "Hvor mye mindre avfall gikk til deponi etter at anlegget kom i drift? (eksempel)";
  const mail = { subject: "Spørsmål om en god praksis (eksempel)", paragraphs: [note] };
  await withNetwork(excellence, { userId: leader }, async (db) => {
    const actor = { userId: leader, personId: null, roles: ["network_leader" as const] };
    await askForPractice(db, actor, { project: asked.id, note }, () => () => mail);
  });
}

async function plantCalendar(db: Db, { day }: Calendar): Promise<void> {
  const date = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const time = (clock: string | undefined) => (clock === undefined ? null : new Date(`1970-01-01T${clock}:00Z`));
  const shared = { networkId: excellence, language: "nb" };
  await db.calendarEntry.createMany({
    data: facts.map(({ kind, title, from, to, text = "", place, source }) => ({
      ...shared,
      kind,
      title,
      text,
      startsOn: date(from),
      endsOn: to === undefined ? null : date(to),
      place: place ?? null,
      source,
    })),
  });
  await db.calendarEntry.createMany({
    data: examples.map((one) => ({
      ...shared,
      kind: one.kind,
      title: one.title,
      text: "text" in one ? one.text : "",
      startsOn: day(one.day),
      endsOn: "until" in one ? day(one.until) : null,
      fromTime: time("time" in one ? one.time[0] : undefined),
      toTime: time("time" in one ? one.time[1] : undefined),
      place: "place" in one ? one.place : null,
      link: "link" in one ? one.link : null,
      isExample: true,
    })),
  });
}
