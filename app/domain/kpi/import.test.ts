import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultLine } from "~/cli/import-report";
import { decodeImport, importFaultCodes, maxImportBytes, type ImportFaultCode } from "./import-file";
import { readImport, type ImportDataPoint, type ImportFacts } from "./import";
import { readNumber } from "./import-number";

const dataPoint = (label: string, unit: string, rest: Partial<ImportDataPoint> = {}): ImportDataPoint => ({
  id: label,
  label,
  code: "EC: I: WS: 3C",
  part: "",
  unit,
  isBoolean: false,
  dimension: "Economy",
  category: "Water and sanitation",
  ...rest,
});

const facts: ImportFacts = {
  municipality: { key: "alesund", name: "Ålesund" },
  thisYear: 2026,
  dataPoints: [
    dataPoint("Water Supply Loss", "%"),
    dataPoint("Electricity Consumption", "kWh/capita/year", { code: "EN: E: E: 2C" }),
    dataPoint("Resilience Plans", "yes/no (Sendai-aligned)", { code: "SC: SH: SA: 4A", isBoolean: true }),
    ...["compact", "connected"].map((part) =>
      dataPoint("Spatial Planning", "yes/no per principle", { id: part, code: "EC: I: UP: 2A", part, isBoolean: true }),
    ),
  ],
};

const header =
  "municipality,kpi_name,dimension,category,year,value,unit,status,conflict_note,source_line,value_qualifier,note";
const good = "alesund,Water Supply Loss,Economy,Water and Sanitation,2025,29.5,%,reported,,12,exact,";
const file = (...lines: string[]) => [header, ...lines, ""].join("\n");
const read = (...lines: string[]) => readImport(file(...lines), facts);
const cells = (changes: Record<string, string>) => {
  const row = Object.fromEntries(header.split(",").map((name, index) => [name, good.split(",")[index] ?? ""]));
  return Object.entries({ ...row, ...changes })
    .map(([, cell]) => (/[",\n]/.test(cell) ? `"${cell}"` : cell))
    .join(",");
};

describe("readNumber", () => {
  it.each([
    ["14369", "14369"],
    ["29.5", "29.5"],
    ["29,5", "29.5"],
    ["3,50", "3.50"],
    ["0.875", "0.875"],
    ["0,875", "0.875"],
    ["-1,5", "-1.5"],
    ["−1.5", "-1.5"],
    ["007", "7"],
    ["14 369", "14369"],
    ["14\u00a0369,5", "14369.5"],
    ["14\u202f369.25", "14369.25"],
    ["14.369,5", "14369.5"],
    ["14,369.5", "14369.5"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["1234,567", "1234.567"],
    ["1.2345", "1.2345"],
  ])("reads %s as %s", (typed, value) => {
    expect(readNumber(typed)).toEqual({ value });
  });

  it.each([
    ["1,234", "1.234", "1234"],
    ["14.369", "14.369", "14369"],
    ["-100,000", "-100.000", "-100000"],
  ])("says that %s has two readings", (typed, one, other) => {
    expect(readNumber(typed)).toEqual({ readings: [one, other] });
  });

  it.each(["", "abc", "12 %", "<5", "1.2.3", "1,23,456", "1 23", "1e5", "--5", "5-", "1,234.567,8", "+5"])(
    "reads nothing in %j",
    (typed) => {
      expect(readNumber(typed)).toBeNull();
    },
  );

  it("reads every whole number, however its thousands are grouped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 999_999_999_999 }),
        fc.constantFrom(" ", "\u00a0", ".", ","),
        (whole, sign) => {
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, sign);
          expect(readNumber(grouped)).toEqual({ value: String(whole) });
        },
      ),
    );
  });
});

