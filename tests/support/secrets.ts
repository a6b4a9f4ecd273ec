import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { disconnect } from "../../app/db/client.server";
import { asOperator, withJobs, withMunicipality } from "../../app/db/door.server";
import { provideEnvironment } from "../../app/env.server";
import { demoAccounts } from "../../prisma/demo.server";
import type { BrowserServer } from "../setup/browser-server";
import type { Secret } from "./leaks";

/** Where the browser tests write what they planted. */
export const secretsVariable = "TILTAK_TEST_SECRETS";

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };

/** Notes something that must not turn up in the server's log. */
export function plant(what: string, value: string): void {
  const file = process.env[secretsVariable];
  if (file) appendFileSync(file, `${JSON.stringify({ what, value })}\n`);
}

/** What was planted, and what the database knows: names and addresses of people, what links in mails open, the demo's password. */
export async function secretsOf({ runtimeUrl }: BrowserServer): Promise<Secret[]> {
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    const { people, places } = await asOperator(nobody, async (db) => ({
      people: await db.user.findMany({ select: { name: true, email: true } }),
      places: await db.municipality.findMany({ select: { id: true } }),
    }));
    const owners: string[] = [];
    for (const { id } of places) {
      const persons = await withMunicipality(id, nobody, (db) => db.person.findMany({ select: { name: true } }));
      owners.push(...persons.map(({ name }) => name));
    }
    const mails = await withJobs((db) => db.outboxMessage.findMany({ select: { text: true, recipient: true } }));
    // A name of one word may be a word of ours too.
    const names = [...people.map(({ name }) => name), ...owners].filter((name) => name.trim().includes(" "));
    return [
      { what: "the demo's password", value: demoAccounts.password },
      ...[...new Set(names)].map((value) => ({ what: "a name", value })),
      ...people.map(({ email }) => ({ what: "an address", value: email })),
      ...mails.map(({ recipient }) => ({ what: "a recipient", value: recipient })),
      ...mails.flatMap(({ text }) =>
        (text.match(/[\w-]{20,}/g) ?? []).map((value) => ({ what: "a link's token", value })),
      ),
      ...planted(),
    ];
  } finally {
    await disconnect();
  }
}

function planted(): Secret[] {
  const file = process.env[secretsVariable];
  if (!file || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Secret);
}
