import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { asOperator, withNetwork, inEachMunicipality } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { addEvidence, comment, editEvidence, evidenceFormValues, judge, removeEvidence } from "./commands.server";
import { evaluateCommitments } from "./criteria";
import { freezeNow, freezeQuarter } from "./freeze.server";
import { membersSideBySide, memberCommitments } from "./network.server";
import { commitmentCatalogue, commitmentCounts } from "./queries.server";
import { comments, evidenceOf, frozenStatuses, judgements, newestFrozen } from "./records.server";
import { CommentForm, EvidenceForm, JudgementForm } from "./schema";

let work: Workplace;
let home: string;
let administrator: Actor;
beforeAll(async () => {
  work = await workplace();
  administrator = { ...work.planner, roles: ["administrator"] };
  home = await work.here(async (db) => (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id);
});
afterAll(() => work.close());

const evidence = (given: object = {}) =>
  EvidenceForm.parse({
    kind: "council_decision",
    title: "Vedtak 41/26",
    datedOn: "2026-03-01",
    caseNumber: "2026/41",
    ...given,
  });
const wrong = (given: object) => {
  const result = EvidenceForm.safeParse({ kind: "document", title: "x", datedOn: "2026-03-01", ...given });
  return result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
};

describe("what is typed as evidence", () => {
  it.each([
    [{ kind: "rumour" }, ["kind: forms.choose"]],
    [{ title: "  " }, ["title: forms.missing"]],
    [{ title: "x".repeat(201) }, ["title: forms.tooLong|200"]],
    [{ kind: "link" }, ["url: commitmentWork.addressMissing"]],
    [{ url: "javascript:alert(1)" }, ["url: commitmentWork.addressFault"]],
    [{ url: "https://" }, ["url: commitmentWork.addressFault"]],
    [{ url: "https://a b.example" }, ["url: commitmentWork.addressFault"]],
    [{ datedOn: "2026-02-30" }, ["datedOn: forms.date"]],
    [{ criterion: "love" }, ["criterion: forms.choose"]],
    [{ kind: "link", url: "https://alesund.example/sak/41" }, []],
  ])("%j is told at its field", (given, faults) => expect(wrong(given)).toEqual(faults));
});

describe("evidence", () => {
  const add = (actor = work.planner, given: object = {}) =>
    work.here((db) => addEvidence(db, actor, "plans", evidence(given), { today: work.today }), actor);

  it("is added, changed and removed by planners alone, and stays the one's who added it", async () => {
    for (const actor of [
      work.reader,
      work.contributor,
      { ...work.planner, roles: ["administrator", "verifier"] } as Actor,
    ])
      await expect(add(actor)).rejects.toThrow(Forbidden);
    const id = await add();
    const list = () => work.here((db) => evidenceOf(db, "plans", 1, home));
    expect(await list()).toMatchObject({
      total: 1,
      rows: [{ id, title: "Vedtak 41/26", addedBy: "Planner", criterion: null }],
    });
    const change = (title: string, version: number, actor = work.planner) =>
      work.here((db) => editEvidence(db, actor, "plans", id, { ...evidence({ title }), version }, work.today), actor);
    await expect(change("Nei", 1, work.reader)).rejects.toThrow(Forbidden);
    await change("Vedtak 42/26", 1);
    const late = await change("For sent", 1).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(Conflict);
    expect((late as Conflict).current).toMatchObject({ title: "Vedtak 42/26", version: "2" });
    await expect(
      work.here((db) => db.$executeRaw`UPDATE evidence SET added_by = NULL WHERE id = ${id}::uuid`),
    ).rejects.toThrow();

    const remove = (version: number, actor = work.planner) =>
      work.here((db) => removeEvidence(db, actor, "plans", id, version), actor);
    await expect(remove(2, work.reader)).rejects.toThrow(Forbidden);
    await expect(remove(1)).rejects.toThrow(Conflict);
    await remove(2);
    await expect(remove(2)).rejects.toThrow(NotFound);
    expect((await list()).total).toBe(0);
    const told = await work.here((db) => db.historyEvent.count({ where: { subject: "evidence", subjectId: id } }));
    expect(told).toBe(3);
  });

  it("is of its own commitment's criteria and of a day that has been", async () => {
    await expect(add(work.planner, { criterion: "actions_updated" })).rejects.toThrow(Invalid);
    await expect(add(work.planner, { datedOn: "2099-01-01" })).rejects.toThrow(Invalid);
    // The database holds it too.
    await expect(
      work.here(
        (db) => db.$executeRaw`INSERT INTO evidence (commitment_key, criterion_key, kind, title, dated_on, added_by)
                               VALUES ('plans', 'actions_updated', 'document', 'x', '2026-01-01', ${work.planner.userId}::uuid)`,
      ),
    ).rejects.toThrow();
  });

  it("of another place is not there, and that of two who change it at once is one's", async () => {
    const id = await add();
    await work.elsewhere(async (db) => {
      await expect(evidenceFormValues(db, "plans", id)).rejects.toThrow(NotFound);
      await expect(
        editEvidence(db, work.planner, "plans", id, { ...evidence(), version: 1 }, work.today),
      ).rejects.toThrow(NotFound);
    });
    // Under another commitment it is not there either.
    await expect(work.here((db) => evidenceFormValues(db, "knowledge", id))).rejects.toThrow(NotFound);
    const both = await Promise.allSettled(
      ["Den ene", "Den andre"].map((title) =>
        work.here((db) =>
          editEvidence(db, work.planner, "plans", id, { ...evidence({ title }), version: 1 }, work.today),
        ),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

const statusNow = () =>
  work.here(async (db) => {
    const { rules, version } = await commitmentCatalogue(db, "nb");
    const plans = evaluateCommitments(await commitmentCounts(db), rules).find(
      ({ commitment }) => commitment === "plans",
    );
    return { status: plans?.status ?? "no_basis", criteria: version };
  });

describe("a judgement", () => {
  const say = (given: object, actor: Actor = work.planner) =>
    work.here((db) => judge(db, actor, "plans", JudgementForm.parse(given)), actor);

  it("is planners' and administrators', of what is computed now, with a reason either way", async () => {
    const now = await statusNow();
    for (const actor of [work.reader, work.contributor])
      await expect(say({ ...now, verdict: "confirmed", reason: "Ja" }, actor)).rejects.toThrow(Forbidden);
    for (const verdict of ["confirmed", "disputed"])
      expect(JudgementForm.safeParse({ ...now, verdict, reason: " " }).error?.issues[0]?.path).toEqual(["reason"]);
    const other = now.status === "no_basis" ? "partly" : "no_basis";
    await expect(say({ ...now, status: other, verdict: "confirmed", reason: "Ja" })).rejects.toThrow(Refused);
    await expect(say({ ...now, criteria: "tiltak-1999", verdict: "confirmed", reason: "Ja" })).rejects.toThrow(Refused);
    await say({ ...now, verdict: "confirmed", reason: "Stemmer" });
    await say({ ...now, verdict: "disputed", reason: "Stemmer ikke lenger" }, administrator);
    const [newest, before] = await work.here((db) => judgements(db, home, "plans"));
    expect(newest).toMatchObject({
      verdict: "disputed",
      status: now.status,
      criteriaVersion: "tiltak-2026",
      judgedBy: "Planner",
    });
    expect(before).toMatchObject({ verdict: "confirmed", reason: "Stemmer" });
    expect(await work.here((db) => judgements(db, home))).toHaveLength(1);
  });

  it("cannot be changed, removed, or signed for somebody else", async () => {
    const statements = await work.here(async (db) => [
      await db.$executeRaw`UPDATE commitment_judgement SET reason = 'x'`,
      await db.$executeRaw`DELETE FROM commitment_judgement`,
    ]);
    expect(statements).toEqual([0, 0]);
    await expect(
      work.here(
        (db) => db.$executeRaw`
          INSERT INTO commitment_judgement (commitment_key, status, criteria_version, verdict, reason, judged_by)
          VALUES ('plans', 'partly', 'tiltak-2026', 'confirmed', 'x', ${work.reader.userId}::uuid)`,
      ),
    ).rejects.toThrow();
  });
});

describe("a frozen status", () => {
  const frozen = () => work.here((db) => db.commitmentStatus.findMany({ orderBy: { commitmentKey: "asc" } }));

  it("is the planner's to ask for, once a day also when two ask at once, and is what was computed", async () => {
    await expect(work.here((db) => freezeNow(db, work.reader), work.reader)).rejects.toThrow(Forbidden);
    expect(await frozen()).toEqual([]);
    const both = await Promise.allSettled([1, 2].map(() => work.here((db) => freezeNow(db, work.planner))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(work.here((db) => freezeNow(db, work.planner))).rejects.toThrow(Refused);
    const rows = await frozen();
    expect(rows.map(({ commitmentKey }) => commitmentKey)).toEqual([
      "knowledge",
      "measurement",
      "mobilisation",
      "plans",
    ]);
    expect(rows.every(({ takenById, via }) => takenById === work.planner.userId && via === null)).toBe(true);
    const now = await work.here(async (db) =>
      evaluateCommitments(await commitmentCounts(db), (await commitmentCatalogue(db, "nb")).rules),
    );
    const kept = await work.here((db) => newestFrozen(db, home));
    for (const { commitment, status, criteria } of now) {
      const one = kept.find((row) => row.commitment === commitment);
      expect(one).toMatchObject({ status, takenOn: work.today, version: "tiltak-2026" });
      expect(one?.criteria.map(({ key, numerator, met }) => [key, numerator, met])).toEqual(
        criteria.map(({ key, numerator, met }) => [key, numerator, met]),
      );
    }
  });

  it("cannot be changed or removed", async () => {
    const counts = await work.here(async (db) => [
      await db.$executeRaw`UPDATE commitment_status SET status = 'on_the_way'`,
      await db.$executeRaw`DELETE FROM commitment_status`,
    ]);
    expect(counts).toEqual([0, 0]);
  });

  it("is taken once a quarter in every municipality by the job, also by two workers at once", async () => {
    // Ålesund was frozen by hand today: that day is kept.
    await Promise.all([inEachMunicipality(freezeQuarter), inEachMunicipality(freezeQuarter)]);
    await inEachMunicipality(freezeQuarter);
    const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
    const places = await asOperator(nobody, (db) => db.municipality.count());
    let rows = 0;
    await inEachMunicipality(async (db, { key }) => {
      const own = await db.commitmentStatus.findMany();
      expect(own.length, key).toBe(4);
      if (key !== "alesund") expect(own.every(({ via, takenById }) => via === "job" && takenById === null)).toBe(true);
      rows += own.length;
    });
    expect(rows).toBe(4 * places);
    // Another day of the same quarter the job has nothing to do.
    await expect(
      work.elsewhere(
        (db) => db.$executeRaw`
          INSERT INTO commitment_status (commitment_key, taken_on, quarter, status, criteria, criteria_version, via)
          SELECT commitment_key, taken_on + 1, quarter, status, criteria, criteria_version, via FROM commitment_status LIMIT 1`,
      ),
    ).rejects.toThrow();
  });

  it("is drawn by quarter, the newest of each", async () => {
    const rows = await work.here((db) => frozenStatuses(db, [home]));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ takenOn }) => takenOn))).toEqual(new Set([work.today]));
  });
});

describe("a status kept on the first day of a quarter", () => {
  it("tells how the quarter before ended, and takes the place of what was kept earlier in that quarter", async () => {
    const kept = (day: string, via: string | null, status: string) =>
      work.here(
        (db) => db.$executeRaw`
      INSERT INTO commitment_status (commitment_key, taken_on, quarter, status, criteria, criteria_version, via, is_example)
      SELECT commitment_key, d.day, date_trunc('quarter', d.day)::date, ${status}::commitment_state, criteria, criteria_version, ${via}, true
        FROM commitment_status, (SELECT ${day}::date AS day) d WHERE taken_on = ${work.today}::date AND commitment_key = 'plans'`,
      );
    const [year = 0, month = 0] = work.today.split("-").map(Number);
    const first = (back: number) =>
      new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - back * 3, 1)).toISOString().slice(0, 10);
    const within = `${first(2).slice(0, 8)}20`;
    await kept(first(2), "job", "not_yet");
    await kept(within, null, "partly");
    const found = async () =>
      (await work.here((db) => frozenStatuses(db, [home])))
        .filter(({ commitment, takenOn }) => commitment === "plans" && takenOn < first(0))
        .map(({ quarter, takenOn, status }) => [quarter, takenOn, status]);
    expect(await found()).toEqual([
      [first(3), first(2), "not_yet"],
      [first(2), within, "partly"],
    ]);
    await kept(first(1), "job", "on_the_way");
    expect(await found()).toEqual([
      [first(3), first(2), "not_yet"],
      [first(2), first(1), "on_the_way"],
    ]);
  });
});

describe("a network", () => {
  const network = randomUUID();
  let leader: Actor;
  const there = <T>(run: Parameters<typeof withNetwork<T>>[2]) => withNetwork(network, leader, run);
  const share = (levels: Record<string, string>) =>
    work.here(async (db) => {
      for (const [subject, level] of Object.entries(levels))
        await db.$executeRaw`
          INSERT INTO sharing_grant (network_id, subject, level) VALUES (${network}::uuid, ${subject}::sharing_subject, ${level}::sharing_level)
          ON CONFLICT (municipality_id, network_id, subject) DO UPDATE SET level = excluded.level`;
    });

  beforeAll(async () => {
    leader = { userId: work.reader.userId, personId: null, roles: ["network_leader"] };
    await asOperator(
      leader,
      (db) => db.$executeRaw`INSERT INTO network (id, key, name) VALUES (${network}::uuid, 'nett', 'Nettet')`,
    );
    await there(
      (db) =>
        db.$executeRaw`INSERT INTO network_membership (municipality_id, network_id) VALUES (${home}::uuid, ${network}::uuid)`,
    );
    await work.here(
      (db) =>
        db.$executeRaw`UPDATE network_membership SET state = 'joined', answered_at = now() WHERE network_id = ${network}::uuid`,
    );
  });

  it("sees nothing, the frozen or what is computed now, as much as is shared", async () => {
    const seen = () => there((db) => membersSideBySide(db, "nb", { sort: "name", dir: "asc", page: 1 }));
    expect((await seen()).rows).toMatchObject([{ key: "alesund", shows: "nothing", standings: {}, past: [] }]);
    await expect(there((db) => comment(db, leader, home, { commitment: "plans", text: "Hei" }))).rejects.toThrow(
      NotFound,
    );

    await share({ plan: "summary" });
    const [frozen] = (await seen()).rows;
    expect(frozen).toMatchObject({ shows: "frozen", standings: { plans: { takenOn: work.today } } });
    const ofFrozen = await there((db) => memberCommitments(db, "alesund", "nb"));
    expect(ofFrozen.commitments.map(({ takenOn }) => takenOn)).toEqual(Array(4).fill(work.today));
    expect(await there((db) => evidenceOf(db, "plans", 1, home))).toMatchObject({ total: 0 });

    await share({ plan: "detail", figures: "detail" });
    const [now] = (await seen()).rows;
    expect(now).toMatchObject({ shows: "now", standings: { plans: { takenOn: null } }, notShared: 1 });
    const one = await there((db) => memberCommitments(db, "alesund", "nb"));
    const own = await work.here(async (db) =>
      evaluateCommitments(await commitmentCounts(db), (await commitmentCatalogue(db, "nb")).rules),
    );
    const untold = one.commitments.flatMap(({ notShared }) => notShared);
    expect(untold).toEqual(["actions_updated"]);
    for (const { result } of one.commitments)
      for (const criterion of result.criteria) {
        if (untold.includes(criterion.key)) continue;
        expect(own.flatMap(({ criteria }) => criteria).find(({ key }) => key === criterion.key)).toEqual(criterion);
      }
    await share({ updates: "summary" });
    expect(
      (await there((db) => memberCommitments(db, "alesund", "nb"))).commitments.map(({ result }) => result),
    ).toEqual(own);
    expect((await there((db) => evidenceOf(db, "plans", 1, home))).rows[0]).toMatchObject({ addedBy: null });
    expect((await there((db) => judgements(db, home)))[0]).toMatchObject({ verdict: "disputed", judgedBy: null });
    await expect(there((db) => memberCommitments(db, "asker", "nb"))).rejects.toThrow(NotFound);
  });

  it("comments by its leaders, and both read it", async () => {
    const value = CommentForm.parse({ commitment: "plans", text: "Bra arbeid med planene" });
    await expect(there((db) => comment(db, { ...leader, roles: ["network_member"] }, home, value))).rejects.toThrow(
      Forbidden,
    );
    await there((db) => comment(db, leader, home, value));
    await expect(there((db) => comment(db, leader, randomUUID(), value))).rejects.toThrow(NotFound);
    expect(CommentForm.safeParse({ commitment: "wealth", text: "" }).success).toBe(false);
    expect(await work.here((db) => comments(db, home, "plans"))).toMatchObject([
      { text: value.text, network: "Nettet" },
    ]);
    expect(await there((db) => comments(db, home))).toHaveLength(1);
    expect(await work.elsewhere((db) => comments(db, home))).toEqual([]);
    const kept = await there(async (db) => [
      await db.$executeRaw`UPDATE commitment_comment SET text = 'x'`,
      await db.$executeRaw`DELETE FROM commitment_comment`,
    ]);
    expect(kept).toEqual([0, 0]);
  });

  it("sees no more from the moment it is no longer shared, but what it said itself", async () => {
    await work.here(
      (db) =>
        db.$executeRaw`UPDATE sharing_grant SET from_on = '2100-01-01' WHERE network_id = ${network}::uuid AND subject = 'plan'`,
    );
    const side = () => there((db) => membersSideBySide(db, "nb", { sort: "name", dir: "asc", page: 1 }));
    expect((await side()).rows).toMatchObject([{ shows: "nothing", planFrom: "2100-01-01", standings: {} }]);
    await share({ plan: "nothing" });
    expect(
      (await there((db) => membersSideBySide(db, "nb", { sort: "name", dir: "asc", page: 1 }))).rows,
    ).toMatchObject([{ shows: "nothing", standings: {}, past: [] }]);
    expect(await there((db) => evidenceOf(db, "plans", 1, home))).toMatchObject({ total: 0, rows: [] });
    expect(await there((db) => comments(db, home))).toHaveLength(1);
  });
});
