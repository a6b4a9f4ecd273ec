import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { aggregate, byCategory, byCategoryInSubDimension, byDimension, type Aggregate, type Place } from "./aggregate";
import { nextBand } from "./next-band";
import {
  isGap,
  scoreObservation,
  type Benchmark,
  type Direction,
  type ObservedValue,
  type Qualifier,
  type ScoreResult,
} from "./score";

// What looks/1-overview shows of Ålesund, reproduced from the seed data alone; the other four from looks/5-matrix and 6.

type Row = Record<string, string>;
const rows = (file: string) =>
  parse<Row>(readFileSync(new URL(`../../../prisma/data/${file}`, import.meta.url)), { columns: true, bom: true });

const values = rows("kpi_values.csv");
const benchmarks = rows("benchmarks.csv");
const wheel = rows("kpi_catalogue_graph1.csv");
const kpis = new Map(rows("u4ssc_kpis.csv").map((row) => [row["code"], row]));
const number = (text: string | undefined) => (text ? Number(text) : null);

function observed(row: Row | undefined): ObservedValue | null {
  if (row === undefined) return null;
  if (row["status"] !== "reported") return { state: "not_available", value: null, bound: null, qualifier: null };
  const qualifier = row["value_qualifier"] as Qualifier;
  const isBound = qualifier === "above" || qualifier === "below";
  const figure = number(row["value"]);
  return { state: "reported", value: isBound ? null : figure, bound: isBound ? figure : null, qualifier };
}

const benchmarkOf = (row: Row): Benchmark => ({
  direction: row["direction"] as Direction,
  target: number(row["target"]),
  worst: number(row["worst"]),
});

type Measured = { label: string; value: number | null; benchmark: Benchmark; result: ScoreResult };

function profile(municipality: string): { places: Place[]; dataPoints: Measured[] } {
  const own = values.filter((row) => row["municipality"] === municipality);
  const dataPoints: Measured[] = [];
  const places = wheel.map((place): Place => {
    const label = place["label"] ?? "";
    const parts = benchmarks.filter((row) => row["label"] === label);
    const observation = observed(
      own.find(
        (row) =>
          row["kpi_name"] === label && row["dimension"] === place["dimension"] && row["category"] === place["category"],
      ),
    );
    const results = parts.map((row) => {
      const benchmark = benchmarkOf(row);
      const result = scoreObservation({ observation, benchmark });
      dataPoints.push({ label, value: observation?.value as number | null, benchmark, result });
      return result;
    });
    const kpi = kpis.get(parts[0]?.["code"] ?? "");
    return {
      key: label,
      dimension: place["dimension"] ?? "",
      subDimension: kpi?.["sub_dimension"] ?? "",
      category: place["category"] ?? "",
      goals: [...new Set((kpi?.["sdg_targets"] ?? "").split(";").map((target) => Number.parseInt(target, 10)))],
      results,
    };
  });
  return { places, dataPoints };
}

const percentOf = ({ percent }: Aggregate) => (percent === null ? "–" : `${Math.round(percent)}%`);
const rowOf = (of: Aggregate) => [
  percentOf(of),
  `${of.coverage.scored}/${of.coverage.all}`,
  of.counts[4],
  of.counts[3],
  of.counts[2],
  of.counts[1],
  of.counts.not_scored,
  of.counts.no_data,
];

