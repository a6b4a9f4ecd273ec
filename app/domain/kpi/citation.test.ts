import { expect, it } from "vitest";
import { cited } from "./citation";

it.each([
  ["UNECE profile, lines 398-402; 406-410; 1042-1069", "UNECE, city profile, 2022"],
  ["UNECE profile, line 1925", "UNECE, city profile, 2022"],
  ["UNECE profile, published in 2022", "UNECE, city profile, 2022"],
  ["UNECE, city profile, 2022", "UNECE, city profile, 2022"],
  ["cited again for Rana at line 4769", "cited again for Rana"],
  ["loss.csv, line 2; verified by Water services, meter report", "loss.csv; verified by Water services, meter report"],
  ["SSB, tabell 09280, linje 3", "SSB, tabell 09280, linje 3"],
  ["Traffic count on line 3, 2025", "Traffic count on line 3, 2025"],
  ["Bybanen, line 2 report", "Bybanen, line 2 report"],
])("%s is cited as %s", (source, citation) => {
  expect(cited(source)).toBe(citation);
});
