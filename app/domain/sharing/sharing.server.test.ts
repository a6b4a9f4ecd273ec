import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import { withMunicipality } from "~/db/door.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { networked, type Networked } from "../../../tests/support/networked";
import { pastPolicies } from "../../../tests/support/past-policies";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import type { Actor } from "../access/can";
import { visibleSubjects } from "../history/changes";
import { historyPage } from "../history/queries.server";
import { HistorySearch } from "../history/search";
import { shownChanges } from "../history/shown";
import { answerNetwork, shareWith } from "./commands.server";
import { nothingFrom, type Grants, type SharingLevel } from "./levels";
import {
  askMunicipality,
  moveMembership,
  networkMunicipalities,
  networkMunicipality,
  publishedToAsk,
  setWave,
} from "./members.server";
import { sharingNetwork, sharingNetworks } from "./queries.server";
import { municipalityMoves, networkMoves, type MunicipalityMove, type NetworkMove } from "./states";

let place: Networked;
const today = "2020-01-01";
const mail = { network: "Nordnettverket", link: (key: string) => `https://tiltak.example/${key}/settings/sharing` };
const answerMail = { municipality: "Ålesund", link: "https://tiltak.example/network/nord/members" };
const grants = (levels: Partial<Record<keyof Grants, SharingLevel>>): Grants => ({
  ...nothingFrom(today),
  ...Object.fromEntries(Object.entries(levels).map(([subject, level]) => [subject, { level, from: today }])),
});
const ask = (municipality = "alesund", actor: Actor = place.leader) =>
  place.inNetwork((db) => askMunicipality(db, actor, { municipality, wave: null }, mail));
const answer = async (move: MunicipalityMove, actor: Actor = place.administrator) =>
  place.at("alesund", async (db) => {
    const { version } = await sharingNetwork(db, "nord");
    await answerNetwork(db, actor, "nord", move, { version }, answerMail);
  });
const share = (given: Grants, version: number, actor: Actor = place.administrator) =>
  place.at("alesund", (db) => shareWith(db, actor, "nord", given, { version }));
const move = async (which: NetworkMove, actor: Actor = place.leader) =>
  place.inNetwork(async (db) => {
    const { version } = await networkMunicipality(db, "alesund");
    await moveMembership(db, actor, "alesund", which, { version }, mail);
  });
