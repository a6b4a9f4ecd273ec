import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Forbidden, Invalid, TooMany } from "~/domain/shared/errors";
import { networked, type Networked } from "../../../tests/support/networked";
import { pastPolicies } from "../../../tests/support/past-policies";
import { messagesAnHour, receivedMessages, sendMessage, sentMessages } from "./messages.server";
import { MessageForm } from "./schema";

let place: Networked;

beforeAll(async () => {
  place = await networked();
  await pastPolicies(
    place.database,
    `INSERT INTO network_membership (municipality_id, network_id, state, answered_at)
       SELECT id, '${place.network.nord}', CASE key WHEN 'asker' THEN 'asked' ELSE 'joined' END::network_membership_state, CASE key WHEN 'asker' THEN NULL ELSE now() END
         FROM municipality WHERE key IN ('alesund', 'rana', 'asker');
     INSERT INTO app_user (email, name, language) VALUES ('planner@rana.test.example', 'Planner', 'en'), ('reader@rana.test.example', 'Reader', 'en');
     SELECT set_config('tiltak.municipality', id::text, false) FROM municipality WHERE key = 'rana';
     INSERT INTO membership (user_id, role) SELECT id, split_part(email, '@', 1)::member_role FROM app_user WHERE email ~ '@rana.test';`,
  );
});
beforeEach(() => pastPolicies(place.database, "DELETE FROM network_message; DELETE FROM outbox_message"));
afterAll(() => place.close());

const id = (key: string) => place.municipality[key] ?? "";
const mail = { network: "Nordnettverket", link: (key: string) => `https://tiltak.example/${key}/networks` };
const send = (changes: object = {}, actor: Actor = place.leader) =>
  place.inNetwork((db: Db) =>
    sendMessage(
      db,
      actor,
      place.network.nord,
      MessageForm.parse({ to: [id("rana"), id("alesund")], subject: "Lekkasjer", text: "Hei!", ...changes }),
      mail,
    ),
  );
const count = async () => (await place.inNetwork((db) => sentMessages(db, {}, "en"))).total;

describe("a leader's message", () => {
  it("goes to administrators and planners of those chosen, each in their language, and is kept for both", async () => {
    expect(await send()).toBe(2);
    const mails = await place.mails();
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      "administrator@test.example",
      "planner@rana.test.example",
    ]);
    const english = mails.find(({ recipient }) => recipient.startsWith("planner"));
    expect(english).toMatchObject({ kind: "network_message", subject: "Nordnettverket: Lekkasjer" });
    expect(english?.text).toContain("Hei!\n\nRegards, Nordnettverket");
    expect(english?.text).toContain("https://tiltak.example/rana/networks");
    const { messages } = await place.inNetwork((db) => sentMessages(db, {}, "en"));
    expect(messages).toMatchObject([{ to: ["Rana", "Ålesund"], about: "other", subject: "Lekkasjer", by: "Leader" }]);
    const received = await place.at("rana", (db) => receivedMessages(db, 1, "en"));
    expect(received).toMatchObject({ total: 1, messages: [{ network: "Nordnettverket", text: "Hei!" }] });
  });

  it("is read by nobody else: no other member, no other network", async () => {
    await send({ to: [id("rana")] });
    expect((await place.at("alesund", (db) => receivedMessages(db, 1, "en"))).total).toBe(0);
    expect((await place.at("asker", (db) => receivedMessages(db, 1, "en"))).total).toBe(0);
    expect((await place.inNetwork((db) => sentMessages(db, {}, "en"), "sor")).total).toBe(0);
  });

  it("about a gap is found by its data point", async () => {
    const dataPoint = await place.inNetwork(async (db) => (await db.dataPoint.findFirstOrThrow()).id);
    await send({ dataPoint, about: "sharing" });
    const about = (dataPointId: string) => place.inNetwork((db) => sentMessages(db, { dataPointId }, "en"));
    expect((await about(dataPoint)).messages).toMatchObject([{ about: "gap", dataPointId: dataPoint }]);
    expect((await about(id("rana"))).total).toBe(0);
  });

  it("is a leader's alone", async () => {
    await expect(send({}, place.fellow)).rejects.toThrow(Forbidden);
    expect(await count()).toBe(0);
  });

  it.each([
    ["somebody who was only asked", () => ({ to: [id("asker")] }), "to"],
    ["no member at all", () => ({ to: [id("rana"), id("baerum")] }), "to"],
    ["a data point that is not there", () => ({ dataPoint: id("rana") }), "dataPoint"],
  ])("is refused to %s, at its field, and mails nobody", async (_, changes, field) => {
    const error = await send(changes()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Invalid);
    expect(Object.keys((error as Invalid).fields)).toEqual([field]);
    expect(await count()).toBe(0);
    expect(await place.mails()).toEqual([]);
  });

  it("is sent five times an hour, also when all are sent at once", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: messagesAnHour + 3 }, () => send({ to: [id("rana")] })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(messagesAnHour);
    expect(await count()).toBe(messagesAnHour);
    const error = await send().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TooMany);
    expect((error as TooMany).seconds).toBeGreaterThan(3500);
    await pastPolicies(place.database, "UPDATE network_message SET sent_at = sent_at - interval '61 minutes'");
    expect(await send()).toBe(2);
  });
});

it.each([
  [{ to: [] }, "to"],
  [{ to: ["nobody"] }, "to"],
  [{ subject: " " }, "subject"],
  [{ subject: "one\ntwo" }, "subject"],
  [{ text: "x".repeat(5001) }, "text"],
])("the form refuses %j", (changes, field) => {
  const typed = { to: [crypto.randomUUID()], subject: "s", text: "t", ...changes };
  const parsed = MessageForm.safeParse(typed);
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
