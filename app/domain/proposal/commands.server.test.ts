import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, withMunicipality, withNetwork, withPartner, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { criterionRows } from "~/domain/commitment/queries.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import { convertProposal, proposalBehind } from "./conversion.server";
import {
  addAttachment,
  discardProposal,
  draftOfProposal,
  removeAttachment,
  saveDraft,
  startProposal,
} from "./drafts.server";
import { chooseEvaluators, declareInterest, evaluationOf, ownEvaluation, saveScores } from "./evaluation.server";
import { partnerProposals, proposalById, proposalList } from "./queries.server";
import { ProposalSearch } from "./schema";
import { submitProposal } from "./submission.server";
import {
  bulkBlocks,
  decideProposal,
  evaluateProposal,
  moveProposals,
  returnProposal,
  treatmentFacts,
  withdrawProposal,
  writeMessage,
} from "./treatment.server";

let database: TestDatabase;
const id: Record<string, string> = {};
let point = "";
let area = "";
let today = "";
const nobody = "00000000-0000-0000-0000-000000000000";
const link = (path: string) => `https://tiltak.example${path}`;
const actor = (name: string, ...roles: Actor["roles"]): Actor => ({ userId: id[name] ?? "", personId: null, roles });
const planner = () => actor("planner", "planner");
const proposer = () => actor("proposer", "partner_proposer");
const here = <T>(run: (db: Db) => Promise<T>, as = "planner") =>
  withMunicipality(id["alesund"] ?? "", { userId: id[as] ?? "" }, run);
const there = <T>(run: (db: Db) => Promise<T>) =>
  withMunicipality(id["baerum"] ?? "", { userId: id["planner"] ?? "" }, run);
const ours = <T>(run: (db: Db) => Promise<T>) =>
  withPartner(id["havbris"] ?? "", { userId: id["proposer"] ?? "" }, run);
const theirs = <T>(run: (db: Db) => Promise<T>) =>
  withPartner(id["nordfjell"] ?? "", { userId: id["other"] ?? "" }, run);
const past = <Line extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  pastPolicies<Line>(database, sql, values);
const mails = async (kind: string) =>
  (await past<{ recipient: string }>("SELECT recipient FROM outbox_message WHERE kind = $1 ORDER BY 1", [kind])).map(
    ({ recipient }) => recipient,
  );

const complete = (title: string) => ({
  title,
  summary: "Vi lytter etter lekkasjer.",
  language: "nb",
  effects: [{ dataPoint: point, low: "10", high: "12,5", byYear: "2029" }],
  ask: "Tilgang",
  askAmount: "250 000",
  bring: "Utstyr",
  costs: [
    { year: "2027", amount: "100 000" },
    { year: "2028", amount: "150 000,50" },
  ],
  partners: "Sjøholt vannlag",
  startsOn: "2027-01-01",
  endsOn: "2028-12-31",
  risks: "Frost",
  interest: "none",
});

const drafted = async (title: string, challenge: string | null = null): Promise<string> =>
  ours(async (db) => {
    const proposal = await startProposal(db, proposer(), id["havbris"] ?? "", {
      municipality: id["alesund"] ?? "",
      challenge,
      language: "nb",
    });
    await saveDraft(db, proposer(), proposal, { ...complete(title), version: 1 });
    return proposal;
  });
const submitted = async (title: string, challenge: string | null = null) => {
  const proposal = await drafted(title, challenge);
  await ours((db) => submitProposal(db, proposer(), proposal, link));
  return proposal;
};
const inEvaluation = async (title: string) => {
  const proposal = await submitted(title);
  await here((db) => evaluateProposal(db, planner(), proposal));
  return proposal;
};
const accepted = async (title: string) => {
  const proposal = await inEvaluation(title);
  await here((db) => chooseEvaluators(db, planner(), proposal, [id["planner"] ?? ""], link));
  await here((db) => declareInterest(db, planner(), proposal, { interest: "none", text: null }));
  await here((db) => score(db, planner(), proposal, { scores: [5, 4, 3, 2], note: null, handIn: true, version: 0 }));
  await here((db) => decideProposal(db, planner(), proposal, { outcome: "accepted", reason: "Godt." }, link));
  return proposal;
};
/** Scores with the version they were read in. */
const score = async (db: Db, who: Actor, proposal: string, form: Parameters<typeof saveScores>[3]) =>
  saveScores(db, who, proposal, { ...form, version: (await ownEvaluation(db, who, proposal))?.version ?? 1 });
const stateOf = async (proposal: string) =>
  (await past<{ state: string }>("SELECT state::text FROM proposal WHERE id = $1", [proposal]))[0]?.state ?? null;
