import type { Db } from "~/db/door.server";
import type { ProjectState } from "~/domain/project/states";
import type { PartnerState } from "~/db/generated/enums";
import type { PartnerKind } from "./kinds";

export interface KnownPartner {
  id: string;
  name: string;
  kind: PartnerKind;
  organisationNumber: string | null;
  state: PartnerState;
  createdAt: Date;
}

const columns = { id: true, name: true, kind: true, organisationNumber: true, state: true, createdAt: true } as const;

/** Partners that ask the open door's municipality to confirm them and wait for an answer, the oldest first. */
export function waitingPartners(db: Db, municipalityId: string): Promise<KnownPartner[]> {
  return db.partner.findMany({
    where: { askedMunicipalityId: municipalityId, state: "registered" },
    orderBy: { createdAt: "asc" },
    select: columns,
  });
}

/** A partner that asks or has asked this municipality to confirm it, or null. */
export function askingPartner(db: Db, id: string, municipalityId: string): Promise<KnownPartner | null> {
  return db.partner.findFirst({ where: { id, askedMunicipalityId: municipalityId }, select: columns });
}

export interface WorkingPartner {
  id: string;
  name: string;
  kind: PartnerKind;
  projects: number;
  proposals: number;
}

/** Rows a page of partners. */
export const partnerPageSize = 50;

/** Confirmed partners, those who work with the municipality first; how many of its projects they take part in and what they have proposed. */
export async function workingPartners(
  db: Db,
  asked: number,
): Promise<{ rows: WorkingPartner[]; total: number; page: number }> {
  const total = await db.partner.count({ where: { state: "confirmed" } });
  const page = Math.min(asked, Math.max(1, Math.ceil(total / partnerPageSize)));
  const rows = await db.$queryRaw<WorkingPartner[]>`
    SELECT p.id, p.name, p.kind::text AS kind, coalesce(j.n, 0) AS projects, coalesce(f.n, 0) AS proposals
      FROM partner p
      LEFT JOIN (SELECT t.partner_id, count(*)::int AS n FROM project_partner t WHERE t.municipality_id = tiltak_municipality() GROUP BY 1) j ON j.partner_id = p.id
      LEFT JOIN (SELECT x.partner_id, count(*)::int AS n FROM proposal x WHERE x.municipality_id = tiltak_municipality() GROUP BY 1) f ON f.partner_id = p.id
     WHERE p.state = 'confirmed'
     ORDER BY coalesce(j.n, 0) + coalesce(f.n, 0) DESC, p.name COLLATE norwegian, p.id
     LIMIT ${partnerPageSize} OFFSET ${(page - 1) * partnerPageSize}`;
  return { rows, total, page };
}

export interface OwnProfile {
  state: PartnerState;
  kind: PartnerKind;
  organisationNumber: string | null;
  interests: string[];
  askedMunicipalityId: string | null;
  /** The municipality it asks, where it may be named. */
  asked: string | null;
  version: number;
}

/** What a partner says of itself, in its own door. */
export async function ownProfile(db: Db, partnerId: string): Promise<OwnProfile> {
  const found = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: {
      state: true,
      kind: true,
      organisationNumber: true,
      interests: true,
      askedMunicipalityId: true,
      version: true,
    },
  });
  const asked = found.askedMunicipalityId
    ? await db.municipality.findFirst({ where: { id: found.askedMunicipalityId }, select: { name: true } })
    : null;
  return { ...found, asked: asked?.name ?? null };
}

export interface TakingPart {
  projectId: string;
  municipality: string;
  name: string;
  language: string;
  state: ProjectState;
  startsOn: string | null;
  endsOn: string | null;
  showsProgress: boolean;
  actions: number | null;
  actionsDone: number | null;
  lastUpdatedOn: string | null;
}

/** The projects the open door's partner takes part in, as far as each municipality shows them; at most 200, those under way first. */
export function projectsTakingPart(db: Db): Promise<TakingPart[]> {
  return db.$queryRaw<TakingPart[]>`
    SELECT v.project_id AS "projectId", v.municipality, v.name, v.language, v.state::text AS state, v.starts_on::text AS "startsOn",
           v.ends_on::text AS "endsOn", v.shows_progress AS "showsProgress", v.actions, v.actions_done AS "actionsDone",
           v.last_updated_on::text AS "lastUpdatedOn"
      FROM partner_project v
     ORDER BY CASE v.state WHEN 'running' THEN 0 WHEN 'approved' THEN 1 WHEN 'planned' THEN 2 WHEN 'paused' THEN 3 WHEN 'idea' THEN 4 ELSE 5 END,
              v.name COLLATE norwegian, v.project_id
     LIMIT 200`;
}

export interface NamedPartner {
  id: string;
  name: string;
  partnerId: string | null;
  showsProgress: boolean;
}

/** The partners named on a project, and which of them have accounts; null where there is no such project. */
export async function projectPartners(
  db: Db,
  projectId: string,
): Promise<{ name: string; language: string; ownerId: string | null; partners: NamedPartner[] } | null> {
  return db.project.findFirst({
    where: { id: projectId },
    select: {
      name: true,
      language: true,
      ownerId: true,
      partners: {
        orderBy: { name: "asc" },
        select: { id: true, name: true, partnerId: true, showsProgress: true },
      },
    },
  });
}

/** The partners a network works with, by name. */
export function networkPartners(db: Db): Promise<{ id: string; name: string; kind: PartnerKind; addedAt: Date }[]> {
  return db.$queryRaw`
    SELECT p.id, p.name, p.kind::text AS kind, n.added_at AS "addedAt"
      FROM network_partner n JOIN partner p ON p.id = n.partner_id
     WHERE n.network_id = tiltak_network() ORDER BY p.name COLLATE norwegian`;
}
