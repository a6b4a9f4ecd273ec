import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { bokmaal, givenAway, nynorsk, wordsOf } from "../../../tests/support/norwegian";

type Text = { nb: string; nn: string; en: string };
type Texts = Record<string, Text>;
type Row = Record<string, string>;

function json<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8")) as T;
}

function rows(name: string): Row[] {
  return parse(readFileSync(new URL(`../${name}.csv`, import.meta.url), "utf8"), { columns: true, bom: true });
}

const dimensions = json<Texts>("dimensions");
const subDimensions = json<Texts>("sub_dimensions");
const categories = json<Texts>("categories");
const areas = json<Texts>("areas");
const kpis = json<Record<string, { name: Text; definition: Text }>>("kpis");
const dataPoints = json<Texts>("data_points");
const units = json<Record<string, { short: Text; long: Text; change: Text; attached: boolean }>>("units");
const commitments = json<Record<string, { name: Text; promise: Text }>>("commitments");
const criteria =
  json<Record<string, { commitment: string; versions: Record<string, { name: Text; explanation: Text }> }>>("criteria");
const criteriaVersions = json<Record<string, { valid_from: string; note: Text }>>("criteria_versions");
const enums = json<Record<string, Texts>>("enums");

const kpiRows = rows("u4ssc_kpis");
const benchmarkRows = rows("benchmarks");
const valueRows = rows("kpi_values");
const comparatorRows = rows("comparators");
const projectRows = rows("projects");
const recommendationRows = rows("recommendations");

/** The distinct values of a column, sorted; an empty cell says nothing and needs no text. */
function distinct(column: string, ...tables: Row[][]): string[] {
  const values = tables.flat().map((row) => row[column] ?? "");
  return [...new Set(values)].filter((value) => value !== "").sort();
}

const keys = (texts: object): string[] => Object.keys(texts).sort();

type Leaf = { path: string; text: Text };

