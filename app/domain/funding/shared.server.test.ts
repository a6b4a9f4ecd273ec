import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOperator, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound } from "~/domain/shared/errors";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { changeProgramme, createProgramme, keptProgramme, programmeOptions } from "./programmes.server";
import { ProgrammeChange, ProgrammeForm } from "./schema";
import { sharedProgramme, sharedProgrammes } from "./shared.server";

let work: Workplace;
let operator: Actor;

const operating = <T>(run: (db: Db) => Promise<T>) => asOperator({ userId: operator.userId }, run);
const typed = { name: "Statens nye fond", provider: "Staten", type: "grant", language: "nb" };
const form = (changes: object = {}) => ProgrammeForm.parse({ ...typed, ...changes });
const make = (name: string, as = operator) => operating((db) => createProgramme(db, as, "shared", form({ name })));
const change = (id: string, changes: object, as = operator) =>
  operating((db) => changeProgramme(db, as, "shared", id, ProgrammeChange.parse({ ...typed, version: 1, ...changes })));
const one = (id: string) => operating((db) => sharedProgramme(db, id));

beforeAll(async () => {
  work = await workplace();
  operator = { userId: work.planner.userId, personId: null, roles: ["operator"] };
});
afterAll(() => work.close());

describe("a shared programme", () => {
  it("is made and changed by the operator, and is a source for every municipality", async () => {
    const id = await operating((db) =>
      createProgramme(db, operator, "shared", form({ amount: "12 000 000", period: "2027–2030", purpose: "Vannrør" })),
    );
    expect(await one(id)).toMatchObject({
      name: "Statens nye fond",
      amountOre: 1_200_000_000,
      period: "2027–2030",
      purpose: "Vannrør",
      rounds: 0,
      closesNext: null,
    });
    const source = { id, name: "Statens nye fond", language: "nb", isShared: true };
    expect(await work.here(programmeOptions)).toContainEqual(source);
    await change(id, { name: "Statens fond" });
    expect(await work.elsewhere(programmeOptions)).toContainEqual({ ...source, name: "Statens fond" });
    expect(await one(id)).toMatchObject({ amountOre: null, purpose: null });
    const found = await operating((db) => sharedProgrammes(db, { q: "statens fond", page: 1 }));
    expect(found.rows.map((row) => row.id)).toEqual([id]);
  });

  it("is nobody else's to make or change, and the operator's form changes no municipality's own", async () => {
    const id = await make("Bare operatøren");
    const before = await one(id);
    for (const as of [work.planner, work.contributor, work.reader]) {
      await expect(make("Ikke meg", as)).rejects.toThrow(Forbidden);
      await expect(change(id, { name: "Ikke meg" }, as)).rejects.toThrow(Forbidden);
    }
    await expect(
      work.here((db) => changeProgramme(db, work.planner, "own", id, { ...form(), version: 1 })),
    ).rejects.toThrow(NotFound);
    const own = await work.here((db) => createProgramme(db, work.planner, "own", form({ name: "Kommunens eget" })));
    await expect(change(own, { name: "Overtatt" })).rejects.toThrow(NotFound);
    await expect(operating((db) => keptProgramme(db, "shared", own))).rejects.toThrow(NotFound);
    expect(await one(id)).toEqual(before);
    expect((await work.here((db) => keptProgramme(db, "own", own))).name).toBe("Kommunens eget");
  });

  it("has a name of its own among the shared, also of two who take it at once", async () => {
    const both = await Promise.allSettled([make("Samme navn"), make("Samme navn")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const late = both.find((tried) => tried.status === "rejected");
    expect(late?.reason).toBeInstanceOf(Invalid);
    expect((late?.reason as Invalid).fields).toEqual({ name: [{ key: "fundingRounds.nameTaken" }] });
    const other = await make("Et annet navn");
    await expect(change(other, { name: "Samme navn" })).rejects.toThrow(Invalid);
    // A municipality's own may be called the same.
    await work.here((db) => createProgramme(db, work.planner, "own", form({ name: "Samme navn" })));
    expect(
      ProgrammeForm.safeParse({ name: " ", provider: "", type: "gift", language: "xx" }).error?.issues,
    ).toHaveLength(4);
  });

  it("that somebody saved first is shown as it stands, and nothing is lost", async () => {
    const id = await make("To på en gang");
    const changes = await Promise.allSettled(
      ["Først", "Sist"].map((provider) => change(id, { name: "To på en gang", provider })),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const kept = (await one(id)).provider;
    const refused = changes.find((tried) => tried.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Conflict);
    expect((refused?.reason as Conflict).current).toMatchObject({ provider: kept, version: "2" });
  });
});
