import type { Db, Found } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import type { Permission } from "../access/table";
import { refreshStandings } from "../kpi/standing.server";
import { service } from "../member/invitation.server";
import { invite, type InvitationMail, type Inviting } from "../member/invite.server";
import { Forbidden, Invalid, NotFound, Refused, type FieldErrors } from "../shared/errors";
import type { NewMunicipality, NewNetwork, NewPartner } from "./schema";

type PlaceKind = "municipality" | "network" | "partner";

const permissions = {
  municipality: "municipality.write",
  network: "network.write",
  partner: "partner.write",
} as const satisfies Record<PlaceKind, Permission>;

/** Who decides in each kind of place: whom the operator brings in, and nobody else. */
const decides = {
  municipality: "administrator",
  network: "network_leader",
  partner: "partner_administrator",
} as const;

function demand(actor: Actor, kind: PlaceKind): void {
  if (!can(actor, permissions[kind])) throw new Forbidden(permissions[kind]);
}

/** Throws where the address is taken. Of two who take it at once the second waits, and is told. */
async function refuseTaken(db: Db, kind: PlaceKind, key: string, others: FieldErrors = {}): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${kind}), hashtext(${key}))`;
  const where = { where: { key } };
  const taken = {
    municipality: () => db.municipality.count(where),
    network: () => db.network.count(where),
    partner: () => db.partner.count(where),
  };
  const faults = { ...((await taken[kind]()) > 0 ? { key: [{ key: "operator.fault.taken" }] } : {}), ...others };
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
}

type First = { firstName: string; firstEmail: string };

/** Brings in the first who decides; the form calls the address by its own name. */
async function inviteTo(db: Db, actor: Actor, into: Inviting, form: First, mail: InvitationMail): Promise<void> {
  const role = decides[into.kind as PlaceKind];
  try {
    const given = { email: form.firstEmail, name: form.firstName, roles: [role], personId: null };
    await invite(db, actor, into, given, mail);
  } catch (error) {
    if (error instanceof Invalid && error.fields.email) throw new Invalid({ firstEmail: error.fields.email });
    throw error;
  }
}

/**
 * Makes a municipality that can be worked in at once: every data point of the catalogue has its standing, and its first administrator an
 * invitation. Gives its key.
 * @throws Forbidden; Invalid where the key is taken
 */
export async function createMunicipality(
  db: Db,
  found: Found,
  actor: Actor,
  form: NewMunicipality,
  mail: InvitationMail,
): Promise<string> {
  demand(actor, "municipality");
  await refuseTaken(db, "municipality", form.key);
  const { key, name, kind, county, population, language } = form;
  const id = await found({ key, name, kind, county, population, language }, refreshStandings);
  await inviteTo(db, actor, { kind: "municipality", id, name }, form, mail);
  return key;
}

/** Makes a network and invites its first leader; gives its key. @throws as `createMunicipality` */
export async function createNetwork(db: Db, actor: Actor, form: NewNetwork, mail: InvitationMail): Promise<string> {
  demand(actor, "network");
  await refuseTaken(db, "network", form.key);
  const { key, name } = form;
  const { id } = await db.network.create({ data: { key, name }, select: { id: true } });
  await inviteTo(db, actor, { kind: "network", id, name }, form, mail);
  return key;
}

/**
 * Makes a partner and invites its first administrator; gives its key.
 * @throws Forbidden; Invalid where the key or the organisation number is taken
 */
export async function createPartner(db: Db, actor: Actor, form: NewPartner, mail: InvitationMail): Promise<string> {
  demand(actor, "partner");
  const { key, name, kind, organisationNumber } = form;
  if (organisationNumber !== null)
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisation number'), hashtext(${organisationNumber}))`;
  const isKnown = organisationNumber !== null && (await db.partner.count({ where: { organisationNumber } })) > 0;
  const others: FieldErrors = isKnown ? { organisationNumber: [{ key: "operator.fault.organisationTaken" }] } : {};
  await refuseTaken(db, "partner", key, others);
  const { id } = await db.partner.create({
    data: {
      key,
      name,
      kind,
      organisationNumber,
      state: "confirmed",
      confirmedAt: new Date(),
      confirmedById: actor.userId,
    },
    select: { id: true },
  });
  await inviteTo(db, actor, { kind: "partner", id, name }, form, mail);
  return key;
}

