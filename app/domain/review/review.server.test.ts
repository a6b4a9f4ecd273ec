import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pastPolicies } from "../../../tests/support/past-policies";
import { reviewPlace, type Member, type ReviewPlace } from "../../../tests/support/review-place";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import { addDays } from "../shared/period";
import {
  acceptSubmission,
  askAbout,
  askLateMembers,
  editOpenRound,
  editRound,
  moveRound,
  planRound,
} from "./commands.server";
import { frozenText, memberRows, ownRounds, roundById, roundList, submissionById } from "./queries.server";
import { ownComparison, shownSubmission } from "./shown.server";
import type { RoundMoveGiven } from "./schema";
import { answer, draftValues, saveDraft, submitReport } from "./submissions.server";

let place: ReviewPlace;
const said = (text: string | null) => ({ text, language: "nb" as const });
const to = (state: RoundMoveGiven["to"], reason: string | null = null): RoundMoveGiven => ({ to: state, reason });

/** A round that is open, and each member's submission in it. */
async function opened(more: Parameters<ReviewPlace["given"]>[0] = {}) {
  const id = await place.asLeader((db) => planRound(db, place.leader, place.network, place.given(more)));
  await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("open")));
  const { rows } = await place.asLeader((db) => memberRows(db, id, 1));
  const of = ({ key }: Member) => rows.find((row) => row.municipality.key === key)?.id ?? "";
  return { id, home: of(place.home), away: of(place.away) };
}

const fill = (member: Member, id: string, answers = ["Alt", "Ingenting"], version = 0) =>
  member.here((db) => saveDraft(db, member.planner, id, { answers, note: "", version }));
const submit = (member: Member, id: string, version = 1) =>
  member.here((db) => submitReport(db, member.planner, member, id, version));
const stateOf = (member: Member, id: string) => member.here(async (db) => (await submissionById(db, id)).state);

beforeAll(async () => {
  place = await reviewPlace();
});
afterAll(() => place.close());

