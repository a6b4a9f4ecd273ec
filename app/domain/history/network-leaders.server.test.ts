import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beforeSignIn, withPublic, type Db } from "~/db/door.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { networked, type Networked } from "../../../tests/support/networked";
import { pastPolicies } from "../../../tests/support/past-policies";
import { comment } from "../commitment/commands.server";
import { comments } from "../commitment/records.server";
import { receivedMessages, sendMessage } from "../network/messages.server";
import { answerNetwork, shareWith } from "../sharing/commands.server";
import { nothingFrom } from "../sharing/levels";
import { askMunicipality } from "../sharing/members.server";
import { sharingNetwork } from "../sharing/queries.server";
import { visibleSubjects } from "./changes";
import { historyPage, historyPeople, latestChanges } from "./queries.server";
import { HistorySearch } from "./search";
import { shownChanges } from "./shown";
import { doerInWords } from "./who";

// A network's leaders sign what they write to a municipality, in its history and beside the words themselves; their names go no further.

let place: Networked;
const { t } = translatorFor("en");
const subjects = visibleSubjects(false);
const home = () => place.municipality.alesund ?? "";
const told = () =>
  place.at("alesund", async (db) => {
    const page = await historyPage(db, HistorySearch.parse({}), subjects, "en");
    return shownChanges("alesund", page, { t, format: formatsFor("en") }, () => false);
  });
const whoDid = async (subject: string) => (await told()).find((change) => change.subject === subject)?.who;
const leaders = (db: Db) => db.$queryRaw<{ name: string; network: string }[]>`SELECT name, network FROM network_leader`;

beforeAll(async () => {
  place = await networked();
  const mail = { network: "Nordnettverket", link: (key: string) => key };
  await place.inNetwork((db) => askMunicipality(db, place.leader, { municipality: "alesund", wave: null }, mail));
  await place.at("alesund", (db) =>
    answerNetwork(db, place.administrator, "nord", "join", { version: 1 }, { municipality: "Ålesund", link: "/" }),
  );
  await place.at("alesund", async (db) => {
    const { grantsVersion } = await sharingNetwork(db, "nord");
    const grants = { ...nothingFrom("2020-01-01"), plan: { level: "summary" as const, from: "2020-01-01" } };
    await shareWith(db, place.administrator, "nord", grants, { version: grantsVersion });
  });
  await place.inNetwork((db) => comment(db, place.leader, home(), { commitment: "plans", text: "Godt svart." }));
  const message = { to: [home()], about: "other" as const, dataPoint: null, subject: "Møte", text: "Velkommen." };
  await place.inNetwork((db) => sendMessage(db, place.leader, place.network.nord, message, mail));
});
afterAll(() => place.close());

describe("a network's leader", () => {
  it("is named with the network in the history of the municipality they wrote to", async () => {
    expect(await whoDid("commitment_comment")).toBe("Leader (leader of Nordnettverket)");
    const asked = (await told()).filter(({ subject }) => subject === "network").at(-1);
    expect(asked?.who).toBe("Leader (leader of Nordnettverket)");
    const [latest] = await place.at("alesund", (db) => latestChanges(db, "en", 1, ["commitment_comment"]));
    expect(latest).toMatchObject({ kind: "comment_written", doer: { name: "Leader", network: "Nordnettverket" } });
    const people = await place.at("alesund", (db) => historyPeople(db, subjects));
    expect(people.map((one) => doerInWords(one, null, t))).toContain("Leader (leader of Nordnettverket)");
  });

  it("signs the comment and the message themselves", async () => {
    expect(await place.at("alesund", (db) => comments(db, home()))).toMatchObject([
      { text: "Godt svart.", network: "Nordnettverket", writtenBy: "Leader" },
    ]);
    const { messages } = await place.at("alesund", (db) => receivedMessages(db, 1, "en"));
    expect(messages).toMatchObject([{ network: "Nordnettverket", by: "Leader" }]);
  });

  it("is known to no municipality the network has not asked, and through no other door; its other members never", async () => {
    expect(await place.at("alesund", leaders)).toEqual([{ name: "Leader", network: "Nordnettverket" }]);
    expect(await place.at("baerum", leaders)).toEqual([]);
    expect(await place.inNetwork(leaders)).toEqual([]);
    expect(await place.inNetwork(leaders, "sor")).toEqual([]);
    expect(await withPublic(leaders)).toEqual([]);
    expect(await beforeSignIn(leaders)).toEqual([]);
    // The address is not told with the name.
    const [{ n } = { n: -1 }] = await place.at(
      "alesund",
      (db) =>
        db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM app_user WHERE email = 'leader@test.example'`,
    );
    expect(n).toBe(0);
  });

  it("who has left the network is still named; one who has erased their account is “the network”, never a former member", async () => {
    await pastPolicies(
      place.database,
      "UPDATE network_member SET valid_from = '2020-01-01', valid_to = '2020-02-01' WHERE role = 'network_leader'",
    );
    expect(await whoDid("commitment_comment")).toBe("Leader (leader of Nordnettverket)");
    await pastPolicies(
      place.database,
      "UPDATE app_user SET name = 'x', erased_at = now() WHERE email = 'leader@test.example'",
    );
    expect(await whoDid("commitment_comment")).toBe("the network");
    expect(await place.at("alesund", (db) => comments(db, home()))).toMatchObject([{ writtenBy: null }]);
    expect((await place.at("alesund", (db) => receivedMessages(db, 1, "en"))).messages).toMatchObject([{ by: null }]);
    expect((await told()).map(({ who }) => who)).not.toContain("A former member");
  });
});

describe("whoever did something", () => {
  it.each([
    [{ name: "Kari", network: null, isOutside: false }, null, "Kari"],
    [{ name: "Kari", network: "Nord", isOutside: true }, "commitment_comment", "Kari (leader of Nord)"],
    [{ name: null, network: null, isOutside: false }, "commitment_comment", "A former member"],
    [{ name: null, network: null, isOutside: true }, "review_comment", "the network"],
    [{ name: null, network: null, isOutside: true }, "proposal", "the partner"],
    [{ name: null, network: null, isOutside: true }, "project", "Somebody outside the municipality"],
  ])("%j, of %s, is %s", (doer, about, words) => expect(doerInWords(doer, about, t)).toBe(words));
});