describe("Ålesund, evaluation 2019", () => {
  const { places, dataPoints } = profile("alesund");
  const whole = aggregate(places);
  const gaps = dataPoints.filter(({ result }) => isGap(result));

  it("has 112 data points on 108 places", () => {
    expect(dataPoints).toHaveLength(112);
    expect(places).toHaveLength(108);
  });

  it("has 172 of 224 points, 76.8 %, with 56 of 108 scored", () => {
    expect(whole).toMatchObject({ points: 172, possible: 224, coverage: { scored: 56, reported: 67, all: 108 } });
    expect(whole.percent?.toFixed(1)).toBe("76.8");
    expect(whole.counts).toEqual({ 4: 33, 3: 5, 2: 7, 1: 11, not_scored: 11, no_data: 41 });
  });

  it("has the dimensions of the picture", () => {
    expect(byDimension(places).map(({ dimension, aggregate: of }) => [dimension, ...rowOf(of)])).toEqual([
      ["Economy", "64%", "25/51", 10, 4, 1, 10, 2, 24],
      ["Environment", "84%", "14/28", 10, 0, 3, 1, 5, 9],
      ["Society and Culture", "90%", "17/29", 13, 1, 3, 0, 4, 8],
    ]);
  });

  it("has the 24 category places of the picture", () => {
    expect(byCategory(places).map(({ category, aggregate: of }) => [category, ...rowOf(of)])).toEqual([
      ["ICT Infrastructure", "83%", "3/6", 1, 2, 0, 0, 0, 3],
      ["Water and Sanitation", "64%", "7/7", 2, 2, 1, 2, 0, 0],
      ["Drainage", "–", "0/1", 0, 0, 0, 0, 0, 1],
      ["Electricity Supply", "100%", "3/6", 3, 0, 0, 0, 1, 2],
      ["Transport", "42%", "9/15", 2, 0, 0, 7, 1, 5],
      ["Public Sector", "–", "0/4", 0, 0, 0, 0, 0, 4],
      ["Innovation", "100%", "1/3", 1, 0, 0, 0, 0, 2],
      ["Employment", "100%", "1/4", 1, 0, 0, 0, 0, 3],
      ["Waste", "–", "0/1", 0, 0, 0, 0, 0, 1],
      ["Buildings", "25%", "1/2", 0, 0, 0, 1, 0, 1],
      ["Urban Planning", "–", "0/2", 0, 0, 0, 0, 0, 2],
      ["Air Quality", "100%", "1/6", 1, 0, 0, 0, 2, 3],
      ["Water and Sanitation", "63%", "2/6", 1, 0, 0, 1, 3, 1],
      ["Waste", "80%", "5/6", 3, 0, 2, 0, 0, 1],
      ["Environmental Quality", "100%", "2/2", 2, 0, 0, 0, 0, 0],
      ["Public Space and Nature", "100%", "2/4", 2, 0, 0, 0, 0, 2],
      ["Energy", "75%", "2/4", 1, 0, 1, 0, 0, 2],
      ["Education", "100%", "4/4", 4, 0, 0, 0, 0, 0],
      ["Health", "100%", "6/6", 6, 0, 0, 0, 0, 0],
      ["Culture", "–", "0/2", 0, 0, 0, 0, 0, 2],
      ["Housing", "100%", "2/2", 2, 0, 0, 0, 0, 0],
      ["Social Inclusion", "–", "0/5", 0, 0, 0, 0, 3, 2],
      ["Safety", "65%", "5/9", 1, 1, 3, 0, 1, 3],
      ["Food Security", "–", "0/1", 0, 0, 0, 0, 0, 1],
    ]);
    expect(new Set(byCategory(places).map(({ category }) => category)).size).toBe(22);
    expect(byCategoryInSubDimension(places)).toHaveLength(27);
  });

  it("has 23 gaps, the furthest of them with these next bands", () => {
    expect(gaps).toHaveLength(23);
    const attained = ({ result }: Measured) => (result.status === "scored" ? result.attainment : Number.NaN);
    const furthest = gaps
      .sort((one, other) => attained(one) - attained(other))
      .slice(0, 7)
      .map(({ label, value, benchmark }) => {
        const next = nextBand(value ?? Number.NaN, benchmark);
        return [label, next?.change, next?.value];
      });
    expect(furthest).toEqual([
      ["Shared Bicycles", 66, 66],
      ["Shared Vehicles", 49.5, 49.5],
      ["Smart Water Meters", 32, 33],
      ["Low-Carbon Emission Passenger Vehicles", 12.59, 16.5],
      ["Water Consumption", -103.6, 456.4],
      ["Traffic Monitoring", 6.5, 16.5],
      ["Private Vehicles", -5.9, 65.1],
    ]);
  });
});

describe("the other four", () => {
  it.each([
    ["asker", "84%", "53/108"],
    ["baerum", "85%", "70/108"],
    ["rana", "76%", "57/108"],
    ["trondheim", "85%", "55/108"],
  ])("%s has %s with %s scored", (municipality, percent, coverage) => {
    expect(rowOf(aggregate(profile(municipality).places)).slice(0, 2)).toEqual([percent, coverage]);
  });

  it("Bærum has 239 of 280 points in these bands", () => {
    expect(aggregate(profile("baerum").places)).toMatchObject({
      points: 239,
      possible: 280,
      counts: { 4: 47, 3: 10, 2: 8, 1: 5, not_scored: 4, no_data: 34 },
    });
  });

  it("Asker's water loss is known as above 33.3 only, which proves a gap without points", () => {
    const waterLoss = profile("asker").dataPoints.find(({ label }) => label === "Water Supply Loss");
    expect(waterLoss?.result).toEqual({ status: "bound", provesGap: true });
  });
});