const challenge = async (closes: string, more = "") => {
  const [row] = await past<{ id: string }>(
    `WITH door AS (SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false), set_config('tiltak.municipality', $1, false) AS m),
          made AS (INSERT INTO challenge (scope, municipality_id, data_point_id, area_key, title, text, language, state, visibility, opens_at, closes_at)
                   SELECT m::uuid, m::uuid, $2::uuid, $3, 'Vanntap (eksempel)', 'Mindre tap', 'nb', 'open', 'public', clock_timestamp() - interval '1 hour', ${closes} FROM door RETURNING *),
          placed AS (INSERT INTO challenge_place (municipality_id, challenge_id, scope) SELECT municipality_id, id, scope FROM made)
          ${more}
     SELECT id FROM made`,
    [id["alesund"], point, area],
  );
  return row?.id ?? "";
};

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator({ userId: nobody }, async (db) => {
    for (const { id: one, key } of await db.municipality.findMany({ select: { id: true, key: true } })) id[key] = one;
    for (const name of ["planner", "second", "third", "reader", "proposer", "other"])
      id[name] = (await db.user.create({ data: { email: `${name}@test.example`, name }, select: { id: true } })).id;
    for (const key of ["havbris", "nordfjell"])
      id[key] = (
        await db.partner.create({
          data: { key, name: `${key} (eksempel)`, kind: "company", state: "confirmed", confirmedAt: new Date() },
          select: { id: true },
        })
      ).id;
    id["network"] = (await db.network.create({ data: { key: "nett", name: "Nett" }, select: { id: true } })).id;
  });
  await here(async (db) => {
    const roles = { planner: "planner", second: "contributor", third: "verifier", reader: "reader" } as const;
    for (const [name, role] of Object.entries(roles))
      await db.membership.create({ data: { userId: id[name] ?? "", role } });
    point = (await db.dataPoint.findFirstOrThrow({ select: { id: true } })).id;
    area = (await db.area.findFirstOrThrow({ select: { key: true } })).key;
    today = (await db.$queryRaw<{ today: string }[]>`SELECT tiltak_today()::text AS today`)[0]?.today ?? "";
  });
  await ours((db) =>
    db.partnerMember.create({
      data: { partnerId: id["havbris"] ?? "", userId: id["proposer"] ?? "", role: "partner_proposer" },
    }),
  );
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a draft", () => {
  it("keeps what is unfinished, and is not overwritten from a second tab", async () => {
    const proposal = await drafted("Utkast");
    const saved = await ours((db) =>
      saveDraft(db, proposer(), proposal, { title: "Halvt", costs: [{ amount: "mye" }], version: 2 }),
    );
    expect(saved.version).toBe(3);
    const late = ours((db) => saveDraft(db, proposer(), proposal, { title: "Annet", version: 2 }));
    await expect(late).rejects.toBeInstanceOf(Conflict);
    expect((await ours((db) => draftOfProposal(db, proposal))).content).toEqual({
      title: "Halvt",
      costs: [{ amount: "mye" }],
    });
  });

  it("is the partner's alone: not the municipality's, another partner's, another place's or a network's", async () => {
    const proposal = await drafted("Hemmelig");
    await expect(here((db) => proposalById(db, proposal, "en"))).rejects.toBeInstanceOf(NotFound);
    for (const door of [theirs, there]) {
      await expect(door((db) => proposalById(db, proposal, "en"))).rejects.toBeInstanceOf(NotFound);
      await expect(door((db) => submitProposal(db, proposer(), proposal, link))).rejects.toBeInstanceOf(NotFound);
      await expect(door((db) => saveDraft(db, proposer(), proposal, { version: 2 }))).rejects.toBeInstanceOf(NotFound);
      await expect(door((db) => addAttachment(db, proposer(), proposal, file("a.txt", "a")))).rejects.toBeInstanceOf(
        NotFound,
      );
    }
    expect(await withNetwork(id["network"] ?? "", { userId: nobody }, (db) => db.proposal.count())).toBe(0);
    expect(await stateOf(proposal)).toBe("draft");
    await ours((db) => discardProposal(db, proposer(), proposal));
    expect(await stateOf(proposal)).toBeNull();
  });

  it("is submitted only whole, with what is missing at its fields", async () => {
    const proposal = await drafted("Halvferdig");
    await ours((db) => saveDraft(db, proposer(), proposal, { ...complete(""), costs: [{ year: "2027" }], version: 2 }));
    const error: unknown = await ours((db) => submitProposal(db, proposer(), proposal, link)).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(Invalid);
    expect(Object.keys((error as Invalid).fields).sort()).toEqual(["costs[0].amount", "title"]);
    expect(await stateOf(proposal)).toBe("draft");
  });

  it("is told where a challenge belongs, when another municipality is chosen", async () => {
    const asked = await challenge("clock_timestamp() + interval '1 hour'");
    const elsewhere = (challenge: string) =>
      ours((db) =>
        startProposal(db, proposer(), id["havbris"] ?? "", {
          municipality: id["baerum"] ?? "",
          challenge,
          language: "nb",
        }),
      );
    await expect(elsewhere(asked)).rejects.toMatchObject({
      fields: { challenge: [{ key: "proposals.new.notThere", params: { municipality: "Bærum" } }] },
    });
    await expect(elsewhere(nobody)).rejects.toMatchObject({ fields: { challenge: [{ key: "forms.gone" }] } });
  });

  it("goes only to challenges and municipalities that are there", async () => {
    const start = (municipality: string, asked: string | null) =>
      ours((db) =>
        startProposal(db, proposer(), id["havbris"] ?? "", { municipality, challenge: asked, language: "nb" }),
      );
    await expect(start(nobody, null)).rejects.toBeInstanceOf(Invalid);
    await expect(start(id["alesund"] ?? "", nobody)).rejects.toBeInstanceOf(Invalid);
    await expect(
      start(id["alesund"] ?? "", await challenge("clock_timestamp() - interval '1 second'")),
    ).rejects.toBeInstanceOf(Refused);
  });
});

