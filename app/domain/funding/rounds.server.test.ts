import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { Conflict, Forbidden, Invalid, NotFound } from "~/domain/shared/errors";
import { changeFundingLink, moveFundingLink } from "./commands.server";
import { createProgramme } from "./programmes.server";
import { fundingLink } from "./queries.server";
import { addRound, changeRound, closingRounds, missClosedRounds, roundsOf } from "./rounds.server";
import { FundingLinkChange, ProgrammeForm, RoundChange, RoundForm } from "./schema";

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
    programme = await createProgramme(db, work.planner, form);
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
      work.here((db) => addRound(db, work.reader, programme, round("2099-01-01")), work.reader),
    ).rejects.toThrow(Forbidden);
    await expect(work.elsewhere((db) => addRound(db, work.planner, programme, round("2099-01-01")))).rejects.toThrow(
      NotFound,
    );
    const both = await Promise.allSettled(
      [0, 1].map(() => work.here((db) => addRound(db, work.planner, programme, round("2099-01-01")))),
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
        changeRound(db, work.planner, programme, now?.id ?? "", RoundChange.parse({ closesOn: "2099-02-02", version })),
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
        changeRound(db, work.planner, programme, now?.id ?? "", RoundChange.parse({ closesOn, version })),
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
});
