import { Prisma } from "~/db/generated/client";
import { can, type Actor } from "../access/can";
import type { MunicipalityRole, NetworkRole, Permission, PartnerRole, Role } from "../access/table";
import { Forbidden } from "../shared/errors";

/** What has members: a municipality, a network or a partner, whose door (or the operator's) is open. */
export interface MemberPlace {
  kind: "municipality" | "network" | "partner";
  id: string;
  name: string;
}
export type MemberPlaceKind = MemberPlace["kind"];
export type PlaceRole = MunicipalityRole | NetworkRole | PartnerRole;

/** How each kind keeps its members. `chief`: the role without which nobody could bring in the next. */
export const places: Record<
  MemberPlaceKind,
  {
    table: Prisma.Sql;
    members: Prisma.Sql;
    id: Prisma.Sql;
    role: Prisma.Sql;
    chief: Role & PlaceRole;
    /** Brings in, changes and ends members; the operator may invite the first. */
    may: Permission;
    operatorMay: Permission;
  }
> = {
  municipality: {
    table: Prisma.sql`municipality`,
    members: Prisma.sql`membership`,
    id: Prisma.sql`municipality_id`,
    role: Prisma.sql`member_role`,
    chief: "administrator",
    may: "member.write",
    operatorMay: "municipality.write",
  },
  network: {
    table: Prisma.sql`network`,
    members: Prisma.sql`network_member`,
    id: Prisma.sql`network_id`,
    role: Prisma.sql`network_role`,
    chief: "network_leader",
    may: "network_member.write",
    operatorMay: "network.write",
  },
  partner: {
    table: Prisma.sql`partner`,
    members: Prisma.sql`partner_member`,
    id: Prisma.sql`partner_id`,
    role: Prisma.sql`partner_role`,
    chief: "partner_administrator",
    may: "partner_member.write",
    operatorMay: "partner.write",
  },
};

/** @throws Forbidden unless the actor keeps the members there. */
export function demandMembers(actor: Actor, { kind }: Pick<MemberPlace, "kind">): void {
  const { may } = places[kind];
  if (!can(actor, may)) throw new Forbidden(may);
}

/** A membership that lasts today; `m` is its table. */
export const isCurrent = Prisma.sql`(m.valid_to IS NULL OR m.valid_to >= tiltak_today())`;
