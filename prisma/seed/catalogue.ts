import { benchmarkFault, directions, type Direction } from "~/domain/kpi/score";
import { plantedId } from "./identity";
import type { TableRow } from "./planting.server";
import { documentName } from "./sources";
import { entry, type Row, type SeedFolder, type Text } from "./rows";

/** What a value, comparator or recommendation needs to find its data point. */
export type PlacedDataPoint = {
  id: string;
  code: string;
  part: string;
  label: string;
  dimension: string;
  category: string;
  unit: string;
};

export type Catalogue = {
  /** Rows by table, in the order in which they are written. */
  tables: { table: string; rows: TableRow[]; existing: "update" | "keep"; key?: string[] }[];
  dataPointsByLabel: Map<string, PlacedDataPoint[]>;
  areas: Set<string>;
  organisations: Map<string, string>;
};

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** What a criterion is in each version: named, explained and held against. */
interface CriterionText {
  commitment: string;
  versions: Record<string, { kind: string; threshold: number; name: Text; explanation: Text }>;
}

const framework = { id: plantedId("framework", "u4ssc"), key: "u4ssc", name: "U4SSC", version: 1 };

/** Reads and places the whole shared catalogue. Throws a SeedError for the first row that has no place. */
export function readCatalogue(folder: SeedFolder): Catalogue {
  const wheel = readWheel(folder.rows("kpi_catalogue_graph1.csv"));
  const dataPointRows = folder.rows("benchmarks.csv");
  const tree = readTree(folder, firstPlaces(dataPointRows, wheel));
  const { dataPoints, benchmarks, dataPointsByLabel } = readDataPoints(folder, dataPointRows, tree, wheel);
  const units = folder.texts<{ short: Text; long: Text; change: Text; attached: boolean }>("units");
  const areas = folder.texts("areas");
  const organisations = readOrganisations(folder.rows("network.csv"));
  const commitments = folder.texts<{ name: Text; promise: Text }>("commitments");
  const criteria = folder.texts<CriterionText>("criteria");
  const versions = folder.texts<{ valid_from: string; note: Text }>("criteria_versions");

  const criterionRows = Object.entries(commitments).flatMap(([commitment]) =>
    Object.entries(criteria)
      .filter(([, criterion]) => criterion.commitment === commitment)
      .map(([key], index) => ({ key, commitment_key: commitment, position: index + 1 })),
  );
  const criterionVersions = Object.entries(criteria).flatMap(([criterion_key, { versions: own }]) =>
    Object.entries(own).map(([version_key, version]) => ({ version_key, criterion_key, ...version })),
  );
  return {
    // The framework's own words follow the files; what people add to over the years is planted once and then theirs.
    tables: [
      { table: "framework", rows: [framework], existing: "update" },
      { table: "dimension", rows: tree.dimensions, existing: "update" },
      { table: "sub_dimension", rows: tree.subDimensions, existing: "update" },
      { table: "category", rows: tree.categories, existing: "update" },
      { table: "kpi", rows: tree.kpis, existing: "update" },
      { table: "data_point", rows: dataPoints, existing: "update" },
      {
        table: "measurement_unit",
        rows: Object.entries(units).map(([code, unit]) => ({ code, ...unit })),
        existing: "update",
        key: ["code"],
      },
      { table: "benchmark", rows: benchmarks, existing: "keep" },
      {
        table: "comparator",
        rows: readComparators(folder.rows("comparators.csv"), dataPointsByLabel, units),
        existing: "keep",
      },
      {
        table: "area",
        rows: Object.entries(areas).map(([key, name]) => ({ key, name })),
        existing: "update",
        key: ["key"],
      },
      { table: "organisation", rows: organisations, existing: "keep" },
      {
        table: "commitment",
        rows: Object.entries(commitments).map(([key, { name, promise }], index) => ({
          key,
          position: index + 1,
          name,
          promise,
        })),
        existing: "update",
        key: ["key"],
      },
      { table: "criterion", rows: criterionRows, existing: "update", key: ["key"] },
      // What was judged and frozen by a version must go on meaning what it meant.
      {
        table: "criteria_version",
        rows: Object.entries(versions).map(([key, version]) => ({ key, ...version })),
        existing: "keep",
        key: ["key"],
      },
      {
        table: "criterion_version",
        rows: criterionVersions,
        existing: "keep",
        key: ["version_key", "criterion_key"],
      },
    ],
    dataPointsByLabel,
    areas: new Set(Object.keys(areas)),
    organisations: new Map(organisations.map(({ name, id }) => [name, id])),
  };
}

type Place = { place: number; dimension: string; category: string; row: Row };

