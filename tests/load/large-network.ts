import { namedId } from "./large-plan";

// Two networks over the large database: one of all municipalities, one of the last five. Every member shares everything in detail. Each
// statement runs by the door that people would use: the network asks, the municipality answers and grants.

/** How many members the small network has. */
export const few = 5;

export interface BenchNetwork {
  key: string;
  id: string;
}

const named = (key: string): BenchNetwork => ({ key, id: namedId(`bench network ${key}`) });
export const networks = { all: named("bench-all"), few: named("bench-few") };

/** Run by the operator's door. $1 id, $2 key. */
export const network = `INSERT INTO network (id, key, name) VALUES ($1::uuid, $2, 'Storbynettverket ' || $2)`;

/** Run by the network's door. $1 network, $2 leader. */
export const leader = `
  INSERT INTO network_member (network_id, user_id, role, valid_from) VALUES ($1::uuid, $2::uuid, 'network_leader', tiltak_today() - 400)`;

/** Run by the network's door. $1 network, $2 municipality. */
export const asks = `INSERT INTO network_membership (network_id, municipality_id) VALUES ($1::uuid, $2::uuid)`;

/** Run by the municipality's door, after it was asked. $1 network. */
export const joins = `
  UPDATE network_membership SET state = 'joined', answered_at = now() WHERE network_id = $1::uuid AND municipality_id = tiltak_municipality()`;
export const grants = `
  INSERT INTO sharing_grant (network_id, subject, level, from_on)
  SELECT $1::uuid, s.subject, 'detail', tiltak_today() - 100 FROM unnest(enum_range(NULL::sharing_subject)) AS s (subject)`;
