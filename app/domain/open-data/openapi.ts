import { z } from "zod";
import type { TokenScope } from "../token/token";
import {
  Action,
  Commitment,
  Coverage,
  Gap,
  Kpi,
  listOf,
  lists,
  Municipality,
  Parameters,
  Problem,
  Project,
  Recommendation,
  Score,
  type ListName,
} from "./schema";

const components = { Coverage, Score, Municipality, Gap, Kpi, Recommendation, Project, Action, Commitment, Problem };

type Json = Record<string, unknown>;

/** The named schemas as OpenAPI 3.1 has them: JSON Schema 2020-12, referring to each other within the document. */
function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema as z.ZodType, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _uri, ...schema }]) => [id, withoutSafeBounds(schema)]),
  );
}

/** An integer's bounds at the edge of what JavaScript can count say nothing to a reader. */
function withoutSafeBounds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSafeBounds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== Number.MAX_SAFE_INTEGER && part !== Number.MIN_SAFE_INTEGER)
      .map(([key, part]) => [key, withoutSafeBounds(part)]),
  );
}

const summaries: Record<ListName, string> = {
  gaps: "Data points below the top band, each with its chain from value to effect; the furthest from the target first",
  kpis: "All data points of the framework and where the municipality stands, in the order of the wheel",
  recommendations: "Recommendations and the municipality's answers",
  projects: "Projects with their money by certainty; sums of different certainty are never to be added",
  actions: "Actions by due date",
  commitments: "The four commitments of the Stavanger Declaration with the arithmetic of each criterion",
};

const parameters = Object.entries(Parameters.shape).map(([name, schema]) => {
  const {
    $schema: _dialect,
    description,
    ...json
  } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  return {
    name,
    in: "query",
    required: false,
    description,
    schema: name === "lang" ? json : { ...json, type: "integer" },
  };
});

const keyParameter = {
  name: "key",
  in: "path",
  required: true,
  description: "The municipality's key, such as alesund",
  schema: { type: "string" },
};

const problemAnswer = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function get(summary: string, answer: Json, options: { csv: boolean; keyed: boolean; scope: TokenScope }): Json {
  return {
    get: {
      summary,
      // With a token or without.
      security: [{}, { municipalityToken: [options.scope] }],
      parameters: [...(options.keyed ? [keyParameter] : []), ...parameters],
      responses: {
        "200": {
          description: summary,
          headers: { ETag: { schema: { type: "string" } } },
          content: {
            "application/json": { schema: answer },
            ...(options.csv ? { "text/csv": { schema: { type: "string" } } } : {}),
          },
        },
        "304": { description: "Not changed since the ETag in If-None-Match" },
        "400": problemAnswer("A parameter is unknown or cannot be read"),
        "401": problemAnswer(
          "The Authorization header holds no token that works here: malformed, unknown, expired, revoked, or another municipality's",
        ),
        "403": problemAnswer(`The token lacks the scope ${options.scope}`),
        ...(options.keyed ? { "404": problemAnswer("No municipality of that key has published its figures") } : {}),
      },
    },
  };
}

/** The OpenAPI 3.1 document of /api/v1, generated from the Zod schemas that its answers are held to. */
export function openApiDocument(): Json {
  const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
  const { $schema: _dialect, ...list } = z.toJSONSchema(listOf(z.unknown())) as { $schema?: string; properties: Json };
  const listAnswer = (item: Json) =>
    withoutSafeBounds({ ...list, properties: { ...list.properties, items: { type: "array", items: item } } }) as Json;
  const names: Record<ListName, string> = {
    gaps: "Gap",
    kpis: "Kpi",
    recommendations: "Recommendation",
    projects: "Project",
    actions: "Action",
    commitments: "Commitment",
  };
  const paths: Json = {
    "/municipalities": get("Published municipalities with their scores", listAnswer(reference("Municipality")), {
      csv: true,
      keyed: false,
      scope: "figure.read",
    }),
    "/municipalities/{key}": get("One municipality with its scores", reference("Municipality"), {
      csv: false,
      keyed: true,
      scope: "figure.read",
    }),
  };
  for (const list of Object.keys(lists) as ListName[]) {
    paths[`/municipalities/{key}/${list}`] = get(summaries[list], listAnswer(reference(names[list])), {
      csv: true,
      keyed: true,
      scope: list === "kpis" ? "figure.read" : "plan.read",
    });
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tiltak open data",
      version: "1.0.0",
      description:
        "What municipalities have published: KPIs, gaps, recommendations, projects, actions and commitments. Read-only, no sign-in. Each list is also CSV, by Accept: text/csv or .csv at the end of the address. Owners appear as unit or role, never by name. With a token of a municipality (Authorization: Bearer) the same addresses answer what that municipality has not published, and that municipality alone.",
    },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        municipalityToken: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "tiltak_ and 43 characters of base64url",
          description:
            "A token an administrator of the municipality makes on its page of API tokens. It reads that municipality's rows, published or not, never writes, and has the scopes figure.read (KPIs and scores), plan.read (gaps, recommendations, projects, actions and commitments), or both. Answers to it are private. Without a token only published figures are answered.",
        },
      },
    },
  };
}
