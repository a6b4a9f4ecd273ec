import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { addUnit, changeUnit, removeUnit } from "./commands.server";
import { unitHead, unitTree } from "./queries.server";

let at: Workplace;
let administrator: Actor;

beforeAll(async () => {
  at = await workplace();
  administrator = { ...at.reader, roles: ["administrator"] };
});
afterAll(() => at.close());

const add = (name: string, parentId: string | null = null) =>
  at.here((db) => addUnit(db, administrator, { name, parentId }));
const version = (id: string) => at.here(async (db) => (await unitHead(db, id)).unit.version);

describe("units", () => {
  it("stand as a tree, each followed by those under it, Å last", async () => {
    const top = await add("Teknisk");
    await add("Ås", top);
    const middle = await add("Bygg", top);
    await add("Tak", middle);
    const tree = await at.here(unitTree);
    const mine = tree.filter(({ name }) => ["Teknisk", "Ås", "Bygg", "Tak"].includes(name));
    expect(mine.map(({ name, depth }) => [name, depth])).toEqual([
      ["Teknisk", 0],
      ["Bygg", 1],
      ["Tak", 2],
      ["Ås", 1],
    ]);
    const { parents } = await at.here((db) => unitHead(db, middle));
    expect(parents.map(({ name }) => name)).not.toContain("Tak");
    expect(parents.map(({ name }) => name)).toContain("Ås");
  });

  it("are renamed and moved, not over what somebody saved, not to a name that is taken, not to nowhere", async () => {
    const [a, b] = [await add("Vei"), await add("Park")];
    await at.here((db) => changeUnit(db, administrator, a, { name: "Veg", parentId: b, version: 1 }));
    const change = (given: { name: string; parentId: string | null; version: number }) =>
      at.here((db) => changeUnit(db, administrator, a, given)).catch((error: unknown) => error);
    expect(await change({ name: "Gate", parentId: null, version: 1 })).toEqual(
      new Conflict({ name: "Veg", parentId: b, version: "2" }),
    );
    expect(await change({ name: "Park", parentId: randomUUID(), version: 2 })).toEqual(
      new Invalid({ name: [{ key: "units.fault.nameTaken" }], parentId: [{ key: "forms.gone" }] }),
    );
    await expect(at.here((db) => addUnit(db, at.planner, { name: "Nei", parentId: null }))).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it("never come under themselves, also when two move at once, and not past the commands either", async () => {
    const [a, b, c] = [await add("A"), await add("B"), await add("C")];
    await at.here((db) => changeUnit(db, administrator, b, { name: "B", parentId: a, version: 1 }));
    await at.here((db) => changeUnit(db, administrator, c, { name: "C", parentId: b, version: 1 }));
    const under = at.here((db) => changeUnit(db, administrator, a, { name: "A", parentId: c, version: 1 }));
    await expect(under).rejects.toEqual(new Invalid({ parentId: [{ key: "units.fault.underItself" }] }));
    const raw = at.here((db) => db.$executeRaw`UPDATE unit SET parent_id = ${c}::uuid WHERE id = ${a}::uuid`);
    await expect(raw).rejects.toThrow(/under itself/);
    const [x, y] = [await add("X"), await add("Y")];
    const both = await Promise.allSettled([
      at.here((db) => changeUnit(db, administrator, x, { name: "X", parentId: y, version: 1 })),
      at.here((db) => changeUnit(db, administrator, y, { name: "Y", parentId: x, version: 1 })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("are removed only when empty and unchanged", async () => {
    const [top, leaf] = [await add("Tom"), await add("Full")];
    const person = await at.here((db) => db.person.create({ data: { name: "Sitter her", unitId: leaf } }));
    const remove = (id: string, seen: number) => at.here((db) => removeUnit(db, administrator, id, seen));
    await expect(remove(leaf, 1)).rejects.toEqual(new Refused("unit.notEmpty"));
    await at.here((db) => db.person.updateMany({ where: { id: person.id }, data: { unitId: null } }));
    await at.here((db) => changeUnit(db, administrator, leaf, { name: "Full", parentId: top, version: 1 }));
    await expect(remove(top, 1)).rejects.toEqual(new Refused("unit.notEmpty"));
    await expect(remove(leaf, 1)).rejects.toEqual(new Refused("unit.changed"));
    await remove(leaf, await version(leaf));
    await remove(top, await version(top));
    await expect(remove(top, 1)).rejects.toBeInstanceOf(NotFound);
    await expect(at.here((db) => removeUnit(db, at.planner, top, 1))).rejects.toBeInstanceOf(Forbidden);
  });
});