const file = (name: string, content: string | Buffer) => {
  const bytes = Buffer.from(content);
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) };
};

describe("attachments", () => {
  it("are at most five, also of ten at once, and what is submitted stays", async () => {
    const proposal = await drafted("Vedlegg");
    const added = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        ours((db) => addAttachment(db, proposer(), proposal, file(`${index}.txt`, "Hei"))),
      ),
    );
    expect(added.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await ours((db) => submitProposal(db, proposer(), proposal, link));
    const view = await here((db) => proposalById(db, proposal, "en"));
    expect(view.attachments).toHaveLength(5);
    expect(view.content?.attachments).toHaveLength(5);
    await expect(
      ours((db) => removeAttachment(db, proposer(), proposal, view.attachments[0]?.id ?? "")),
    ).rejects.toBeInstanceOf(Refused);
    await expect(ours((db) => addAttachment(db, proposer(), proposal, file("a.txt", "a")))).rejects.toBeInstanceOf(
      Refused,
    );
  });

  it.each([
    ["plan.pdf", Buffer.from("MZ\u0090\u0000")],
    ["plan.exe", Buffer.from("MZ")],
    ["tegning.svg", "<svg/>"],
    ["side.html", "<html></html>"],
    ["tom.txt", ""],
    ["stor.txt", Buffer.alloc(11 * 1024 * 1024, "a")],
  ])("are refused with a reason: %s", async (name, content) => {
    const proposal = await drafted("Avvist");
    await expect(ours((db) => addAttachment(db, proposer(), proposal, file(name, content)))).rejects.toBeInstanceOf(
      Invalid,
    );
    expect(await ours((db) => db.proposalAttachment.count({ where: { proposalId: proposal } }))).toBe(0);
  });
});

