import { afterAll, beforeAll, expect, it } from "vitest";
import { connected } from "~/db/connect.server";
import { drift } from "~/db/drift.server";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

it("finds that prisma/schema and the migrations describe the same database", async () => {
  expect(await drift({ ownerUrl: database.ownerUrl })).toBe("");
});

// That the comparison sees what it should: each change made here on purpose must show.
it.each([
  ["a table", "CREATE TABLE stray (id int PRIMARY KEY)", 'DROP TABLE "stray"'],
  ["a column", "ALTER TABLE municipality ADD COLUMN stray text", 'DROP COLUMN "stray"'],
  ["nullability", "ALTER TABLE municipality ALTER COLUMN name DROP NOT NULL", '"name" SET NOT NULL'],
  ["an enum's value", "ALTER TYPE funding_type ADD VALUE 'stray'", '"funding_type_new"'],
  ["a key", "ALTER TABLE credential DROP CONSTRAINT credential_user_id_fkey", "ADD CONSTRAINT"],
])("sees %s that only the database has", async (_what, change, expected) => {
  const changed = await testDatabase();
  try {
    await connected(changed.ownerUrl, (client) => client.query(change));
    expect(await drift({ ownerUrl: changed.ownerUrl })).toContain(expected);
  } finally {
    await changed.drop();
  }
});
