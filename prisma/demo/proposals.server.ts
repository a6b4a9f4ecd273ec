import { asOperator, withMunicipality, withPartner, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import type { DraftFields } from "~/domain/proposal/content";
import { convertProposal } from "~/domain/proposal/conversion.server";
import { saveDraft } from "~/domain/proposal/drafts.server";
import { chooseEvaluators, declareInterest, saveScores } from "~/domain/proposal/evaluation.server";
import { submitProposal } from "~/domain/proposal/submission.server";
import { decideProposal, evaluateProposal, returnProposal, writeMessage } from "~/domain/proposal/treatment.server";
import { addDays } from "~/domain/shared/period";
import { plantedId } from "../seed/identity";
import { exampleLink } from "~/domain/mail/example-address";
import type { Calendar } from "./calendar";
import { gapPoints, type GapPoint } from "./gap-points";
import { partnerId, userId } from "./service.server";

// Proposals of the demo's two partners, in every state a proposal can be seen in; made by the commands people use, and invented throughout.

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const link = exampleLink;

interface Example {
  key: string;
  partner: "havbris" | "nordfjell";
  municipality: string;
  point: GapPoint;
  /** How many days ago it was submitted; left out of a draft. */
  daysAgo?: number;
  low: string;
  high: string;
  text: Omit<DraftFields, "effects" | "costs" | "language" | "interest" | "startsOn" | "endsOn">;
  costs: [years: number, amount: string][];
  /** What the municipality has done with it. */
  then?: (of: Treatment) => Promise<void>;
}

interface Treatment {
  id: string;
  today: string;
  /** Through the municipality's door, as the account of this address there. */
  here: <T>(email: string, run: (db: Db, actor: Actor) => Promise<T>) => Promise<T>;
}

const planner = (key: string) => `planner@${key}.example`;
const { waterLoss, publicTransport, privateVehicles } = gapPoints;

const scored = async ({ id, here }: Treatment, key: string, scores: number[]) => {
  await here(planner(key), (db, actor) => evaluateProposal(db, actor, id));
  await here(planner(key), (db, actor) => chooseEvaluators(db, actor, id, [userId(planner(key))], link));
  await here(planner(key), (db, actor) => declareInterest(db, actor, id, { interest: "none", text: null }));
  const version = (
    await here(planner(key), (db) => db.proposalEvaluator.findFirstOrThrow({ where: { proposalId: id } }))
  ).version;
  await here(planner(key), (db, actor) => saveScores(db, actor, id, { scores, note: null, handIn: true, version }));
};

const examples: readonly Example[] = [
  {
    key: "ferry",
    partner: "havbris",
    municipality: "alesund",
    point: publicTransport,
    low: "7",
    high: "8",
    text: {
      title: "Hurtigbåt på batteri i byrommet (eksempel)",
      summary: "Prøve en liten batteribåt mellom bydelene i ett år.",
      ask: "Kaiplass og passasjertall",
    },
    costs: [[1, "4 500 000"]],
  },
  {
    key: "counting",
    partner: "nordfjell",
    municipality: "alesund",
    point: publicTransport,
    daysAgo: 4,
    low: "6,5",
    high: "7,5",
    text: {
      title: "Ruter lagt etter hvordan folk reiser (eksempel)",
      summary: "Studenter måler hvordan folk reiser til jobb, og foreslår rutetider og holdeplasser som passer flere.",
      ask: "Tilgang til holdeplasser og en kontaktperson",
      askAmount: "150 000",
      bring: "To masterstudenter, veileder og måleutstyr",
      risks: "For få sensorer gir usikre tall. Vi begynner med tre ruter.",
    },
    costs: [[1, "420 000"]],
  },
  {
    key: "bus-lanes",
    partner: "havbris",
    municipality: "alesund",
    point: publicTransport,
    daysAgo: 11,
    low: "8",
    high: "10",
    text: {
      title: "Sanntidsstyrte bussfelt (eksempel)",
      summary: "Lyskryss som gir bussen grønt når den er forsinket.",
      ask: "Tilgang til fire lyskryss",
      askAmount: "900 000",
      bring: "Styring, montering og drift i to år",
      risks: "Nettdekning i kryssene. Vi har reserveløsning.",
      partners: "Ålesund næringshage (eksempel)",
    },
    costs: [
      [1, "1 400 000"],
      [2, "600 000"],
    ],
    then: async ({ id, here }) => {
      const verifier = "verifier@alesund.example";
      await here(planner("alesund"), (db, actor) => evaluateProposal(db, actor, id));
      await here(planner("alesund"), (db, actor) =>
        chooseEvaluators(
          db,
          actor,
          id,
          [planner("alesund"), "contributor@alesund.example", verifier].map(userId),
          link,
        ),
      );
      await here(planner("alesund"), (db, actor) => declareInterest(db, actor, id, { interest: "none", text: null }));
      await here(verifier, (db, actor) =>
        declareInterest(db, actor, id, { interest: "some", text: "Eier aksjer i partneren" }),
      );
    },
  },
  {
    key: "tickets",
    partner: "havbris",
    municipality: "alesund",
    point: publicTransport,
    daysAgo: 15,
    low: "7",
    high: "9",
    text: {
      title: "Én billett for buss og båt (eksempel)",
      summary: "Samme billett og samme app på buss, hurtigbåt og ferje i hele kommunen.",
      ask: "Avtale med takstmyndigheten",
      askAmount: "300 000",
      bring: "Løsningen og innføringen",
      risks: "Flere parter må bli enige.",
    },
    costs: [[1, "1 100 000"]],
    then: async ({ id, here, today }) => {
      await here(planner("alesund"), (db, actor) =>
        returnProposal(
          db,
          actor,
          id,
          { message: "Skriv hvem som skal drive løsningen etter prøveåret.", completeBy: addDays(today, 14) },
          link,
        ),
      );
    },
  },
  {
    key: "car-pool",
    partner: "nordfjell",
    municipality: "alesund",
    point: privateVehicles,
    daysAgo: 60,
    low: "70",
    high: "71",
    text: {
      title: "Samkjøring for studenter (eksempel)",
      summary: "En ordning for å kjøre sammen til campus.",
      ask: "Parkeringsplasser",
      askAmount: "0",
      bring: "Drift av ordningen",
      risks: "Få brukere i starten.",
    },
    costs: [[1, "200 000"]],
    then: async ({ id, here }) => {
      await here(planner("alesund"), (db, actor) => evaluateProposal(db, actor, id));
      await here(planner("alesund"), (db, actor) =>
        decideProposal(
          db,
          actor,
          id,
          {
            outcome: "declined",
            reason: "Virkningen på indikatoren er for liten, og fylkeskommunen prøver det samme.",
          },
          link,
        ),
      );
    },
  },
  {
    key: "sensors",
    partner: "nordfjell",
    municipality: "baerum",
    point: waterLoss,
    daysAgo: 20,
    low: "18",
    high: "24",
    text: {
      title: "Lyttende sensorer i vannkummer (eksempel)",
      summary: "Lytte etter lekkasjer om natten og rangere dem etter tap.",
      ask: "Adgang til 200 kummer",
      askAmount: "400 000",
      bring: "Sensorer, analyse og opplæring",
      risks: "Støy fra trafikk. Vi lytter mellom to og fire.",
    },
    costs: [
      [1, "800 000"],
      [2, "500 000"],
    ],
    then: async (of) => {
      await scored(of, "baerum", [5, 4, 4, 3]);
      await of.here(planner("baerum"), (db, actor) =>
        decideProposal(
          db,
          actor,
          of.id,
          { outcome: "accepted", reason: "God virkning for pengene, og lett å spre." },
          link,
        ),
      );
    },
  },
  {
    key: "pressure",
    partner: "havbris",
    municipality: "baerum",
    point: waterLoss,
    daysAgo: 45,
    low: "20",
    high: "26",
    text: {
      title: "Trykkstyring i to soner (eksempel)",
      summary: "Senke trykket om natten i to soner og måle tapet før og etter.",
      ask: "To soner og en driftsoperatør",
      askAmount: "600 000",
      bring: "Ventiler, styring og målinger",
      risks: "Klager på lavt trykk. Vi senker gradvis.",
    },
    costs: [
      [1, "1 900 000"],
      [2, "300 000"],
    ],
    then: async (of) => {
      await scored(of, "baerum", [4, 5, 4, 4]);
      await of.here(planner("baerum"), (db, actor) =>
        decideProposal(db, actor, of.id, { outcome: "accepted", reason: "Prøvd før og godt beskrevet." }, link),
      );
      await of.here(planner("baerum"), (db, actor) =>
        convertProposal(
          db,
          actor,
          of.id,
          {
            name: "Trykkstyring i to soner (eksempel)",
            area: "water_sanitation_drainage",
            owner: null,
            programme: null,
            showsProgress: true,
          },
          of.today,
        ),
      );
    },
  },
  {
    key: "digital-twin",
    partner: "havbris",
    municipality: "rana",
    point: waterLoss,
    daysAgo: 36,
    low: "25",
    high: "30",
    text: {
      title: "Digital kopi av vannettet (eksempel)",
      summary: "En modell som viser hvor tapet er størst.",
      ask: "Ledningsdata",
      askAmount: "250 000",
      bring: "Modell og opplæring",
      risks: "Mangelfulle data.",
    },
    costs: [[1, "700 000"]],
  },
];

/** Plants them, once: what is there already stays as it is. */
export async function plantProposals(days: Calendar): Promise<void> {
  const places = await asOperator(nobody, (db) => db.municipality.findMany({ select: { id: true, key: true } }));
  for (const example of examples) {
    const municipality = places.find(({ key }) => key === example.municipality);
    if (municipality) await plantProposal(example, municipality.id, days);
  }
}

async function plantProposal(example: Example, municipalityId: string, { today }: Calendar): Promise<void> {
  const id = plantedId("demo proposal", example.key);
  const partner = partnerId(example.partner);
  const proposer: Actor = {
    userId: userId(`proposer@${example.partner}.example`),
    personId: null,
    roles: ["partner_proposer"],
  };
  const isNew = await withPartner(partner, proposer, async (db) => {
    if (await db.proposal.findFirst({ where: { id }, select: { id: true } })) return false;
    const year = Number(today.slice(0, 4));
    const { id: dataPoint } = await db.dataPoint.findFirstOrThrow({
      where: { kpi: { code: example.point.kpi }, part: example.point.part },
      select: { id: true },
    });
    const draft: DraftFields = {
      ...example.text,
      language: "nb",
      effects: [{ dataPoint, low: example.low, high: example.high, byYear: String(year + 3) }],
      costs: example.costs.map(([years, amount]) => ({ year: String(year + years), amount })),
      startsOn: `${year + 1}-02-01`,
      endsOn: `${year + 2}-12-31`,
      interest: "none",
    };
    // To the municipality's challenge of this gap, where it has one; else unasked.
    const challenge = await db.challenge.findFirst({
      where: { municipalityId, dataPointId: dataPoint, state: "open" },
      select: { id: true },
    });
    const challengeId = challenge?.id ?? null;
    await db.proposal.createMany({ data: [{ id, municipalityId, partnerId: partner, challengeId, isExample: true }] });
    await db.proposalDraft.createMany({ data: [{ proposalId: id, municipalityId, partnerId: partner, content: {} }] });
    await saveDraft(db, proposer, id, { ...draft, version: 1 });
    if (example.daysAgo === undefined) return true;
    await submitProposal(db, proposer, id, link);
    await db.$executeRaw`UPDATE proposal SET submitted_at = now() - make_interval(days => ${example.daysAgo}::int) WHERE id = ${id}::uuid`;
    return true;
  });
  if (!isNew || !example.then) return;
  await example.then({
    id,
    today,
    here: (email, run) => {
      const role = (email.split("@")[0] ?? "") as "planner";
      const actor: Actor = { userId: userId(email), personId: null, roles: [role] };
      return withMunicipality(municipalityId, actor, (db) => run(db, actor));
    },
  });
  if (example.key === "tickets")
    await withPartner(partner, proposer, (db) =>
      writeMessage(
        db,
        proposer,
        "partner",
        id,
        { text: "Takk. Vi avklarer driften og sender inn på nytt.", revision: 1 },
        link,
      ),
    );
}