function readWheel(rows: Row[]): Map<string, Place> {
  const wheel = new Map<string, Place>();
  for (const row of rows) {
    const place = row.whole("order") ?? 0;
    if (place !== wheel.size + 1) throw row.fault(`place ${place} on the wheel follows place ${wheel.size}`);
    const label = row.text("label");
    if (wheel.has(label)) throw row.fault(`"${label}" has a place on the wheel already`);
    wheel.set(label, { place, dimension: row.text("dimension"), category: row.text("category"), row });
  }
  return wheel;
}

/** The first place on the wheel of each KPI: the order of the catalogue. */
function firstPlaces(rows: Row[], wheel: Map<string, Place>): Map<string, number> {
  const first = new Map<string, number>();
  for (const row of rows) {
    const place = wheel.get(row.text("label"));
    if (place === undefined) throw row.fault(`"${row.text("label")}" has no place in kpi_catalogue_graph1.csv`);
    const code = row.text("code");
    first.set(code, Math.min(place.place, first.get(code) ?? Infinity));
  }
  return first;
}

type Tree = {
  dimensions: TableRow[];
  subDimensions: TableRow[];
  categories: TableRow[];
  kpis: TableRow[];
  byCode: Map<string, { id: string; dimension: string; category: string; parts: string[]; name: Text }>;
};

function readTree(folder: SeedFolder, places: Map<string, number>): Tree {
  const texts = {
    dimensions: folder.texts("dimensions"),
    subDimensions: folder.texts("sub_dimensions"),
    categories: folder.texts("categories"),
    kpis: folder.texts<{ name: Text; definition: Text }>("kpis"),
  };
  const tree: Tree = { dimensions: [], subDimensions: [], categories: [], kpis: [], byCode: new Map() };
  const seen = new Set<string>();
  const once = (id: string, add: () => void) => {
    if (!seen.has(id)) add();
    seen.add(id);
  };
  const placed = folder.rows("u4ssc_kpis.csv").map((row) => {
    const place = places.get(row.text("code"));
    if (place === undefined) throw row.fault(`${row.text("code")} has no data point in benchmarks.csv`);
    return { row, place };
  });
  for (const { row, place } of placed.sort((a, b) => a.place - b.place)) {
    const code = row.text("code");
    if (tree.byCode.has(code)) throw row.fault(`${code} is in the catalogue already`);
    const [dimension, subDimension, category] = [
      row.text("dimension"),
      row.text("sub_dimension"),
      row.text("category"),
    ] as const;
    const dimensionId = plantedId("dimension", dimension);
    const subDimensionId = plantedId("sub_dimension", dimension, subDimension);
    const categoryId = plantedId("category", dimension, subDimension, category);
    once(dimensionId, () =>
      tree.dimensions.push({
        id: dimensionId,
        framework_id: framework.id,
        key: slug(dimension),
        name: entry(texts.dimensions, dimension, row, "dimensions"),
        position: tree.dimensions.length + 1,
      }),
    );
    once(subDimensionId, () =>
      tree.subDimensions.push({
        id: subDimensionId,
        dimension_id: dimensionId,
        key: slug(subDimension),
        name: entry(texts.subDimensions, subDimension, row, "sub_dimensions"),
        position: tree.subDimensions.length + 1,
      }),
    );
    once(categoryId, () =>
      tree.categories.push({
        id: categoryId,
        sub_dimension_id: subDimensionId,
        key: slug(category),
        name: entry(texts.categories, category, row, "categories"),
        position: tree.categories.length + 1,
      }),
    );
    const { name, definition } = entry(texts.kpis, code, row, "kpis");
    const id = plantedId("kpi", code);
    tree.kpis.push({
      id,
      category_id: categoryId,
      code,
      slug: slug(code),
      level: row.oneOf("level", ["core", "advanced"]),
      type: row.maybe("type"),
      name,
      definition,
      sdg_targets: row.list("sdg_targets"),
      position: place,
    });
    tree.byCode.set(code, { id, dimension, category, parts: row.list("data_points", "|"), name });
  }
  return tree;
}

