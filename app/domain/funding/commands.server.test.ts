import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { Actor } from "~/domain/access/can";
import { projectById } from "~/domain/project/queries.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { addDays } from "~/domain/shared/period";
import { addFundingLink, changeFundingLink, moveFundingLink } from "./commands.server";
import { changeProgramme, createProgramme, keptProgramme, programmeOptions } from "./programmes.server";
import { fundingLink, projectFunding } from "./queries.server";
import type { FundingLinkChange, FundingLinkForm, FundingMoveForm, ProgrammeForm } from "./schema";

let work: Workplace;
let shared: string;
const million = 100_000_000;

beforeAll(async () => {
  work = await workplace();
  shared = await work.here(async (db) => (await programmeOptions(db)).find(({ isShared }) => isShared)?.id ?? "");
});
afterAll(() => work.close());

let made = 0;
const project = (ownerId = work.persons.contributor) =>
  work.here(async (db) => {
    const data = { name: `Prosjekt ${++made}`, language: "nb", areaKey: "health", costOre: 10 * million, ownerId };
    return (await db.project.create({ data })).id;
  });

const add = (projectId: string, form: Partial<FundingLinkForm> = {}, as: Actor = work.planner) =>
  work.here(
    (db) =>
      addFundingLink(
        db,
        as,
        projectId,
        { programme: shared, state: "planned", amount: null, granted: null, decidedOn: null, note: null, ...form },
        work.today,
      ),
    as,
  );
const read = (projectId: string, linkId: string) => work.here((db) => fundingLink(db, projectId, linkId));
const move = async (
  projectId: string,
  linkId: string,
  form: Partial<FundingMoveForm> & { to: FundingMoveForm["to"] },
) => {
  const { version } = await read(projectId, linkId);
  const whole = { granted: null, paid: null, decidedOn: null, version, ...form };
  return work.here((db) => moveFundingLink(db, work.planner, projectId, linkId, whole, work.today));
};
const change = (projectId: string, linkId: string, form: Partial<FundingLinkChange>, as: Actor = work.planner) => {
  const whole = {
    programme: shared,
    amount: null,
    granted: null,
    paid: null,
    decidedOn: null,
    note: null,
    version: 1,
    ...form,
  };
  return work.here((db) => changeFundingLink(db, as, projectId, linkId, whole, work.today), as);
};
const complaint = (tried: Promise<unknown>) =>
  tried.then(
    () => "accepted",
    (error: unknown) => {
      if (error instanceof Refused) return error.reason;
      return error instanceof Invalid
        ? Object.entries(error.fields).map(([field, [text]]) => `${field} ${text?.key}`)
        : error;
    },
  );

describe("addFundingLink", () => {
  it("puts money of a shared programme behind a project, under its certainty alone", async () => {
    const id = await project();
    await add(id, { amount: 3 * million });
    await add(id, { state: "identified", amount: 99 * million });
    await add(id, { state: "granted", amount: 5 * million, granted: 4 * million, decidedOn: work.today });
    expect(await work.here((db) => projectById(db, id, "nb"))).toMatchObject({
      plannedOre: 3 * million,
      appliedOre: 0,
      grantedOre: 4 * million,
      paidOre: 0,
      covered: false,
    });
    const links = await work.here((db) => projectFunding(db, id));
    expect(links.map(({ state }) => state)).toEqual(["granted", "planned", "identified"]);
  });

  it("refuses an unknown source, another municipality's source and a decision to come", async () => {
    const id = await project();
    const foreign = await work.elsewhere((db) =>
      createProgramme(db, work.planner, "own", { ...source(), name: "Askers egne midler" }),
    );
    expect(await complaint(add(id, { programme: foreign }))).toEqual(["programme forms.gone"]);
    expect(await complaint(add(id, { programme: id }))).toEqual(["programme forms.gone"]);
    const ahead = { state: "granted", granted: 1, decidedOn: addDays(work.today, 1) } as const;
    expect(await complaint(add(id, ahead))).toEqual(["decidedOn funding.form.decidedAhead"]);
    expect(await work.here((db) => projectFunding(db, id))).toEqual([]);
  });

  it("is for the planner, and for the owner of the project", async () => {
    const [own, others] = [await project(), await project(work.persons.other)];
    await add(own, {}, work.contributor);
    await expect(add(others, {}, work.contributor)).rejects.toThrow(Forbidden);
    await expect(add(own, {}, work.reader)).rejects.toThrow(Forbidden);
    expect(
      await work.here(async (db) => [await projectFunding(db, own), await projectFunding(db, others)]),
    ).toMatchObject([[{}], []]);
  });

  it("finds no project of another municipality", async () => {
    const foreign = await work.elsewhere((db) => db.project.findFirstOrThrow());
    await expect(add(foreign.id)).rejects.toThrow(NotFound);
  });
});