describe("a round", () => {
  it("is planned, opened for every member with mail to each, reviewed, and closed", async () => {
    const { id, home, away } = await opened();
    expect(await place.asLeader((db) => roundById(db, id))).toMatchObject({
      state: "open",
      asked: 2,
      submitted: 0,
      notAsked: 0,
    });
    const mails = await place.jobs((db) =>
      db.outboxMessage.findMany({ where: { kind: "review_opened" }, select: { recipient: true, text: true } }),
    );
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["planner@alesund.example", "planner@rana.example"]);
    expect(mails.find(({ recipient }) => recipient.includes("alesund"))?.text).toContain(`/alesund/reports/${home}`);

    await expect(
      place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("reviewing"))),
    ).rejects.toEqual(new Refused("review.blocked.no_submission", { from: "open", to: "reviewing" }));
    await fill(place.home, home);
    await submit(place.home, home);
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("reviewing")));
    await expect(
      place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("closed", "Nok"))),
    ).rejects.toMatchObject({ reason: "review.blocked.no_all_read" });
    await place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null)));

    // One has not submitted: that takes a reason.
    await expect(
      place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("closed"))),
    ).rejects.toBeInstanceOf(Invalid);
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("closed", "Rana venter på tall")));
    expect(await place.asLeader((db) => roundById(db, id))).toMatchObject({
      state: "closed",
      closedReason: "Rana venter på tall",
    });
    await expect(submit(place.away, away, 0)).rejects.toMatchObject({ reason: "submission.blocked.no_open_round" });
    await expect(fill(place.away, away)).rejects.toEqual(new Refused("submission.notWritable"));
    expect(await stateOf(place.away, away)).toBe("preparing");
    await expect(
      place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("open"))),
    ).rejects.toMatchObject({ reason: "shared.blocked.no_such_move" });
  });

  it("is changed whole while it is planned, and afterwards its name and due date alone; somebody who saved first is not overwritten", async () => {
    const id = await place.asLeader((db) => planRound(db, place.leader, place.network, place.given()));
    const change = { ...place.given({ title: "Vårrunden", questions: ["Ett?"] }), part: "plan" as const };
    await place.asLeader((db) => editRound(db, place.leader, place.network, id, { ...change, version: 1 }));
    expect(await place.asLeader((db) => roundById(db, id))).toMatchObject({ title: "Vårrunden", questions: ["Ett?"] });
    await expect(
      place.asLeader((db) => editRound(db, place.leader, place.network, id, { ...change, version: 1 })),
    ).rejects.toBeInstanceOf(Conflict);
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("open")));
    await expect(
      place.asLeader((db) => editRound(db, place.leader, place.network, id, { ...change, version: 3 })),
    ).rejects.toEqual(new Refused("review.isOpen"));
    const dueOn = addDays(place.today, 40);
    await place.asLeader((db) =>
      editOpenRound(db, place.leader, id, { part: "dates", title: "Utvidet", dueOn, version: 3 }),
    );
    expect(await place.asLeader((db) => roundById(db, id))).toMatchObject({
      title: "Utvidet",
      dueOn,
      questions: ["Ett?"],
    });
    await expect(
      place.asLeader((db) =>
        editOpenRound(db, place.leader, id, { part: "dates", title: "x", dueOn: "2020-01-01", version: 4 }),
      ),
    ).rejects.toBeInstanceOf(Invalid);
  });

  it("is not opened after its due date, and not compared with one that is not there", async () => {
    const past = place.given({ opensOn: addDays(place.today, -9), dueOn: addDays(place.today, -1) });
    const id = await place.asLeader((db) => planRound(db, place.leader, place.network, past));
    await expect(
      place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("open"))),
    ).rejects.toMatchObject({ reason: "review.blocked.no_due_ahead" });
    await expect(
      place.asLeader((db) => planRound(db, place.leader, place.network, place.given({ previous: place.home.id }))),
    ).rejects.toEqual(new Invalid({ previous: [{ key: "forms.gone" }] }));
  });

  it("is the leaders' of its own network alone", async () => {
    const { id, home } = await opened();
    const before = await place.asLeader((db) => roundById(db, id));
    const tries = [
      () => place.asLeader((db) => planRound(db, place.fellow, place.network, place.given())),
      () => place.asLeader((db) => moveRound(db, place.fellow, place.network, id, to("closed"))),
      () => place.asLeader((db) => askLateMembers(db, place.fellow, place.network, id)),
      () => place.asLeader((db) => askAbout(db, place.fellow, place.network, home, said("?"))),
      () => place.asLeader((db) => acceptSubmission(db, place.fellow, place.network, home, said(null))),
      () => place.home.here((db) => acceptSubmission(db, place.home.planner, place.network, home, said(null))),
    ];
    for (const run of tries) await expect(run()).rejects.toBeInstanceOf(Forbidden);
    const elsewhere = [
      () => place.asOther((db) => moveRound(db, place.leader, place.network, id, to("reviewing"))),
      () => place.asOther((db) => askAbout(db, place.leader, place.network, home, said("?"))),
      () => place.asOther((db) => roundById(db, id)),
      () => place.asOther((db) => submissionById(db, home)),
      () => place.away.here((db) => submissionById(db, home)),
      () => place.away.here((db) => submitReport(db, place.away.planner, place.away, home, 0)),
    ];
    for (const run of elsewhere) await expect(run()).rejects.toBeInstanceOf(NotFound);
    expect(await place.asOther((db) => roundList(db, 1))).toMatchObject({ total: 0, rows: [] });
    expect(await place.asLeader((db) => roundById(db, id))).toEqual(before);
  });

  it("asks those who join later once, when a leader says so", async () => {
    const { id } = await opened();
    expect(await place.asLeader((db) => askLateMembers(db, place.leader, place.network, id))).toBe(0);
    await pastPolicies(
      place.database,
      `DELETE FROM submission WHERE review_id = '${id}' AND municipality_id = '${place.away.id}'`,
    );
    expect((await place.asLeader((db) => roundById(db, id))).notAsked).toBe(1);
    const both = await Promise.all(
      [1, 2].map(() => place.asLeader((db) => askLateMembers(db, place.leader, place.network, id))),
    );
    expect(both.sort()).toEqual([0, 1]);
    expect((await place.asLeader((db) => memberRows(db, id, 1))).total).toBe(2);
  });

  it("opened by two leaders at once asks each member once", async () => {
    const id = await place.asLeader((db) => planRound(db, place.leader, place.network, place.given()));
    const both = await Promise.allSettled(
      [1, 2].map(() => place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("open")))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await place.asLeader((db) => memberRows(db, id, 1))).total).toBe(2);
  });
});

