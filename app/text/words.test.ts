import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { bokmaal, givenAway, nynorsk, wordsOf } from "../../tests/support/norwegian";
import { permissions } from "../domain/access/table";
import { actionMachine } from "../domain/action/states";
import { challengeMachine } from "../domain/challenge/states";
import { fundingMachine } from "../domain/funding/states";
import { observationMachine } from "../domain/kpi/observation-states";
import { membershipMachine } from "../domain/sharing/states";
import { practiceMachine } from "../domain/practice/states";
import { projectMachine } from "../domain/project/states";
import { proposalMachine } from "../domain/proposal/states";
import { recommendationMachine } from "../domain/recommendation/states";
import { roundMachine, submissionMachine } from "../domain/review/states";
import { refusalKeys } from "../domain/shared/state-machine";
import { en } from "./en";
import { languages, type Language } from "./languages";
import { nb } from "./nb";
import { nn } from "./nn";

/** Texts that are right as they stand in several languages: names, signs, words shared with English. A * stands for any part of a key. */
const sameInNorwegianAndEnglish = [
  "gaps.order.kpi",
  "gaps.order.-kpi",
  "members.roles.administrator",
  "openData.parameter",
  "statements.languages.*",
  "operator.health.database",
];

/** Whole sentences that bokmål and nynorsk share. */
const sameInBothNorwegian = [
  "commitments.reason.unmet.plan_documents_adopted",
  "funding.caption.coverage",
  "kpis.one.arrival.year",
];

/** Words that elsewhere give the other language away. */
const rightHere: Record<string, string> = {
  "commitments.reason.no_basis.actions_updated": "vart",
};

/** Counts that are never one, or stand before a word that does not bend. */
const unbent = ["gaps.andMore", "overview.allCriteria", "overview.wheel"];

/** Keys that code puts together so that they cannot be found by reading it. */
const foundByNobody: RegExp[] = [];

/** Dotted words in code that look like text keys and are none. */
const noTextKey = new Set<string>(permissions);

function flat(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "object" && value !== null ? flat(value, here) : [[here, value as string]];
  });
}

const texts: Record<Language, Map<string, string>> = {
  nb: new Map(flat(nb)),
  nn: new Map(flat(nn)),
  en: new Map(flat(en)),
};
const keys = [...texts.nb.keys()];
const inAll = (key: string) => languages.map((language) => texts[language].get(key) ?? "");
const pluralForm = /_(one|other)$/;
const fits = (key: string, patterns: string[]) =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(key));

/** The lines that are wrong, with their texts, so that one run shows them all. */
const failing = (fails: (key: string, nb: string, nn: string, en: string) => boolean): string[] =>
  keys
    .filter((key) => fails(key, ...(inAll(key) as [string, string, string])))
    .map((key) => `${key}: ${inAll(key).join(" | ")}`);

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();
const marks = (text: string) => [...text.matchAll(/<\/?[a-zA-Z]\w*>/g)].map(([mark]) => mark).sort();
const unique = (values: string[]) => [...new Set(values)];

