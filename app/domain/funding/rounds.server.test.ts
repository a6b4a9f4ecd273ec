import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { asOperator } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { addFundingLink, changeFundingLink, moveFundingLink } from "./commands.server";
import { createProgramme } from "./programmes.server";
import { fundingLink } from "./queries.server";
import {
  addRound,
  changeRound,
  closingRounds,
  keptRound,
  missClosedRounds,
  removeRound,
  roundsOf,
} from "./rounds.server";
import { FundingLinkChange, FundingLinkForm, ProgrammeForm, RoundChange, RoundForm } from "./schema";
import { sharedProgramme, sharedProgrammes } from "./shared.server";

let work: Workplace;
let programme: string;
let project: string;
let link: string;

const round = (closesOn: string) => RoundForm.parse({ closesOn });
const only = async () => (await work.here((db) => roundsOf(db, programme)))[0];

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    const form = ProgrammeForm.parse({ name: "Fondet", provider: "Kommunen", type: "grant", language: "nb" });
    programme = await createProgramme(db, work.planner, "own", form);
    project = (await db.project.findFirstOrThrow({ select: { id: true } })).id;
    const { scope } = await db.fundingProgramme.findFirstOrThrow({ where: { id: programme } });
    const made = await db.fundingLink.create({
      data: { projectId: project, programmeScope: scope, programmeId: programme, state: "planned" },
      select: { id: true },
    });
    link = made.id;
  });
});
afterAll(() => work.close());

