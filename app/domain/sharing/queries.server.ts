import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { NotFound } from "../shared/errors";
import type { IsoDate } from "../shared/period";
import { nothingFrom, type Grant, type Grants, type SharingSubject } from "./levels";
import type { MembershipState } from "./states";

/** A network that has asked the municipality of the open door, or that it belongs or belonged to, and what it is shown. */
export interface SharingNetwork {
  id: string;
  key: string;
  name: string;
  state: MembershipState;
  wave: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  /** Of the membership. */
  version: number;
  grants: Grants;
  /** Of all grants together: each change of one raises it. */
  grantsVersion: number;
}

type Row = Omit<SharingNetwork, "grants"> & { stored: Partial<Record<SharingSubject, Grant>> | null; today: IsoDate };

const shownTo = Prisma.sql`
  SELECT n.id, n.key, n.name, b.state::text AS state, b.wave, b.asked_at AS "askedAt", b.answered_at AS "answeredAt", b.version,
         tiltak_today()::text AS today, g.stored, coalesce(g.version, 0) AS "grantsVersion"
    FROM network_membership b
    JOIN network n ON n.id = b.network_id
    LEFT JOIN LATERAL (
      SELECT jsonb_object_agg(s.subject, jsonb_build_object('level', s.level, 'from', s.from_on)) AS stored, sum(s.version)::int AS version
        FROM sharing_grant s WHERE s.municipality_id = b.municipality_id AND s.network_id = b.network_id) g ON true
   WHERE b.municipality_id = tiltak_municipality()`;

const networkOf = ({ stored, today, ...row }: Row): SharingNetwork => ({
  ...row,
  grants: { ...nothingFrom(today), ...stored },
});

/** All of them: those that wait for an answer first, then by name, Å last. One query. */
export async function sharingNetworks(db: Db): Promise<SharingNetwork[]> {
  const rows = await db.$queryRaw<Row[]>`
    ${shownTo} ORDER BY array_position(ARRAY['asked', 'joined', 'declined', 'left'], b.state::text), n.name COLLATE norwegian, n.id`;
  return rows.map(networkOf);
}

/** One of them, by its key. @throws NotFound */
export async function sharingNetwork(db: Db, key: string): Promise<SharingNetwork> {
  const [row] = await db.$queryRaw<Row[]>`${shownTo} AND n.key = ${key}`;
  if (!row) throw new NotFound("network");
  return networkOf(row);
}