/** Every text in the files, with the path to it. Anything that has one of the languages is taken for a text. */
function leaves(node: unknown, path: string): Leaf[] {
  if (typeof node !== "object" || node === null) return [];
  if ("nb" in node || "nn" in node || "en" in node) return [{ path, text: node as Text }];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path} > ${key}`));
}

const all = leaves(
  { dimensions, subDimensions, categories, areas, kpis, dataPoints, units, commitments, criteria, criteriaVersions, enums },
  "texts",
);

/** The texts that fail, with their paths, so that one run shows them all. */
const failing = (fails: (text: Text) => boolean): string[] =>
  all.filter(({ text }) => fails(text)).map(({ path, text }) => `${path}: ${JSON.stringify(text)}`);

describe("the texts cover the data", () => {
  it("names every dimension, sub-dimension and category, and no others", () => {
    expect(keys(dimensions)).toEqual(distinct("dimension", kpiRows));
    expect(keys(subDimensions)).toEqual(distinct("sub_dimension", kpiRows));
    expect(keys(categories)).toEqual(distinct("category", kpiRows));
    expect(keys(categories)).toHaveLength(22);
  });

  it("names every area of the projects and recommendations, and no others", () => {
    expect(keys(areas)).toEqual(distinct("area", projectRows, recommendationRows));
  });

  it("names and defines every KPI, and no others", () => {
    expect(keys(kpis)).toEqual(distinct("code", kpiRows));
    expect(keys(kpis)).toHaveLength(91);
    for (const kpi of Object.values(kpis)) expect(Object.keys(kpi)).toEqual(["name", "definition"]);
  });

  it("names every part of the KPIs with several data points, and no others", () => {
    const parts = benchmarkRows.filter((row) => row.data_point !== "").map((row) => `${row.code}|${row.data_point}`);
    expect(keys(dataPoints)).toEqual(parts.sort());
    expect(keys(dataPoints)).toHaveLength(28);
  });

  it("writes every unit of the benchmarks, values and comparators, and no others", () => {
    expect(keys(units)).toEqual(distinct("unit", benchmarkRows, valueRows, comparatorRows));
    for (const unit of Object.values(units)) {
      expect(Object.keys(unit)).toEqual(["short", "long", "change", "attached"]);
    }
  });

  it("attaches the percent sign and nothing else, and writes its differences as percentage points", () => {
    for (const [key, unit] of Object.entries(units)) {
      expect(unit.attached, key).toBe(unit.short.en.startsWith("%"));
      expect(unit.change.en === "pp", key).toBe(unit.attached);
    }
  });

  it("has the four commitments with their criteria, in order", () => {
    expect(Object.keys(commitments)).toEqual(["knowledge", "plans", "mobilisation", "measurement"]);
    const of = (commitment: string): string[] =>
      Object.keys(criteria).filter((key) => criteria[key]?.commitment === commitment);
    expect(Object.keys(criteria)).toEqual(Object.keys(commitments).flatMap(of));
    expect(Object.fromEntries(Object.keys(commitments).map((key) => [key, of(key)]))).toEqual({
      knowledge: [
        "core_kpis_verified",
        "core_kpis_recent",
        "data_points_with_aim",
        "profile_published",
        "published_figures_age",
      ],
      plans: ["gaps_answered", "adopted_with_project", "projects_ready", "plan_documents_adopted"],
      mobilisation: ["challenges_open", "proposals_answered_in_time", "projects_with_partner", "partners_taking_part"],
      measurement: ["actions_updated", "completed_with_effect", "kpis_measured_again"],
    });
  });

  it("has words for every code the data use, and no others", () => {
    const codes = Object.fromEntries(Object.entries(enums).map(([name, texts]) => [name, keys(texts)]));
    expect(codes).toEqual({
      project_kind: distinct("kind", projectRows),
      funding_type: distinct("type", rows("funding")),
      organisation_kind: distinct("kind", rows("network")),
      benchmark_basis: distinct("basis", benchmarkRows),
      // No benchmark is documented yet; the framework may still publish some.
      benchmark_status: [...distinct("status", benchmarkRows), "documented"].sort(),
      // "none" marks a row without a value, which has nothing to qualify.
      value_qualifier: distinct("value_qualifier", valueRows, comparatorRows).filter((code) => code !== "none"),
      observation_state: ["not_applicable", "not_available", "not_collected", "reported"],
      sdg: Array.from({ length: 17 }, (_, goal) => String(goal + 1)).sort(),
    });
  });
});

describe("the texts", () => {
  it("stand in bokmål, nynorsk and English, with nothing empty or untrimmed", () => {
    const wrong = failing(
      (text) =>
        Object.keys(text).join() !== "nb,nn,en" ||
        Object.values(text).some((value) => typeof value !== "string" || value === "" || value !== value.trim()),
    );
    expect(wrong).toEqual([]);
  });

  it("keep bokmål out of nynorsk", () => {
    expect(failing((text) => givenAway(text.nn, bokmaal).length > 0)).toEqual([]);
  });

  it("keep nynorsk out of bokmål", () => {
    expect(failing((text) => givenAway(text.nb, nynorsk).length > 0)).toEqual([]);
  });

  it("say something else in nynorsk wherever bokmål has a form of its own", () => {
    expect(failing((text) => givenAway(text.nb, bokmaal).length > 0 && text.nb === text.nn)).toEqual([]);
  });

  it("are translated to English", () => {
    // Short words are often shared (Transport), and so are signs and figures (km per 100 000).
    const comparable = (value: string): boolean => value.length > 12 && wordsOf(value).join("").length > 6;
    const untranslated = failing(({ nb, nn, en }) => (comparable(en) && (en === nb || en === nn)) || /[æøå]/i.test(en));
    expect(untranslated).toEqual([]);
  });

  it("are written in sentence case", () => {
    const names = /\b(SDG|KPIs?|EU|UN|WHO|Sendai Framework|Norwegian|Wi-Fi|IKT|ICT|WHOs|FN|Sendai|BNP|kWh|EU-mål)\b/g;
    const capitalised = (value: string): boolean => / \p{Lu}\p{Ll}/u.test(value.replace(names, ""));
    expect(failing(({ nb, nn, en }) => [nb, nn, en].some(capitalised))).toEqual([]);
  });

  it("define and explain in one sentence", () => {
    const sentences = [
      ...Object.values(kpis).map((kpi) => kpi.definition),
      ...Object.values(commitments).map((commitment) => commitment.promise),
      ...Object.values(criteria).flatMap(({ versions }) =>
        Object.values(versions).map((criterion) => criterion.explanation),
      ),
    ].flatMap((text) => [text.nb, text.nn, text.en]);
    expect(sentences.filter((sentence) => !/^[^.]([^.]|\.(?=\d))*\.$/.test(sentence))).toEqual([]);
  });

  it("give no two data points the same name", () => {
    const severalParts = new Set(Object.keys(dataPoints).map((key) => key.split("|")[0]));
    const single = Object.entries(kpis).filter(([code]) => !severalParts.has(code));
    const names = [...single.map(([, kpi]) => kpi.name), ...Object.values(dataPoints)];
    for (const language of ["nb", "nn", "en"] as const) {
      expect(new Set(names.map((name) => name[language])).size, language).toBe(112);
    }
  });
});
