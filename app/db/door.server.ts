import { client } from "./client.server";
import type { Prisma } from "./generated/client";

// The doors. Each opens one transaction and sets who asks and whose rows may be seen, for that transaction only; the policies in the
// database look at those settings. A query outside a door fails.

declare const minted: unique symbol;

/** A database that only shows what the open door allows. Minted here and nowhere else. */
export type Db = Prisma.TransactionClient & { readonly [minted]: true };

type Door = "municipality" | "public" | "before_sign_in" | "operator";

const nobody = "00000000-0000-0000-0000-000000000000";

async function open<T>(door: Door, municipalityId: string, userId: string, run: (db: Db) => Promise<T>): Promise<T> {
  return client().$transaction(
    async (transaction) => {
      await transaction.$queryRaw`
        SELECT set_config('tiltak.door', ${door}, true),
               set_config('tiltak.municipality', ${municipalityId}, true),
               set_config('tiltak.user', ${userId}, true)`;
      return run(transaction as Db);
    },
    { maxWait: 5_000, timeout: 15_000 },
  );
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

/** Whether the database answers; asks no table. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await client().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
