import { describe, expect, it } from "vitest";
import { readForm } from "./form.server";

async function read(fields: [string, string][]) {
  const form = await readForm(new Request("http://x/", { method: "POST", body: new URLSearchParams(fields) }));
  return [...form].map(([name, value]) => `${name}=${value as string}`);
}

describe("readForm after a conflict", () => {
  it("keeps yours where it is chosen, and forgets theirs", async () => {
    expect(
      await read([
        ["name", "mine"],
        ["theirs.name", "saved"],
        ["keep.name", "yours"],
      ]),
    ).toEqual(["name=mine"]);
  });

  it("puts theirs in the place of a field, of all its values and of all its rows", async () => {
    expect(
      await read([
        ["name", "mine"],
        ["theirs.name", "saved"],
        ["keep.name", "theirs"],
        ["to", "a"],
        ["to", "b"],
        ["theirs.to", "c"],
        ["theirs.to", "d"],
        ["keep.to", "theirs"],
        ["rows[0].low", "1"],
        ["rows[1].low", "2"],
        ["theirs.rows[0].low", "3"],
        ["keep.rows", "theirs"],
        ["rowsOnly", "stays"],
      ]),
    ).toEqual(["rowsOnly=stays", "name=saved", "to=c", "to=d", "rows[0].low=3"]);
  });

  it("empties a field that is empty in theirs", async () => {
    expect(
      await read([
        ["to", "a"],
        ["keep.to", "theirs"],
        ["version", "2"],
      ]),
    ).toEqual(["version=2"]);
  });

  it("answers what is no form with 400", async () => {
    await expect(
      readForm(
        new Request("http://x/", { method: "POST", body: "{", headers: { "Content-Type": "application/json" } }),
      ),
    ).rejects.toMatchObject({ status: 400 });
  });
});
