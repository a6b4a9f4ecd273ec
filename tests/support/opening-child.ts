import { withPublic } from "../../app/db/door.server";
import { openDatabase } from "../../app/db/open.server";

// A process of its own that opens the database as every server does: says each step and then, in one line, what a visitor would be shown.

try {
  const database = await openDatabase({ onProgress: (step) => process.stdout.write(`${step}\n`) });
  const municipalities = await withPublic((db) => db.municipality.count());
  process.stdout.write(`${JSON.stringify({ municipalities })}\n`);
  await database.stop();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
