import { qualifiers, ruleVersion } from "~/domain/kpi/score";
import { placeByLabel, type Catalogue } from "./catalogue";
import { plantedId } from "./identity";
import type { TableRow } from "./planting.server";
import { type Row, type SeedFolder } from "./rows";
import { documentName, evaluationSource, evaluationYear, profileLine, receivedNote, verifiedAt } from "./sources";

/** One municipality with everything the sources say of it: rows by table, in the order in which they are written. */
export type MunicipalitySeed = {
  key: string;
  id: string;
  row: TableRow;
  tables: { table: string; rows: TableRow[] }[];
};

const shared = "00000000-0000-0000-0000-000000000000";

type Owned = { id: string; rows: Record<string, TableRow[]> };
type Municipalities = Map<string, Owned>;

/** The tables a municipality's rows go to, in an order that satisfies their keys. */
const ownedTables = [
  "evaluation",
  "observation",
  "recommendation",
  "recommendation_data_point",
  "project",
  "project_partner",
  "funding_programme",
  "funding_link",
] as const;

/** Reads the municipalities and places every row that is about one of them; and the funding programmes that are everyone's. */
export function readMunicipalities(
  folder: SeedFolder,
  catalogue: Catalogue,
): { municipalities: MunicipalitySeed[]; sharedProgrammes: TableRow[] } {
  const owned: Municipalities = new Map();
  const municipalities = folder.rows("municipalities.csv").map((row) => {
    const key = row.text("key");
    if (owned.has(key)) throw row.fault(`the municipality "${key}" is in the file already`);
    const id = plantedId("municipality", key);
    owned.set(key, { id, rows: Object.fromEntries(ownedTables.map((table) => [table, []])) });
    add(owned, row, key, "evaluation", {
      id: plantedId("evaluation", key, String(evaluationYear)),
      year: evaluationYear,
      state: "published",
      published_on: null,
      source: evaluationSource,
      rule_version: ruleVersion,
    });
    return {
      key,
      id,
      row: {
        id,
        key,
        name: row.text("name"),
        kind: "municipality",
        county: row.maybe("county"),
        population: row.whole("population"),
        area_km2: row.decimal("area_km2"),
        source: profileLine(row.text("source_lines")),
        note: row.maybe("population_note"),
      },
    };
  });
  placeObservations(folder.rows("kpi_values.csv"), catalogue, owned);
  placeRecommendations(folder.rows("recommendations.csv"), catalogue, owned);
  const projects = placeProjects(folder.rows("projects.csv"), catalogue, owned);
  const sharedProgrammes = placeFunding(folder.rows("funding.csv"), projects, owned);
  return {
    municipalities: municipalities.map((municipality) => ({
      ...municipality,
      tables: ownedTables.map((table) => ({ table, rows: owned.get(municipality.key)?.rows[table] ?? [] })),
    })),
    sharedProgrammes,
  };
}

function municipalityOf(owned: Municipalities, row: Row, key: string): Owned {
  const municipality = owned.get(key);
  if (municipality === undefined) throw row.fault(`the municipality "${key}" is not in municipalities.csv`);
  return municipality;
}

function add(owned: Municipalities, row: Row, key: string, table: (typeof ownedTables)[number], values: TableRow) {
  const municipality = municipalityOf(owned, row, key);
  municipality.rows[table]?.push({ municipality_id: municipality.id, ...values });
}

function placeObservations(rows: Row[], catalogue: Catalogue, owned: Municipalities): void {
  const lines = new Map<string, number>();
  for (const row of rows) {
    const key = row.text("municipality");
    municipalityOf(owned, row, key);
    const dataPoint = placeByLabel(row, catalogue.dataPointsByLabel);
    for (const column of ["dimension", "category", "unit"] as const) {
      if (row.text(column) !== dataPoint[column]) {
        throw row.fault(`"${column}" is ${row.text(column)}, but ${dataPoint.label} has ${dataPoint[column]}`);
      }
    }
    const year = row.whole("year");
    if (year === null) throw row.fault(`"year" is empty`);
    const same = [key, dataPoint.id, year].join(" ");
    const earlier = lines.get(same);
    if (earlier !== undefined) throw row.fault(`${dataPoint.label} for ${year} stands in line ${earlier} already`);
    lines.set(same, row.line);
    add(owned, row, key, "observation", {
      id: plantedId("observation", key, dataPoint.id, String(year)),
      data_point_id: dataPoint.id,
      evaluation_id: year === evaluationYear ? plantedId("evaluation", key, String(year)) : null,
      year,
      ...observed(row),
      source: profileLine(row.text("source_line")),
      note: row.maybe("note"),
      conflict_note: row.maybe("conflict_note"),
      review: "verified",
      verified_at: verifiedAt,
    });
  }
}

/** State, value or bound, and qualifier. A bound such as "above 33.3" is no measurement and never stands as a value. */
function observed(row: Row): TableRow {
  const figure = row.decimal("value");
  if (row.oneOf("status", ["reported", "not_reported"]) === "not_reported") {
    row.oneOf("value_qualifier", ["none"]);
    if (figure !== null) throw row.fault(`not reported, and yet there is a value: ${figure}`);
    return { state: "not_available", value: null, bound: null, qualifier: null };
  }
  const qualifier = row.oneOf("value_qualifier", qualifiers);
  if (qualifier === "qualitative") {
    if (figure !== null) throw row.fault(`reported only in words, and yet there is a value: ${figure}`);
    if (row.maybe("note") === null) throw row.fault("reported only in words, but the note has none");
  } else if (figure === null) {
    throw row.fault(`"value" is empty, though it is reported as ${qualifier}`);
  }
  const isBound = qualifier === "above" || qualifier === "below";
  return { state: "reported", value: isBound ? null : figure, bound: isBound ? figure : null, qualifier };
}

