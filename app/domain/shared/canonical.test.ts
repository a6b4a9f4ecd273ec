import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical";
import { checksumOf } from "./checksum.server";

/** The same content with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe("canonical JSON", () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
    [{ Å: 1, a: 2, Z: 3 }, '{"Z":3,"a":2,"Å":1}'],
    [[1.5, -0, 1e21, "«æ»\n"], '[1.5,0,1e+21,"«æ»\\n"]'],
    [{ left: undefined, kept: false }, '{"kept":false}'],
    ["", '""'],
  ])("writes %j as %s", (value, written) => expect(canonicalJson(value)).toBe(written));

  it("is the same whatever order the keys came in, and stays what it is when read back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(written);
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
    );
  });

  it("refuses what JSON cannot say", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n])
      expect(() => canonicalJson([value])).toThrow(TypeError);
  });
});

describe("the checksum", () => {
  it("is SHA-256 of the UTF-8 bytes, as FIPS 180-4 gives it", () => {
    expect(checksumOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(checksumOf("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(checksumOf("å")).not.toBe(checksumOf("a"));
  });
});

// Checksums of what lies stored are reckoned anew to verify it: no change may give another one of these.
describe("what is stored", () => {
  it.each<[string, string, object]>([
    [
      "a proposal's revision",
      "c96099e1bb750d89a2eb3c0ca8ec50504212ddc64f77c13f46993a50cadaf159",
      {
        version: 1,
        title: "Lekkasjelytting «Å lytte»",
        summary: "Vi lytter.\nOm natta.",
        language: "nb",
        effects: [{ dataPointId: "2b6ff6a5-4b63-4d1e-9a53-1c6f0a6f5a01", low: "10.5", high: "12", byYear: 2028 }],
        ask: "Tilgang til nettet",
        askOre: 125_000_000,
        bring: "Utstyr",
        costs: [
          { year: 2027, ore: 0 },
          { year: 2028, ore: 50_000_050 },
        ],
        partners: [],
        startsOn: "2027-01-01",
        endsOn: "2028-12-31",
        risks: 'Frost & "tele"',
        interest: null,
        attachments: [{ name: "søknad.pdf", mediaType: "application/pdf", size: 1024, sha256: "00ff" }],
      },
    ],
    [
      "a published profile",
      "f4539bebdfac2de3e034f1eef48d587b41d900acd3879682f4e71e02d65f39db",
      {
        version: 1,
        municipality: { key: "vik", name: "Vik", county: null, population: 7, areaKm2: 1.5 },
        dataPoints: [
          {
            place: 1,
            code: "EC: X: 1C",
            name: { nb: "Å", nn: "Å", en: "A" },
            attainment: 33.333333333333336,
            isGap: true,
          },
          { place: 2, code: "EC: X: 2C", name: { nb: "B", nn: "B", en: "B" }, attainment: null, left: undefined },
        ],
        counts: { gaps_answered: { numerator: 0, denominator: 2 }, challenges_open: null },
        plan: { costOre: 123_456_789_012, change: -0.1 },
      },
    ],
    [
      "a report to a network",
      "bf89bb7f4c4ebb11ee66fe20de0c934a1ac0db1e377b2bc9f930de112c3ea9c0",
      {
        network: { key: "excellence", name: "Network of Excellence" },
        round: { id: "r", title: "Vår 2027", periodFrom: "2027-01-01", periodTo: "2027-06-30", dueOn: "2027-08-01" },
        revision: 2,
        answers: [{ question: "obstacles", answer: "Snø.\r\nOg tid." }],
        note: "",
        report: { attainment: { economy: 0.1 }, projects: [], "2": "b", "10": "a", Z: 1e21 },
      },
    ],
  ])("keeps its checksum: %s", (_, checksum, document) => expect(checksumOf(canonicalJson(document))).toBe(checksum));
});
