import type { Db } from "~/db/door.server";
import { NotFound } from "~/domain/shared/errors";
import type { FundingState } from "./states";
import type { FundingType } from "./types";

/** Money from one source for one project. Sums are øre. */
export interface FundingLink {
  id: string;
  state: FundingState;
  programmeId: string;
  programme: string;
  provider: string;
  type: FundingType;
  /** The language the programme's texts are written in. */
  language: string;
  isShared: boolean;
  amountOre: number | null;
  grantedOre: number | null;
  paidOre: number | null;
  decidedOn: string | null;
  note: string | null;
  isExample: boolean;
  /** The round it is for, the last day of it, and whether that has passed. */
  roundId: string | null;
  closesOn: string | null;
  hasClosedRound: boolean;
  version: number;
}

/** A project's funding links, surest first. */
export async function projectFunding(db: Db, projectId: string): Promise<FundingLink[]> {
  return db.$queryRaw<FundingLink[]>`
    SELECT l.id, l.state::text AS state, f.id AS "programmeId", f.name AS programme, f.provider, f.type::text AS type,
           trim(f.language) AS language, f.municipality_id IS NULL AS "isShared", l.amount_ore::float8 AS "amountOre",
           l.granted_ore::float8 AS "grantedOre", l.paid_ore::float8 AS "paidOre", l.decided_on::text AS "decidedOn", l.note,
           l.is_example AS "isExample", l.round_id AS "roundId", r.closes_on::text AS "closesOn",
           coalesce(r.closes_on < tiltak_today(), false) AS "hasClosedRound", l.version
      FROM funding_link l
      JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id
      LEFT JOIN funding_round r ON r.scope = l.programme_scope AND r.programme_id = l.programme_id AND r.id = l.round_id
     WHERE l.project_id = ${projectId}::uuid
     ORDER BY array_position(ARRAY['reported', 'paid', 'granted', 'partly_granted', 'applied', 'planned', 'identified'], l.state::text),
              f.name COLLATE norwegian, l.id`;
}

/** One funding link of a project. Throws NotFound, also where the link is another project's. */
export async function fundingLink(db: Db, projectId: string, linkId: string): Promise<FundingLink> {
  const links = await projectFunding(db, projectId);
  const link = links.find(({ id }) => id === linkId);
  if (!link) throw new NotFound("funding link");
  return link;
}
