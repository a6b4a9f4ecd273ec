import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Conflict, Invalid, Refused } from "~/domain/shared/errors";
import { formAnswer, parseForm, readForm } from "./form.server";

async function read(fields: [string, string][]) {
  const form = await readForm(new Request("http://x/", { method: "POST", body: new URLSearchParams(fields) }));
  return [...form].map(([name, value]) => `${name}=${value as string}`);
}

describe("readForm after a conflict", () => {
  it("keeps yours where it is chosen", async () => {
    expect(
      await read([
        ["name", "mine"],
        ["base.name", "saved"],
        ["keep.name", "yours"],
      ]),
    ).toEqual(["name=mine", "base.name=saved"]);
  });

  it("puts theirs in the place of a field, of all its values and of all its rows", async () => {
    expect(
      await read([
        ["name", "mine"],
        ["base.name", "saved"],
        ["keep.name", "theirs"],
        ["to", "a"],
        ["to", "b"],
        ["base.to", "c"],
        ["base.to", "d"],
        ["keep.to", "theirs"],
        ["rows[0].low", "1"],
        ["rows[1].low", "2"],
        ["base.rows[0].low", "3"],
        ["keep.rows", "theirs"],
        ["rowsOnly", "stays"],
      ]),
    ).toEqual([
      "base.name=saved",
      "base.to=c",
      "base.to=d",
      "base.rows[0].low=3",
      "rowsOnly=stays",
      "name=saved",
      "to=c",
      "to=d",
      "rows[0].low=3",
    ]);
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

describe("a form no page of ours could send", () => {
  // Each of the first three kept the server busy for seconds to minutes.
  it.each<[string, [string, string][]]>([
    ["a list made long by one index", [["version[999999999]", "1"]]],
    ["thousands of values under one name", Array.from({ length: 20_000 }, () => ["title", "x"])],
    [
      "thousands of choices after a conflict",
      Array.from({ length: 6_000 }, (_, index) => [`keep.f${index}`, "theirs"]),
    ],
    ["a name as deep as it is long", [[`title${".x".repeat(2_000)}`, "x"]]],
  ])("is refused before it is read: %s", async (_, fields) => {
    const began = performance.now();
    const refused = read(fields);
    await expect(refused).rejects.toMatchObject({ status: 400 });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("is not what the longest of ours is", async () => {
    const rows = Array.from({ length: 999 }, (_, index): [string, string] => [`chosen[${index}]`, "x"]);
    expect(await read(rows)).toHaveLength(999);
  });
});

describe("what a form was made with", () => {
  const formOf = (fields: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return form;
  };
  const sent = formOf([
    ["name", "mine"],
    ["to", "a"],
    ["version", "2"],
    ["base.name", "read"],
    ["base.to", "a"],
    ["base.to", "b"],
    ["base.rows[0].low", "1"],
  ]);

  it("is no part of what the schema reads", () => {
    expect(parseForm(sent, z.strictObject({ name: z.string(), to: z.string(), version: z.string() }))).toEqual({
      name: "mine",
      to: "a",
      version: "2",
    });
  });

  it.each([new Conflict({ name: "saved", version: "3" }), new Invalid({}), new Refused("a.b")])(
    "comes back beside what was typed after $name",
    (error) => {
      expect(formAnswer(error, sent)?.answer).toMatchObject({
        values: { name: ["mine"], to: ["a"], version: ["2"] },
        base: { name: ["read"], to: ["a", "b"], "rows[0].low": ["1"] },
      });
    },
  );

  it("is ignored where it makes no sense", () => {
    const odd = formOf([
      ["name", "mine"],
      ["base", "{"],
      ["base.", "x"],
      ["base.__proto__", "x"],
      ["base.constructor", "x"],
      ["base.name[", "\u0000"],
      ["__proto__", "x"],
      ["toString", "x"],
    ]);
    expect(parseForm(odd, z.object({ name: z.string() }))).toEqual({ name: "mine" });
    expect(formAnswer(new Conflict({ version: "3" }), odd)?.answer).toMatchObject({
      values: { name: ["mine"] },
      base: {},
    });
  });
});
