import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { writeToHolders } from "../mail/holders.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import type { IsoDate } from "../shared/period";
import { nothingFrom, type Grant, type Grants, type SharingSubject } from "./levels";
import type { AskForm, MembersSearch } from "./schema";
import { endOf, type MembershipState, type NetworkMove } from "./states";

/** A municipality in the network of the open door, or one it has asked. */
export interface NetworkMunicipality {
  id: string;
  key: string;
  name: string;
  state: MembershipState;
  wave: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  version: number;
  /** What it shows; of one that does not belong, nothing. */
  grants: Grants;
  today: IsoDate;
}

type Row = Omit<NetworkMunicipality, "grants"> & {
  stored: Partial<Record<SharingSubject, Grant>> | null;
};

const ofNetwork = Prisma.sql`
  SELECT m.id, m.key, m.name, b.state::text AS state, b.wave, b.asked_at AS "askedAt", b.answered_at AS "answeredAt", b.version,
         tiltak_today()::text AS today,
         (SELECT jsonb_object_agg(s.subject, jsonb_build_object('level', s.level, 'from', s.from_on)) FROM sharing_grant s
           WHERE b.state = 'joined' AND s.municipality_id = b.municipality_id AND s.network_id = b.network_id) AS stored
    FROM network_membership b JOIN municipality m ON m.id = b.municipality_id
   WHERE b.network_id = tiltak_network()`;

const municipalityOf = ({ stored, ...row }: Row): NetworkMunicipality => ({
  ...row,
  grants: { ...nothingFrom(row.today), ...stored },
});

export const municipalitiesPerPage = 50;

/** The network's municipalities by name, Å last: filtered and paged in SQL, two queries. */
export async function networkMunicipalities(
  db: Db,
  { q, state, municipalities: asked }: Pick<MembersSearch, "q" | "state" | "municipalities">,
): Promise<{ rows: NetworkMunicipality[]; total: number; page: number; pageSize: number; today: IsoDate }> {
  const matching = Prisma.sql`
    (${state}::text IS NULL OR b.state::text = ${state}) AND (${q} = '' OR position(lower(${q}) IN lower(m.name)) > 0)`;
  const [{ n: total, today } = { n: 0, today: "" }] = await db.$queryRaw<{ n: number; today: IsoDate }[]>`
    SELECT count(*)::int AS n, tiltak_today()::text AS today FROM network_membership b JOIN municipality m ON m.id = b.municipality_id
     WHERE b.network_id = tiltak_network() AND ${matching}`;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / municipalitiesPerPage)));
  const rows = await db.$queryRaw<Row[]>`
    ${ofNetwork} AND ${matching}
     ORDER BY m.name COLLATE norwegian, m.id LIMIT ${municipalitiesPerPage} OFFSET ${(page - 1) * municipalitiesPerPage}`;
  return { rows: rows.map(municipalityOf), total, page, pageSize: municipalitiesPerPage, today };
}

/** One of them, by its key. @throws NotFound */
export async function networkMunicipality(db: Db, key: string): Promise<NetworkMunicipality> {
  const [row] = await db.$queryRaw<Row[]>`${ofNetwork} AND m.key = ${key}`;
  if (!row) throw new NotFound("municipality");
  return municipalityOf(row);
}

/** The published municipalities that the network has never asked, by name, Å last. */
export async function publishedToAsk(db: Db): Promise<{ key: string; name: string }[]> {
  return db.$queryRaw<{ key: string; name: string }[]>`
    SELECT m.key, m.name FROM municipality m
     WHERE m.published_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM network_membership b WHERE b.municipality_id = m.id AND b.network_id = tiltak_network())
     ORDER BY m.name COLLATE norwegian, m.id`;
}

/** Of the mail to a municipality's administrators: which network it is, and where they answer, by the municipality's key. */
export interface NetworkMail {
  network: string;
  link: (municipality: string) => string;
}

async function tell(db: Db, { id, key }: { id: string; key: string }, move: "ask" | NetworkMove, mail: NetworkMail) {
  const told = move === "ask" || move === "ask_again" ? "asked" : move === "withdraw" ? "withdrawn" : "ended";
  const administrators = { place: "municipality", id, roles: ["administrator"] } as const;
  await writeToHolders(db, administrators, `network_${told}`, (t) => ({
    subject: t(`sharing.mail.${told}.subject`, { network: mail.network }),
    paragraphs: [t(`sharing.mail.${told}.text`, { network: mail.network }), mail.link(key)],
  }));
}

/**
 * Whom a leader means: by a name the network sees already, in whatever case, or else by a key, whoever it belongs to. `near` are the names
 * it sees that hold what was written.
 * @throws Invalid where several have the name: their keys tell them apart
 */
