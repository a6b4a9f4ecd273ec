import { z } from "zod";
import { languages } from "~/text/languages";
import { actionStates } from "../action/states";
import { commitmentKeys } from "../commitment/criteria";
import { links } from "../gap/chain";
import { bands, directions, observationStates } from "../kpi/score";
import { projectStates } from "../project/states";
import { recommendationStates, responseOutcomes } from "../recommendation/states";

// What /api/v1 answers. The OpenAPI document is generated from these schemas, and tests hold every answer to them.

const percent = z
  .number()
  .nullable()
  .describe("Percent, 0 to 100, unrounded; null where nothing is scored, which is no score and not nought");
const points = z.number().int().min(1).max(4).nullable().describe("1 to 4; null where not scored");
const isoDate = z.iso.date();
const ore = z.number().int().nonnegative().describe("Norwegian øre, a hundredth of a krone");

export const Coverage = z
  .object({
    scored: z.number().int().describe("Data points with a value and a benchmark"),
    reported: z.number().int().describe("Data points with any report, also in words or as a bound"),
    all: z.number().int().describe("Data points of the framework (108 places on the wheel)"),
  })
  .describe("How much a score rests on; never leave it out when you show a percentage");

const scoreFields = {
  points: z.number().int(),
  possible: z.number().int().describe("Four for each scored data point"),
  percent,
  coverage: Coverage,
};

export const Score = z.object(scoreFields).describe("Points of possible points, with coverage");

export const Municipality = z
  .object({
    key: z.string().describe("Stands in addresses"),
    name: z.string(),
    kind: z.enum(["municipality", "county"]),
    county: z.string().nullable(),
    population: z.number().int().nullable(),
    evaluation: z
      .object({ year: z.number().int(), publishedOn: isoDate.nullable(), ruleVersion: z.string() })
      .nullable(),
    publication: z
      .object({
        publishedAt: z.iso.datetime(),
        checksum: z.string().describe("SHA-256, in hex, of the bytes at the address"),
        address: z.string().describe("The frozen profile as JSON, under this server's address"),
      })
      .nullable()
      .describe(
        "The newest published profile; it stays as it was published, while the other figures here are those of now",
      ),
    score: z.object({
      overall: Score,
      byDimension: z.array(z.object({ key: z.string(), label: z.string(), ...scoreFields })),
      byCategory: z
        .array(z.object({ key: z.string(), label: z.string(), dimension: z.string(), ...scoreFields }))
        .describe("The 24 categories of the wheel; the same name may stand in two dimensions"),
    }),
  })
  .describe("A published municipality with its scores");

const place = {
  code: z.string().describe("The framework's code of the KPI, such as EC: I: WS: 3C"),
  dataPoint: z.string().nullable().describe("Part of the KPI, such as 3g; null where the KPI has one data point"),
  label: z.string(),
  dimension: z.string(),
  category: z.string(),
};

export const Kpi = z
  .object({
    ...place,
    level: z.enum(["core", "advanced"]),
    state: z
      .enum([
        "reported",
        "reported_as_bound",
        "reported_in_words",
        ...observationStates.filter((state) => state !== "reported"),
        "no_data",
      ])
      .describe(
        "reported: a figure; reported_as_bound: known only as above or below; no_data: nothing was ever registered",
      ),
    value: z.number().nullable(),
    bound: z.number().nullable(),
    qualifier: z.string().nullable().describe("How the source words the figure: exact, about, above, below …"),
    year: z.number().int().nullable(),
    unit: z.string(),
    direction: z.enum(directions),
    target: z.number().nullable(),
    worst: z.number().nullable(),
    benchmarkStatus: z.enum(["documented", "proposed"]).nullable().describe("proposed: not published by the framework"),
    attainment: z.number().nullable().describe("Percent of the way from worst to target, raw"),
    points,
    band: z.enum(Object.values(bands)).nullable(),
    source: z.string().nullable(),
  })
  .describe("One data point of a KPI and where the municipality stands");

