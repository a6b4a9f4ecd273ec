import { open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { asOperator, withMunicipality } from "../db/door.server";
import { Refusal } from "../db/refusal.server";
import { decodeImport, maxImportBytes, tooLarge } from "../domain/kpi/import-file";
import { applyImport, planImport, type ImportPlan } from "../domain/kpi/import.server";
import { connect } from "./connect";
import { faultLine, importReport } from "./import-report";
import { endWith } from "./run";

const usage = `npm run import:kpis -- --municipality KEY FILE.csv [--dry-run] [--verified-by "WHO OR WHERE"] [--reason "WHY"]

Loads KPI values from a CSV in the shape of prisma/data/kpi_values.csv: first a dry run that tells for each row what would change, then,
when no row has a fault, all of it in one transaction.

  --dry-run       stops after the report
  --verified-by   the figures are verified, and this is by whom or where; without it they are submitted to the municipality's verifier
  --reason        why verified figures are superseded by others; needed when any is`;

const nobody = "00000000-0000-0000-0000-000000000000";

interface Asked {
  municipality: string;
  file: string;
  isDryRun: boolean;
  verifiedBy: string | null;
  reason: string | null;
}

function asked(given: string[]): Asked {
  let parsed;
  try {
    parsed = parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        municipality: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "verified-by": { type: "string" },
        reason: { type: "string" },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (!values.municipality || file === undefined) throw new Refusal(usage);
  if (positionals.length > 1)
    throw new Refusal(`One file at a time; given were ${positionals.join(", ")}.\n\n${usage}`);
  const text = (name: "verified-by" | "reason") => {
    const typed = values[name]?.trim();
    if (typed === "") throw new Refusal(`--${name} has no text.`);
    return typed ?? null;
  };
  return {
    municipality: values.municipality,
    file,
    isDryRun: values["dry-run"],
    verifiedBy: text("verified-by"),
    reason: text("reason"),
  };
}

/** The file's text. A file over the limit is not read. */
async function textOf(file: string): Promise<string> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(`${file} ${code === "ENOENT" ? "does not exist" : `cannot be read (${code})`}.`);
  }
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Refusal(`${file} is no file.`);
    if (found.size > maxImportBytes)
      throw new Refusal(`${file}: ${faultLine(tooLarge(found.size))}. Nothing was written.`);
    const decoded = decodeImport(await handle.readFile());
    if ("fault" in decoded) throw new Refusal(`${file}: ${faultLine(decoded.fault)}. Nothing was written.`);
    return decoded.text;
  } finally {
    await handle.close();
  }
}

async function municipalityId(key: string): Promise<string> {
  const all = await asOperator({ userId: nobody }, (db) =>
    db.municipality.findMany({ select: { id: true, key: true }, orderBy: { key: "asc" } }),
  );
  const found = all.find((one) => one.key === key);
  if (found) return found.id;
  throw new Refusal(
    `There is no municipality with the key "${key}". The keys are ${all.map((one) => one.key).join(", ") || "none yet"}.`,
  );
}

/** Plan and writing in one transaction, so that what was reported is what is written. */
async function importInto(
  id: string,
  text: string,
  { file, isDryRun, verifiedBy, reason }: Asked,
): Promise<ImportPlan> {
  const choices = { fileName: path.basename(file), thisYear: new Date().getFullYear(), verifiedBy, reason };
  return withMunicipality(id, { userId: nobody }, async (db) => {
    const plan = await planImport(db, text, choices);
    if (plan.faults.length === 0 && !isDryRun) await applyImport(db, plan, { userId: null });
    return plan;
  });
}

async function main(): Promise<void> {
  const given = asked(process.argv.slice(2));
  const text = await textOf(given.file);
  const database = await connect();
  try {
    const plan = await importInto(await municipalityId(given.municipality), text, given);
    const changes = plan.rows.filter(({ outcome }) => outcome !== "unchanged").length;
    process.stdout.write(`${importReport(plan)}\n`);
    if (plan.faults.length > 0) {
      process.stderr.write("Nothing was written. Correct the lines above and import the file again.\n");
      process.exitCode = 1;
    } else if (given.isDryRun) {
      process.stdout.write("Dry run: nothing was written.\n");
    } else {
      process.stdout.write(
        changes === 0
          ? "There was nothing to write.\n"
          : `Written: ${changes} ${changes === 1 ? "value" : "values"}.\n`,
      );
    }
  } finally {
    await database.stop();
  }
}

main().catch(endWith);