async function meantBy(db: Db, asked: string): Promise<{ key: string; near: string[] }> {
  const named = await db.$queryRaw<{ key: string; name: string; isWhole: boolean }[]>`
    SELECT m.key, m.name, lower(m.name COLLATE norwegian) = lower(${asked} COLLATE norwegian) AS "isWhole" FROM municipality m
     WHERE position(lower(${asked} COLLATE norwegian) IN lower(m.name COLLATE norwegian)) > 0
     ORDER BY 3 DESC, m.name COLLATE norwegian, m.key LIMIT 10`;
  const [first, ...others] = named.filter(({ isWhole }) => isWhole);
  const key = asked.toLowerCase();
  if (others.length > 0 && !named.some((one) => one.key === key)) {
    const keys = [first, ...others].map((one) => one?.key).join(", ");
    throw new Invalid({ municipality: [{ key: "sharing.ask.sameName", params: { keys } }] });
  }
  return { key: others.length > 0 ? key : (first?.key ?? key), near: named.map(({ name }) => name) };
}

/**
 * Asks a municipality to join, by its name or key; its administrators are told by mail. Nothing of it is seen until it has joined and shares it.
 * @throws Forbidden; Invalid where no municipality has the key, several have the name, or it has been asked already
 */
export async function askMunicipality(db: Db, actor: Actor, asked: AskForm, mail: NetworkMail): Promise<void> {
  if (!can(actor, "network_member.write")) throw new Forbidden("network_member.write");
  const { key, near } = await meantBy(db, asked.municipality);
  const [found] = await db.$queryRaw<{ id: string | null }[]>`SELECT municipality_to_ask(${key}) AS id`;
  if (!found?.id)
    throw new Invalid({
      municipality: [
        near.length === 0
          ? { key: "sharing.ask.unknown" }
          : { key: "sharing.ask.near", params: { names: near.join(", ") } },
      ],
    });
  const added = await db.$executeRaw`
    INSERT INTO network_membership (network_id, municipality_id, wave, asked_by)
    VALUES (tiltak_network(), ${found.id}::uuid, ${asked.wave}, ${actor.userId}::uuid)
    ON CONFLICT (municipality_id, network_id) DO NOTHING`;
  if (added === 0) throw new Invalid({ municipality: [{ key: "sharing.ask.already" }] });
  await tell(db, { id: found.id, key }, "ask", mail);
}

/**
 * Asks again, takes back what was asked, or ends the membership: from then on the network sees nothing of the municipality.
 * @throws Forbidden, NotFound; Refused where that does not fit how things stand, or it was answered meanwhile
 */
export async function moveMembership(
  db: Db,
  actor: Actor,
  key: string,
  move: NetworkMove,
  { version }: { version: number },
  mail: NetworkMail,
): Promise<void> {
  if (!can(actor, "network_member.write")) throw new Forbidden("network_member.write");
  const [row] = await db.$queryRaw<{ id: string; state: MembershipState; version: number }[]>`
    SELECT m.id, b.state::text AS state, b.version FROM network_membership b JOIN municipality m ON m.id = b.municipality_id
     WHERE b.network_id = tiltak_network() AND m.key = ${key} FOR UPDATE OF b`;
  if (!row) throw new NotFound("municipality");
  const to = endOf(move, row.state);
  if (row.version !== version) throw new Refused("shared.blocked.no_such_move");
  const isAsking = to === "asked";
  await db.$executeRaw`
    UPDATE network_membership
       SET state = ${to}::network_membership_state, answered_at = CASE WHEN ${isAsking} THEN NULL ELSE now() END,
           answered_by = CASE WHEN ${isAsking} THEN NULL ELSE ${actor.userId}::uuid END,
           asked_at = CASE WHEN ${isAsking} THEN now() ELSE asked_at END,
           asked_by = CASE WHEN ${isAsking} THEN ${actor.userId}::uuid ELSE asked_by END
     WHERE network_id = tiltak_network() AND municipality_id = ${row.id}::uuid`;
  await tell(db, { id: row.id, key }, move, mail);
}

/** Notes with which wave the municipality came, in the network's own words. @throws Forbidden, NotFound, Conflict */
export async function setWave(
  db: Db,
  actor: Actor,
  key: string,
  { wave, version }: { wave: string | null; version: number },
): Promise<void> {
  if (!can(actor, "network_member.write")) throw new Forbidden("network_member.write");
  const current = await networkMunicipality(db, key);
  const written = await db.$executeRaw`
    UPDATE network_membership SET wave = ${wave}
     WHERE network_id = tiltak_network() AND municipality_id = ${current.id}::uuid AND version = ${version}`;
  if (written > 0) return;
  const now = await networkMunicipality(db, key);
  throw new Conflict({ ...(now.wave === null ? {} : { wave: now.wave }), version: String(now.version) });
}