describe("a member's own comparison with the round before", () => {
  it("is of what it submitted to the two, tells what is missing, and is nobody else's", async () => {
    await place.home.shows("summary", { plan: "detail" });
    const { id: project } = await place.home.here(async (db) => {
      const { key: areaKey } = await db.area.findFirstOrThrow();
      return db.project.create({ data: { name: "Ferdig siden sist", language: "nb", areaKey, state: "running" } });
    });
    const first = await opened();
    await fill(place.home, first.home);
    await submit(place.home, first.home);
    const second = await opened({ previous: first.id });
    const own = (member: Member, id: string) => member.here((db) => ownComparison(db, id));
    expect(await own(place.home, first.home)).toMatchObject({ previous: null, isSubmitted: true, compared: null });
    expect(await own(place.home, second.home)).toMatchObject({
      previous: { language: "nb" },
      isSubmitted: false,
      compared: null,
    });
    await place.home.here((db) => db.project.updateMany({ where: { id: project }, data: { state: "completed" } }));
    await fill(place.home, second.home);
    await submit(place.home, second.home);
    const { compared } = await own(place.home, second.home);
    expect(compared?.finished?.map(({ name }) => name)).toEqual(["Ferdig siden sist"]);
    // One that did not submit to the round before.
    await fill(place.away, second.away);
    await submit(place.away, second.away);
    expect(await own(place.away, second.away)).toMatchObject({ isSubmitted: true, compared: null });
    await expect(own(place.away, second.home)).rejects.toBeInstanceOf(NotFound);
    await expect(place.asLeader((db) => ownComparison(db, second.home))).rejects.toBeInstanceOf(NotFound);
    await place.home.shows("summary");
  });
});