const here = () => place.at("alesund", (db) => sharingNetwork(db, "nord"));
const there = () => place.inNetwork((db) => networkMunicipality(db, "alesund"));
const projectsShown = async (db: Db) =>
  (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM shared_project`)[0]?.n ?? 0;
/** What the network reads by its policies, of what a grant of detail opens. */
const seen = (key: "nord" | "sor" = "nord") =>
  place.inNetwork(
    async (db: Db) => ({
      figures: await db.standing.count(),
      plan: await projectsShown(db),
      money: await db.fundingLink.count(),
    }),
    key,
  );

beforeAll(async () => {
  place = await networked();
});
beforeEach(() =>
  pastPolicies(place.database, "DELETE FROM sharing_grant; DELETE FROM network_membership; DELETE FROM outbox_message"),
);
afterAll(() => place.close());

describe("joining a network", () => {
  it("takes the network's question and the municipality's answer, and shows nothing by itself", async () => {
    await expect(here()).rejects.toBeInstanceOf(NotFound);
    await ask();
    expect(await here()).toMatchObject({ state: "asked", grantsVersion: 0, answeredAt: null });
    await answer("join");
    expect(await there()).toMatchObject({ state: "joined", grants: { plan: { level: "nothing" } } });
    expect(await seen()).toEqual({ figures: 0, plan: 0, money: 0 });
  });

  it("is told by mail: the question to the administrators, the answer to the leaders", async () => {
    await ask();
    await answer("decline");
    const mails = await place.mails();
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["network_asked", "administrator@test.example"],
      ["network_answered", "leader@test.example"],
    ]);
    expect(mails[0]?.subject).toContain("Nordnettverket");
    expect(mails[0]?.text).toContain("https://tiltak.example/alesund/settings/sharing");
    expect(mails[1]?.subject).toBe("Ålesund takket nei til Nordnettverket");
  });

  it.each([["join"], ["decline"], ["leave"]] as const)("is not answered by %s without a question", async (which) => {
    await expect(answer(which)).rejects.toBeInstanceOf(NotFound);
  });

  it("goes only where the table leads, on either side", async () => {
    const municipality = async () => (await here()).state;
    await ask();
    await expect(answer("leave")).rejects.toBeInstanceOf(Refused);
    await expect(move("ask_again")).rejects.toBeInstanceOf(Refused);
    await answer("decline");
    for (const which of municipalityMoves) await expect(answer(which)).rejects.toBeInstanceOf(Refused);
    await expect(move("withdraw")).rejects.toBeInstanceOf(Refused);
    expect(await municipality()).toBe("declined");
    await move("ask_again");
    await move("withdraw");
    for (const which of municipalityMoves) await expect(answer(which)).rejects.toBeInstanceOf(Refused);
    expect(await municipality()).toBe("left");
    await move("ask_again");
    await answer("join");
    await answer("leave");
    expect(await municipality()).toBe("left");
  });

  it("is answered once, also when two administrators do it at the same moment", async () => {
    await ask();
    const { version } = await here();
    const both = await Promise.allSettled(
      (["join", "decline"] as const).map((which) =>
        place.at("alesund", (db) => answerNetwork(db, place.administrator, "nord", which, { version }, answerMail)),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await place.mails()).filter(({ kind }) => kind === "network_answered")).toHaveLength(1);
  });

  it("is refused where somebody else changed it since it was read", async () => {
    await ask();
    const { version } = await here();
    await place.inNetwork((db) => setWave(db, place.leader, "alesund", { wave: "2", version }));
    await expect(
      place.at("alesund", (db) => answerNetwork(db, place.administrator, "nord", "join", { version }, answerMail)),
    ).rejects.toBeInstanceOf(Refused);
    expect((await here()).state).toBe("asked");
  });

  it("is the administrators' and the leaders' alone", async () => {
    await expect(ask("alesund", place.fellow)).rejects.toBeInstanceOf(Forbidden);
    await ask();
    for (const role of ["reader", "contributor", "planner", "verifier"] as const)
      await expect(answer("join", { ...place.administrator, roles: [role] })).rejects.toBeInstanceOf(Forbidden);
    for (const which of networkMoves) await expect(move(which, place.fellow)).rejects.toBeInstanceOf(Forbidden);
    await expect(
      place.inNetwork((db) => setWave(db, place.fellow, "alesund", { wave: "2", version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden);
    expect(await here()).toMatchObject({ state: "asked", wave: null });
  });

  it("is nobody's by going round the commands: the database holds each side to its moves", async () => {
    await ask();
    const set = (state: string) =>
      `UPDATE network_membership SET state = '${state}', answered_at = CASE WHEN '${state}' = 'asked' THEN NULL ELSE now() END`;
    await expect(place.inNetwork((db) => db.$executeRawUnsafe(set("joined")))).rejects.toThrow();
    await answer("decline");
    await expect(place.at("alesund", (db) => db.$executeRawUnsafe(set("joined")))).rejects.toThrow();
    await expect(place.at("alesund", (db) => db.$executeRawUnsafe(set("asked")))).rejects.toThrow();
    expect((await here()).state).toBe("declined");
  });
});

describe("asking", () => {
  it("finds the published, and anybody else by the whole key alone", async () => {
    await pastPolicies(place.database, "UPDATE municipality SET published_at = NULL WHERE key = 'rana'");
    const offered = (await place.inNetwork(publishedToAsk)).map(({ key }) => key);
    expect(offered).toContain("alesund");
    expect(offered).not.toContain("rana");
    expect(await place.inNetwork((db) => db.municipality.count({ where: { key: "rana" } }))).toBe(0);
    for (const key of ["ran", "rana%", "RANA ", "' OR true --"])
      await expect(ask(key)).rejects.toEqual(new Invalid({ municipality: [{ key: "sharing.ask.unknown" }] }));
    await ask("rana");
    expect(
      (await place.inNetwork((db) => networkMunicipalities(db, { q: "", state: null, municipalities: 1 }))).rows,
    ).toMatchObject([{ key: "rana", state: "asked" }]);
    expect((await place.inNetwork(publishedToAsk)).map(({ key }) => key)).not.toContain("rana");
  });

  it("finds the published by name, and tells apart those who share one", async () => {
    const wrong = (key: string, params: object) => new Invalid({ municipality: [{ key, params } as never] });
    const asked = async () =>
      (await place.inNetwork((db) => networkMunicipalities(db, { q: "", state: null, municipalities: 1 }))).rows.map(
        ({ key }) => key,
      );
    await expect(ask("lesun")).rejects.toEqual(wrong("sharing.ask.near", { names: "Ålesund" }));
    await ask("ålESUND");
    expect(await asked()).toEqual(["alesund"]);
    expect((await place.mails())[0]?.text).toContain("/alesund/");
    await expect(ask("Ålesund")).rejects.toEqual(new Invalid({ municipality: [{ key: "sharing.ask.already" }] }));
    const set = (name: string, published: string, key: string) =>
      pastPolicies(place.database, "UPDATE municipality SET name = $1, published_at = $2 WHERE key = $3", [
        name,
        published === "" ? null : published,
        key,
      ]);
    await set("Våler", "2026-01-01", "rana");
    await set("Våler", "2026-01-01", "asker");
    try {
      await expect(ask("Våler")).rejects.toEqual(wrong("sharing.ask.sameName", { keys: "asker, rana" }));
      await set("Våler", "", "rana");
      await ask("Våler");
      expect((await asked()).sort()).toEqual(["alesund", "asker"]);
      await expect(ask("Våler")).rejects.toEqual(new Invalid({ municipality: [{ key: "sharing.ask.already" }] }));
      // Whoever is not published has no name here, only a key.
      await set("Rana", "", "rana");
      await expect(ask("Ran")).rejects.toEqual(new Invalid({ municipality: [{ key: "sharing.ask.unknown" }] }));
      await ask("Rana");
      expect(await asked()).toContain("rana");
    } finally {
      await set("Rana", "", "rana");
      await set("Asker", "2026-01-01", "asker");
    }
  });

  it("happens once, also when two leaders do it at the same moment", async () => {
    const both = await Promise.allSettled([ask(), ask()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(ask()).rejects.toEqual(new Invalid({ municipality: [{ key: "sharing.ask.already" }] }));
    expect(await place.mails()).toHaveLength(1);
  });

  it("is not done through any other door", async () => {
    const [found] = await place.at(
      "alesund",
      (db) => db.$queryRaw<{ id: string | null }[]>`SELECT municipality_to_ask('asker') AS id`,
    );
    expect(found?.id).toBeNull();
  });
});

describe("what is shared", () => {
  beforeEach(async () => {
    await ask();
    await answer("join");
  });

  it("is seen at once, by that network alone, and withdrawn at once", async () => {
    await share(grants({ figures: "detail", plan: "detail", money: "detail" }), 0);
    const shown = await seen();
    expect(Math.min(shown.figures, shown.plan)).toBeGreaterThan(0);
    expect(await seen("sor")).toEqual({ figures: 0, plan: 0, money: 0 });
    await share(grants({ figures: "detail" }), (await here()).grantsVersion);
    expect(await seen()).toEqual({ ...shown, plan: 0, money: 0 });
    await share(grants({}), (await here()).grantsVersion);
    expect(await seen()).toEqual({ figures: 0, plan: 0, money: 0 });
  });

  it("is withdrawn while the network reads: its next question already gets nothing", async () => {
    await share(grants({ plan: "detail" }), 0);
    const { grantsVersion } = await here();
    const counts = await place.inNetwork(async (db) => {
      const before = await projectsShown(db);
      await share(grants({}), grantsVersion);
      return [before, await projectsShown(db)];
    });
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBe(0);
  });

  it("is seen from its first day", async () => {
    const later: Grants = { ...nothingFrom(today), plan: { level: "detail", from: "2100-01-01" } };
    await share(later, 0);
    expect((await seen()).plan).toBe(0);
    expect((await there()).grants.plan).toEqual({ level: "detail", from: "2100-01-01" });
  });

  it("ends with the membership, whoever ends it, and does not come back with it", async () => {
    await share(grants({ plan: "detail", figures: "summary" }), 0);
    await answer("leave");
    expect((await here()).grants).toMatchObject({ plan: { level: "nothing" }, figures: { level: "nothing" } });
    expect((await seen()).plan).toBe(0);
    await move("ask_again");
    await answer("join");
    await share(grants({ plan: "detail" }), (await here()).grantsVersion);
    expect((await seen()).plan).toBeGreaterThan(0);
    await move("leave");
    expect((await seen()).plan).toBe(0);
    expect((await there()).grants.plan.level).toBe("nothing");
    await move("ask_again");
    await answer("join");
    expect((await here()).grants.plan.level).toBe("nothing");
    expect((await seen()).plan).toBe(0);
  });

  it("is written with the version that was read: the second of two is shown the first", async () => {
    const both = await Promise.allSettled([
      share(grants({ plan: "detail" }), 0),
      share(grants({ figures: "detail" }), 0),
    ]);
    const [refused] = both.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict<Record<string, string>>).current).toMatchObject({ version: "4" });
    const kept = (await here()).grants;
    expect([kept.plan.level, kept.figures.level].sort()).toEqual(["detail", "nothing"]);
  });

  it("leaves no line in the history where nothing changes", async () => {
    await share(grants({ plan: "detail" }), 0);
    const lines = () =>
      pastPolicies(
        place.database,
        "SELECT id FROM history_event WHERE entity = 'sharing_grant' AND operation = 'update'",
      );
    const before = (await lines()).length;
    await share(grants({ plan: "detail" }), (await here()).grantsVersion);
    expect((await lines()).length).toBe(before);
    await share(grants({}), (await here()).grantsVersion);
    expect((await lines()).length).toBe(before + 1);
  });

  it("is the administrators' to decide, of members, and of their own municipality", async () => {
    for (const role of ["reader", "contributor", "planner", "verifier"] as const)
      await expect(
        share(grants({ plan: "detail" }), 0, { ...place.administrator, roles: [role] }),
      ).rejects.toBeInstanceOf(Forbidden);
    await expect(
      place.at("asker", (db) => shareWith(db, place.administrator, "nord", grants({ plan: "detail" }), { version: 0 })),
    ).rejects.toBeInstanceOf(NotFound);
    await answer("leave");
    await expect(share(grants({ plan: "detail" }), (await here()).grantsVersion)).rejects.toEqual(
      new Refused("sharing.notMember"),
    );
    expect((await seen()).plan).toBe(0);
  });

  it("is told in the municipality's list, and to nobody else", async () => {
    expect((await place.at("alesund", sharingNetworks)).map(({ key, state }) => [key, state])).toEqual([
      ["nord", "joined"],
    ]);
    expect(await place.at("asker", sharingNetworks)).toEqual([]);
    expect(
      await withMunicipality(place.municipality.asker ?? "", place.administrator, (db) => db.network.count()),
    ).toBe(0);
  });
});

describe("the municipality's history", () => {
  it("tells who asked, who answered and what is shared, in words; the network's people stay unnamed", async () => {
    // Its own network, so that what the other tests did is not told.
    await place.inNetwork(
      (db) => askMunicipality(db, place.leader, { municipality: "alesund", wave: "2" }, mail),
      "sor",
    );
    await place.at("alesund", async (db) => {
      const { version } = await sharingNetwork(db, "sor");
      await answerNetwork(db, place.administrator, "sor", "join", { version }, answerMail);
    });
    await place.at("alesund", (db) =>
      shareWith(db, place.administrator, "sor", grants({ figures: "summary" }), { version: 0 }),
    );
    const page = await place.at("alesund", (db) =>
      historyPage(
        db,
        { ...HistorySearch.parse({}), records: [{ subject: "network", id: place.network.sor }] },
        visibleSubjects(false),
        "en",
      ),
    );
    const reader = { t: translatorFor("en").t, format: formatsFor("en") };
    const [shared, joined, asked] = shownChanges("alesund", page, reader, () => false);
    expect(asked).toMatchObject({ who: "the network", name: "Sørnettverket", subjectWord: "Network" });
    expect(joined).toMatchObject({ who: "Administrator", parts: [{ title: "Network membership: changed" }] });
    expect(joined?.parts[0]?.fields[0]).toMatchObject({ label: "State", before: "asked", after: "member" });
    expect(shared?.parts.flatMap(({ fields }) => fields.map(({ after }) => after))).toEqual(
      expect.arrayContaining(["figures", "summary"]),
    );
  });
});

describe("the wave", () => {
  it("is written with the version that was read", async () => {
    await ask();
    const wave = (version: number, name: string | null) =>
      place.inNetwork((db) => setWave(db, place.leader, "alesund", { wave: name, version }));
    await wave(1, "Pilot");
    await expect(wave(1, "2")).rejects.toEqual(new Conflict({ wave: "Pilot", version: "2" }));
    expect(await there()).toMatchObject({ wave: "Pilot", version: 2 });
    await expect(
      place.inNetwork((db) => setWave(db, place.leader, "asker", { wave: "1", version: 1 })),
    ).rejects.toBeInstanceOf(NotFound);
  });
});

describe("the list of municipalities", () => {
  it("is filtered in SQL, and takes what is special in a search literally", async () => {
    for (const key of ["alesund", "asker", "baerum"]) await ask(key);
    await answer("join");
    const list = (given: Partial<Parameters<typeof networkMunicipalities>[1]>) =>
      place.inNetwork(async (db) =>
        (await networkMunicipalities(db, { q: "", state: null, municipalities: 1, ...given })).rows.map(
          ({ key }) => key,
        ),
      );
    expect(await list({})).toEqual(["asker", "baerum", "alesund"]);
    expect(await list({ state: "joined" })).toEqual(["alesund"]);
    expect(await list({ q: "ASK" })).toEqual(["asker"]);
    expect(await list({ q: "%" })).toEqual([]);
    expect(await list({ municipalities: 99 })).toEqual(["asker", "baerum", "alesund"]);
    expect(
      await place.inNetwork(
        async (db) => (await networkMunicipalities(db, { q: "", state: null, municipalities: 1 })).total,
        "sor",
      ),
    ).toBe(0);
  });
});