function placeRecommendations(rows: Row[], catalogue: Catalogue, owned: Municipalities): void {
  const references = new Set<string>();
  for (const row of rows) {
    const [key, reference] = [row.text("municipality"), row.text("code")] as const;
    if (references.has(reference)) throw row.fault(`the reference "${reference}" is in the file already`);
    references.add(reference);
    const id = plantedId("recommendation", reference);
    add(owned, row, key, "recommendation", {
      id,
      reference,
      area_key: areaOf(row, catalogue),
      title: row.text("title"),
      text: row.text("summary"),
      stated_target: row.maybe("stated_target"),
      suggested_actions: row.list("suggested_actions"),
      language: "en",
      source: "evaluation",
      source_note: `${profileLine(row.text("source_lines"))} (${receivedNote})`,
      evaluation_id: plantedId("evaluation", key, String(evaluationYear)),
      received_on: null,
    });
    for (const label of row.list("rationale_kpis")) {
      const dataPoints = catalogue.dataPointsByLabel.get(label);
      if (dataPoints === undefined) throw row.fault(`"${label}" is the label of no data point`);
      for (const dataPoint of dataPoints) {
        add(owned, row, key, "recommendation_data_point", { recommendation_id: id, data_point_id: dataPoint.id });
      }
    }
  }
}

function areaOf(row: Row, catalogue: Catalogue): string {
  const area = row.text("area");
  if (!catalogue.areas.has(area)) throw row.fault(`texts/areas.json has nothing for "${area}"`);
  return area;
}

const kinds = ["project", "facility", "plan", "programme", "policy", "partnership", "service"] as const;
const states = { planned: "planned", ongoing: "running", completed: "completed" } as const;

type PlacedProject = { municipality: string; id: string; costOre: number | null };

function placeProjects(rows: Row[], catalogue: Catalogue, owned: Municipalities): Map<string, PlacedProject[]> {
  const byName = new Map<string, PlacedProject[]>();
  for (const row of rows) {
    const [key, name] = [row.text("municipality"), row.text("name")] as const;
    const sameName = byName.get(name) ?? [];
    if (sameName.some(({ municipality }) => municipality === key)) {
      throw row.fault(`${key} has a project "${name}" in the file already`);
    }
    const id = plantedId("project", key, name);
    const costOre = row.ore("budget_nok");
    byName.set(name, [...sameName, { municipality: key, id, costOre }]);
    add(owned, row, key, "project", {
      id,
      name,
      description: row.text("description"),
      language: "en",
      kind: row.oneOf("kind", kinds),
      area_key: areaOf(row, catalogue),
      state: states[row.oneOf("status", ["planned", "ongoing", "completed"])],
      stated_period: row.maybe("period"),
      cost_ore: costOre,
      cost_note: row.maybe("budget_note"),
      source: profileLine(row.text("source_line")),
      note: row.maybe("note"),
    });
    for (const partner of row.list("partners")) {
      add(owned, row, key, "project_partner", {
        id: plantedId("project_partner", id, partner),
        project_id: id,
        name: partner,
        organisation_id: catalogue.organisations.get(partner) ?? null,
      });
    }
  }
  return byName;
}

const fundingTypes = ["grant", "own_budget", "loan", "agreement", "partnership", "eu_programme"] as const;

/** Places the programmes and the links the file itself names; gives the programmes that no one municipality owns. */
function placeFunding(rows: Row[], projects: Map<string, PlacedProject[]>, owned: Municipalities): TableRow[] {
  const sharedProgrammes: TableRow[] = [];
  const names = new Set<string>();
  for (const row of rows) {
    const [key, name] = [row.text("municipality"), row.text("name")] as const;
    if (names.has(`${key} ${name}`)) throw row.fault(`"${name}" is in the file already`);
    names.add(`${key} ${name}`);
    const isShared = key === "national";
    const scope = isShared ? shared : municipalityOf(owned, row, key).id;
    const id = plantedId("funding_programme", key, name);
    const amountOre = row.ore("amount_nok");
    const document = documentName(row.text("source_seed"));
    if (document === undefined) throw row.fault(`no document is known as ${row.text("source_seed")}`);
    const programme = {
      scope,
      id,
      municipality_id: isShared ? null : scope,
      name,
      provider: row.text("provider"),
      type: row.oneOf("type", fundingTypes),
      amount_ore: amountOre,
      amount_note: row.maybe("amount_note"),
      period: row.maybe("period"),
      purpose: row.maybe("what_it_funds"),
      linked_projects: row.maybe("linked_projects"),
      language: "en",
      source: `${document}, line ${row.text("source_line")}`,
    };
    if (isShared) sharedProgrammes.push(programme);
    else add(owned, row, key, "funding_programme", programme);

    const linked = row.list("linked_projects");
    for (const projectName of linked) {
      const found = (projects.get(projectName) ?? []).filter(({ municipality }) => isShared || municipality === key);
      if (found.length === 0) throw row.fault(`there is no project "${projectName}"`);
      for (const project of found) {
        // Only where the file gives programme and project one and the same sum does it say how much money the project got.
        const isWholeSum = !isShared && linked.length === 1 && amountOre !== null && amountOre === project.costOre;
        add(owned, row, project.municipality, "funding_link", {
          id: plantedId("funding_link", project.id, id),
          project_id: project.id,
          programme_scope: scope,
          programme_id: id,
          state: isWholeSum ? "granted" : "identified",
          granted_ore: isWholeSum ? amountOre : null,
          note: isWholeSum ? "The source gives the same sum for the programme and the project." : null,
        });
      }
    }
  }
  return sharedProgrammes;
}
