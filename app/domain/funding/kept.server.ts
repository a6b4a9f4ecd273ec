import { Prisma } from "~/db/generated/client";
import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { Forbidden } from "~/domain/shared/errors";

/** Whose programmes, and rounds of them: the municipality's own, or the shared ones, which the operator keeps. */
export type Kept = "own" | "shared";

/** Whose is what is everybody's. */
export const sharedScope = "00000000-0000-0000-0000-000000000000";

/** What each kind takes: the permission to keep it, and the scope and municipality its rows carry. */
export const keeping = {
  own: {
    permission: "funding.write",
    scope: Prisma.sql`tiltak_municipality()`,
    municipality: Prisma.sql`tiltak_municipality()`,
  },
  shared: {
    permission: "catalogue.write",
    scope: Prisma.sql`${sharedScope}::uuid`,
    municipality: Prisma.sql`NULL::uuid`,
  },
} as const satisfies Record<Kept, { permission: Permission; scope: Prisma.Sql; municipality: Prisma.Sql }>;

/** @throws Forbidden unless the actor may keep such programmes */
export function demandKeeper(actor: Actor, kept: Kept) {
  const keeper = keeping[kept];
  if (!can(actor, keeper.permission)) throw new Forbidden(keeper.permission);
  return keeper;
}