describe("readImport", () => {
  it("reads a row of the shape of kpi_values.csv", () => {
    const { rows, faults } = read(good);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        dataPoint: facts.dataPoints[0],
        year: 2025,
        state: "reported",
        value: "29.5",
        bound: null,
        qualifier: "exact",
        quality: undefined,
        note: null,
        conflictNote: null,
        source: null,
        sourceLine: "12",
      },
    ]);
  });

  it("keeps a bound, words and a missing value apart from a measurement", () => {
    const figures: Record<string, string>[] = [
      { value: "33.3", value_qualifier: "above" },
      { value: "", value_qualifier: "qualitative", note: "called low", year: "2024" },
      { value: "", status: "not_reported", value_qualifier: "none", year: "2023" },
      { value: "", status: "not_applicable", value_qualifier: "", year: "2022" },
      { value_qualifier: "", year: "2021" },
    ];
    const { rows, faults } = read(...figures.map(cells));
    expect(faults).toEqual([]);
    expect(rows.map(({ state, value, bound, qualifier }) => [state, value, bound, qualifier])).toEqual([
      ["reported", null, "33.3", "above"],
      ["reported", null, null, "qualitative"],
      ["not_available", null, null, null],
      ["not_applicable", null, null, null],
      ["reported", "29.5", null, "exact"],
    ]);
  });

  it("reads what Excel saves in Norway: byte order mark, semicolons, decimal commas, Windows line ends", () => {
    const row = good.replaceAll(",", ";").replace("29.5", "29,5");
    const text = `\ufeff${header.replaceAll(",", ";")}\r\n${row}\r\n`;
    const { rows, faults } = readImport(text, facts);
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({ value: "29.5", year: 2025 });
  });

  it("finds a KPI by its code, and a part by its column", () => {
    const text = `${header},data_point\n${cells({ kpi_name: "ec: i: ws: 3c" })},\n${cells({ kpi_name: "Spatial Planning", unit: "yes/no per principle", value: "1" })},connected\n`;
    const { rows, faults } = readImport(text, facts);
    expect(faults).toEqual([]);
    expect(rows.map((row) => row.dataPoint.id)).toEqual(["Water Supply Loss", "connected"]);
  });

  it("names a row after a cell of several lines by the line it stands on", () => {
    const { faults } = read(cells({ note: "two\nlines" }), cells({ year: "1850" }));
    expect(faults.map(({ line }) => line)).toEqual([4]);
  });

  const broken: [code: ImportFaultCode, text: string, line: number | null, column: string | null, sentence: RegExp][] =
    [
      ["empty_file", "", null, null, /^the file is empty/],
      ["no_rows", file(), null, null, /no row below/],
      ["not_csv", file(`${good}"open`), 2, null, /cannot be split/],
      ["column_missing", file(good).replace("unit", "units"), 1, "unit", /column is missing/],
      ["column_unknown", file(good).replace("source_line", "page"), 1, "page", /column 10 of the header is not known/],
      ["column_twice", file(good).replace("category", "dimension"), 1, "dimension", /stands twice/],
      ["cell_count", file(`${good},extra`), 2, null, /13 cells and the header 12/],
      ["cell_empty", file(cells({ unit: "" })), 2, "unit", /is empty/],
      [
        "other_municipality",
        file(cells({ municipality: "oslo" })),
        2,
        "municipality",
        /about "oslo".*Ålesund \("alesund"\)/,
      ],
      ["unknown_kpi", file(cells({ kpi_name: "Water Loss" })), 2, "kpi_name", /no KPI is called "Water Loss"/],
      ["several_data_points", file(cells({ kpi_name: "Spatial Planning" })), 2, "kpi_name", /\(compact, connected\)/],
      [
        "unknown_part",
        `${header},data_point\n${cells({ kpi_name: "Spatial Planning" })},round\n`,
        2,
        "data_point",
        /"round" is no part/,
      ],
      [
        "wrong_place",
        file(cells({ category: "Waste" })),
        2,
        "category",
        /stands under "Water and sanitation", not "Waste"/,
      ],
      ["wrong_unit", file(cells({ unit: "litres" })), 2, "unit", /counted in "%", not "litres"/],
      ["wrong_year", file(cells({ year: "20x5" })), 2, "year", /"20x5" is no year/],
      ["year_ahead", file(cells({ year: "2031" })), 2, "year", /2031 has not been yet/],
      ["wrong_status", file(cells({ status: "maybe" })), 2, "status", /"maybe" is not one of reported/],
      [
        "wrong_qualifier",
        file(cells({ value_qualifier: "roughly" })),
        2,
        "value_qualifier",
        /"roughly" is not one of exact/,
      ],
      ["wrong_quality", `${header},quality\n${good},9\n`, 2, "quality", /grade from 1 to 6/],
      ["not_a_number", file(cells({ value: "about 30" })), 2, "value", /"about 30" is no number/],
      [
        "ambiguous_number",
        file(cells({ value: "1,234" })),
        2,
        "value",
        /read as 1\.234 or as 1234: write 1234 .* or 1\.2340/,
      ],
      ["number_too_large", file(cells({ value: "1234567890123456" })), 2, "value", /more digits/],
      [
        "not_yes_or_no",
        file(cells({ kpi_name: "Resilience Plans", unit: "yes/no (Sendai-aligned)", value: "2" })),
        2,
        "value",
        /1 \(yes\) or 0 \(no\)/,
      ],
      [
        "value_unexpected",
        file(cells({ status: "not_reported", value_qualifier: "none" })),
        2,
        "value",
        /"29.5" stands there although/,
      ],
      ["value_missing", file(cells({ value: "" })), 2, "value", /empty although the row is reported/],
      ["words_missing", file(cells({ value: "", value_qualifier: "qualitative" })), 2, "note", /in its note/],
      ["text_too_long", file(cells({ note: "x".repeat(2001) })), 2, "note", /longer than 2000/],
      ["duplicate_row", file(good, good), 3, "kpi_name", /for 2025 stands in line 2 already/],
    ];

  it.each(broken)("refuses with row and column: %s", (code, text, line, column, sentence) => {
    const { faults } = readImport(text, facts);
    expect(faults[0]).toMatchObject({ code, line, column });
    expect(faultLine(faults[0] as never)).toMatch(sentence);
  });

  it("has a test for every fault, here or with the file or the database", () => {
    const elsewhere = ["too_large", "not_utf8", "reason_missing"];
    expect([...broken.map(([code]) => code), ...elsewhere].sort()).toEqual([...importFaultCodes].sort());
  });

  it("reports every row at fault, not only the first, and keeps the good ones", () => {
    const { rows, faults } = read(cells({ year: "x" }), good, cells({ unit: "kg", year: "2024" }));
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [2, "wrong_year"],
      [4, "wrong_unit"],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3]);
  });

  it("finds no fault in the figures of the sources", () => {
    const text = readFileSync(new URL("../../../prisma/data/kpi_values.csv", import.meta.url), "utf8");
    const { faults } = readImport(text, facts);
    // Only what these few facts cannot know.
    expect(new Set(faults.map(({ code }) => code))).toEqual(
      new Set(["other_municipality", "unknown_kpi", "wrong_place"]),
    );
  });
});

describe("decodeImport", () => {
  const sentence = (bytes: Uint8Array) => {
    const decoded = decodeImport(bytes);
    return "fault" in decoded ? faultLine(decoded.fault) : "no fault";
  };
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it("points at the line and character that are not UTF-8", () => {
    expect(sentence(latin1("municipality,note\nalesund,på vann\n"))).toMatch(
      /^line 2: the text is not UTF-8 \(first seen at character 10\)/,
    );
  });

  it("knows a workbook or UTF-16 by its noughts", () => {
    expect(sentence(Uint8Array.from(Buffer.from("a,b\nc,d\n", "utf16le")))).toMatch(/not UTF-8/);
  });

  it("refuses what is empty or over the limit", () => {
    expect(sentence(new Uint8Array(0))).toMatch(/empty/);
    expect(sentence(new Uint8Array(maxImportBytes + 1))).toMatch(/5.1 MB and the limit is 5 MB/);
    expect(sentence(new TextEncoder().encode("æøå"))).toBe("no fault");
  });
});
