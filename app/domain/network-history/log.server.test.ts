import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { networked, type Networked } from "../../../tests/support/networked";
import { pastPolicies } from "../../../tests/support/past-policies";
import { addEntry, changeEntry, removeEntry } from "../calendar/commands.server";
import { EntryChange, EntryForm } from "../calendar/schema";
import { sendMessage } from "../network/messages.server";
import { moveRound, planRound } from "../review/commands.server";
import { RoundForm } from "../review/schema";
import { answerNetwork } from "../sharing/commands.server";
import { askMunicipality, setWave } from "../sharing/members.server";
import { changeSummary, draftSummary } from "../summary/commands.server";
import { linesPerPage, networkLog } from "./log.server";
import { toldChanges } from "./told";
import { isNetworkEntity, networkColumnsOf, overTheLine, silentNetworkColumns } from "./fields";

let place: Networked;
const told = async (page = 1, language: "nb" | "nn" | "en" = "en") => {
  const { lines, names, ...list } = await place.inNetwork((db) => networkLog(db, page, language));
  const changes = toldChanges(lines, names, { t: translatorFor(language).t, format: formatsFor(language) });
  return { list, changes };
};
/** The newest change of a record, with its parts as `what` and the fields as `label: before → after`. */
const newest = async (name: string, language: "nb" | "nn" | "en" = "en") => {
  const change = (await told(1, language)).changes.find((one) => one.name === name);
  return {
    who: change?.who,
    page: change?.page,
    parts: change?.parts.map(({ what, fields }) => [
      what,
      ...fields.map(({ label, before, after }) => `${label}: ${before ?? ""} → ${after ?? ""}`),
    ]),
  };
};

const mail = { network: "Nordnettverket", link: (key: string) => key };

beforeAll(async () => {
  place = await networked();
  await place.inNetwork((db) => askMunicipality(db, place.leader, { municipality: "alesund", wave: "1" }, mail));
  await place.inNetwork((db) => setWave(db, place.leader, "alesund", { wave: "Pilot", version: 1 }));
  await place.at("alesund", (db) =>
    answerNetwork(db, place.administrator, "nord", "join", { version: 2 }, { municipality: "Ålesund", link: "/" }),
  );
});
afterAll(() => place.close());