describe("a submission", () => {
  it("is a revision with a checksum that nobody changes, and is told to the planners", async () => {
    const before = (await mails("proposal_submitted")).length;
    const proposal = await submitted("Lytting");
    expect((await mails("proposal_submitted")).slice(before)).toEqual(["planner@test.example"]);
    const { revisions, content, clock } = await here((db) => proposalById(db, proposal, "en"));
    expect(revisions).toHaveLength(1);
    expect(revisions[0]?.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(content).toMatchObject({
      title: "Lytting",
      askOre: 25_000_000,
      costs: [{ ore: 10_000_000 }, { ore: 15_000_050 }],
    });
    expect(clock).toEqual({ status: "waiting", daysLeft: 30 });
    for (const door of [here, ours]) {
      await expect(
        door((db) => db.$executeRaw`UPDATE proposal_revision SET content = '{}' WHERE proposal_id = ${proposal}::uuid`),
      ).resolves.toBe(0);
      await expect(
        door((db) => db.$executeRaw`DELETE FROM proposal_revision WHERE proposal_id = ${proposal}::uuid`),
      ).resolves.toBe(0);
    }
    expect((await here((db) => proposalById(db, proposal, "en"))).content?.title).toBe("Lytting");
  });

  it("is of the draft that was read: one written on since is read first", async () => {
    const proposal = await drafted("Lest");
    const { version } = await ours((db) => draftOfProposal(db, proposal));
    await ours((db) => saveDraft(db, proposer(), proposal, { ...complete("Skrevet videre"), version }));
    const late = ours((db) => submitProposal(db, proposer(), proposal, link, version));
    await expect(late).rejects.toMatchObject({ reason: "proposal.draftChanged" });
    expect(await stateOf(proposal)).toBe("draft");
    await ours((db) => submitProposal(db, proposer(), proposal, link, version + 1));
    expect(await stateOf(proposal)).toBe("submitted");
  });

  it("is made once of ten at once", async () => {
    const proposal = await drafted("Ti");
    const sent = await Promise.allSettled(
      Array.from({ length: 10 }, () => ours((db) => submitProposal(db, proposer(), proposal, link))),
    );
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await here((db) => db.proposalRevision.count({ where: { proposalId: proposal } }))).toBe(1);
  });

  it("needs a partner somebody has confirmed", async () => {
    const proposal = await drafted("Ubekreftet");
    await past("UPDATE partner SET state = 'registered', confirmed_at = NULL WHERE key = 'havbris'");
    const error: unknown = await ours((db) => submitProposal(db, proposer(), proposal, link)).catch(
      (caught: unknown) => caught,
    );
    await past("UPDATE partner SET state = 'confirmed', confirmed_at = now() WHERE key = 'havbris'");
    expect(error).toMatchObject({ reason: "proposal.blocked.no_confirmed_partner" });
    expect(await stateOf(proposal)).toBe("draft");
  });

  it("is refused when the challenge closes between its beginning and its writing, and the draft stays", async () => {
    const closing = await challenge("clock_timestamp() + interval '2 seconds'");
    const proposal = await drafted("For sent", closing);
    const late = ours(async (db) => {
      // The transaction has begun in time; its own now() never moves on.
      const [open] = await db.$queryRaw<
        { isOpen: boolean }[]
      >`SELECT now() < closes_at AS "isOpen" FROM challenge WHERE id = ${closing}::uuid`;
      expect(open?.isOpen).toBe(true);
      // What the command's own look at the clock would have let through is stopped where it is written.
      await db.$executeRaw`UPDATE proposal SET state = 'submitted', revision = 1, submitted_at = now() WHERE id = ${proposal}::uuid`;
      await db.$executeRaw`SELECT pg_sleep(2.1)`;
      await db.$executeRaw`
        INSERT INTO proposal_revision (municipality_id, proposal_id, revision, partner_id, content, checksum)
        VALUES (${id["alesund"]}::uuid, ${proposal}::uuid, 1, ${id["havbris"]}::uuid, '{}', repeat('a', 64))`;
    });
    await expect(late).rejects.toThrow(/TK001/);
    await expect(ours((db) => submitProposal(db, proposer(), proposal, link))).rejects.toMatchObject({
      reason: "proposal.blocked.no_open_time",
    });
    expect(await stateOf(proposal)).toBe("draft");
    expect((await ours((db) => draftOfProposal(db, proposal))).content.title).toBe("For sent");
  });

  it("turns the database's refusal into words when the clock runs out inside the command", async () => {
    const closing = await challenge("clock_timestamp() + interval '1 hour'");
    const proposal = await drafted("I siste liten", closing);
    const error: unknown = await ours((db) => {
      // Closes after the command has looked and before it writes.
      const raw = db.$executeRaw.bind(db);
      const slow = new Proxy(db, {
        get: (target, name) =>
          name === "$executeRaw"
            ? async (...given: Parameters<typeof raw>) => {
                if (JSON.stringify(given[0]).includes("INSERT INTO proposal_revision"))
                  await past("UPDATE challenge SET closes_at = clock_timestamp() WHERE id = $1", [closing]);
                return raw(...given);
              }
            : (Reflect.get(target, name) as unknown),
      });
      return submitProposal(slow, proposer(), proposal, link);
    }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "refused", reason: "proposal.blocked.no_open_time" });
    expect(await stateOf(proposal)).toBe("draft");
  });
});

