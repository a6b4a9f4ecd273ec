import { client, ownerClient } from "./client.server";
import type { Prisma } from "./generated/client";

// The doors. Each opens one transaction and sets who asks and whose rows may be seen, for that transaction only; the policies in the
// database look at those settings. A query outside a door fails.

declare const minted: unique symbol;

/** A database that only shows what the open door allows. Minted here and nowhere else. */
export type Db = Prisma.TransactionClient & { readonly [minted]: true };

type Door = "municipality" | "public" | "before_sign_in" | "operator";

const nobody = "00000000-0000-0000-0000-000000000000";

async function open<T>(door: Door, municipalityId: string, userId: string, run: (db: Db) => Promise<T>): Promise<T> {
  return client().$transaction(async (transaction) => run(await enter(transaction, door, municipalityId, userId)), {
    maxWait: 5_000,
    timeout: 15_000,
  });
}

async function enter(transaction: Prisma.TransactionClient, door: Door, municipalityId: string, userId: string) {
  await transaction.$queryRaw`
    SELECT /* planned once */ set_config('tiltak.door', ${door}, true),
           set_config('tiltak.municipality', ${municipalityId}, true),
           set_config('tiltak.user', ${userId}, true)`;
  return transaction as Db;
}

/** One municipality's rows, for a signed-in user. Whether the user may enter is decided before (http/visit.server.ts). */
export function withMunicipality<T>(
  municipalityId: string,
  actor: { userId: string },
  run: (db: Db) => Promise<T>,
): Promise<T> {
  return open("municipality", municipalityId, actor.userId, run);
}

/** What published municipalities show to everyone; reading only. */
export function withPublic<T>(run: (db: Db) => Promise<T>): Promise<T> {
  return open("public", nobody, nobody, run);
}

/** Users, their credentials, sessions and memberships: what finding out who asks takes, and nothing else. */
export function beforeSignIn<T>(run: (db: Db) => Promise<T>): Promise<T> {
  return open("before_sign_in", nobody, nobody, run);
}

/** Municipalities, users and the shared catalogue; no plan content. */
export function asOperator<T>(actor: { userId: string }, run: (db: Db) => Promise<T>): Promise<T> {
  return open("operator", nobody, actor.userId, run);
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
          operator: () => enter(transaction, "operator", nobody, nobody),
          municipality: (municipalityId) => enter(transaction, "municipality", municipalityId, nobody),
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
