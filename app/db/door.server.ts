import { client, ownerClient } from "./client.server";
import type { Prisma } from "./generated/client";

// The doors. Each opens one transaction and sets who asks and whose rows may be seen, for that transaction only; the policies in the
// database look at those settings. A query outside a door fails.

declare const minted: unique symbol;

/** A database that only shows what the open door allows. Minted here and nowhere else. */
export type Db = Prisma.TransactionClient & { readonly [minted]: true };

/** Where a door leads, and who goes through it. What is left out is nobody or nothing. */
type Way =
  | { door: "municipality"; municipalityId: string; userId: string; via?: Via | undefined }
  | { door: "network"; networkId: string; userId: string; via?: Via | undefined }
  | { door: "partner"; partnerId: string; userId: string }
  | { door: "operator" | "account"; userId: string }
  | { door: "public" | "before_sign_in" }
  | { door: "jobs"; via: Via };

/** By what means something is done, when not by a person on a page; the history keeps it. */
export type Via = "import" | "job" | "sign_in_domain";

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * How long a door may stay open, in milliseconds. A file is written while its rows are read; nothing can be changed meanwhile, and each of
 * its statements has an end of its own.
 */
const openFor = { page: 15_000, file: 120_000 };
type OpenFor = keyof typeof openFor;

async function open<T>(way: Way, run: (db: Db) => Promise<T>, span: OpenFor = "page"): Promise<T> {
  return client().$transaction(
    async (transaction) => {
      const db = await enter(transaction, way);
      if (span === "file") {
        await db.$executeRaw`SET TRANSACTION READ ONLY`;
        await db.$executeRaw`SET LOCAL statement_timeout = '30s'`;
      }
      return run(db);
    },
    { maxWait: 5_000, timeout: openFor[span] },
  );
}

/**
 * Whose rows a door shows is known when a statement runs, not when it is planned: PostgreSQL then expects few, plans to look things up row by
 * row, and takes seconds to minutes where there are many. Through the doors that lists are read in it joins them whole instead (docs/decisions/0013).
 */
const joinsWhole: readonly Way["door"][] = ["municipality", "network", "public"];

async function enter(transaction: Prisma.TransactionClient, way: Way) {
  const { door, municipalityId, networkId, partnerId, userId, via } = {
    municipalityId: nobody,
    networkId: nobody,
    partnerId: nobody,
    userId: nobody,
    via: undefined,
    ...way,
  };
  await transaction.$queryRaw`
    SELECT /* planned once */ set_config('tiltak.door', ${door}, true),
           set_config('tiltak.municipality', ${municipalityId}, true),
           set_config('tiltak.network', ${networkId}, true),
           set_config('tiltak.partner', ${partnerId}, true),
           set_config('tiltak.user', ${userId}, true),
           set_config('tiltak.via', ${via ?? ""}, true),
           set_config('enable_nestloop', CASE WHEN ${joinsWhole.includes(door)} THEN 'off' ELSE current_setting('enable_nestloop') END, true)`;
  return transaction as Db;
}

/** One municipality's rows, for a signed-in user. Whether the user may enter is decided before (http/visit.server.ts). */
export function withMunicipality<T>(
  municipalityId: string,
  actor: { userId: string; via?: Via },
  run: (db: Db) => Promise<T>,
): Promise<T> {
  return open({ door: "municipality", municipalityId, userId: actor.userId, via: actor.via }, run);
}

/** One network's rows, for a signed-in user who belongs to it; `span` "file" keeps it open longer, for reading alone. */
export function withNetwork<T>(
  networkId: string,
  actor: { userId: string },
  run: (db: Db) => Promise<T>,
  span?: OpenFor,
): Promise<T> {
  return open({ door: "network", networkId, userId: actor.userId }, run, span);
}

/** One partner's rows, for a signed-in user who belongs to it. */
export function withPartner<T>(partnerId: string, actor: { userId: string }, run: (db: Db) => Promise<T>): Promise<T> {
  return open({ door: "partner", partnerId, userId: actor.userId }, run);
}

/** What is a signed-in user's own, whatever they belong to: account, sessions, proofs of identity, memberships. */
export function withAccount<T>(actor: { userId: string }, run: (db: Db) => Promise<T>): Promise<T> {
  return asOneself(actor, async (doors) => run(await doors.account()));
}

