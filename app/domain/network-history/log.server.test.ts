import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { networked, type Networked } from "../../../tests/support/networked";
import { pastPolicies } from "../../../tests/support/past-policies";
import { answerNetwork } from "../sharing/commands.server";
import { askMunicipality, setWave } from "../sharing/members.server";
import { linesPerPage, networkLog } from "./log.server";
import { toldLines } from "./told";

let place: Networked;
const { t } = translatorFor("en");
const told = async (page = 1) => {
  const { lines, ...list } = await place.inNetwork((db) => networkLog(db, page));
  return { list, lines: toldLines(lines, t, formatsFor("en")) };
};

beforeAll(async () => {
  place = await networked();
  const mail = { network: "Nordnettverket", link: (key: string) => key };
  await place.inNetwork((db) => askMunicipality(db, place.leader, { municipality: "alesund", wave: "1" }, mail));
  await place.inNetwork((db) => setWave(db, place.leader, "alesund", { wave: "Pilot", version: 1 }));
  await place.at("alesund", (db) =>
    answerNetwork(db, place.administrator, "nord", "join", { version: 2 }, { municipality: "Ålesund", link: "/" }),
  );
});
afterAll(() => place.close());

describe("a network's history", () => {
  it("tells who did what, newest first, in words; a municipality's people stay unnamed", async () => {
    const { lines } = await told();
    expect(lines.map(({ who, name, what }) => [who, name, what])).toEqual([
      ["The municipality", "Ålesund", "Membership: changed"],
      ["Leader", "Ålesund", "Membership: changed"],
      ["Leader", "Ålesund", "Membership: added"],
    ]);
    expect(lines[0]?.fields[0]).toEqual({
      column: "state",
      label: "State",
      before: "Awaiting an answer",
      after: "Member",
    });
    expect(lines[1]?.fields).toEqual([{ column: "wave", label: "Wave", before: "1", after: "Pilot" }]);
  });

  it("is no other network's", async () => {
    expect(await place.inNetwork((db) => networkLog(db, 1), "sor")).toMatchObject({ lines: [], total: 0 });
  });

  it("tells of records nobody here knows by the name they have, and of erased people by none", async () => {
    await pastPolicies(
      place.database,
      `INSERT INTO network_history_event (network_id, user_id, subject, subject_id, entity, operation, after)
         VALUES ('${place.network.nord}', '${place.leader.userId}', 'novelty', gen_random_uuid(), 'novelty', 'insert', '{"title": "Nytt", "secret": "x"}')`,
    );
    const [line] = (await told()).lines;
    expect(line).toMatchObject({ who: "Leader", name: "Nytt", what: "Another record: added", fields: [] });
    expect(JSON.stringify(line)).not.toContain("secret");
  });

  it("is paged, without a gap or a repetition", async () => {
    await pastPolicies(
      place.database,
      `INSERT INTO network_history_event (network_id, subject, subject_id, entity, operation, after)
         SELECT '${place.network.nord}', 'novelty', gen_random_uuid(), 'novelty', 'insert', '{}' FROM generate_series(1, ${linesPerPage * 2})`,
    );
    const seen: string[] = [];
    const { list } = await told();
    for (let page = 1; (page - 1) * list.pageSize < list.total; page += 1)
      seen.push(...(await told(page)).lines.map(({ id }) => id));
    expect(seen).toHaveLength(list.total);
    expect(new Set(seen).size).toBe(list.total);
    expect((await told(1_000)).list.page).toBe(Math.ceil(list.total / list.pageSize));
  });
});