describe("moveFundingLink", () => {
  it("goes from plan to report, with the sum granted and the sum paid", async () => {
    const id = await project();
    const link = await add(id, { amount: 10 * million, note: "Søknad 26/113" });
    await move(id, link, { to: "applied" });
    await move(id, link, { to: "granted", granted: 10 * million, decidedOn: work.today });
    expect(await work.here((db) => projectById(db, id, "nb"))).toMatchObject({ covered: true, appliedOre: 0 });
    await move(id, link, { to: "paid", paid: 4 * million });
    await move(id, link, { to: "reported" });
    expect(await read(id, link)).toMatchObject({
      state: "reported",
      amountOre: 10 * million,
      grantedOre: 10 * million,
      paidOre: 4 * million,
      decidedOn: work.today,
      note: "Søknad 26/113",
    });
  });

  it("refuses moves the table does not have, and a missed round while there are no rounds", async () => {
    const id = await project();
    const link = await add(id);
    expect(await complaint(move(id, link, { to: "paid", paid: 1 }))).toBe("shared.blocked.no_such_move");
    expect(await complaint(move(id, link, { to: "missed" }))).toBe("funding.blocked.no_closed_round");
    expect(await read(id, link)).toMatchObject({ state: "planned", version: 1 });
  });

  it("asks for the sums and holds them together", async () => {
    const id = await project();
    const link = await add(id, { state: "applied", amount: 10 * million });
    const tried = (form: Partial<FundingMoveForm> & { to: FundingMoveForm["to"] }) => complaint(move(id, link, form));
    expect(await tried({ to: "granted" })).toEqual(["granted funding.form.grantedNeeded"]);
    expect(await tried({ to: "partly_granted", granted: 10 * million })).toEqual(["granted funding.form.notInPart"]);
    await move(id, link, { to: "partly_granted", granted: 6 * million });
    expect(await tried({ to: "paid" })).toEqual(["paid funding.form.paidNeeded"]);
    expect(await tried({ to: "paid", paid: 7 * million })).toEqual(["paid funding.form.paidTooMuch"]);
    expect(await read(id, link)).toMatchObject({ state: "partly_granted", grantedOre: 6 * million, paidOre: null });
  });

  it("leaves nothing granted of what is refused", async () => {
    const id = await project();
    const link = await add(id, { state: "applied", amount: million });
    await move(id, link, { to: "refused", decidedOn: work.today });
    expect(await read(id, link)).toMatchObject({ state: "refused", grantedOre: null, decidedOn: work.today });
  });
});