/** What published municipalities show to everyone; reading only. `span` "file" keeps it open longer. */
export function withPublic<T>(run: (db: Db) => Promise<T>, span?: OpenFor): Promise<T> {
  return open({ door: "public" }, run, span);
}

/** Users, their credentials, sessions and memberships: what finding out who asks takes, and nothing else. */
export function beforeSignIn<T>(run: (db: Db) => Promise<T>): Promise<T> {
  return open({ door: "before_sign_in" }, run);
}

/**
 * Makes a municipality and lets `furnish` in by its own door, once, before anybody else is there; then the operator's door is open again.
 * Gives the new id. It leads to no municipality that is there already.
 */
export type Found = (
  municipality: Prisma.MunicipalityUncheckedCreateInput & { id?: never },
  furnish: (db: Db) => Promise<unknown>,
) => Promise<string>;

/** Municipalities, users and the shared catalogue; no plan content. */
export function asOperator<T>(actor: { userId: string }, run: (db: Db, found: Found) => Promise<T>): Promise<T> {
  const { userId } = actor;
  return open({ door: "operator", userId }, (db) =>
    run(db, async (municipality, furnish) => {
      const { id } = await db.municipality.create({ data: municipality, select: { id: true } });
      await furnish(await enter(db, { door: "municipality", municipalityId: id, userId }));
      await enter(db, { door: "operator", userId });
      return id;
    }),
  );
}

/** What the worker sees: the outbox, and what has outlived its time. No plan content. */
export function withJobs<T>(run: (db: Db) => Promise<T>): Promise<T> {
  return open({ door: "jobs", via: "job" }, run);
}

/**
 * Each municipality's rows in turn, for a job that goes through all: by its own door, with nobody as the user, so that the history tells that a
 * job did it. One transaction each; where one fails the others are still gone through, and then the first failure is thrown.
 */
export async function inEachMunicipality(
  run: (db: Db, municipality: { id: string; key: string }) => Promise<unknown>,
): Promise<void> {
  const municipalities = await withJobs((db) =>
    db.municipality.findMany({ select: { id: true, key: true }, orderBy: { key: "asc" } }),
  );
  const failures: unknown[] = [];
  for (const municipality of municipalities) {
    const way: Way = { door: "municipality", municipalityId: municipality.id, userId: nobody, via: "job" };
    await open(way, (db) => run(db, municipality)).catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0) throw failures[0];
}

/** As `inEachMunicipality`, for the networks. */
export async function inEachNetwork(
  run: (db: Db, network: { id: string; key: string }) => Promise<unknown>,
): Promise<void> {
  const networks = await withJobs((db) =>
    db.network.findMany({ select: { id: true, key: true }, orderBy: { key: "asc" } }),
  );
  const failures: unknown[] = [];
  for (const network of networks) {
    const way: Way = { door: "network", networkId: network.id, userId: nobody, via: "job" };
    await open(way, (db) => run(db, network)).catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0) throw failures[0];
}

/** The doors of somebody who accepts an invitation, in one transaction. Each shuts the one before it. */
export interface InvitedDoors {
  beforeSignIn(): Promise<Db>;
  municipality(municipalityId: string, actor: { userId: string }): Promise<Db>;
  network(networkId: string, actor: { userId: string }): Promise<Db>;
  partner(partnerId: string, actor: { userId: string }): Promise<Db>;
  operator(actor: { userId: string }): Promise<Db>;
}

/**
 * One transaction for joining: before sign-in the invitation is read and the account made, then the door it invites to takes the new
 * member in. Whole or not at all.
 */
export async function byInvitation<T>(run: (doors: InvitedDoors) => Promise<T>): Promise<T> {
  return client().$transaction(
    (transaction) =>
      run({
        beforeSignIn: () => enter(transaction, { door: "before_sign_in" }),
        municipality: (municipalityId, { userId }) =>
          enter(transaction, { door: "municipality", municipalityId, userId }),
        network: (networkId, { userId }) => enter(transaction, { door: "network", networkId, userId }),
        partner: (partnerId, { userId }) => enter(transaction, { door: "partner", partnerId, userId }),
        operator: ({ userId }) => enter(transaction, { door: "operator", userId }),
      }),
    { maxWait: 5_000, timeout: 15_000 },
  );
}