describe("a return", () => {
  it("asks, is completed and submitted again with the difference, also after the challenge has closed", async () => {
    const asked = await challenge("clock_timestamp() + interval '1 hour'");
    const proposal = await submitted("Før", asked);
    await expect(
      here((db) => returnProposal(db, planner(), proposal, { message: "Mer", completeBy: today }, link)),
    ).rejects.toBeInstanceOf(Invalid);
    await here((db) =>
      returnProposal(db, planner(), proposal, { message: "Skriv om frost", completeBy: "2099-01-01" }, link),
    );
    expect(await mails("proposal_returned")).toEqual(["proposer@test.example"]);
    // Days in mails are written as their readers write them.
    const [mail] = await past<{ text: string }>("SELECT text FROM outbox_message WHERE kind = 'proposal_returned'");
    expect(mail?.text).toContain("1. jan. 2099");
    expect(mail?.text).not.toMatch(/\d{4}-\d\d-\d\d/);
    await past("UPDATE challenge SET state = 'closed', closes_at = clock_timestamp() WHERE id = $1", [asked]);
    const { version } = await ours((db) => draftOfProposal(db, proposal));
    await ours((db) => saveDraft(db, proposer(), proposal, { ...complete("Etter"), version }));
    await ours((db) => submitProposal(db, proposer(), proposal, link));
    for (const door of [here, ours]) {
      const view = await door((db) => proposalById(db, proposal, "en"));
      expect(view.changed).toEqual([{ field: "title", before: "Før", after: "Etter" }]);
      expect(view.messages.map(({ text, isReturn }) => [text, isReturn])).toEqual([["Skriv om frost", true]]);
      // What is submitted again waits for an answer of its own.
      expect(view.clock).toEqual({ status: "waiting", daysLeft: 30 });
    }
  });

  it("takes nothing after its day", async () => {
    const asked = await challenge("clock_timestamp() + interval '1 hour'");
    const proposal = await submitted("Over tiden", asked);
    await here((db) => returnProposal(db, planner(), proposal, { message: "Mer", completeBy: "2099-01-01" }, link));
    await past("UPDATE proposal SET complete_by = clock_timestamp() WHERE id = $1", [proposal]);
    await past("UPDATE challenge SET closes_at = clock_timestamp() WHERE id = $1", [asked]);
    await expect(ours((db) => submitProposal(db, proposer(), proposal, link))).rejects.toBeInstanceOf(Refused);
    expect(await stateOf(proposal)).toBe("returned");
  });
});

describe("who may", () => {
  it("treat: planners here, and nobody else", async () => {
    const proposal = await submitted("Hvem");
    for (const who of [actor("second", "contributor"), actor("third", "verifier"), actor("reader", "reader")]) {
      await expect(here((db) => evaluateProposal(db, who, proposal))).rejects.toBeInstanceOf(Forbidden);
      await expect(
        here((db) => writeMessage(db, who, "municipality", proposal, { text: "Hei", revision: 1 }, link)),
      ).rejects.toBeInstanceOf(Forbidden);
    }
    for (const door of [there, theirs]) {
      await expect(door((db) => evaluateProposal(db, planner(), proposal))).rejects.toBeInstanceOf(NotFound);
      await expect(door((db) => withdrawProposal(db, proposer(), proposal, null, link))).rejects.toBeInstanceOf(
        NotFound,
      );
    }
    expect(await stateOf(proposal)).toBe("submitted");
  });

  it("move: each side its own, held by the database too", async () => {
    const proposal = await submitted("Sider");
    const set = (state: string) => (db: Db) =>
      db.$executeRaw`UPDATE proposal SET state = ${state}::proposal_state WHERE id = ${proposal}::uuid`;
    for (const state of ["accepted", "declined", "in_evaluation", "returned"])
      await expect(ours(set(state))).rejects.toThrow();
    for (const state of ["withdrawn", "accepted", "declined"]) await expect(here(set(state))).rejects.toThrow();
    expect(await stateOf(proposal)).toBe("submitted");
    await ours((db) => withdrawProposal(db, proposer(), proposal, "Ingen tid", link));
    expect(await stateOf(proposal)).toBe("withdrawn");
    await expect(here((db) => evaluateProposal(db, planner(), proposal))).rejects.toBeInstanceOf(Refused);
  });
});

