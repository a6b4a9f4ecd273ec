import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { can, mayEver, type Actor } from "~/domain/access/can";
import { canOwn } from "~/domain/member/queries.server";
import { DomainError, Forbidden, Invalid, Refused } from "~/domain/shared/errors";
import { addDays } from "~/domain/shared/period";
import { transition } from "~/domain/shared/state-machine";
import type { BulkForm, Chosen } from "./schema";
import { actionMachine, type ActionState } from "./states";

/** One of several chosen actions, as the page that changes them shows it. */
export interface ChosenAction {
  id: string;
  version: number;
  title: string;
  language: string;
  state: ActionState;
  ownerId: string | null;
  owner: string | null;
  startsOn: string | null;
  dueOn: string | null;
}

const columns = Prisma.sql`
  a.id, a.version, a.title, trim(a.language) AS language, a.state::text AS state, a.owner_id AS "ownerId",
  (SELECT o.name FROM person o WHERE o.municipality_id = a.municipality_id AND o.id = a.owner_id) AS owner,
  a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn"`;

/** The chosen actions that are here, by due date and title. */
export async function chosenActions(db: Db, ids: readonly string[]): Promise<ChosenAction[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<ChosenAction[]>`
    SELECT ${columns} FROM action a WHERE a.id = ANY (${ids}::uuid[])
     ORDER BY a.due_on NULLS LAST, a.title COLLATE norwegian, a.id`;
}

/**
 * Changes several actions the same way, all or none; gives how many.
 * @throws Forbidden, Invalid for an owner who is not here, Refused with the titles of the actions that stand in the way: gone, changed by
 * somebody else since they were chosen, owned by somebody else, or with a date or state that does not allow the change
 */
export async function changeActions(db: Db, actor: Actor, form: BulkForm, today: string): Promise<number> {
  const permission = form.change === "state" ? "action.transition" : "action.write";
  if (!mayEver(actor, permission)) throw new Forbidden(permission);
  const rows = await lockedInOrder(db, form.chosen);
  refuseWhere(rows, "not_yours", (row) => !can(actor, permission, row));
  const ids = rows.map(({ id }) => id);
  switch (form.change) {
    case "owner":
      if (!(await canOwn(db, form.owner))) throw new Invalid({ owner: [{ key: "forms.gone" }] });
      await db.$executeRaw`UPDATE action SET owner_id = ${form.owner}::uuid WHERE id = ANY (${ids}::uuid[])`;
      break;
    case "due": {
      const { dueOn, days = 0 } = form;
      if (dueOn === undefined) refuseWhere(rows, "no_due_date", (row) => row.dueOn === null);
      const due = (row: ChosenAction) => dueOn ?? addDays(row.dueOn ?? today, days);
      refuseWhere(rows, "due_before_start", (row) => row.startsOn !== null && due(row) < row.startsOn);
      await db.$executeRaw`
        UPDATE action SET due_on = coalesce(${dueOn ?? null}::date, due_on + ${days}::int) WHERE id = ANY (${ids}::uuid[])`;
      break;
    }
    case "state": {
      const { to, reason } = form;
      const move = (row: ChosenAction) => transition(actionMachine, row.state, to, { reason: "asked for below" });
      refuseWhere(rows, "no_such_move", (row) => !isAllowed(() => move(row)));
      const asksReason = rows.some((row) => move(row).asks?.includes("reason"));
      if (asksReason && reason === null) throw new Invalid({ reason: [{ key: "forms.missing" }] });
      await db.$executeRaw`
        UPDATE action
           SET state = ${to}::action_state, state_reason = ${asksReason ? reason : null},
               completed_on = CASE WHEN ${to} = 'completed' THEN ${today}::date END
         WHERE id = ANY (${ids}::uuid[])`;
      break;
    }
  }
  return rows.length;
}

/** All are locked in one order, so that two such changes wait for each other and never in a ring. */
async function lockedInOrder(db: Db, chosen: readonly Chosen[]): Promise<ChosenAction[]> {
  const ids = chosen.map(({ id }) => id);
  const rows = await db.$queryRaw<ChosenAction[]>`
    SELECT ${columns} FROM action a WHERE a.id = ANY (${ids}::uuid[]) ORDER BY a.id FOR UPDATE OF a`;
  if (rows.length < chosen.length) throw new Refused("action.bulk.gone", { count: chosen.length - rows.length });
  const seen = new Map(chosen.map(({ id, version }) => [id, version]));
  refuseWhere(rows, "changed", (row) => row.version !== seen.get(row.id));
  return rows;
}

function refuseWhere(rows: readonly ChosenAction[], reason: string, stands: (row: ChosenAction) => boolean): void {
  const those = rows.filter(stands);
  if (those.length === 0) return;
  const titles = those.map(({ title }) => title).join("; ");
  throw new Refused(`action.bulk.${reason}`, { count: those.length, titles });
}

function isAllowed(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
