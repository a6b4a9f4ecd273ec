import { table, type Condition, type Grant, type Permission, type Role } from "./table";

/**
 * Who asks, with the roles they hold where they ask (this municipality, network or partner). `only` narrows what their roles give, as an
 * API token does; it never adds anything.
 */
export type Actor = {
  userId: string;
  personId: string | null;
  roles: readonly Role[];
  only?: readonly Permission[] | undefined;
};

/** What conditions look at. Left out means not read from the database: the condition then refuses. Null means nobody. */
export type Row = { ownerId?: string | null; enteredById?: string | null };

const conditions: Record<Condition, (actor: Actor, row: Row) => boolean> = {
  own: ({ personId }, { ownerId }) => personId !== null && ownerId === personId,
  // Rows nobody entered (imported ones) are nobody's own.
  not_own: ({ userId }, { enteredById }) => enteredById !== undefined && enteredById !== userId,
};

function grantsOf(actor: Actor, permission: Permission): Grant[] {
  if (actor.only && !actor.only.includes(permission)) return [];
  const grants: readonly Grant[] = table[permission];
  return grants.filter((grant) => actor.roles.includes(typeof grant === "string" ? grant : grant.role));
}

/**
 * May they do this to this row? Without a row (creating, or a page that lists) only unconditional grants count: a condition
 * that cannot be evaluated refuses.
 */
export function can(actor: Actor, permission: Permission, row?: Row): boolean {
  return grantsOf(actor, permission).some(
    (grant) => typeof grant === "string" || (row !== undefined && conditions[grant.if](actor, row)),
  );
}

/** Is there any row they might do this to? For showing a page or a button where there is no row; never instead of `can`. */
export function mayEver(actor: Actor, permission: Permission): boolean {
  return grantsOf(actor, permission).length > 0;
}

/** The roles that have this permission, on every row or some. */
export const grantedRoles = (permission: Permission): Role[] =>
  (table[permission] as readonly Grant[]).map((grant) => (typeof grant === "string" ? grant : grant.role));
