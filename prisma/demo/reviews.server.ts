import { exampleLink } from "~/domain/mail/example-address";
import { withJobs, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import {
  acceptSubmission,
  askAbout,
  editOpenRound,
  moveRound,
  planRound,
  type Here,
} from "~/domain/review/commands.server";
import type { RoundGiven } from "~/domain/review/schema";
import { freeze, preview, saveDraft, submitReport } from "~/domain/review/submissions.server";
import { addDays, type IsoDate } from "~/domain/shared/period";
import { earlierFigures, namesOf, withEarlierFigures } from "./earlier-figures.server";
import { networkId, userId } from "./service.server";

// Two rounds of review in the demo's network, both examples: one closed, one open with members in every state. Made by the commands people
// use, so that checksums are right; only that the closed one was submitted in time is set by hand. What is answered is invented.

const leader: Actor = { userId: userId("leader@excellence.example"), personId: null, roles: ["network_leader"] };
const network: Here = { id: networkId("excellence"), name: "Network of Excellence (eksempel)", link: exampleLink };

const questions = [
  "Hva er det viktigste dere har fått til i perioden?",
  "Hva står i veien for det dere vil få til neste halvår?",
];

interface Town {
  id: string;
  key: string;
  name: string;
}

interface Said {
  answers: [string, string];
  note?: string;
}

const spring: Record<string, Said> = {
  alesund: {
    answers: [
      "Anbefalingene fra evalueringen er gått gjennom, og de første prosjektene er i gang.",
      "Vi mangler tall for flere av datapunktene om vann og energi.",
    ],
  },
  baerum: { answers: ["Arbeidet med vannlekkasjer er lagt inn i handlingsplanen.", "Kapasitet i prosjektledelsen."] },
  asker: { answers: ["Vi har samlet ansvaret for oppfølgingen i én enhet.", "Få av tiltakene har dato."] },
  rana: {
    answers: ["Evalueringen er lagt fram for kommunestyret.", "Vi har ikke finansiering til de største prosjektene."],
  },
};

const autumn: Record<string, Said> = {
  alesund: {
    answers: [
      "Flere tiltak er fullført siden våren, og transportprosjektene har fått eiere.",
      "Noen tiltak er blitt liggende etter fristen fordi samme person har ansvaret for mange.",
    ],
    note: "Tallene for energi er fra forrige måling. Nye kommer i januar.",
  },
  baerum: {
    answers: ["Lekkasjesøk er i gang i to soner.", "Vi venter på svar på en søknad om tilskudd."],
  },
  asker: { answers: ["Tiltakene har fått eiere og datoer.", "Målingene fra ledningsnettet er usikre."] },
  rana: { answers: ["Planen for vann og avløp er vedtatt.", ""] },
};

/** Plants both rounds, once: where the network has a round already it is left alone. */
export async function plantReviews(today: IsoDate, towns: readonly Town[]): Promise<void> {
  const isNew = await withNetwork(network.id, leader, async (db) => {
    // Two programs that start at once: the second waits here, and finds them there.
    await db.$queryRaw`SELECT id FROM network WHERE id = ${network.id}::uuid FOR UPDATE`;
    return (await db.review.count()) === 0;
  });
  if (!isNew) return;
  const previous = await plantSpring(today, towns);
  await plantAutumn(today, towns, previous);
}

/** Opens a round; gives its id and each member's submission by the municipality's key. */
async function opened(given: RoundGiven): Promise<{ id: string; submissions: Map<string, string> }> {
  return withNetwork(network.id, leader, async (db) => {
    const id = await planRound(db, leader, network, given, true);
    await moveRound(db, leader, network, id, { to: "open", reason: null });
    const rows = await db.$queryRaw<{ id: string; key: string }[]>`
      SELECT s.id, m.key FROM submission s JOIN municipality m ON m.id = s.municipality_id WHERE s.review_id = ${id}::uuid`;
    return { id, submissions: new Map(rows.map((row) => [row.key, row.id])) };
  });
}

const plannerOf = ({ key }: Town): Actor => ({
  userId: userId(`planner@${key}.example`),
  personId: null,
  roles: ["planner"],
});
const draft = ({ answers, note = "" }: Said) => ({ answers, note, version: 0 });

async function plantSpring(today: IsoDate, towns: readonly Town[]): Promise<string> {
  const [on, dueOn] = [addDays(today, -152), addDays(today, -150)];
  const { id, submissions } = await opened({
    title: "Vårgjennomgang (eksempel)",
    language: "nb",
    periodFrom: addDays(today, -334),
    periodTo: addDays(today, -153),
    opensOn: addDays(today, -180),
    // A round is opened before its due date; it is moved to where it was below.
    dueOn: today,
    previous: null,
    questions,
  });
  for (const town of towns) {
    const [said, submission] = [spring[town.key], submissions.get(town.key)];
    if (said === undefined || submission === undefined) continue;
    const planner = plannerOf(town);
    const then = earlierFigures[town.key];
    await withMunicipality(town.id, planner, async (db) => {
      const note = then && `Eksempel: verdiene fra ${then.year} er oppdiktet: ${(await namesOf(db, then)).join(", ")}.`;
      await saveDraft(db, planner, submission, draft({ ...said, ...(note ? { note } : {}) }));
    });
    const asItWas = (db: Db) => preview(db, { ...town, today: on }, submission);
    const frozen = await (then
      ? withEarlierFigures(town.id, planner, then, asItWas)
      : withMunicipality(town.id, planner, asItWas));
    await withMunicipality(town.id, planner, async (db) => {
      await freeze(
        db,
        planner,
        submission,
        { ...frozen, round: { ...frozen.round, dueOn } },
        new Date(`${on}T10:00:00Z`),
      );
      await db.$executeRaw`UPDATE submission SET state = 'submitted' WHERE id = ${submission}::uuid`;
    });
  }
  await withNetwork(network.id, leader, async (db) => {
    const { version, title } = await db.review.findFirstOrThrow({ where: { id } });
    await editOpenRound(db, leader, id, { part: "dates", title, dueOn, version });
    for (const key of Object.keys(spring)) {
      const submission = submissions.get(key);
      if (submission !== undefined)
        await acceptSubmission(db, leader, network, submission, { text: null, language: "nb" });
    }
    await moveRound(db, leader, network, id, { to: "reviewing", reason: null });
    const reason = "Kommunene som mangler, hadde ikke evalueringen klar og kommer med i neste runde.";
    await moveRound(db, leader, network, id, { to: "closed", reason });
  });
  // What was written to the members then is long past.
  await withJobs((db) => db.outboxMessage.deleteMany({ where: { kind: { startsWith: "review_" } } }));
  return id;
}

async function plantAutumn(today: IsoDate, towns: readonly Town[], previous: string): Promise<void> {
  const { submissions } = await opened({
    title: "Høstgjennomgang (eksempel)",
    language: "nb",
    periodFrom: addDays(today, -152),
    periodTo: today,
    opensOn: addDays(today, -9),
    dueOn: addDays(today, 21),
    previous,
    questions,
  });
  for (const town of towns) {
    const [said, submission] = [autumn[town.key], submissions.get(town.key)];
    if (said === undefined || submission === undefined) continue;
    const planner = plannerOf(town);
    await withMunicipality(town.id, planner, async (db) => {
      await saveDraft(db, planner, submission, draft(said));
      // Rana is still writing.
      if (said.answers.includes("")) return;
      await submitReport(db, planner, { ...town, today, link: network.link }, submission, 1);
    });
  }
  await withNetwork(network.id, leader, async (db) => {
    const [alesund, asker] = [submissions.get("alesund"), submissions.get("asker")];
    if (alesund !== undefined) {
      const text = "Hvilke tiltak er det som er blitt liggende, og hvem kan overta dem?";
      await askAbout(db, leader, network, alesund, { text, language: "nb" });
    }
    if (asker !== undefined) {
      const text = "Takk for en tydelig rapport.";
      await acceptSubmission(db, leader, network, asker, { text, language: "nb" });
    }
  });
}
