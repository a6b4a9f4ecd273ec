import { openApiDocument } from "./openapi";

interface JsonSchema {
  type?: string | string[];
  description?: string;
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  $ref?: string;
}

interface Document {
  paths: Record<string, { get: { summary: string; responses: Record<string, { content?: object }> } }>;
  components: { schemas: Record<string, JsonSchema> };
}

interface Parameter {
  name: string;
  in: string;
  description?: string;
  schema: { enum?: string[]; minimum?: number; maximum?: number; default?: string | number };
}

function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (schema.type === "array") return `${schema.items ? typeOf(schema.items) : ""}[]`;
  return Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "");
}

function fieldsOf(schema: JsonSchema, prefix = ""): { name: string; type: string; meaning: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const nested = [property, property.items, ...(property.anyOf ?? [])].find((inner) => inner?.properties);
    const own = { name, type: typeOf(property), meaning: property.description ?? "" };
    return nested ? [own, ...fieldsOf(nested, `${name}${property.items ? "[]" : ""}.`)] : [own];
  });
}

/** The OpenAPI document as a page shows it. */
export function readableApi() {
  const document = openApiDocument() as unknown as Document;
  const parameters = Object.values(document.paths).flatMap(
    ({ get }) => (get as unknown as { parameters: Parameter[] }).parameters,
  );
  const inQuery = [...new Map(parameters.filter((one) => one.in === "query").map((one) => [one.name, one])).values()];
  return {
    resources: Object.entries(document.paths).map(([path, { get }]) => ({
      path: `/api/v1${path}`,
      summary: get.summary,
      csv: "text/csv" in (get.responses["200"]?.content ?? {}),
    })),
    parameters: inQuery.map(({ name, description, schema }) => ({
      name,
      meaning: description ?? "",
      values: schema.enum ?? null,
      from: schema.minimum ?? null,
      to: schema.maximum ?? null,
      standard: String(schema.default ?? ""),
    })),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      meaning: schema.description ?? "",
      fields: fieldsOf(schema),
    })),
  };
}
