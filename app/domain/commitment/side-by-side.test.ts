import { describe, expect, it } from "vitest";
import type { CommitmentStatus } from "./criteria";
import { inOrder, progressOf, quarterOf, quartersOf, stillStands } from "./side-by-side";

const standing = (status: CommitmentStatus, met = 0, told = 0) => ({ status, met, told });
const rows = [
  { name: "Asker", standings: { plans: standing("partly", 1, 4) } },
  { name: "Bodø", standings: {} },
  { name: "Rana", standings: { plans: standing("partly", 3, 4) } },
  { name: "Tromsø", standings: { plans: standing("no_basis") } },
  { name: "Ålesund", standings: { plans: standing("on_the_way", 4, 4) } },
];
const names = (sort: "name" | "plans", dir: "asc" | "desc") => inOrder(rows, { sort, dir }).map(({ name }) => name);

describe("members side by side", () => {
  it("go by status, then by how much is met, and what is not known comes last either way", () => {
    expect(names("plans", "asc")).toEqual(["Tromsø", "Asker", "Rana", "Ålesund", "Bodø"]);
    expect(names("plans", "desc")).toEqual(["Ålesund", "Rana", "Asker", "Tromsø", "Bodø"]);
  });

  it("go by the name they were given in", () => {
    expect(names("name", "asc")[0]).toBe("Asker");
    expect(names("name", "desc")[0]).toBe("Ålesund");
  });

  it("never count a better status as less, whatever was met", () => {
    const [none, notYet, partly, onTheWay] = [
      standing("no_basis"),
      standing("not_yet", 0, 5),
      standing("partly", 4, 5),
      standing("on_the_way", 1, 1),
    ].map(progressOf);
    expect([none, notYet, partly, onTheWay].map((value) => value ?? NaN)).toEqual(
      [none, notYet, partly, onTheWay].map((value) => value ?? NaN).sort((a, b) => a - b),
    );
    expect(progressOf(undefined)).toBeLessThan(none ?? NaN);
  });
});

describe("quarters", () => {
  it("are each told once, the oldest first", () => {
    const found = quartersOf([{ quarter: "2026-07-01" }, { quarter: "2025-10-01" }, { quarter: "2026-07-01" }]);
    expect(found).toEqual(["2025-10-01", "2026-07-01"]);
    expect(found.map(quarterOf)).toEqual([
      { year: 2025, quarter: 4 },
      { year: 2026, quarter: 3 },
    ]);
  });
});

describe("a judgement", () => {
  const judged = { status: "partly", criteriaVersion: "tiltak-2026" } as const;
  it.each([
    ["partly", "tiltak-2026", true],
    ["on_the_way", "tiltak-2026", false],
    ["partly", "tiltak-2028", false],
  ] as const)("of partly by tiltak-2026, where %s by %s is computed, still stands: %s", (status, version, stands) => {
    expect(stillStands(judged, { status, version })).toBe(stands);
  });
});