describe("a network's history", () => {
  it("tells who did what, newest first, in words; a municipality's people stay unnamed", async () => {
    const { changes } = await told();
    expect(changes.map(({ who, name, parts }) => [who, name, parts[0]?.what])).toEqual([
      ["The municipality", "Ålesund", "Membership: changed"],
      ["Leader", "Ålesund", "Membership: changed"],
      ["Leader", "Ålesund", "Membership: added"],
    ]);
    expect(changes[0]?.parts[0]?.fields[0]).toEqual({
      column: "state",
      label: "State",
      before: "Awaiting an answer",
      after: "Member",
    });
    expect(changes[1]?.parts[0]?.fields).toEqual([{ column: "wave", label: "Wave", before: "1", after: "Pilot" }]);
  });

  it("tells a calendar entry's changes field by field, in its reader's language, also once it is gone", async () => {
    const entry = {
      kind: "meeting",
      title: "Vårmøte",
      startsOn: "2027-03-01",
      fromTime: "09:00",
      place: "Bodø",
      language: "nb",
    } as const;
    const id = await place.inNetwork((db) => addEntry(db, place.leader, EntryForm.parse(entry)));
    await place.inNetwork((db) =>
      changeEntry(
        db,
        place.leader,
        id,
        EntryChange.parse({ ...entry, place: "Ørsta", startsOn: "2027-03-02", version: 1 }),
      ),
    );
    expect(await newest("Vårmøte")).toEqual({
      who: "Leader",
      page: "calendar",
      parts: [["Calendar entry: changed", "From: 1 Mar 2027 → 2 Mar 2027", "Place: Bodø → Ørsta"]],
    });
    expect((await newest("Vårmøte", "nn")).parts).toEqual([
      ["Oppføring i kalendaren: endra", "Frå: 1. mars 2027 → 2. mars 2027", "Stad: Bodø → Ørsta"],
    ]);
    await place.inNetwork((db) => removeEntry(db, place.leader, id, { version: 2 }));
    const gone = await newest("Vårmøte");
    expect(gone.page).toBeNull();
    expect(gone.parts?.[0]?.[0]).toBe("Calendar entry: removed");
    expect(gone.parts?.[0]).toContain("Kind: Meeting → ");
  });

  it("tells to whom a message went and what it said", async () => {
    const message = { to: [place.municipality.alesund ?? ""], about: "sharing" as const, dataPoint: null };
    await place.inNetwork((db) =>
      sendMessage(db, place.leader, place.network.nord, { ...message, subject: "Del tallene", text: "Hei!" }, mail),
    );
    expect(await newest("Del tallene")).toEqual({
      who: "Leader",
      page: "messages",
      parts: [
        [
          "Message to municipalities: added",
          "Subject:  → Del tallene",
          "Text:  → Hei!",
          "To:  → Ålesund",
          "About:  → What is shared",
        ],
      ],
    });
  });

  it("tells a round and whose report it was, and who of a municipality did it stays unnamed", async () => {
    const given = RoundForm.parse({
      title: "Runde 1",
      language: "nb",
      periodFrom: "2026-01-01",
      periodTo: "2026-06-30",
      opensOn: "2026-01-01",
      dueOn: "2099-12-31",
      questions: "Hva gikk bra?",
    });
    const here = { id: place.network.nord, name: "Nordnettverket", link: (path: string) => path };
    const id = await place.inNetwork((db) => planRound(db, place.leader, here, given));
    expect((await newest("Runde 1")).parts?.flat()).toEqual(
      expect.arrayContaining([
        "Review: added",
        "Due:  → 31 Dec 2099",
        "Question of a review: added",
        "Text:  → Hva gikk bra?",
      ]),
    );
    await place.inNetwork((db) => moveRound(db, place.leader, here, id, { to: "open", reason: null }));
    const opened = await newest("Runde 1");
    expect(opened).toMatchObject({ who: "Leader", page: `reviews/${id}` });
    expect(opened.parts).toContainEqual(["Review: changed", "State: Planned → Open"]);
    expect(opened.parts?.map(([what]) => what)).toContain("Report from Ålesund: added");
    await pastPolicies(
      place.database,
      `SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.municipality', '${place.municipality.alesund}', false),
              set_config('tiltak.network', '', false), set_config('tiltak.user', '${place.administrator.userId}', false);
       UPDATE submission SET state = 'submitted';`,
    );
    expect(await newest("Runde 1")).toMatchObject({
      who: "The municipality",
      parts: [["Report from Ålesund: changed", "State: Being prepared → Submitted"]],
    });
  });

  it("is no other network's", async () => {
    expect(await place.inNetwork((db) => networkLog(db, 1, "en"), "sor")).toMatchObject({ lines: [], total: 0 });
  });

  it("tells of records nobody here knows by the name they have, and of erased people by none", async () => {
    await pastPolicies(
      place.database,
      `INSERT INTO network_history_event (network_id, user_id, subject, subject_id, entity, operation, after)
         VALUES ('${place.network.nord}', '${place.leader.userId}', 'novelty', gen_random_uuid(), 'novelty', 'insert', '{"title": "Nytt", "secret": "x"}')`,
    );
    const [change] = (await told()).changes;
    expect(change).toMatchObject({
      who: "Leader",
      name: "Nytt",
      page: null,
      parts: [{ what: "Another record: added", fields: [] }],
    });
    expect(JSON.stringify(change)).not.toContain("secret");
  });

  it("tells of a summary the languages that were changed, and names it in its reader's, else in bokmål", async () => {
    const id = await place.inNetwork(async (db) => {
      const draft = await draftSummary(db, place.leader, () => ({
        nb: { subject: "Nytt", text: "Hei!" },
        en: { subject: "News", text: "Hello" },
      }));
      return draft.id;
    });
    const edited = { nb: { subject: "Nytt", text: "Hei!" }, en: { subject: "News", text: "Good day" } };
    await place.inNetwork((db) => changeSummary(db, place.leader, id, { words: edited, version: 1 }));
    expect(await newest("News")).toEqual({
      who: "Leader",
      page: `summaries/${id}`,
      parts: [["Summary by e-mail: changed", "The summary: English: News\nHello → English: News\nGood day"]],
    });
    expect((await newest("Nytt", "nn")).page).toBe(`summaries/${id}`);
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
      seen.push(...(await told(page)).changes.flatMap(({ parts }) => parts.map(({ id }) => id)));
    expect(seen).toHaveLength(list.total);
    expect(new Set(seen).size).toBe(list.total);
    expect((await told(1_000)).list.page).toBe(Math.ceil(list.total / list.pageSize));
  });
});

describe("the columns", () => {
  it("of every table with a network's history are told to people, or stand among those that say nothing", async () => {
    const tables = await pastPolicies<{ name: string; columns: string[] }>(
      place.database,
      `SELECT DISTINCT c.relname::text AS name, ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
         FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgfoid = 'record_network_history'::regproc ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(8);
    const untold = tables.flatMap(({ name, columns }) =>
      isNetworkEntity(name)
        ? columns
            .filter((column) => !networkColumnsOf(name).some(([told]) => told === column))
            .filter((column) => !silentNetworkColumns.includes(column) && !overTheLine[name]?.includes(column))
            .map((column) => `${name}.${column}`)
        : [name],
    );
    expect(untold).toEqual([]);
  });
});