describe("a submission", () => {
  it("is written as a draft that nobody else sees, and refused while questions are open", async () => {
    const { home } = await opened();
    await fill(place.home, home, ["Alt", ""]);
    expect(await place.home.here((db) => draftValues(db, home, 2))).toEqual({
      values: { answer0: "Alt", answer1: "", note: "" },
      version: 1,
    });
    expect(await place.asLeader((db) => db.submissionDraft.count())).toBe(0);
    await expect(submit(place.home, home)).rejects.toMatchObject({ reason: "submission.blocked.no_answers" });
    await expect(fill(place.home, home, ["Annet", ""], 0)).rejects.toBeInstanceOf(Conflict);
    await fill(place.home, home, ["Alt", "Litt"], 1);
    await expect(submit(place.home, home, 1)).rejects.toEqual(new Refused("submission.changed"));
    await submit(place.home, home, 2);
    expect(await stateOf(place.home, home)).toBe("submitted");
    await expect(fill(place.home, home, ["x", "y"], 2)).rejects.toEqual(new Refused("submission.notWritable"));
  });

  it("pressed twice at once is one revision and one mail to the leaders", async () => {
    const { home } = await opened();
    await fill(place.home, home);
    const before = await place.jobs((db) => db.outboxMessage.count({ where: { kind: "review_submitted" } }));
    const both = await Promise.allSettled([submit(place.home, home), submit(place.home, home)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await place.home.here((db) => submissionById(db, home))).revisions).toHaveLength(1);
    const mails = await place.jobs((db) =>
      db.outboxMessage.findMany({ where: { kind: "review_submitted" }, select: { recipient: true, language: true } }),
    );
    expect(mails.length - before).toBe(1);
    expect(mails.at(-1)).toEqual({ recipient: "leader@felles.example", language: "nn" });
  });

  it("is frozen with a checksum that anybody can compute again, and holds no names of persons", async () => {
    const { home } = await opened();
    await fill(place.home, home);
    await submit(place.home, home);
    const { content, checksum } = await place.asLeader((db) => frozenText(db, home));
    expect(createHash("sha256").update(Buffer.from(content, "utf8")).digest("hex")).toBe(checksum);
    expect(JSON.parse(content)).toMatchObject({
      municipality: { key: "alesund" },
      revision: 1,
      answers: [{ question: "Hva gikk bra?", answer: "Alt" }, { answer: "Ingenting" }],
      report: { version: 2, on: place.today, ruleVersion: "u4ssc-2020" },
    });
    const persons = await place.home.here((db) => db.person.findMany({ select: { name: true } }));
    for (const { name } of persons) expect(content).not.toContain(name);
    const [revision] = (await place.asLeader((db) => submissionById(db, home))).revisions;
    // The network is told no names.
    expect(revision).toMatchObject({ isVerified: true, submittedBy: null, isLate: false });
  });

  it("cannot be changed or removed once frozen, by either side, nor given another checksum", async () => {
    const { home } = await opened();
    await fill(place.home, home);
    await submit(place.home, home);
    const before = await place.home.here((db) => frozenText(db, home));
    for (const door of [place.home.here, place.asLeader]) {
      expect(await door((db) => db.submissionRevision.updateMany({ data: { submittedAt: new Date(0) } }))).toEqual({
        count: 0,
      });
      expect(await door((db) => db.submissionRevision.deleteMany())).toEqual({ count: 0 });
    }
    const added = (checksum: string) =>
      place.home.here((db) =>
        db.submissionRevision.createMany({
          data: [
            {
              ...{ submissionId: home, revision: 2, content: "{}", checksum, submittedById: place.home.planner.userId },
              ...{ figures: "nothing", plan: "nothing", money: "nothing" },
            },
          ],
        }),
      );
    await expect(added("0".repeat(64))).rejects.toThrow(/submission_revision_checksum/);
    await expect(
      place.asLeader((db) => db.$executeRaw`UPDATE submission SET state = 'resubmitted' WHERE id = ${home}::uuid`),
    ).rejects.toThrow(/other side/);
    await expect(
      place.home.here((db) => db.$executeRaw`UPDATE submission SET state = 'accepted' WHERE id = ${home}::uuid`),
    ).rejects.toThrow(/other side/);
    expect(await place.home.here((db) => frozenText(db, home))).toEqual(before);
  });

  it("goes back and forth: asked, answered, submitted again with the difference shown, accepted", async () => {
    const { home } = await opened();
    await fill(place.home, home);
    await submit(place.home, home);
    await expect(place.asLeader((db) => askAbout(db, place.leader, place.network, home, said(null)))).rejects.toEqual(
      new Invalid({ text: [{ key: "forms.missing" }] }),
    );
    await place.asLeader((db) => askAbout(db, place.leader, place.network, home, said("Hva med vann?")));
    expect(await stateOf(place.home, home)).toBe("questions");
    await place.home.here((db) => answer(db, place.home.planner, home, { text: "Vi måler på nytt", language: "nb" }));
    await fill(place.home, home, ["Alt", "Vann"], 1);
    await submit(place.home, home, 2);
    const shown = await place.asLeader((db) => shownSubmission(db, home));
    expect(shown).toMatchObject({ state: "resubmitted", shown: { revision: 2 } });
    expect(shown.comments.map(({ side, text }) => [side, text])).toEqual([
      ["network", "Hva med vann?"],
      ["municipality", "Vi måler på nytt"],
    ]);
    expect(shown.changes).toEqual({
      answers: [{ question: "Hva gikk dårlig?", from: "Ingenting", to: "Vann" }],
      compared: null,
    });
    expect((await place.asLeader((db) => shownSubmission(db, home, 1))).shown?.revision).toBe(1);
    // Whoever read the first submission does not accept the second unseen.
    await expect(
      place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, { ...said("Takk"), version: 2 })),
    ).rejects.toEqual(new Refused("shared.blocked.no_such_move"));
    expect(shown.version).toBe(4);
    await place.asLeader((db) =>
      acceptSubmission(db, place.leader, place.network, home, { ...said("Takk"), version: 4 }),
    );
    await expect(
      place.asLeader((db) => askAbout(db, place.leader, place.network, home, said("Mer?"))),
    ).rejects.toMatchObject({ reason: "shared.blocked.no_such_move" });
    expect(await stateOf(place.home, home)).toBe("accepted");
  });

  it("is the planners': a reader, and somebody whose municipality has left, may not", async () => {
    const { home, away } = await opened();
    for (const run of [
      () => place.home.here((db) => saveDraft(db, place.home.reader, home, { answers: [], note: "", version: 0 })),
      () => place.home.here((db) => submitReport(db, place.home.reader, place.home, home, 0)),
      () => place.home.here((db) => answer(db, place.home.reader, home, { text: "x", language: "nb" })),
      () => place.asLeader((db) => submitReport(db, place.leader, place.home, home, 0)),
    ])
      await expect(run()).rejects.toBeInstanceOf(Forbidden);
    await fill(place.away, away);
    await place.away.here((db) => db.networkMembership.updateMany({ data: { state: "left", answeredAt: new Date() } }));
    await expect(submit(place.away, away)).rejects.toMatchObject({ reason: "submission.blocked.no_membership" });
    await pastPolicies(
      place.database,
      "SET session_replication_role = replica; UPDATE network_membership SET state = 'joined'",
    );
    await place.away.shows("summary");
    await submit(place.away, away);
  });

  it("is still taken after the due date, and marked as late", async () => {
    const { id, home } = await opened();
    await pastPolicies(
      place.database,
      `UPDATE review SET opens_on = '2020-01-01', due_on = tiltak_today() - 1 WHERE id = '${id}'`,
    );
    expect((await place.asLeader((db) => memberRows(db, id, 1))).rows.every(({ isLate }) => isLate)).toBe(true);
    await fill(place.home, home);
    await submit(place.home, home);
    expect((await place.home.here((db) => submissionById(db, home))).revisions).toMatchObject([{ isLate: true }]);
    const own = await place.home.here((db) => ownRounds(db, 1));
    expect(own.rows.find((row) => row.id === home)).toMatchObject({ state: "submitted", isLate: true });
  });
});

