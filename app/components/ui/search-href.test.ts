import { describe, expect, it } from "vitest";
import { searchHref } from "./search-href";

describe("searchHref", () => {
  const asked = { q: "vann og avløp", kind: undefined, sort: "name", page: 3 };

  it.each([
    ["changes one thing and goes back to the first page", { kind: "plan" }, "/p?q=vann+og+avl%C3%B8p&kind=plan"],
    ["takes something away", { q: null }, "/p"],
    ["leaves out what is usual", { sort: "name" }, "/p?q=vann+og+avl%C3%B8p"],
    ["turns the page", { page: 4 }, "/p?q=vann+og+avl%C3%B8p&page=4"],
    ["does not name the first page", { page: 1 }, "/p?q=vann+og+avl%C3%B8p"],
  ])("%s", (_, changes, href) => {
    expect(searchHref("/p", asked, changes, { sort: "name" })).toBe(href);
  });
});