function readDataPoints(folder: SeedFolder, rows: Row[], tree: Tree, wheel: Map<string, Place>) {
  const texts = folder.texts("data_points");
  const units = folder.texts<unknown>("units");
  const dataPointsByLabel = new Map<string, PlacedDataPoint[]>();
  const dataPoints: TableRow[] = [];
  const benchmarks: TableRow[] = [];
  for (const row of rows) {
    const [code, label, unit] = [row.text("code"), row.text("label"), row.text("unit")] as const;
    const part = row.maybe("data_point") ?? "";
    const kpi = tree.byCode.get(code);
    if (kpi === undefined) throw row.fault(`${code} is not in u4ssc_kpis.csv`);
    if (!(kpi.parts.length === 0 ? part === "" : kpi.parts.includes(part)))
      throw row.fault(`"${part}" is no part of ${code}`);
    const place = wheel.get(label);
    if (place === undefined) throw row.fault(`"${label}" has no place in kpi_catalogue_graph1.csv`);
    if (place.dimension !== kpi.dimension || place.category !== kpi.category) {
      throw place.row.fault(`${code} belongs to ${kpi.dimension}, ${kpi.category}`);
    }
    entry(units, unit, row, "units");
    const id = plantedId("data_point", code, part);
    if (dataPoints.some((known) => known["id"] === id)) throw row.fault(`${code} ${part} is in the file already`);
    const direction = row.oneOf<Direction>("direction", directions);
    dataPoints.push({
      id,
      kpi_id: kpi.id,
      part,
      label,
      name: part === "" ? kpi.name : entry(texts, `${code}|${part}`, row, "data_points"),
      unit,
      direction,
      is_boolean: unit.startsWith("yes/no"),
      wheel_place: place.place,
      position: 0,
    });
    const { dimension, category } = kpi;
    const sameLabel = dataPointsByLabel.get(label) ?? [];
    dataPointsByLabel.set(label, [...sameLabel, { id, code, part, label, dimension, category, unit }]);
    const benchmark = readBenchmark(row, id, direction);
    if (benchmark !== null) benchmarks.push(benchmark);
  }
  const unused = [...wheel.values()].find(({ row }) => !dataPointsByLabel.has(row.text("label")));
  if (unused) throw unused.row.fault(`"${unused.row.text("label")}" is the label of no data point in benchmarks.csv`);
  dataPoints.sort((a, b) => (a["wheel_place"] as number) - (b["wheel_place"] as number));
  dataPoints.forEach((dataPoint, index) => (dataPoint["position"] = index + 1));
  return { dataPoints, benchmarks, dataPointsByLabel };
}

function readBenchmark(row: Row, dataPointId: string, direction: Direction): TableRow | null {
  const status = row.oneOf("status", ["documented", "proposed", "none"]);
  const [target, worst] = [row.decimal("target"), row.decimal("worst")];
  if (status === "none") {
    if (target !== null || worst !== null) throw row.fault("a row without a benchmark has a target or a worst value");
    return null;
  }
  if (target === null || worst === null) throw row.fault("a benchmark needs a target and a worst value");
  const fault = benchmarkFault({ direction, target: Number(target), worst: Number(worst) });
  if (fault !== null) throw row.fault(`target ${target} and worst value ${worst} cannot score (${fault})`);
  return {
    id: plantedId("benchmark", dataPointId, "1"),
    data_point_id: dataPointId,
    version: 1,
    target,
    worst,
    status,
    basis: row.text("basis"),
    source: row.text("source"),
  };
}

const comparatorQualifiers = ["exact", "about", "nearly", "just_over", "derived", "above", "below", "range"] as const;

function readComparators(
  rows: Row[],
  dataPointsByLabel: Map<string, PlacedDataPoint[]>,
  units: Record<string, unknown>,
): TableRow[] {
  return rows.map((row) => {
    const { id } = placeByLabel(row, dataPointsByLabel);
    const [value, unit] = [row.decimal("value"), row.text("unit")] as const;
    if (value === null) throw row.fault(`"value" is empty`);
    entry(units, unit, row, "units");
    const place = row.text("place");
    return {
      id: plantedId("comparator", id, place, row.maybe("year") ?? "", unit),
      data_point_id: id,
      place,
      value,
      value_max: row.decimal("value_max"),
      unit,
      year: row.whole("year"),
      qualifier: row.oneOf("value_qualifier", comparatorQualifiers),
      note: row.maybe("note"),
      source: `UNECE profile, line ${row.text("source_line")}`,
      cited_for: row.list("cited_for"),
    };
  });
}

function readOrganisations(rows: Row[]) {
  const names = new Set<string>();
  return rows.map((row) => {
    const name = row.text("name");
    if (names.has(name)) throw row.fault(`"${name}" is in the file already`);
    names.add(name);
    const sources = row.list("source_file").map((file) => {
      const document = documentName(file.slice(0, 3));
      if (document === undefined) throw row.fault(`no document is known as ${file}`);
      return document;
    });
    return {
      id: plantedId("organisation", name),
      name,
      kind: row.text("kind"),
      role: row.maybe("role"),
      membership: row.maybe("membership"),
      source: sources.join("; "),
    };
  });
}

/** The one data point a row means by its label. */
export function placeByLabel(row: Row, dataPointsByLabel: Map<string, PlacedDataPoint[]>): PlacedDataPoint {
  const label = row.text("kpi_name");
  const found = dataPointsByLabel.get(label) ?? [];
  const [only] = found;
  if (only === undefined) throw row.fault(`"${label}" is the label of no data point`);
  if (found.length > 1) throw row.fault(`"${label}" is the label of ${found.length} data points`);
  return only;
}
