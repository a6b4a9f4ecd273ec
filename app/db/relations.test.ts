import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

// A door is one transaction on one connection. Prisma fetches the relations of a query all at once, and a connection that is asked something
// while it answers something else makes pg warn now and fail in its next version. So a query asks for one relation at most.

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .map((file) => path.join(folder, file));

/** The relations of each model, with the model each leads to. */
const relations = new Map<string, Map<string, string>>();
for (const file of readdirSync("prisma/schema")) {
  const schema = readFileSync(path.join("prisma/schema", file), "utf8");
  for (const [, model = "", body = ""] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)) {
    relations.set(
      model,
      new Map([...body.matchAll(/^ +(\w+) +([A-Z]\w+)/gm)].map(([, name = "", of = ""]) => [name, of])),
    );
  }
}

/** What a query's `select` or `include` names, and so on within each; the lists with two relations or more. */
function several(given: ts.Node, model: string): string[] {
  if (!ts.isObjectLiteralExpression(given)) return [];
  return given.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !/^(select|include)$/.test(property.name.getText())) return [];
    const { initializer } = property;
    if (!ts.isObjectLiteralExpression(initializer)) return [];
    const named = initializer.properties.flatMap((one) => {
      const to = ts.isPropertyAssignment(one)
        ? relations.get(relations.get(model)?.get(one.name.getText()) ?? "")
        : undefined;
      return to && ts.isPropertyAssignment(one) ? [one] : [];
    });
    const within = named.flatMap((one) =>
      several(one.initializer, relations.get(model)?.get(one.name.getText()) ?? ""),
    );
    return named.length > 1 ? [named.map((one) => one.name.getText()).join(", "), ...within] : within;
  });
}

/** The queries of a text that ask for several relations: `line: relations`. */
function faults(text: string): string[] {
  const source = ts.createSourceFile("x.tsx", text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ts.isPropertyAccessExpression(node.expression.expression)
    ) {
      const name = node.expression.expression.name.text;
      const [given] = node.arguments;
      const model = name.charAt(0).toUpperCase() + name.slice(1);
      if (given)
        for (const one of several(given, model))
          found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${one}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("a query", () => {
  it("that asks for several relations is found, also within one of them", () => {
    expect(
      faults("db.project.findFirst({ select: { name: true, partners: true, funding: { select: { id: true } } } })"),
    ).toEqual(["1: partners, funding"]);
    expect(
      faults("db.action.findMany({\n include: { project: { include: { partners: true, funding: true } } } })"),
    ).toEqual(["1: partners, funding"]);
    expect(faults("db.project.findFirst({ select: { name: true, partners: true } })")).toEqual([]);
  });

  it("asks for one relation at most", () => {
    const all = ["app", "prisma", "tests"].flatMap(files).filter((file) => !file.endsWith("relations.test.ts"));
    expect(all.length).toBeGreaterThan(500);
    expect(all.flatMap((file) => faults(readFileSync(file, "utf8")).map((fault) => `${file}:${fault}`))).toEqual([]);
  });
});
