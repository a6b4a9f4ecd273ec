import { startEmbedded } from "../../app/db/embedded.server";

// A process of its own for the tests of the embedded server: says one line when PostgreSQL answers or refuses, then waits for its end.

try {
  const { adminUrl, ownerUrl } = await startEmbedded({ dataDir: process.argv[2] ?? "", throwaway: true });
  process.stdout.write(`${JSON.stringify({ adminUrl, ownerUrl })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refusal: error instanceof Error ? error.message : String(error) })}\n`);
  process.exit(1);
}