describe("an evaluation", () => {
  it("hides scores until all are in, and shuts out whoever has an interest", async () => {
    const proposal = await inEvaluation("Vurdert");
    const all = ["planner", "second", "third"].map((name) => id[name] ?? "");
    await expect(
      here((db) => chooseEvaluators(db, planner(), proposal, [id["reader"] ?? ""], link)),
    ).rejects.toBeInstanceOf(Invalid);
    await here((db) => chooseEvaluators(db, planner(), proposal, all, link));
    const second = actor("second", "contributor");
    const third = actor("third", "verifier");
    await expect(
      here((db) => score(db, planner(), proposal, { scores: [1, 1, 1, 1], note: null, handIn: false, version: 0 })),
    ).rejects.toMatchObject({
      reason: "proposal.undeclared",
    });
    await here((db) => declareInterest(db, planner(), proposal, { interest: "none", text: null }));
    await here((db) => declareInterest(db, second, proposal, { interest: "none", text: null }), "second");
    await here((db) =>
      score(db, planner(), proposal, { scores: [5, 4, 3, 2], note: "Bare min", handIn: false, version: 0 }),
    );
    await here((db) => declareInterest(db, third, proposal, { interest: "some", text: "Bror" }), "third");
    await expect(
      here((db) => score(db, third, proposal, { scores: [0], note: null, handIn: false, version: 0 }), "third"),
    ).rejects.toMatchObject({
      reason: "proposal.blocked.no_no_interest",
    });
    await expect(
      here((db) => declareInterest(db, third, proposal, { interest: "none", text: null }), "third"),
    ).rejects.toBeInstanceOf(Refused);
    await expect(
      here(
        (db) => score(db, actor("reader", "reader"), proposal, { scores: [], note: null, handIn: false, version: 0 }),
        "reader",
      ),
    ).rejects.toBeInstanceOf(Forbidden);

    await here((db) =>
      score(db, planner(), proposal, { scores: [5, 4, 3, 2], note: "Bare min", handIn: true, version: 0 }),
    );
    // Through the door, whatever is asked.
    const seenBy = (name: string) => here((db) => db.proposalScore.count(), name);
    const before = { second: await seenBy("second"), third: await seenBy("third"), reader: await seenBy("reader") };
    expect((await here((db) => evaluationOf(db, second, proposal), "second")).scores).toEqual([]);
    await expect(
      here((db) => decideProposal(db, planner(), proposal, { outcome: "accepted", reason: "x" }, link)),
    ).rejects.toMatchObject({
      reason: "proposal.blocked.no_scores_in",
    });
    await expect(
      here((db) => score(db, second, proposal, { scores: [1, 2, 3], note: null, handIn: true, version: 0 }), "second"),
    ).rejects.toBeInstanceOf(Invalid);
    await here(
      (db) => score(db, second, proposal, { scores: [1, 2, 3, 4], note: null, handIn: true, version: 0 }),
      "second",
    );
    expect((await seenBy("second")) - before.second).toBe(8);
    expect(await seenBy("third")).toBe(before.third);
    const evaluation = await here((db) => evaluationOf(db, second, proposal), "second");
    expect(evaluation.scores).toHaveLength(8);
    expect(evaluation.note).toBeNull();
    // Handed in is fixed; and with the scores open nobody new comes in.
    await expect(
      here(
        (db) => score(db, second, proposal, { scores: [5, 5, 5, 5], note: null, handIn: false, version: 0 }),
        "second",
      ),
    ).rejects.toMatchObject({
      reason: "proposal.handedIn",
    });
    await here((db) => chooseEvaluators(db, planner(), proposal, [], link));
    expect((await here((db) => evaluationOf(db, second, proposal), "second")).evaluators).toHaveLength(3);
  });

  it("is opened again when the proposal has been completed", async () => {
    const proposal = await inEvaluation("Igjen");
    await here((db) => chooseEvaluators(db, planner(), proposal, [id["planner"] ?? ""], link));
    await here((db) => declareInterest(db, planner(), proposal, { interest: "none", text: null }));
    await here((db) => score(db, planner(), proposal, { scores: [5, 4, 3, 2], note: null, handIn: true, version: 0 }));
    await here((db) => returnProposal(db, planner(), proposal, { message: "Mer", completeBy: "2099-01-01" }, link));
    await ours((db) => submitProposal(db, proposer(), proposal, link));
    await here((db) => evaluateProposal(db, planner(), proposal));
    const { evaluators, scores } = await here((db) => evaluationOf(db, planner(), proposal));
    expect(evaluators[0]?.handedInAt).toBeNull();
    expect(scores).toHaveLength(4);
    expect(await here((db) => treatmentFacts(db, planner(), proposal))).toMatchObject({ hasScoresIn: false });
  });
});

