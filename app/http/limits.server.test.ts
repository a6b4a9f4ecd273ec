import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { TooMany } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../tests/support/database";
import { countAttempt } from "./limits.server";

let database: TestDatabase;
const rows = () =>
  connected(database.runtimeUrl, async (client) => {
    const { rows } = await client.query<{ key: string; points: number }>("SELECT key, points FROM rate_limit");
    return rows;
  });

beforeAll(async () => {
  database = await testDatabase("empty");
  provideEnvironment({
    MODE: "test",
    DATABASE_RUNTIME_URL: database.runtimeUrl,
    LIMIT_PER_ACCOUNT: "4",
    LIMIT_PER_ADDRESS: "6",
  });
});

beforeEach(() => connected(database.runtimeUrl, async (client) => void (await client.query("DELETE FROM rate_limit"))));

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const tries = async (
  count: number,
  address: string | null,
  account?: string,
  kind: "sign_in" | "reset" = "sign_in",
) => {
  const answers = await Promise.allSettled(
    Array.from({ length: count }, () => countAttempt(kind, { address, account })),
  );
  return answers.map((answer) => answer.status === "fulfilled");
};
const let_in = (answers: boolean[]) => answers.filter(Boolean).length;

describe("attempts", () => {
  it("are counted by account from wherever they come, also when all come at once", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        countAttempt("sign_in", { address: `192.0.2.${index}`, account: "kari@asker.example" }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(TooMany);
    const { seconds } = refused?.reason as TooMany;
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it("are counted by network address, whatever the account", async () => {
    for (let index = 0; index < 6; index++) {
      await countAttempt("sign_in", { address: "192.0.2.1", account: `${index}@asker.example` });
    }
    await expect(countAttempt("sign_in", { address: "192.0.2.1", account: "new@asker.example" })).rejects.toThrow(
      TooMany,
    );
    await countAttempt("sign_in", { address: "192.0.2.2", account: "new@asker.example" });
  });

  it.each([
    ["2001:db8::1", "2001:db8:0:0:ffff::2", false],
    ["2001:db8:0:1::1", "2001:db8:0:2::1", true],
    ["::ffff:192.0.2.9", "192.0.2.9", false],
    ["2001:0db8:0000:0003::1", "2001:db8:0:3::99", false],
  ])("of %s and %s: apart is %s", async (one, another, apart) => {
    expect(let_in(await tries(6, one))).toBe(6);
    expect(let_in(await tries(1, another))).toBe(apart ? 1 : 0);
  });

  it("that succeed are taken back, and clear the account", async () => {
    for (let index = 0; index < 3; index++) {
      await expect(tries(3, "192.0.2.1", "kari@asker.example")).resolves.toEqual([true, true, true]);
      const attempt = await countAttempt("sign_in", { address: null, account: "kari@asker.example" });
      await attempt.succeeded();
      await connected(database.runtimeUrl, (client) =>
        client.query("DELETE FROM rate_limit WHERE key LIKE 'sign_in_address%'"),
      );
    }
    const attempt = await countAttempt("sign_in", { address: "192.0.2.3" });
    await attempt.succeeded();
    expect(let_in(await tries(9, "192.0.2.3"))).toBe(6);
  });

  it("of one kind do not use up another's", async () => {
    await tries(9, "192.0.2.1", "kari@asker.example");
    expect(let_in(await tries(9, "192.0.2.1", "kari@asker.example", "reset"))).toBe(2);
  });

  it("are kept for all servers, under keys that tell nothing", async () => {
    await tries(9, "192.0.2.1", "kari@asker.example");
    // Another server has connections of its own and finds the same counters.
    await disconnect();
    expect(let_in(await tries(1, null, "kari@asker.example"))).toBe(0);
    const kept = await rows();
    expect(kept).toHaveLength(2);
    for (const { key } of kept) expect(key).toMatch(/^sign_in_(account|address):[\w-]{43}$/);
  });

  it("are let in again when the time is over", async () => {
    await tries(9, null, "kari@asker.example");
    await connected(database.runtimeUrl, (client) =>
      client.query("UPDATE rate_limit SET expire = $1", [Date.now() - 1]),
    );
    expect(let_in(await tries(9, null, "kari@asker.example"))).toBe(4);
  });
});
