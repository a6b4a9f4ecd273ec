import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, withMunicipality, withNetwork, withPartner, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { loadDemo } from "../../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import { visibleSubjects } from "../history/changes";
import { historyPage, latestChanges } from "../history/queries.server";
import { HistorySearch } from "../history/search";
import { shownChanges } from "../history/shown";
import { isOffered } from "../history/take-back";
import { partnerRows } from "~/domain/operator/queries.server";
import {
  addNetworkPartner,
  changeProfile,
  judgePartner,
  linkProjectPartners,
  removeNetworkPartner,
} from "./commands.server";
import { networkPartners, ownProfile, projectsTakingPart, waitingPartners } from "./queries.server";
import { registerPartner } from "./registration.server";
import { Registration } from "./schema";

let database: TestDatabase;
const id: Record<string, string> = {};
const of = (key: string): string => id[key] ?? "";
const actor = (user: string, ...roles: Actor["roles"]): Actor => ({ userId: of(user), personId: null, roles });
const planner = () => actor("planner@alesund.example", "planner");
const here = <T>(run: (db: Db) => Promise<T>, key = "alesund") =>
  withMunicipality(of(key), { userId: of(`planner@${key}.example`) }, run);
const operating = <T>(run: (db: Db) => Promise<T>) => asOperator({ userId: of("operator@tiltak.example") }, run);
const inNetwork = <T>(run: (db: Db) => Promise<T>) =>
  withNetwork(of("excellence"), { userId: of("leader@excellence.example") }, run);
const havbris = <T>(run: (db: Db) => Promise<T>) =>
  withPartner(of("havbris"), { userId: of("administrator@havbris.example") }, run);
const link = (path: string) => `https://tiltak.example${path}`;
const mail = { inviter: "Tiltak", language: "nb" as const, link: (token: string) => `https://tiltak.example/${token}` };

// Numbers that pass the check digit and belong to no organisation here.
const numbers = ["974760673", "971032081", "958935420", "942110464", "983887457", "817920632"];
const typed = (more: Record<string, unknown> = {}) => ({
  name: "Fjordkraft lab",
  kind: "company",
  organisationNumber: numbers[0],
  firstName: "Nina Ny",
  firstEmail: "nina@lab.example",
  ...more,
});
const register = (more: Record<string, unknown> = {}) =>
  beforeSignIn((db) => registerPartner(db, Registration.parse(typed(more)), mail, link));