describe("a decision", () => {
  it("is made once, with its reason, by nobody who has an interest, and is sent to the partner", async () => {
    const proposal = await inEvaluation("Avgjort");
    await here((db) => chooseEvaluators(db, planner(), proposal, [id["planner"] ?? ""], link));
    await here((db) => declareInterest(db, planner(), proposal, { interest: "some", text: "Eier" }));
    await expect(
      here((db) => decideProposal(db, planner(), proposal, { outcome: "declined", reason: "Nei" }, link)),
    ).rejects.toMatchObject({
      reason: "proposal.blocked.no_no_interest",
    });
    const other = await inEvaluation("Avslått");
    const decided = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        here((db) => decideProposal(db, planner(), other, { outcome: "declined", reason: "For dyrt" }, link)),
      ),
    );
    expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await mails("proposal_declined")).length).toBe(1);
    expect((await ours((db) => proposalById(db, other, "en"))).decision).toMatchObject({
      outcome: "declined",
      reason: "For dyrt",
    });
    await expect(ours((db) => withdrawProposal(db, proposer(), other, null, link))).rejects.toBeInstanceOf(Refused);
  });

  it("moves several, and tells of each that could not be", async () => {
    const [fresh, judged, gone] = [await submitted("Ny"), await inEvaluation("Vurderes"), nobody];
    const before = (move: "evaluate" | "decline", who = planner()) =>
      here(async (db) => Object.fromEntries(await bulkBlocks(db, who, [fresh, judged, gone], move)));
    // Told before pressing, of the same table.
    expect(await before("decline")).toEqual({ [fresh]: "shared.blocked.no_such_move" });
    expect(await before("evaluate")).toEqual({ [judged]: "shared.blocked.no_such_move" });
    await here((db) => chooseEvaluators(db, planner(), judged, [id["second"] ?? ""], link));
    const second = actor("second", "contributor");
    await here((db) => declareInterest(db, second, judged, { interest: "some", text: "Eier" }), "second");
    expect((await before("decline", actor("second", "planner")))[judged]).toBe("proposal.blocked.no_no_interest");
    const results = await here((db) =>
      moveProposals(db, planner(), { move: "decline", chosen: [fresh, judged, gone], reason: "Ikke nå" }, link),
    );
    expect(Object.fromEntries(results.map(({ id: one, refused }) => [one, refused]))).toEqual({
      [fresh]: "shared.blocked.no_such_move",
      [judged]: null,
      [gone]: "proposal.gone",
    });
    expect([await stateOf(fresh), await stateOf(judged)]).toEqual(["submitted", "declined"]);
  });
});

describe("a conversion", () => {
  const form = (name: string) => ({ name, area, owner: null, programme: null, showsProgress: true });

  it("is done once, also of ten at once, and carries effects, money and the partner", async () => {
    const proposal = await accepted("Blir prosjekt");
    const source = await here(async (db) => (await db.fundingProgramme.findFirstOrThrow({ select: { id: true } })).id);
    const made = await Promise.all(
      Array.from({ length: 10 }, () =>
        here((db) => convertProposal(db, planner(), proposal, { ...form("Blir prosjekt"), programme: source }, today)),
      ),
    );
    expect(new Set(made).size).toBe(1);
    const project = made[0] ?? "";
    const of = { where: { projectId: project } };
    const row = await here(async (db) => ({
      ...(await db.project.findFirstOrThrow({ where: { id: project } })),
      partners: await db.projectPartner.findMany(of),
      expectedEffects: await db.expectedEffect.findMany(of),
      funding: await db.fundingLink.findMany(of),
    }));
    expect(row).toMatchObject({ name: "Blir prosjekt", state: "planned", costOre: 25_000_050n });
    expect(
      row.expectedEffects.map(({ dataPointId, low, high, byYear }) => [dataPointId, Number(low), Number(high), byYear]),
    ).toEqual([[point, 10, 12.5, 2029]]);
    expect(row.funding.map(({ state, amountOre }) => [state, amountOre])).toEqual([["planned", 25_000_000n]]);
    expect(row.partners.map(({ name, partnerId, showsProgress }) => [name, partnerId, showsProgress]).sort()).toEqual([
      ["Sjøholt vannlag", null, false],
      ["havbris (eksempel)", id["havbris"], true],
    ]);
    expect(await here((db) => proposalBehind(db, project))).toMatchObject({ id: proposal, title: "Blir prosjekt" });
    expect(await past("SELECT count(*)::int AS n FROM project WHERE name = 'Blir prosjekt'")).toEqual([{ n: 1 }]);
  });

  it("is only of what was accepted, by planners, under a name that is free", async () => {
    const waiting = await inEvaluation("Ikke ennå");
    await expect(
      here((db) => convertProposal(db, planner(), waiting, form("Ikke ennå"), today)),
    ).rejects.toBeInstanceOf(Refused);
    const proposal = await accepted("Navnet");
    await expect(
      here((db) => convertProposal(db, actor("second", "contributor"), proposal, form("X"), today)),
    ).rejects.toBeInstanceOf(Forbidden);
    await expect(
      here((db) => convertProposal(db, planner(), proposal, form("Blir prosjekt"), today)),
    ).rejects.toBeInstanceOf(Invalid);
    expect(await stateOf(proposal)).toBe("accepted");
  });
});