describe("changeFundingLink", () => {
  it("changes source and sums", async () => {
    const id = await project();
    const own = await work.here((db) =>
      createProgramme(db, work.planner, "own", { ...source(), name: "Eget budsjett vann" }),
    );
    const link = await add(id, { state: "granted", granted: 5 * million });
    await change(id, link, { programme: own, granted: 6 * million, paid: 2 * million, note: "Etter tertial" });
    expect(await read(id, link)).toMatchObject({
      programme: "Eget budsjett vann",
      isShared: false,
      grantedOre: 6 * million,
      paidOre: 2 * million,
      note: "Etter tertial",
    });
  });

  it("refuses sums that do not fit the state", async () => {
    const id = await project();
    const planned = await add(id);
    expect(await complaint(change(id, planned, { granted: 1 }))).toEqual(["granted funding.form.notGrantedYet"]);
    expect(await complaint(change(id, planned, { paid: 1 }))).toEqual(["paid funding.form.notGrantedYet"]);
    const granted = await add(id, { state: "granted", granted: million });
    expect(await complaint(change(id, granted, {}))).toEqual(["granted funding.form.grantedNeeded"]);
    expect(await complaint(change(id, granted, { granted: 1, paid: 2 }))).toEqual(["paid funding.form.paidTooMuch"]);
    await move(id, granted, { to: "paid", paid: million });
    expect(await complaint(change(id, granted, { granted: million, version: 2 }))).toEqual([
      "paid funding.form.paidNeeded",
    ]);
    expect(await read(id, granted)).toMatchObject({ grantedOre: million, paidOre: million, version: 2 });
  });

  it("answers a stale version with the link as it stands", async () => {
    const id = await project();
    const link = await add(id, { amount: million });
    await change(id, link, { amount: 2 * million, note: "Først" });
    const conflict = await change(id, link, { amount: 3 * million }).catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(Conflict);
    expect((conflict as Conflict).current).toEqual({
      programme: shared,
      amount: "2 000 000",
      granted: "",
      paid: "",
      decidedOn: "",
      note: "Først",
      version: "2",
    });
    expect(await read(id, link)).toMatchObject({ amountOre: 2 * million, version: 2 });
  });

  it("is the owner's and the planner's alone, and knows a link only under its own project", async () => {
    const [id, other] = [await project(work.persons.other), await project()];
    const link = await add(id, { amount: million });
    await expect(change(id, link, { amount: 1 }, work.contributor)).rejects.toThrow(Forbidden);
    await expect(change(other, link, { amount: 1 })).rejects.toThrow(NotFound);
    expect(await read(id, link)).toMatchObject({ amountOre: million, version: 1 });
  });
});

const source = (changes: Partial<ProgrammeForm> = {}): ProgrammeForm => ({
  name: `Eget fond ${++made}`,
  provider: "Kommunestyret",
  type: "own_budget",
  amount: 20 * million,
  amountNote: null,
  period: "2027",
  purpose: null,
  language: "nb",
  ...changes,
});

describe("own sources", () => {
  it("are made, changed and seen only here", async () => {
    const form = source();
    const id = await work.here((db) => createProgramme(db, work.planner, "own", form));
    await work.here((db) => changeProgramme(db, work.planner, "own", id, { ...form, amount: null, version: 1 }));
    expect(await work.here((db) => keptProgramme(db, "own", id))).toMatchObject({
      name: form.name,
      amountOre: null,
      version: 2,
    });
    expect((await work.elsewhere((db) => programmeOptions(db))).some((programme) => programme.id === id)).toBe(false);
    await expect(work.elsewhere((db) => keptProgramme(db, "own", id))).rejects.toThrow(NotFound);
  });

  it("are the planner's: a contributor owns no source, and nobody here a shared one", async () => {
    const id = await work.here((db) => createProgramme(db, work.planner, "own", source()));
    const before = await work.here((db) => keptProgramme(db, "own", id));
    await expect(
      work.here((db) => createProgramme(db, work.contributor, "own", source()), work.contributor),
    ).rejects.toThrow(Forbidden);
    const changed = { ...source(), version: 1 };
    await expect(work.here((db) => changeProgramme(db, work.contributor, "own", id, changed))).rejects.toThrow(
      Forbidden,
    );
    await expect(work.here((db) => changeProgramme(db, work.planner, "own", shared, changed))).rejects.toThrow(
      NotFound,
    );
    expect(await work.here((db) => keptProgramme(db, "own", id))).toEqual(before);
  });

  it("refuse a name that is taken, and a stale version", async () => {
    const form = source();
    const id = await work.here((db) => createProgramme(db, work.planner, "own", form));
    await expect(work.here((db) => createProgramme(db, work.planner, "own", form))).rejects.toThrow(Invalid);
    await work.here((db) => changeProgramme(db, work.planner, "own", id, { ...form, provider: "Først", version: 1 }));
    const late = work.here((db) =>
      changeProgramme(db, work.planner, "own", id, { ...form, provider: "Sist", version: 1 }),
    );
    const conflict = await late.catch((error: unknown) => error);
    expect((conflict as Conflict).current).toMatchObject({ provider: "Først", amount: "20 000 000", version: "2" });
    expect((await work.here((db) => keptProgramme(db, "own", id))).provider).toBe("Først");
  });
});
