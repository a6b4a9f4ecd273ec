import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { lockedProject } from "~/domain/project/locked.server";
import { Conflict, Invalid, NotFound } from "~/domain/shared/errors";
import { kronerAsTyped } from "~/domain/shared/money";
import { transition } from "~/domain/shared/state-machine";
import { fundingLink } from "./queries.server";
import { roundToName } from "./rounds.server";
import type { FundingLinkChange, FundingLinkForm, FundingMoveForm } from "./schema";
import { certaintiesOf, fundingMachine, type FundingState } from "./states";

interface LockedLink {
  state: FundingState;
  programmeId: string;
  amountOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  decidedOn: string | null;
  note: string | null;
  version: number;
}

const isGranted = (state: FundingState) => certaintiesOf(state).includes("granted");
const asTyped = (ore: number | null) => (ore === null ? "" : kronerAsTyped(ore));

/** A link as its forms show it. */
export function fundingLinkFormValues(link: Omit<LockedLink, "state">): Record<string, string> & { version: string } {
  return {
    programme: link.programmeId,
    amount: asTyped(link.amountOre),
    granted: asTyped(link.grantedOre),
    paid: asTyped(link.paidOre),
    decidedOn: link.decidedOn ?? "",
    note: link.note ?? "",
    version: String(link.version),
  };
}

/**
 * Puts money from a source behind a project; gives the link's id.
 * @throws NotFound, Forbidden, Invalid where the source does not exist, the round is not its own or the decision lies ahead
 */