describe("withdrawing", () => {
  it("ends the network's reading at once while the round is open, and not of what was submitted to a closed one", async () => {
    const { id, home, away } = await opened();
    await fill(place.home, home);
    await submit(place.home, home);
    await fill(place.away, away);
    await submit(place.away, away);
    await place.home.here((db) => answer(db, place.home.planner, home, { text: "Et ord", language: "nb" }));
    const read = () => place.asLeader((db) => shownSubmission(db, home));
    expect(await read()).toMatchObject({ isReadable: true, shown: { revision: 1 }, comments: [{ text: "Et ord" }] });
    await place.home.shows("nothing");
    expect(await read()).toMatchObject({ isReadable: false, shown: null, revisions: [], comments: [] });
    await expect(place.asLeader((db) => frozenText(db, home))).rejects.toBeInstanceOf(NotFound);
    // What cannot be read cannot be accepted either.
    await expect(
      place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null))),
    ).rejects.toMatchObject({ reason: "submission.blocked.no_sharing" });
    await place.home.shows("summary");
    for (const one of [home, away])
      await place.asLeader((db) => acceptSubmission(db, place.leader, place.network, one, said(null)));
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("reviewing")));
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("closed")));
    await place.home.shows("nothing");
    expect(await read()).toMatchObject({ isReadable: true, shown: { revision: 1 } });
    await place.home.shows("summary");
  });

  it("before a round is closed is not undone by closing it", async () => {
    const { id, home } = await opened();
    await fill(place.home, home);
    await submit(place.home, home);
    await place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null)));
    await place.home.shows("nothing");
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("reviewing")));
    await place.asLeader((db) => moveRound(db, place.leader, place.network, id, to("closed", "Rana kom ikke med")));
    const read = () => place.asLeader((db) => shownSubmission(db, home));
    expect(await read()).toMatchObject({ isReadable: false, shown: null, revisions: [] });
    // Nobody writes there what was shared then.
    await place.asLeader((db) => db.review.updateMany({ where: { id }, data: { sharedAtClosing: { x: {} } } }));
    expect(await read()).toMatchObject({ isReadable: false });
    await place.home.shows("summary");
    expect(await read()).toMatchObject({ isReadable: true, shown: { revision: 1 } });
  });
});