describe("the texts of the interface", () => {
  it("stand in bokmål, nynorsk and English, none missing and none extra", () => {
    for (const language of languages) expect([...texts[language].keys()].sort(), language).toEqual([...keys].sort());
    expect(keys.length).toBeGreaterThan(500);
  });

  it("say something, without stray spaces", () => {
    expect(
      failing((_, ...all) =>
        all.some((text) => text === "" || text !== text.trim() || /\s{2}| [.,;:!?]( |$)/.test(text)),
      ),
    ).toEqual([]);
  });

  it("leave the same gaps to be filled in and mark the same words in every language", () => {
    // "One day" needs no number.
    const needed = (key: string, text: string) =>
      unique(variables(text))
        .filter((name) => !(key.endsWith("_one") && name === "count"))
        .join();
    const faulty = failing(
      (key, ...all) =>
        new Set(all.map((text) => needed(key, text))).size > 1 ||
        new Set(all.map((text) => marks(text).join())).size > 1,
    );
    expect(faulty).toEqual([]);
    const unreadable = failing((_, ...all) => all.some((text) => /\{\{(?!\w+\}\})|(?<!\{)\{(?!\{)|\$t\(/.test(text)));
    expect(unreadable).toEqual([]);
  });

  it("have a form for one wherever they have one for many, and no other forms", () => {
    const plural = keys.filter((key) => pluralForm.test(key));
    const partner = (key: string) =>
      key.endsWith("_one") ? key.replace(/_one$/, "_other") : key.replace(/_other$/, "_one");
    expect(plural.filter((key) => !texts.nb.has(partner(key)))).toEqual([]);
    expect(plural.filter((key) => texts.nb.has(key.replace(pluralForm, "")))).toEqual([]);
    expect(
      failing((key, ...all) => key.endsWith("_other") && all.every((text) => !text.includes("{{count}}"))),
    ).toEqual([]);
  });

  it("bend the word that is counted", () => {
    const bends = (key: string) => pluralForm.test(key) || fits(key, unbent);
    expect(failing((key, ...all) => !bends(key) && all.some((text) => /\{\{count\}\} \p{L}/u.test(text)))).toEqual([]);
  });

  const slips = (language: "nb" | "nn") =>
    keys.flatMap((key) => {
      const text = texts[language].get(key) ?? "";
      const found = givenAway(plain(text), language === "nn" ? bokmaal : nynorsk).filter(
        (word) => rightHere[key] !== word,
      );
      return found.length > 0 ? [`${key}: ${found.join(", ")} in: ${text}`] : [];
    });

  it("have one word for one thing: omsøkt, tilsagn and sjekksum", () => {
    const other = /søkt om(?! å)|innvilg|kontrollsum|checksum|fastholdt/i;
    const found = (["nb", "nn"] as const).flatMap((language) =>
      keys.flatMap((key) => (other.test(texts[language].get(key) ?? "") ? [`${language} ${key}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it("keep bokmål out of nynorsk", () => {
    expect(slips("nn")).toEqual([]);
  });

  it("keep nynorsk out of bokmål", () => {
    expect(slips("nb")).toEqual([]);
  });

  it("are written anew in nynorsk, where bokmål has forms of its own or more than a few words", () => {
    const copied = failing(
      (key, text, copy) =>
        text === copy &&
        (givenAway(plain(text), bokmaal).length > 0 ||
          (wordsOf(plain(text)).length > 6 && !fits(key, sameInBothNorwegian))),
    );
    expect(copied).toEqual([]);
  });

  it("are translated to English", () => {
    const letters = (text: string) => wordsOf(plain(text)).join("").length;
    const untranslated = failing(
      (key, bokmål, nynorsk_, english) =>
        !fits(key, sameInNorwegianAndEnglish) &&
        ((letters(english) > 7 && (english === bokmål || english === nynorsk_)) ||
          /[æøå]/i.test(english.replaceAll("Ålesund", ""))),
    );
    expect(untranslated).toEqual([]);
  });

  it("are written in sentence case", () => {
    const names =
      /\b(U4SSC|KPI(er|ar|s)?|CSV|JSON|OpenAPI|Accept|ETag|Tiltak|Stavanger|Designsystemet|Norwegian|Norsk|Bokmål|Nynorsk|English|SDG|SSB|UN|FN|EU|API|UNECE|ITU|Statistics Norway|Tab|JavaScript)\b/g;
    // After a full stop, a colon, a dash, a quotation mark or a gap to fill in a capital may begin what follows.
    expect(failing((_, ...all) => all.some((text) => /[\p{Ll},] \p{Lu}\p{Ll}/u.test(text.replace(names, ""))))).toEqual(
      [],
    );
  });
});

/** The text without what is filled in and without marks. */
const plain = (text: string) => text.replace(/\{\{\w+\}\}/g, "").replace(/<[^>]*>/g, "");

/** String literals and template literals of the code (§ for each gap of a template), each with the file it stands in. */
function spokenOf(): { literals: Map<string, string>; templates: Map<string, string> } {
  const literals = new Map<string, string>();
  const templates = new Map<string, string>();
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `app/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/^app\/(text\/(nb|nn|en)|db\/generated)|\.test\./.test(file));
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      false,
      file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.set(node.text, file);
      if (ts.isTemplateExpression(node)) {
        templates.set([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("§"), file);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, templates };
}

const machines = [
  actionMachine,
  challengeMachine,
  fundingMachine,
  membershipMachine,
  observationMachine,
  projectMachine,
  proposalMachine,
  recommendationMachine,
  roundMachine,
  submissionMachine,
  practiceMachine,
];
const refusals = machines.flatMap((machine) => refusalKeys(machine as Parameters<typeof refusalKeys>[0]));

describe("the texts and the code", () => {
  const { literals, templates } = spokenOf();
  const namespaces = Object.keys(nb);
  const exists = (key: string) =>
    texts.nb.has(key) || texts.nb.has(`${key}_other`) || keys.some((one) => one.startsWith(`${key}.`));

  it("have a reason in words for everything a state machine can refuse", () => {
    expect(refusals.length).toBeGreaterThan(5);
    expect(unique(refusals).filter((key) => !texts.nb.has(`refusals.${key}`))).toEqual([]);
  });

  it("agree: every text the code asks for is there", () => {
    const looksLikeKey = new RegExp(
      `^(${[...namespaces, ...Object.keys(nb.refusals)].join("|")})(\\.[A-Za-z][A-Za-z_]*)+(\\|\\d+)?$`,
    );
    const missing = [...literals]
      .filter(([text]) => looksLikeKey.test(text) && !noTextKey.has(text))
      .map(([text, file]) => ({ key: text.replace(/\|\d+$/, ""), file }))
      .filter(({ key }) => !exists(key) && !exists(`refusals.${key}`));
    expect(missing).toEqual([]);
  });

  it("agree: every family of texts the code puts together is there", () => {
    const families = [...templates].filter(([template]) =>
      new RegExp(`^(${namespaces.join("|")})\\.[\\w.]*§`).test(template),
    );
    expect(families.length).toBeGreaterThan(5);
    expect(
      families.filter(([template]) => template !== "refusals.§" && !keys.some((key) => familyOf(template).test(key))),
    ).toEqual([]);
  });

  it("agree: no text is left that nobody says", () => {
    const spoken = new Set([...literals.keys()].map((text) => text.replace(/\|\d+$/, "")));
    const families = [...templates.keys()].filter((template) => /^[a-zA-Z]+\.[\w.]*§/.test(template)).map(familyOf);
    const isSaid = (key: string) =>
      spoken.has(key) ||
      families.some((family) => family.test(key)) ||
      foundByNobody.some((pattern) => pattern.test(key)) ||
      refusals.includes(key);
    const unsaid = keys.filter((key) => {
      const plainKey = key.replace(pluralForm, "");
      return !isSaid(plainKey) && !(plainKey.startsWith("refusals.") && isSaid(plainKey.slice("refusals.".length)));
    });
    expect(unsaid).toEqual([]);
  });
});

/** The keys a template may stand for: each gap is one part of a key. */
const familyOf = (template: string) =>
  new RegExp(
    `^${template
      .split("§")
      .map((part) => part.replaceAll(".", "\\."))
      .join("[^.]+")}${"(_one|_other)?"}$`,
  );
