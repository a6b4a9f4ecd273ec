import { asOperator, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { moveChallenge, writeChallenge, type ChallengeOwner } from "~/domain/challenge/commands.server";
import { NewChallenge } from "~/domain/challenge/schema";
import { addDays } from "~/domain/shared/period";
import { exampleLink } from "~/domain/mail/example-address";
import type { Calendar } from "./calendar";
import { gapPoints, type GapPoint } from "./gap-points";
import { networkId, partnerId, userId } from "./service.server";

// Challenges from real gaps: water loss in Bærum, Asker and Rana, transport in Ålesund. The gaps are the sources'; what is asked, offered and
// when is invented. Made by the commands people use.

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const link = exampleLink;

const waterLoss = { point: gapPoints.waterLoss, area: "water_sanitation_drainage", target: "25", byYear: "2033" };
// The recommendation to Ålesund sets 15 % as the aim for journeys to work by public transport.
const transport = { point: gapPoints.publicTransport, area: "public_transport", target: "15", byYear: "2033" };

const criteria = [
  { name: "Virkning på indikatoren", weight: "40" },
  { name: "Gjennomføring", weight: "25" },
  { name: "Kostnad", weight: "20" },
  { name: "Kan brukes av andre", weight: "15" },
];

const water = (where: string, offer: string) => ({
  ...waterLoss,
  title: `Mindre lekkasje fra vannledningene i ${where} (eksempel)`,
  text: "For mye av drikkevannet lekker ut før det når fram. Vi søker måter å finne, rangere og tette lekkasjene på raskere enn i dag.",
  offer,
});

/** The challenges of municipalities, by the municipality's key; proposals of the demo answer them. */
const examples: Record<
  string,
  { point: GapPoint; area: string; title: string; text: string; offer: string; target: string; byYear: string }
> = {
  alesund: {
    ...transport,
    title: "Flere til jobb med buss og båt (eksempel)",
    text: "De fleste i Ålesund kjører bil til jobb, og få tar buss eller båt. Vi søker tiltak som får flere til å reise kollektivt, også mellom øyene.",
    offer: "Reisedata, holdeplasser og kaier å prøve på, og en kontaktperson i kommunen.",
  },
  baerum: water("Bærum", "Målinger per sone, adgang til kummer og en driftsoperatør."),
  asker: water("Asker", "Ledningskart og målinger, og to soner å prøve i."),
  rana: water("Rana", "Ledningsdata og folk fra drift."),
};

/** Plants them, once, with a joint challenge that is still a draft, and the partner the network works with. */
export async function plantChallenges({ today }: Calendar): Promise<void> {
  const places = await asOperator(nobody, (db) => db.municipality.findMany({ select: { id: true, key: true } }));
  const idOf = (key: string) => places.find((one) => one.key === key)?.id;
  for (const [key, example] of Object.entries(examples)) {
    const id = idOf(key);
    if (id === undefined) continue;
    const actor: Actor = { userId: userId(`planner@${key}.example`), personId: null, roles: ["planner"] };
    await withMunicipality(id, actor, async (db) => {
      if ((await db.challenge.count({ where: { municipalityId: id, isExample: true } })) > 0) return;
      const owner: ChallengeOwner = { kind: "municipality", id };
      const challenge = await plant(db, actor, owner, example, { today, opens: -75, closes: 45 });
      await moveChallenge(db, actor, owner, challenge, "open", link);
    });
  }
  const network = networkId("excellence");
  const leader: Actor = { userId: userId("leader@excellence.example"), personId: null, roles: ["network_leader"] };
  await withNetwork(network, leader, async (db) => {
    await db.networkPartner.createMany({
      data: [{ networkId: network, partnerId: partnerId("havbris") }],
      skipDuplicates: true,
    });
    if ((await db.challenge.count({ where: { networkId: network } })) > 0) return;
    const municipalities = ["asker", "baerum", "rana"].flatMap((key) => idOf(key) ?? []);
    const joint = {
      ...waterLoss,
      title: "Felles lekkasjesøk for tre kommuner (eksempel)",
      text: "Asker, Bærum og Rana har samme gap. Kan ett opplegg for lekkasjesøk brukes av alle tre?",
      offer: "Felles kontaktpunkt i nettverket og data fra alle tre.",
    };
    await plant(db, leader, { kind: "network", id: network }, joint, { today, opens: 14, closes: 90, municipalities });
  });
}

async function plant(
  db: Db,
  actor: Actor,
  owner: ChallengeOwner,
  example: (typeof examples)[string],
  days: { today: string; opens: number; closes: number; municipalities?: string[] },
): Promise<string> {
  const { id: dataPoint } = await db.dataPoint.findFirstOrThrow({
    where: { kpi: { code: example.point.kpi }, part: example.point.part },
    select: { id: true },
  });
  const id = await writeChallenge(
    db,
    actor,
    owner,
    NewChallenge.parse({
      dataPoint,
      areaKey: example.area,
      title: example.title,
      text: example.text,
      offer: example.offer,
      language: "nb",
      targetValue: example.target,
      byYear: example.byYear,
      opensOn: addDays(days.today, days.opens),
      closesOn: addDays(days.today, days.closes),
      visibility: "public",
      municipalities: days.municipalities ?? [],
      criteria,
    }),
  );
  await db.challenge.updateMany({ where: { scope: owner.id, id }, data: { isExample: true } });
  return id;
}