describe("the clock of an answer", () => {
  const shift = (proposal: string, days: number) =>
    past(
      "UPDATE proposal SET asked_at = asked_at - make_interval(days => $2), answered_at = answered_at - make_interval(days => $2) WHERE id = $1",
      [proposal, days],
    );
  /** What the municipality's page, the partner's and commitment 3 say of it: one thing. */
  const told = async (proposal: string) => {
    const inside = await here(async (db) => ({
      clock: (await proposalById(db, proposal, "nb")).clock,
      rows: [
        ...((await criterionRows(db, "proposals_answered_in_time", { counted: true, page: 1 }, "nb"))?.rows ?? []),
        ...((await criterionRows(db, "proposals_answered_in_time", { counted: false, page: 1 }, "nb"))?.rows ?? []),
      ],
      over: (await proposalList(db, planner(), ProposalSearch.parse({ attention: "over" }))).rows,
    }));
    const outside = await ours((db) => proposalById(db, proposal, "nb"));
    expect(outside.clock).toEqual(inside.clock);
    const row = inside.rows.find(({ id: one }) => one === proposal);
    expect(inside.over.some(({ id: one }) => one === proposal)).toBe(inside.clock?.status === "over");
    return [inside.clock?.status ?? null, row?.counted ?? null];
  };

  it("is stopped by a return, runs anew when it is submitted again, and goes over like any other", async () => {
    const proposal = await submitted("Klokken");
    expect(await told(proposal)).toEqual(["waiting", null]);
    const form = {
      message: "Mer om drift",
      completeBy: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
    };
    await here((db) => returnProposal(db, planner(), proposal, form, link));
    expect(await told(proposal)).toEqual(["answered", true]);
    await shift(proposal, 40);
    await ours((db) => submitProposal(db, proposer(), proposal, link));
    expect(await told(proposal)).toEqual(["waiting", null]);
    await shift(proposal, 31);
    expect(await told(proposal)).toEqual(["over", false]);
    await here((db) => returnProposal(db, planner(), proposal, form, link));
    expect(await told(proposal)).toEqual(["answered", false]);
    // Taken back without being completed it is the municipality's to answer again.
    await here((db) => evaluateProposal(db, planner(), proposal));
    expect(await told(proposal)).toEqual(["waiting", null]);
    await shift(proposal, 10);
    await here((db) => decideProposal(db, planner(), proposal, { outcome: "declined", reason: "Nei." }, link));
    expect(await told(proposal)).toEqual(["answered", true]);
  });

  it("is nobody's to set, and is gone with what was withdrawn", async () => {
    const proposal = await submitted("Trukket klokke");
    for (const set of ["asked_at = now()", "answered_at = now()"])
      for (const door of [here, ours])
        await expect(
          door((db) => db.$executeRawUnsafe(`UPDATE proposal SET ${set} WHERE id = '${proposal}'`)),
        ).rejects.toThrow();
    await shift(proposal, 50);
    await ours((db) => withdrawProposal(db, proposer(), proposal, null, link));
    expect(await told(proposal)).toEqual([null, null]);
  });
});

describe("the lists", () => {
  it("filter, sort and count in SQL, and know what is over its thirty days", async () => {
    const old = await submitted("Gammelt");
    await past("UPDATE proposal SET submitted_at = now() - interval '35 days' WHERE id = $1", [old]);
    const list = (search: object) => here((db) => proposalList(db, planner(), ProposalSearch.parse(search)));
    const over = await list({ attention: "over" });
    expect(over.rows.map(({ id: one, clock }) => [one, clock])).toEqual([[old, { status: "over", daysOver: 6 }]]);
    expect(over.counts.over).toBe(1);
    expect((await list({ q: "gammelt" })).total).toBe(1);
    expect((await list({ state: "converted" })).rows.every(({ state }) => state === "converted")).toBe(true);
    expect((await list({ partner: id["nordfjell"] })).total).toBe(0);
    expect((await list({ challenge: "none", page: 900 })).page).toBe(1);
    expect((await list({ sort: "title", order: "desc", state: "x", challenge: "x", page: "-1" })).total).toBe(
      over.counts.all,
    );
    const own = await ours((db) => partnerProposals(db, 1));
    expect(own.total).toBeGreaterThan(over.counts.all);
    expect((await theirs((db) => partnerProposals(db, 1))).total).toBe(0);
    expect((await there((db) => proposalList(db, planner(), ProposalSearch.parse({})))).counts.all).toBe(0);
  });
});