export async function addFundingLink(
  db: Db,
  actor: Actor,
  projectId: string,
  form: FundingLinkForm,
  today: string,
): Promise<string> {
  await lockedProject(db, actor, "funding.write", projectId);
  refuseFuture(form.decidedOn, today);
  const round = await named(db, form);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO funding_link (project_id, programme_scope, programme_id, round_id, state, amount_ore, granted_ore, decided_on, note)
    SELECT ${projectId}::uuid, f.scope, f.id, ${round}::uuid, ${form.state}::funding_state, ${form.amount}::bigint,
           ${form.granted}::bigint, ${form.decidedOn}::date, ${form.note}
      FROM funding_programme f WHERE f.id = ${form.programme}::uuid
    RETURNING id`;
  if (!made) throw new Invalid({ programme: [{ key: "forms.gone" }] });
  return made.id;
}

/**
 * Changes a link's source and sums; its certainty moves by `moveFundingLink`.
 * @throws NotFound, Forbidden, Conflict with the link as it stands, Invalid where a sum does not fit its state
 */
export async function changeFundingLink(
  db: Db,
  actor: Actor,
  projectId: string,
  linkId: string,
  form: FundingLinkChange,
  today: string,
): Promise<void> {
  const link = await lockedLink(db, actor, projectId, linkId, form.version);
  refuseFuture(form.decidedOn, today);
  if (isGranted(link.state)) {
    if (form.granted === null) throw new Invalid({ granted: [{ key: "funding.form.grantedNeeded" }] });
    if (form.paid !== null && form.paid > form.granted)
      throw new Invalid({ paid: [{ key: "funding.form.paidTooMuch" }] });
    if (link.state === "paid" || link.state === "reported") refuseUnpaid(form.paid);
    refuseWhole(link.state, form.granted, form.amount);
  } else {
    if (form.granted !== null) throw new Invalid({ granted: [{ key: "funding.form.notGrantedYet" }] });
    if (form.paid !== null) throw new Invalid({ paid: [{ key: "funding.form.notGrantedYet" }] });
  }
  const round = await named(db, form);
  // A round belongs to its programme: with another it goes, unless one of that is named.
  const written = await db.$executeRaw`
    UPDATE funding_link l
       SET round_id = CASE WHEN ${round !== null} THEN ${round}::uuid
                           WHEN ${form.round === undefined} AND l.programme_id = f.id THEN l.round_id END,
           programme_scope = f.scope, programme_id = f.id, amount_ore = ${form.amount}::bigint, granted_ore = ${form.granted}::bigint,
           paid_ore = ${form.paid}::bigint, decided_on = ${form.decidedOn}::date, note = ${form.note}
      FROM funding_programme f
     WHERE l.id = ${linkId}::uuid AND f.id = ${form.programme}::uuid`;
  if (written === 0) throw new Invalid({ programme: [{ key: "forms.gone" }] });
}

/**
 * Moves a link to another certainty, by the state table, with the sum the move brings: what was granted, or what has been paid of it.
 * @throws NotFound, Forbidden, Conflict with the link as it stands, Refused when a guard stands against it, Invalid for a sum that is
 * missing or does not fit
 */
export async function moveFundingLink(
  db: Db,
  actor: Actor,
  projectId: string,
  linkId: string,
  { to, granted, paid, decidedOn, version }: FundingMoveForm,
  today: string,
): Promise<void> {
  const link = await lockedLink(db, actor, projectId, linkId, version);
  const { hasClosedRound } = await fundingLink(db, projectId, linkId);
  transition(fundingMachine, link.state, to, { hasClosedRound });
  refuseFuture(decidedOn, today);
  const now = {
    granted: isGranted(to) ? (granted ?? link.grantedOre) : null,
    paid: to === "paid" ? paid : link.paidOre,
    decidedOn: decidedOn ?? link.decidedOn,
  };
  if (isGranted(to) && now.granted === null) throw new Invalid({ granted: [{ key: "funding.form.grantedNeeded" }] });
  if (now.granted !== null) refuseWhole(to, now.granted, link.amountOre);
  if (to === "paid") refuseUnpaid(now.paid);
  if (now.paid !== null && now.paid > (now.granted ?? 0))
    throw new Invalid({ paid: [{ key: "funding.form.paidTooMuch" }] });
  await db.$executeRaw`
    UPDATE funding_link
       SET state = ${to}::funding_state, granted_ore = ${now.granted}::bigint, paid_ore = ${now.paid}::bigint,
           decided_on = ${now.decidedOn}::date
     WHERE id = ${linkId}::uuid`;
}

/** The round a link's form names, if any. @throws Invalid where it is another programme's */
async function named(db: Db, form: { programme: string; round?: string | undefined }): Promise<string | null> {
  return form.round === undefined || form.round === "none" ? null : roundToName(db, form.programme, form.round);
}

async function lockedLink(
  db: Db,
  actor: Actor,
  projectId: string,
  linkId: string,
  version: number,
): Promise<LockedLink> {
  await lockedProject(db, actor, "funding.write", projectId);
  const [link] = await db.$queryRaw<LockedLink[]>`
    SELECT state::text AS state, programme_id AS "programmeId", amount_ore::float8 AS "amountOre", granted_ore::float8 AS "grantedOre",
           paid_ore::float8 AS "paidOre", decided_on::text AS "decidedOn", note, version
      FROM funding_link WHERE id = ${linkId}::uuid AND project_id = ${projectId}::uuid FOR UPDATE`;
  if (!link) throw new NotFound("funding link");
  if (link.version !== version) throw new Conflict(fundingLinkFormValues(link));
  return link;
}

function refuseFuture(day: string | null, today: string): void {
  if (day !== null && day > today) throw new Invalid({ decidedOn: [{ key: "funding.form.decidedAhead" }] });
}

function refuseUnpaid(paid: number | null): void {
  if (paid === null) throw new Invalid({ paid: [{ key: "funding.form.paidNeeded" }] });
}

/** What is granted in part is less than what was applied for. */
function refuseWhole(state: FundingState, granted: number, amount: number | null): void {
  if (state === "partly_granted" && amount !== null && granted >= amount) {
    throw new Invalid({ granted: [{ key: "funding.form.notInPart" }] });
  }
}
