import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pastPolicies } from "../../../tests/support/past-policies";
import { reviewPlace, type ReviewPlace } from "../../../tests/support/review-place";
import { moveRound, planRound } from "./commands.server";
import { memberRows } from "./queries.server";
import { remindMembers } from "./reminders.server";
import { saveDraft, submitReport } from "./submissions.server";

let place: ReviewPlace;
let round: string;
let home: string;

const remind = () => place.jobs((db) => remindMembers(db, (path) => `https://tiltak.example${path}`));
/** As if so many days had passed since the members were asked, with so many left. */
const daysLeft = (left: number, asked = 60) =>
  pastPolicies(
    place.database,
    `UPDATE review SET opens_on = tiltak_today() - ${asked}, due_on = tiltak_today() + ${left} WHERE id = '${round}';
     UPDATE submission SET created_at = now() - interval '${asked} days' WHERE review_id = '${round}'`,
  );
const mails = () =>
  place.jobs((db) =>
    db.outboxMessage.findMany({
      where: { kind: "review_reminder" },
      select: { recipient: true, subject: true, text: true },
      orderBy: { recipient: "asc" },
    }),
  );

beforeAll(async () => {
  place = await reviewPlace();
  round = await place.asLeader((db) => planRound(db, place.leader, place.network, place.given({ questions: [] })));
  await place.asLeader((db) => moveRound(db, place.leader, place.network, round, { to: "open", reason: null }));
  const { rows } = await place.asLeader((db) => memberRows(db, round, 1));
  home = rows.find(({ municipality }) => municipality.key === "alesund")?.id ?? "";
});
beforeEach(() =>
  pastPolicies(
    place.database,
    "DELETE FROM review_reminder; DELETE FROM outbox_message WHERE kind = 'review_reminder'",
  ),
);
afterAll(() => place.close());

describe("reminders", () => {
  it("go out 14 and 3 days before, once each, to the planners of whoever has not submitted", async () => {
    await daysLeft(15);
    expect(await remind()).toBe(0);
    await daysLeft(14);
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    await daysLeft(13);
    expect(await remind()).toBe(0);
    await daysLeft(3);
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    await daysLeft(0);
    expect(await remind()).toBe(0);
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient)).toEqual([
      "planner@alesund.example",
      "planner@alesund.example",
      "planner@rana.example",
      "planner@rana.example",
    ]);
    expect(sent.map(({ subject }) => subject).sort()[0]).toBe("Rapporten til Nettverk felles har frist om 14 dager");
    expect(sent[0]?.text).toContain(`https://tiltak.example/alesund/reports/${home}`);
  });

  it("run by two workers at once go out once", async () => {
    await daysLeft(14);
    expect((await Promise.all([remind(), remind(), remind()])).sort()).toEqual([0, 0, 2]);
    expect(await mails()).toHaveLength(2);
  });

  it("are sent later where no worker ran on the day, and the nearest alone", async () => {
    await daysLeft(9);
    expect(await remind()).toBe(2);
    await pastPolicies(place.database, "DELETE FROM review_reminder");
    await daysLeft(2);
    expect(await remind()).toBe(2);
    const days = await pastPolicies<{ days: number }>(
      place.database,
      "SELECT DISTINCT days_before::int AS days FROM review_reminder",
    );
    expect(days).toEqual([{ days: 3 }]);
  });

  it("leave out one whose day had passed when the member was asked", async () => {
    await daysLeft(10, 2);
    expect(await remind()).toBe(0);
    await daysLeft(3, 2);
    expect(await remind()).toBe(2);
  });

  it("stop when it is submitted, past due, closed, or the municipality has left", async () => {
    await daysLeft(-1);
    expect(await remind()).toBe(0);
    await daysLeft(14);
    await place.home.here(async (db) => {
      await saveDraft(db, place.home.planner, home, { answers: [], note: "Klar", version: 0 });
      await submitReport(db, place.home.planner, place.home, home, 1);
    });
    await pastPolicies(
      place.database,
      `SET session_replication_role = replica; UPDATE network_membership SET state = 'left' WHERE municipality_id = '${place.away.id}'`,
    );
    expect(await remind()).toBe(0);
    await pastPolicies(
      place.database,
      "SET session_replication_role = replica; UPDATE network_membership SET state = 'joined'",
    );
    await pastPolicies(place.database, `UPDATE review SET state = 'closed' WHERE id = '${round}'`);
    expect(await remind()).toBe(0);
    await pastPolicies(place.database, `UPDATE review SET state = 'open' WHERE id = '${round}'`);
    expect(await remind()).toBe(1);
  });
});