describe("a report", () => {
  const reportIn = async (id: string) => (await place.asLeader((db) => shownSubmission(db, id))).shown?.report;

  it("holds what is shared with the network when it is submitted: a summary of it, all of it, or nothing", async () => {
    const { home, away } = await opened();
    await fill(place.home, home);
    await place.home.shows("summary", { money: "detail" });
    await submit(place.home, home);
    expect(await reportIn(home)).toMatchObject({
      shared: { figures: "summary", plan: "nothing", money: "summary" },
      figures: { whole: { all: expect.any(Number) as number }, dataPoints: null },
      ...{ gaps: null, recommendations: null, projects: null, actions: null, commitments: null },
      funding: { costOre: expect.any(Number) as number },
    });

    await fill(place.away, away);
    await place.away.shows("detail", { plan: "summary" });
    await submit(place.away, away);
    const report = await reportIn(away);
    expect(report).toMatchObject({ projects: { rows: null }, actions: { due: null, done: null }, funding: null });
    expect(report?.figures?.dataPoints?.length).toBeGreaterThan(50);
    expect(report?.gaps?.length).toBeGreaterThan(0);
    // Where a chain breaks is told by the plan.
    expect(report?.gaps?.every((gap) => !("brokenAt" in gap))).toBe(true);
    await place.home.shows("summary");
    await place.away.shows("summary");
  });

  it("is read while as much is shared as it holds; whoever shares less submits anew what is shared now", async () => {
    const { home } = await opened();
    await place.home.shows("detail", { plan: "detail" });
    await fill(place.home, home);
    await submit(place.home, home);
    expect((await reportIn(home))?.projects?.rows?.length).toBeGreaterThan(0);

    await place.home.shows("detail", { plan: "summary" });
    const read = () => place.asLeader((db) => shownSubmission(db, home));
    expect(await read()).toMatchObject({ isReadable: false, shown: null, revisions: [] });
    await expect(
      place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null))),
    ).rejects.toMatchObject({ reason: "submission.blocked.no_sharing" });
    await place.asLeader((db) => askAbout(db, place.leader, place.network, home, said("Kan dere sende inn på nytt?")));
    await submit(place.home, home);
    // The first stays hidden, the second is read.
    expect(await read()).toMatchObject({ isReadable: true, shown: { revision: 2 }, changes: null });
    expect((await read()).revisions.map(({ revision }) => revision)).toEqual([2]);
    await place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null)));
    await place.home.shows("summary");
  });

  it("is not accepted unread: the one before it does not stand for it", async () => {
    const { home } = await opened();
    await place.home.shows("summary");
    await fill(place.home, home);
    await submit(place.home, home);
    await place.asLeader((db) => askAbout(db, place.leader, place.network, home, said("Mer?")));
    await place.home.shows("detail");
    await submit(place.home, home);
    await place.home.shows("summary");
    const shown = await place.asLeader((db) => shownSubmission(db, home));
    expect(shown).toMatchObject({ isReadable: false, shown: { revision: 1 } });
    await expect(
      place.asLeader((db) => acceptSubmission(db, place.leader, place.network, home, said(null))),
    ).rejects.toMatchObject({ reason: "submission.blocked.no_sharing" });
  });
});
