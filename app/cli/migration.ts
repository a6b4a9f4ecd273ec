import { schemaFiles, schemaSql } from "~/db/drift.server";

if (process.argv.includes("--from-empty")) {
  process.stdout.write(`${await schemaSql(await schemaFiles())}\n`);
}