const stored = async (name: string) =>
  (
    await pastPolicies<{ id: string; key: string; state: string; version: number }>(
      database,
      "SELECT id, key, state::text, version FROM partner WHERE name = $1 ORDER BY created_at DESC",
      [name],
    )
  )[0];

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const rows = await pastPolicies<{ key: string; id: string }>(
    database,
    "SELECT key, id FROM municipality UNION ALL SELECT key, id FROM network UNION ALL SELECT key, id FROM partner UNION ALL SELECT email, id FROM app_user",
  );
  for (const row of rows) id[row.key] = row.id;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("registering a partner", () => {
  it("makes it, unconfirmed, and sends its first administrator a link", async () => {
    await register({ municipality: of("alesund") });
    const partner = await stored("Fjordkraft lab");
    expect(partner).toMatchObject({ key: "fjordkraft-lab", state: "registered" });
    const [invited] = await pastPolicies(
      database,
      "SELECT email, roles, invited_by FROM invitation WHERE partner_id = $1",
      [partner?.id],
    );
    expect(invited).toEqual({ email: "nina@lab.example", roles: ["partner_administrator"], invited_by: null });
    const [sent] = await pastPolicies<{ text: string }>(
      database,
      "SELECT text FROM outbox_message WHERE recipient = 'nina@lab.example'",
    );
    expect(sent?.text).toContain("https://tiltak.example/");
  });

  it("refuses a number that is registered, also when ten send it at once", async () => {
    await expect(register()).rejects.toMatchObject({
      fields: { organisationNumber: [{ key: "operator.fault.organisationTaken" }] },
    });
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        register({ name: "Ti på en gang", organisationNumber: numbers[1], firstEmail: `t${index}@lab.example` }),
      ),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("gives two of one name two addresses", async () => {
    await register({ name: "Samme navn", organisationNumber: numbers[2], firstEmail: "a@lab.example" });
    await register({ name: "Samme navn", organisationNumber: numbers[3], firstEmail: "b@lab.example" });
    const keys = await pastPolicies<{ key: string }>(
      database,
      "SELECT key FROM partner WHERE name = 'Samme navn' ORDER BY key",
    );
    expect(keys.map(({ key }) => key)).toEqual(["samme-navn", "samme-navn-2"]);
  });

  it.each([
    ["a wrong check digit", { organisationNumber: "974760674" }, "organisationNumber"],
    ["no number", { organisationNumber: undefined }, "organisationNumber"],
    ["no name", { name: " " }, "name"],
    ["an address that is none", { firstEmail: "nina" }, "firstEmail"],
    ["a kind that is none", { kind: "bank" }, "kind"],
  ])("does not read %s", (_, more, field) => {
    const read = Registration.safeParse(typed(more));
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("asks no municipality that has not published itself", async () => {
    await pastPolicies(
      database,
      "INSERT INTO municipality (key, name, kind) VALUES ('skjult', 'Skjult', 'municipality')",
    );
    const [hidden] = await pastPolicies<{ id: string }>(database, "SELECT id FROM municipality WHERE key = 'skjult'");
    const asking = register({ organisationNumber: numbers[4], municipality: hidden?.id });
    await expect(asking).rejects.toMatchObject({ fields: { municipality: [{ key: "forms.gone" }] } });
  });
});

describe("whoever is to confirm a partner", () => {
  const told = () =>
    pastPolicies<{ recipient: string; text: string }>(
      database,
      "SELECT recipient, text FROM outbox_message WHERE kind = 'partner_waits' AND text LIKE 'Ny i byen%' ORDER BY created_at, recipient",
    );
  const recipients = async () => (await told()).map(({ recipient }) => recipient);

  it("is told once: the operators, or the administrators of the municipality that is asked", async () => {
    await register({ name: "Ny i byen", organisationNumber: numbers[5], firstEmail: "ny@lab.example" });
    expect(await recipients()).toEqual(["operator@tiltak.example"]);
    const partner = await stored("Ny i byen");
    expect((await told())[0]?.text).toContain(`https://tiltak.example/operator/partners/${partner?.key}`);
    const asks = async (municipality: string | null) => {
      const { version } = (await stored("Ny i byen")) ?? { version: 0 };
      await withPartner(partner?.id ?? "", { userId: of("administrator@havbris.example") }, (db) =>
        changeProfile(
          db,
          actor("administrator@havbris.example", "partner_administrator"),
          partner?.id ?? "",
          { interests: [], municipality, version },
          link,
        ),
      );
    };
    await asks(of("alesund"));
    expect(await recipients()).toEqual(["operator@tiltak.example", "administrator@alesund.example"]);
    expect((await told())[1]?.text).toContain("https://tiltak.example/alesund/partners");
    await asks(null);
    await asks(of("alesund"));
    await asks(null);
    expect(await recipients()).toHaveLength(2);
  });

  it("is not told of another partner, nor through another door", async () => {
    const { id: waiting } = (await stored("Ny i byen")) ?? { id: "" };
    const tell = (db: Db) => db.$queryRaw<{ n: number }[]>`SELECT mail_confirmers(${waiting}::uuid, '{}') AS n`;
    expect(await havbris(tell)).toEqual([{ n: 0 }]);
    await expect(here(tell)).rejects.toThrow();
    expect(await recipients()).toHaveLength(2);
  });

  it("waits at the top of the operator's list", async () => {
    const { rows } = await operating((db) => partnerRows(db, { q: "", page: 1 }));
    const states = rows.map(({ state }) => state === "registered");
    expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)));
    expect(rows.find(({ name }) => name === "Fjordkraft lab")).toMatchObject({ state: "registered", asked: "Ålesund" });
  });
});