export const Gap = z
  .object({
    ...place,
    unit: z.string(),
    value: z.number().nullable(),
    bound: z.number().nullable().describe("Where the value is known only as a bound that proves the gap"),
    qualifier: z.string().nullable(),
    year: z.number().int().nullable(),
    target: z.number().nullable(),
    worst: z.number().nullable(),
    direction: z.enum(directions),
    attainment: z.number().nullable(),
    points,
    band: z.enum(Object.values(bands)).nullable(),
    nextBand: z
      .object({ value: z.number(), change: z.number() })
      .nullable()
      .describe("The value that lifts the data point one band, and the change that takes"),
    chain: z.object({
      recommendations: z.array(z.string()).describe("References"),
      response: z.enum(responseOutcomes).nullable(),
      projects: z.array(z.string()).describe("Names"),
      actions: z.object({ done: z.number().int(), all: z.number().int(), nextDueOn: isoDate.nullable() }),
      owner: z.string().nullable().describe("Unit or role, never a person's name"),
      funding: z.object({
        costOre: ore.nullable(),
        plannedOre: ore,
        appliedOre: ore,
        grantedOre: ore,
        paidOre: ore,
        covered: z.boolean(),
      }),
      brokenAt: z.enum(links).nullable().describe("The first missing link; null when the chain is unbroken"),
    }),
  })
  .describe("A data point below the top band, and its chain from value to effect");

export const Recommendation = z
  .object({
    reference: z.string(),
    area: z.string(),
    title: z.string(),
    text: z.string(),
    language: z.string(),
    source: z.enum(["evaluation", "catalogue", "council"]),
    receivedOn: isoDate.nullable(),
    state: z.enum(recommendationStates),
    response: z
      .object({ outcome: z.enum(responseOutcomes), answeredOn: isoDate, reviewOn: isoDate.nullable() })
      .nullable(),
    owner: z.string().nullable().describe("Unit or role, never a person's name"),
    kpis: z.array(z.string()).describe("Codes of the KPIs it addresses"),
    projects: z.array(z.string()).describe("Names"),
    isExample: z.boolean(),
  })
  .describe("Advice to the municipality and its answer");

export const Project = z
  .object({
    name: z.string(),
    description: z.string(),
    language: z.string(),
    kind: z.string(),
    area: z.string(),
    state: z.enum(projectStates),
    startsOn: isoDate.nullable(),
    endsOn: isoDate.nullable(),
    owner: z.string().nullable().describe("Unit or role, never a person's name"),
    partners: z.array(z.string()),
    recommendations: z.array(z.string()).describe("References"),
    kpis: z.array(z.string()).describe("Codes of the KPIs it aims at"),
    costOre: ore.nullable(),
    plannedOre: ore,
    appliedOre: ore,
    grantedOre: ore,
    paidOre: ore,
    actionsDone: z.number().int(),
    actions: z.number().int(),
    isExample: z.boolean(),
  })
  .describe("Work with a cost, an owner, partners and expected effects");

export const Action = z
  .object({
    title: z.string(),
    language: z.string(),
    state: z.enum(actionStates),
    project: z.string().nullable(),
    recommendation: z.string().nullable().describe("Reference, where it belongs straight to a recommendation"),
    owner: z.string().nullable().describe("Unit or role, never a person's name"),
    startsOn: isoDate.nullable(),
    dueOn: isoDate.nullable(),
    completedOn: isoDate.nullable(),
    isLate: z.boolean(),
    isExample: z.boolean(),
  })
  .describe("One assigned piece of work with dates");

export const Commitment = z
  .object({
    key: z.enum(commitmentKeys),
    name: z.string(),
    promise: z.string(),
    status: z.enum(["on_the_way", "partly", "not_yet", "no_basis"]),
    criteria: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        numerator: z.number().int().nullable(),
        denominator: z.number().int().nullable(),
        threshold: z.number().nullable(),
        met: z.boolean().nullable(),
      }),
    ),
  })
  .describe("One of the four commitments with its criteria and their arithmetic");

/** The lists of one municipality by the last part of their address. */
export const lists = {
  gaps: Gap,
  kpis: Kpi,
  recommendations: Recommendation,
  projects: Project,
  actions: Action,
  commitments: Commitment,
} as const;
export type ListName = keyof typeof lists;

/** A list as it is answered. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int().describe("How many there are in all"),
    limit: z.number().int(),
    offset: z.number().int(),
  });

/** A query parameter that is not among these is refused, as is a value that cannot be read. */
export const Parameters = z.strictObject({
  lang: z.enum(languages, "must be nb, nn or en").default("en").describe("Language of names from the catalogue"),
  limit: z.coerce
    .number("must be a whole number from 1 to 1000")
    .int("must be a whole number from 1 to 1000")
    .min(1, "must be from 1 to 1000")
    .max(1000, "must be from 1 to 1000")
    .default(500)
    .describe("The most items to answer"),
  offset: z.coerce
    .number("must be a whole number, 0 or more")
    .int("must be a whole number, 0 or more")
    .min(0, "must be 0 or more")
    .max(1_000_000, "must be 1000000 or less")
    .default(0)
    .describe("Items to leave out from the start"),
});
export type Parameters = z.infer<typeof Parameters>;

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .describe("What went wrong, as RFC 9457 has it");