/** The doors of somebody who goes through everything that is theirs, wherever they belong or belonged, in one transaction. */
export interface OwnDoors {
  account(): Promise<Db>;
  municipality(municipalityId: string): Promise<Db>;
  network(networkId: string): Promise<Db>;
  partner(partnerId: string): Promise<Db>;
  operator(): Promise<Db>;
}

/**
 * What is a signed-in user's own, wherever it is: the account's door tells where they belong or belonged, and those doors are then walked, and
 * no others. Each shuts the one before it. Whole or not at all.
 */
export async function asOneself<T>({ userId }: { userId: string }, run: (doors: OwnDoors) => Promise<T>): Promise<T> {
  return client().$transaction(
    (transaction) =>
      run({
        account: () => enter(transaction, { door: "account", userId }),
        municipality: (municipalityId) => enter(transaction, { door: "municipality", municipalityId, userId }),
        network: (networkId) => enter(transaction, { door: "network", networkId, userId }),
        partner: (partnerId) => enter(transaction, { door: "partner", partnerId, userId }),
        operator: () => enter(transaction, { door: "operator", userId }),
      }),
    { maxWait: 5_000, timeout: 30_000 },
  );
}

/** The doors of a rehearsal. Each shuts the one before it, and nothing that is written before them stays. */
export interface RehearsalDoors {
  /** What nobody in particular would see of this municipality through the network's door; of its other members nothing is shared there. */
  network(networkId: string): Promise<Db>;
}

/** Carries the answer of a rehearsal out of the transaction it rolls back. */
class Rehearsed<T> {
  readonly answer: T;

  constructor(answer: T) {
    this.answer = answer;
  }
}

/**
 * What somebody else would see of a municipality if it were changed like this: `run` writes through the municipality's own door, then walks
 * to the others and reads there, by the policies that will hold. Always rolled back, also when all goes well.
 */
export async function rehearse<T>(
  municipalityId: string,
  { userId }: { userId: string },
  run: (db: Db, doors: RehearsalDoors) => Promise<T>,
): Promise<T> {
  try {
    return await client().$transaction(
      async (transaction): Promise<T> => {
        const db = await enter(transaction, { door: "municipality", municipalityId, userId });
        const answer = await run(db, {
          network: async (networkId) => {
            const there = await enter(transaction, { door: "network", networkId, userId: nobody });
            await there.$queryRaw`SELECT set_config('tiltak.only', ${municipalityId}, true)`;
            return there;
          },
        });
        // Not an error, but the only way a transaction of Prisma ends without its writes.
        throw new Rehearsed(answer);
      },
      { maxWait: 5_000, timeout: 15_000 },
    );
  } catch (ended) {
    if (ended instanceof Rehearsed) return ended.answer as T;
    throw ended;
  }
}

/** The doors of one transaction. Each shuts the one before it: the `Db` given last is the only one that still means what it says. */
export interface OwnersDoors {
  operator(): Promise<Db>;
  municipality(municipalityId: string): Promise<Db>;
}

/**
 * One transaction as the tables' owner, who alone may write the shared catalogue: for the seed, which plants catalogue and
 * municipalities whole or not at all. The owner is bound by the policies too, and so walks from door to door.
 */
export async function asOwner<T>(ownerUrl: string, run: (doors: OwnersDoors) => Promise<T>): Promise<T> {
  const owner = ownerClient(ownerUrl);
  try {
    return await owner.$transaction(
      (transaction) =>
        run({
          operator: () => enter(transaction, { door: "operator", userId: nobody }),
          municipality: (municipalityId) =>
            enter(transaction, { door: "municipality", municipalityId, userId: nobody }),
        }),
      { maxWait: 30_000, timeout: 120_000 },
    );
  } finally {
    await owner.$disconnect();
  }
}

/** Whether the database answers within a few seconds; asks no table. A database that hangs is as good as none. */
export async function databaseAnswers(milliseconds = 3_000): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, false).unref());
  try {
    const answered = client().$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    return await Promise.race([answered, late]);
  } catch {
    return false;
  }
}