describe("a funding round", () => {
  it("is kept by planners of the programme's own municipality, once for each closing day", async () => {
    await expect(
      work.here((db) => addRound(db, work.reader, "own", programme, round("2099-01-01")), work.reader),
    ).rejects.toThrow(Forbidden);
    await expect(
      work.elsewhere((db) => addRound(db, work.planner, "own", programme, round("2099-01-01"))),
    ).rejects.toThrow(NotFound);
    const both = await Promise.allSettled(
      [0, 1].map(() => work.here((db) => addRound(db, work.planner, "own", programme, round("2099-01-01")))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(Invalid);
    expect(await work.elsewhere((db) => roundsOf(db, programme))).toEqual([]);
    expect((await work.here((db) => closingRounds(db, 5))).map(({ programme: name }) => name)).toContain("Fondet");
    expect(RoundForm.safeParse({ closesOn: "2026-01-01", opensOn: "2026-01-02" }).success).toBe(false);
    expect(RoundForm.safeParse({ closesOn: "soon", url: "javascript:x" }).error?.issues).toHaveLength(2);
    const now = await only();
    const change = (version: number) =>
      work.here((db) =>
        changeRound(
          db,
          work.planner,
          "own",
          programme,
          now?.id ?? "",
          RoundChange.parse({ closesOn: "2099-02-02", version }),
        ),
      );
    await change(1);
    await expect(change(1)).rejects.toThrow(Conflict);
  });

  it("is named by a link of its own programme alone, and leaves with it", async () => {
    const now = await only();
    const change = (more: object) =>
      work.here(async (db) => {
        const { version } = await fundingLink(db, project, link);
        const form = FundingLinkChange.parse({ programme, version, ...more });
        await changeFundingLink(db, work.planner, project, link, form, work.today);
      });
    const named = async () => (await work.here((db) => fundingLink(db, project, link))).roundId;
    await change({ round: now?.id });
    expect(await named()).toBe(now?.id);
    await change({});
    expect(await named()).toBe(now?.id);
    const other = await work.here(
      async (db) => (await db.fundingProgramme.findFirstOrThrow({ where: { id: { not: programme } } })).id,
    );
    await expect(change({ programme: other, round: now?.id })).rejects.toThrow(Invalid);
    await change({ programme: other });
    expect(await named()).toBeNull();
    await change({ programme, round: now?.id });
    await change({ round: "none" });
    expect(await named()).toBeNull();
    await change({ round: now?.id });
  });

  it("that has closed makes what was only planned missed, by the job and by hand, and no sooner", async () => {
    const miss = async () => {
      const { version } = await work.here((db) => fundingLink(db, project, link));
      const move = { to: "missed", granted: null, paid: null, decidedOn: null, version } as const;
      return work.here((db) => moveFundingLink(db, work.planner, project, link, move, work.today));
    };
    expect(await work.here(missClosedRounds)).toBe(0);
    await expect(miss()).rejects.toThrow("funding.blocked.no_closed_round");
    const now = await only();
    const closes = (closesOn: string, version: number) =>
      work.here((db) =>
        changeRound(db, work.planner, "own", programme, now?.id ?? "", RoundChange.parse({ closesOn, version })),
      );
    // Its last day is still open.
    await closes(work.today, now?.version ?? 0);
    expect(await work.here(missClosedRounds)).toBe(0);
    await closes("2020-01-01", (now?.version ?? 0) + 1);
    expect(await work.elsewhere(missClosedRounds)).toBe(0);
    expect(await work.here(missClosedRounds)).toBe(1);
    expect(await work.here(missClosedRounds)).toBe(0);
    expect(await work.here((db) => fundingLink(db, project, link))).toMatchObject({
      state: "missed",
      hasClosedRound: true,
    });
  });

  it("is named on a new link too, and by nothing it does not belong to", async () => {
    const [open] = await work.here(async (db) => {
      await addRound(db, work.planner, "own", programme, round("2099-03-03"));
      return roundsOf(db, programme);
    });
    const form = (more: object) => FundingLinkForm.parse({ programme, state: "planned", ...more });
    const add = (more: object) => work.here((db) => addFundingLink(db, work.planner, project, form(more), work.today));
    const named = async (id: string) => (await work.here((db) => fundingLink(db, project, id))).roundId;
    expect(await named(await add({ round: open?.id }))).toBe(open?.id);
    expect(await named(await add({ round: "none" }))).toBeNull();
    expect(await named(await add({}))).toBeNull();
    const other = await work.here(
      async (db) => (await db.fundingProgramme.findFirstOrThrow({ where: { id: { not: programme } } })).id,
    );
    await expect(add({ programme: other, round: open?.id })).rejects.toThrow(Invalid);
    await expect(add({ round: "00000000-0000-4000-8000-000000000000" })).rejects.toThrow(Invalid);
    expect(FundingLinkForm.safeParse({ programme, state: "planned", round: "first" }).success).toBe(false);
  });

  it("is removed by planners while no funding names it, once, and the programme's history tells", async () => {
    const removal = (id: string, version: number, as = work.planner) =>
      work.here((db) => removeRound(db, as, "own", programme, id, version), as);
    const named = await only();
    await expect(removal(named?.id ?? "", named?.version ?? 0)).rejects.toThrow(new Refused("funding.roundNamed"));
    const free = await work.here(async (db) => {
      await addRound(db, work.planner, "own", programme, round("2099-04-04"));
      return (await roundsOf(db, programme))[0];
    });
    const id = free?.id ?? "";
    await expect(removal(id, 1, work.reader)).rejects.toThrow(Forbidden);
    await expect(removal(id, 2)).rejects.toThrow(new Refused("funding.roundChanged"));
    await expect(work.elsewhere((db) => removeRound(db, work.planner, "own", programme, id, 1))).rejects.toThrow(
      NotFound,
    );
    const operator: Actor = { ...work.planner, roles: ["operator"] };
    await expect(work.here((db) => removeRound(db, operator, "shared", programme, id, 1))).rejects.toThrow(NotFound);
    expect((await work.here((db) => keptRound(db, "own", programme, id))).isNamed).toBe(false);
    const both = await Promise.allSettled([removal(id, 1), removal(id, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(NotFound);
    expect((await work.here((db) => roundsOf(db, programme))).map((one) => one.id)).not.toContain(id);
    const told = await work.here((db) =>
      db.historyEvent.findMany({ where: { entity: "funding_round", subjectId: programme, operation: "delete" } }),
    );
    expect(told).toMatchObject([{ userId: work.planner.userId, before: { closes_on: "2099-04-04" } }]);
  });

  it("that is named and removed at the same moment is either named or gone, never both", async () => {
    const made = await work.here(async (db) => {
      await addRound(db, work.planner, "own", programme, round("2099-05-05"));
      return (await roundsOf(db, programme))[0]?.id ?? "";
    });
    const form = FundingLinkForm.parse({ programme, state: "planned", round: made });
    const [naming, removing] = await Promise.allSettled([
      work.here((db) => addFundingLink(db, work.planner, project, form, work.today)),
      work.here((db) => removeRound(db, work.planner, "own", programme, made, 1)),
    ]);
    expect([naming.status, removing.status].sort()).toEqual(["fulfilled", "rejected"]);
    if (naming.status === "rejected") expect(naming.reason).toBeInstanceOf(Invalid);
    else expect(removing).toMatchObject({ reason: { reason: "funding.roundNamed" } });
  });
});

describe("a round of a shared programme", () => {
  const operating = <T>(run: Parameters<typeof asOperator<T>>[1]) => asOperator({ userId: work.planner.userId }, run);
  const operator = (): Actor => ({ ...work.planner, roles: ["operator"] });

  it("is kept by the operator alone, and every municipality can name it", async () => {
    const { rows, total } = await operating((db) => sharedProgrammes(db, { q: "", page: 1 }));
    const kept = rows[0]?.id ?? "";
    expect(total).toBe(rows.length);
    expect((await operating((db) => sharedProgrammes(db, { q: "100 %_nothing", page: 9 }))).rows).toEqual([]);
    await expect(operating((db) => sharedProgramme(db, programme))).rejects.toThrow(NotFound);
    await expect(operating((db) => addRound(db, operator(), "shared", programme, round("2099-06-06")))).rejects.toThrow(
      NotFound,
    );
    await expect(operating((db) => addRound(db, work.planner, "shared", kept, round("2099-06-06")))).rejects.toThrow(
      Forbidden,
    );
    await expect(work.here((db) => addRound(db, work.planner, "own", kept, round("2099-06-06")))).rejects.toThrow(
      NotFound,
    );
    await operating((db) => addRound(db, operator(), "shared", kept, round("2099-06-06")));
    await expect(operating((db) => addRound(db, operator(), "shared", kept, round("2099-06-06")))).rejects.toThrow(
      Invalid,
    );
    expect((await operating((db) => sharedProgramme(db, kept))).closesNext).not.toBeNull();
    const [made] = await operating((db) => roundsOf(db, kept));
    const id = made?.id ?? "";
    const change = (version: number) =>
      operating((db) =>
        changeRound(db, operator(), "shared", kept, id, RoundChange.parse({ closesOn: "2099-07-07", version })),
      );
    await change(1);
    await expect(change(1)).rejects.toThrow(Conflict);
    const removal = (as: Actor) => operating((db) => removeRound(db, as, "shared", kept, id, 2));
    await expect(removal(work.planner)).rejects.toThrow(Forbidden);

    const form = FundingLinkForm.parse({ programme: kept, state: "planned", round: id });
    const naming = await work.here((db) => addFundingLink(db, work.planner, project, form, work.today));
    expect((await operating((db) => keptRound(db, "shared", kept, id))).isNamed).toBe(true);
    await expect(removal(operator())).rejects.toThrow(new Refused("funding.roundNamed"));
    // Of the funding itself the operator sees nothing.
    expect(await operating((db) => db.fundingLink.count())).toBe(0);

    const { version } = await work.here((db) => fundingLink(db, project, naming));
    const freed = FundingLinkChange.parse({ programme: kept, round: "none", version });
    await work.here((db) => changeFundingLink(db, work.planner, project, naming, freed, work.today));
    await removal(operator());
    expect(await work.here((db) => roundsOf(db, kept))).toEqual([]);
    await expect(removal(operator())).rejects.toThrow(NotFound);
  });
});
