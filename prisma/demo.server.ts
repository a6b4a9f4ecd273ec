import { asOperator, withMunicipality, type Db } from "~/db/door.server";
import { passwordHash } from "~/domain/session/password.server";
import type { IsoDate } from "~/domain/shared/period";
import { accounts, examples } from "./demo/accounts";
import { calendar } from "./demo/calendar";
import { plantChallenges } from "./demo/challenges.server";
import { plantCommitments } from "./demo/commitments.server";
import { plantMessages } from "./demo/messages.server";
import { plantMembership, plantQuietMembers } from "./demo/network.server";
import { plantNetworkLife } from "./demo/network-life.server";
import { plantReviews } from "./demo/reviews.server";
import { plantExample, plantLast } from "./demo/planting.server";
import { plantPublication } from "./demo/publications.server";
import { plantProposals } from "./demo/proposals.server";
import { plantService, serviceAccounts } from "./demo/service.server";
import { plantedId } from "./seed/identity";

/** Whom one can sign in as in the demo, all with the same password. */
export const demoAccounts: { password: string; accounts: { email: string; role: string }[] } = {
  password: "tiltak-demo",
  accounts: [...accounts.filter(({ signsIn }) => signsIn), ...serviceAccounts]
    .map(({ email, role }) => ({ email, role: role.replaceAll("_", " ") }))
    .sort((a, b) => Number(b.email === "planner@alesund.example") - Number(a.email === "planner@alesund.example")),
};

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };

/**
 * Adds to the seeded municipalities what no source holds: people with accounts in all five, and an example plan in Ålesund and Bærum,
 * with dates around `today`. Once: a municipality that is a demo already is left as it is. Needs the doors (DATABASE_RUNTIME_URL).
 */
export async function loadDemo({
  password = demoAccounts.password,
  today,
  onProgress = () => undefined,
}: {
  password?: string;
  today?: IsoDate;
  onProgress?: (message: string) => void;
} = {}): Promise<{ loaded: string[] }> {
  const municipalities = await asOperator(nobody, (db) =>
    db.municipality.findMany({
      where: { isDemo: false },
      select: { id: true, key: true, name: true },
      orderBy: { key: "asc" },
    }),
  );
  const wanted = municipalities.filter(({ key }) => accounts.some(({ municipality }) => municipality === key));
  if (wanted.length === 0) return { loaded: [] };
  onProgress("Loading the examples of the demo");
  const hash = await passwordHash(password);
  await plantAccounts(hash);
  await plantService(hash);
  const days = calendar(today);
  await plantQuietMembers();
  for (const municipality of wanted) await plantMunicipality(municipality, days);
  await plantNetworkLife(days);
  await plantReviews(days.today, wanted);
  await plantMessages();
  await plantChallenges(days);
  await plantProposals(days);
  // Last: what is published is what stands there when all examples do.
  for (const municipality of wanted) {
    const planner = accounts.find((one) => one.municipality === municipality.key && one.role === "planner");
    if (planner) await plantPublication(municipality, userId(planner.email));
  }
  return { loaded: wanted.map(({ key }) => key) };
}

/** Users before anything that names them; a rerun after a crash finds them there. */
async function plantAccounts(hash: string): Promise<void> {
  await asOperator(nobody, async (db) => {
    const users = accounts.map(({ email, name }) => ({ id: userId(email), email, name }));
    await db.user.createMany({ data: users, skipDuplicates: true });
    const credentials = accounts.filter(({ signsIn }) => signsIn);
    await db.credential.createMany({
      data: credentials.map(({ email }) => ({ userId: userId(email), passwordHash: hash })),
      skipDuplicates: true,
    });
  });
}

/** One municipality in one transaction, and its latest events each by the one who did it. */
async function plantMunicipality({ id, key }: { id: string; key: string }, days: ReturnType<typeof calendar>) {
  const own = accounts.filter(({ municipality }) => municipality === key);
  const planner = own.find(({ role }) => role === "planner");
  if (planner === undefined) throw new Error(`the demo has no planner for ${key}`);
  const example = examples.find((one) => one.key === key);
  const last = example?.last ?? [];
  const isNew = await withMunicipality(id, { userId: userId(planner.email) }, async (db) => {
    // Two programs that start at once: the second waits here, and finds it done.
    const [row] = await db.$queryRaw<
      { is_demo: boolean }[]
    >`SELECT is_demo FROM municipality WHERE id = ${id}::uuid FOR UPDATE`;
    if (row?.is_demo !== false) return false;
    await plantMembers(db, own, days.today);
    if (example) await plantExample(db, example, days, (name) => userOf(own, name));
    await db.municipality.update({ where: { id }, data: { isDemo: true } });
    return true;
  });
  if (!isNew) return;
  await plantMembership({ id, key }, userId(planner.email));
  for (const event of last) {
    const actor = userOf(own, event.by);
    if (actor === null) throw new Error(`${event.by} has no account in the demo of ${key}`);
    await withMunicipality(id, { userId: actor }, (db) => plantLast(db, event, key, days, actor));
  }
  await plantCommitments({ id, key }, userId(planner.email), days);
}

async function plantMembers(db: Db, own: typeof accounts, today: IsoDate): Promise<void> {
  await db.membership.createMany({
    data: own.map(({ email, role }) => ({
      id: plantedId("demo membership", email, role),
      userId: userId(email),
      role,
      validFrom: new Date(`${today}T00:00:00Z`),
    })),
  });
}

const userId = (email: string) => plantedId("demo user", email);

function userOf(own: typeof accounts, name: string): string | null {
  const account = own.find((one) => one.name === name);
  return account === undefined ? null : userId(account.email);
}