/**
 * Invites somebody to decide in a place where nobody does yet: the first one's link may have run out, or gone to the wrong address. Where
 * somebody decides, they bring in the others; the operator brings in nobody.
 * @throws Forbidden, NotFound, Invalid where the address is invited already; Refused where somebody decides already
 */
export async function inviteFirst(
  db: Db,
  actor: Actor,
  kind: PlaceKind,
  key: string,
  form: First,
  mail: (language: string | null) => InvitationMail,
): Promise<void> {
  demand(actor, kind);
  const place = await deciding(db, kind, key);
  if (place === null) throw new NotFound(kind);
  if (place.decides > 0) throw new Refused("operator.decided");
  await inviteTo(db, actor, { kind, id: place.id, name: place.name }, form, mail(place.language));
}

/** The place of this key, and how many decide there today. */
async function deciding(
  db: Db,
  kind: PlaceKind,
  key: string,
): Promise<{ id: string; name: string; language: string | null; decides: number } | null> {
  const rows = {
    municipality: () => db.$queryRaw`
      SELECT m.id, m.name, m.language, u.administrators AS decides
        FROM municipality m, municipality_usage(ARRAY[m.id]) u WHERE m.key = ${key} FOR UPDATE OF m`,
    network: () => db.$queryRaw`
      SELECT n.id, n.name, NULL AS language,
             (SELECT count(*)::int FROM network_member s WHERE s.network_id = n.id AND s.role = 'network_leader'
                 AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS decides
        FROM network n WHERE n.key = ${key} FOR UPDATE OF n`,
    partner: () => db.$queryRaw`
      SELECT p.id, p.name, NULL AS language,
             (SELECT count(*)::int FROM partner_member s WHERE s.partner_id = p.id AND s.role = 'partner_administrator'
                 AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())) AS decides
        FROM partner p WHERE p.key = ${key} FOR UPDATE OF p`,
  };
  const [row] = (await rows[kind]()) as { id: string; name: string; language: string | null; decides: number }[];
  return row ?? null;
}

/** An invitation of the operator's that waits: to a place where nobody decides yet, or to operate the service. */
export interface FirstInvitation {
  email: string;
  into: Inviting;
  /** Of the place; empty for the service. */
  key: string;
  /** The place's language, where it has one. */
  language: string | null;
}

/** @throws NotFound where there is none that waits, or where somebody decides who keeps the invitations there */
export async function firstInvitation(db: Db, id: string): Promise<FirstInvitation> {
  const [row] = await db.$queryRaw<
    {
      email: string;
      kind: PlaceKind | "operator";
      placeId: string;
      name: string;
      key: string;
      language: string | null;
    }[]
  >`
    SELECT i.email, m.language, coalesce(m.key, n.key, p.key, '') AS key, coalesce(m.name, n.name, p.name, '') AS name,
           CASE WHEN i.to_operator THEN 'operator' WHEN m.id IS NOT NULL THEN 'municipality' WHEN n.id IS NOT NULL THEN 'network' ELSE 'partner' END AS kind,
           coalesce(m.id, n.id, p.id, ${service.id}::uuid) AS "placeId"
      FROM invitation i
      LEFT JOIN municipality m ON m.id = i.municipality_id
      LEFT JOIN network n ON n.id = i.network_id
      LEFT JOIN partner p ON p.id = i.partner_id
     WHERE i.id = ${id}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL`;
  if (!row) throw new NotFound("invitation");
  const { email, kind, placeId, name, key, language } = row;
  if (kind !== "operator" && ((await deciding(db, kind, key))?.decides ?? 1) > 0) throw new NotFound("invitation");
  return { email, into: { kind, id: placeId, name }, key, language };
}
