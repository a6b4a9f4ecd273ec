import { describe, expect, it } from "vitest";
import { changedList, endOfQuarter, isSameFilter, listQuery, plainList, sortedBy, views } from "./address";
import { ListSearch } from "./search";

const id = "6b1f2c1e-0d0a-4a47-9d39-0a4f8a3d6f10";

describe("the list's address", () => {
  it("is empty for all open actions by due date", () => {
    expect(listQuery(plainList)).toBe("");
  });

  it.each([
    [{ q: "  rør " }, "?q=r%C3%B8r"],
    [{ state: "blocked", owner: "none" }, "?state=blocked&owner=none"],
    [{ project: id, dueTo: "2026-12-31" }, `?project=${id}&dueTo=2026-12-31`],
    [{ sort: "-owner" }, "?sort=-owner"],
    [{ columns: "due,owner" }, "?columns=owner,due"],
    [{ columns: ["title", "due", "unit"] }, "?columns=unit,due"],
    [{ columns: "title" }, "?columns=title"],
    [{ page: "3" }, "?page=3"],
  ])("reads %j and writes %s", (given, query) => {
    const list = ListSearch.parse(given);
    expect(listQuery(list)).toBe(query);
    expect(ListSearch.parse(Object.fromEntries(new URLSearchParams(query)))).toEqual(list);
  });

  it.each([
    [{ state: "open'; drop table action" }],
    [{ owner: "somebody" }],
    [{ project: "42", unit: ["a", "b"] }],
    [{ dueFrom: "2026-02-30", dueTo: "1066-01-01" }],
    [{ attention: "later", sort: "--due", page: "-1", columns: "nothing" }],
    [{ sort: ["due", "title"], page: "1e99", q: ["a", "b"], state: ["open", "all"] }],
  ])("takes %j for nothing given", (given) => {
    expect(ListSearch.parse(given)).toEqual(plainList);
  });

  it("begins on the first page when the filter changes, and keeps sort and columns", () => {
    const list = ListSearch.parse({ page: "4", sort: "-title", columns: "due" });
    expect(changedList(list, { state: "all" })).toBe("?state=all&sort=-title&columns=due");
  });

  it("turns the order of the column it is sorted by", () => {
    expect(sortedBy(plainList, "due")).toBe("?sort=-due");
    expect(sortedBy(ListSearch.parse({ sort: "-due" }), "due")).toBe("");
    expect(sortedBy(plainList, "title")).toBe("?sort=title");
  });

  it("knows a view again whatever the order and the columns", () => {
    const list = ListSearch.parse({ owner: "me", sort: "title", columns: "due", page: "2" });
    const current = views("2026-11-23", true).filter(({ filter }) => isSameFilter({ ...plainList, ...filter }, list));
    expect(current.map(({ name }) => name)).toEqual(["mine"]);
  });
});

describe("endOfQuarter", () => {
  it.each([
    ["2026-01-01", "2026-03-31"],
    ["2026-03-31", "2026-03-31"],
    ["2026-04-01", "2026-06-30"],
    ["2026-09-30", "2026-09-30"],
    ["2026-11-23", "2026-12-31"],
  ])("of %s is %s", (day, end) => {
    expect(endOfQuarter(day)).toBe(end);
  });
});