describe("confirming a partner", () => {
  it("is for the municipality it asked, and for operators", async () => {
    const partner = await stored("Fjordkraft lab");
    const judge = (who: Actor, key: string) =>
      here(
        (db) =>
          judgePartner(db, who, { id: partner?.id ?? "", askedMunicipalityId: of(key) }, "confirmation", "Ålesund"),
        key,
      );
    await expect(judge(actor("planner@baerum.example", "planner"), "baerum")).rejects.toThrow(NotFound);
    await expect(judge(actor("planner@alesund.example", "reader"), "alesund")).rejects.toThrow(Forbidden);
    expect((await here((db) => waitingPartners(db, of("alesund")))).map(({ name }) => name)).toEqual([
      "Fjordkraft lab",
    ]);
    await judge(planner(), "alesund");
    expect(await stored("Fjordkraft lab")).toMatchObject({ state: "confirmed" });
    await expect(judge(planner(), "alesund")).rejects.toThrow(Refused);
    const other = await stored("Ti på en gang");
    await operating((db) =>
      judgePartner(db, actor("operator@tiltak.example", "operator"), { key: other?.key ?? "" }, "refusal", "Tiltak"),
    );
    expect(await stored("Ti på en gang")).toMatchObject({ state: "refused" });
  });

  it("by ten at once is done once", async () => {
    await register({
      name: "Mange dommere",
      organisationNumber: numbers[4],
      municipality: of("alesund"),
      firstEmail: "m@lab.example",
    });
    const which = { id: (await stored("Mange dommere"))?.id ?? "", askedMunicipalityId: of("alesund") };
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        here((db) => judgePartner(db, planner(), which, index % 2 ? "confirmation" : "refusal", "Ålesund")),
      ),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("a verdict", () => {
  const told = (language: "nb" | "nn" | "en", key = "alesund") =>
    here(async (db) => {
      const page = await historyPage(db, HistorySearch.parse({ subject: "partner" }), visibleSubjects(false), language);
      const reader = { t: translatorFor(language).t, format: formatsFor(language) };
      return shownChanges(key, page, reader, isOffered).map(({ who, name, page: address, parts }) => ({
        who,
        name,
        address,
        told: parts.map(({ title, takeBack, fields }) => ({ title, takeBack, to: fields.map(({ after }) => after) })),
      }));
    }, key);
  const ask = async (name: string, organisationNumber: string) => {
    await register({
      name,
      organisationNumber,
      municipality: of("alesund"),
      firstEmail: `${organisationNumber}@lab.example`,
    });
    return stored(name);
  };

  it("stands in the municipality's history: who, which partner and what it came to", async () => {
    const refused = await ask("Avslått AS", "900000103");
    await here((db) =>
      judgePartner(db, planner(), { id: refused?.id ?? "", askedMunicipalityId: of("alesund") }, "refusal", "Ålesund"),
    );
    const [first, ...before] = await told("en");
    const who = (
      await pastPolicies<{ name: string }>(database, "SELECT name FROM app_user WHERE id = $1", [planner().userId])
    )[0]?.name;
    expect(first).toEqual({
      who,
      name: "Avslått AS",
      address: "/alesund/partners",
      told: [{ title: "Partner: changed", takeBack: null, to: ["refused"] }],
    });
    expect(before).toContainEqual(
      expect.objectContaining({ name: "Fjordkraft lab", told: [expect.objectContaining({ to: ["confirmed"] })] }),
    );
    expect((await told("nn"))[0]?.told[0]?.to).toEqual(["avslått"]);
    const [latest] = await here((db) => latestChanges(db, "en", 1));
    expect(latest).toMatchObject({
      kind: "partner_refused",
      doer: { name: who, isOutside: false },
      name: "Avslått AS",
    });
  });

  it("of an operator is no municipality's, and neither is what a partner changes of itself; no other municipality is told", async () => {
    const before = await told("en");
    const waiting = await ask("Spurt begge", "900000111");
    await operating((db) =>
      judgePartner(
        db,
        actor("operator@tiltak.example", "operator"),
        { key: waiting?.key ?? "" },
        "confirmation",
        "Tiltak",
      ),
    );
    expect(await stored("Spurt begge")).toMatchObject({ state: "confirmed" });
    expect(await told("en")).toEqual(before);
    expect(await told("en", "baerum")).toEqual([]);
  });
});

describe("what a partner says of itself", () => {
  it("is changed by its administrators, with both versions told after a conflict", async () => {
    const { version } = await havbris((db) => ownProfile(db, of("havbris")));
    const [area] = await pastPolicies<{ key: string }>(database, "SELECT key FROM area ORDER BY key LIMIT 1");
    const given = { interests: [area?.key ?? ""], municipality: null, version };
    const administrator = actor("administrator@havbris.example", "partner_administrator");
    await expect(
      havbris((db) =>
        changeProfile(db, actor("proposer@havbris.example", "partner_proposer"), of("havbris"), given, link),
      ),
    ).rejects.toThrow(Forbidden);
    await havbris((db) => changeProfile(db, administrator, of("havbris"), given, link));
    await expect(havbris((db) => changeProfile(db, administrator, of("havbris"), given, link))).rejects.toThrow(
      Conflict,
    );
    const unknown = { ...given, interests: ["nowhere"], version: version + 1 };
    await expect(havbris((db) => changeProfile(db, administrator, of("havbris"), unknown, link))).rejects.toThrow(
      Invalid,
    );
  });
});

describe("a project that a partner takes part in", () => {
  it("is shown to the partner once it is linked, its progress only where that is shown", async () => {
    const [named] = await pastPolicies<{ id: string; projectId: string }>(
      database,
      `SELECT t.id, t.project_id AS "projectId" FROM project_partner t WHERE t.municipality_id = $1
         AND EXISTS (SELECT FROM action a WHERE a.municipality_id = t.municipality_id AND a.project_id = t.project_id) ORDER BY 1 LIMIT 1`,
      [of("alesund")],
    );
    const link = (showsProgress: boolean, partner: string | null = of("havbris")) =>
      here((db) =>
        linkProjectPartners(db, planner(), named?.projectId ?? "", {
          partners: [{ id: named?.id ?? "", partner, showsProgress }],
        }),
      );
    await link(false);
    const shown = async (key: string) =>
      (await withPartner(of(key), { userId: of(`proposer@${key}.example`) }, projectsTakingPart)).find(
        ({ projectId }) => projectId === named?.projectId,
      );
    expect(await shown("havbris")).toMatchObject({
      projectId: named?.projectId,
      municipality: "Ålesund",
      actions: null,
      lastUpdatedOn: null,
    });
    await link(true);
    expect((await shown("havbris"))?.actions).toBeGreaterThan(0);
    expect(await shown("nordfjell")).toBeUndefined();
    await link(true, null);
    expect(await shown("havbris")).toBeUndefined();
    await expect(link(true, of("alesund"))).rejects.toThrow(Invalid);
  });
});

describe("the partners of a network", () => {
  it("are its leaders' to add and remove", async () => {
    const leader = actor("leader@excellence.example", "network_leader");
    const member = actor("leader@excellence.example", "network_member");
    const network = of("excellence");
    await pastPolicies(database, "DELETE FROM network_partner");
    await expect(inNetwork((db) => addNetworkPartner(db, member, network, of("havbris")))).rejects.toThrow(Forbidden);
    await inNetwork((db) => addNetworkPartner(db, leader, network, of("havbris")));
    await inNetwork((db) => addNetworkPartner(db, leader, network, of("havbris")));
    expect((await inNetwork(networkPartners)).map(({ id: partner }) => partner)).toEqual([of("havbris")]);
    const refused = (await stored("Ti på en gang"))?.id ?? "";
    await expect(inNetwork((db) => addNetworkPartner(db, leader, network, refused))).rejects.toThrow(Invalid);
    await inNetwork((db) => removeNetworkPartner(db, leader, network, of("havbris")));
    await expect(inNetwork((db) => removeNetworkPartner(db, leader, network, of("havbris")))).rejects.toThrow(NotFound);
  });
});
