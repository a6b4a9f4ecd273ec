import { z } from "zod";
import { optionalId, optionalText } from "~/domain/shared/fields";
import {
  municipalityRoles,
  networkRoles,
  partnerRoles,
  type MunicipalityRole,
  type NetworkRole,
  type PartnerRole,
} from "../access/table";

const email = z
  .string({ error: "forms.missing" })
  .trim()
  .toLowerCase()
  .max(254, "forms.tooLong|254")
  .pipe(z.email("members.fault.email"));

/** At least one of these roles, each once. */
const rolesOf = <Role extends string>(roles: readonly [Role, ...Role[]]) =>
  z
    .array(z.enum(roles, "forms.choose"))
    .min(1, "members.fault.roles")
    .transform((chosen) => roles.filter((role) => chosen.includes(role)));

/** Whom to invite, as what; `personId` is the owner without an account who gets one. */
export interface Invite {
  email: string;
  name: string | null;
  roles: (MunicipalityRole | NetworkRole | PartnerRole)[];
  personId: string | null;
}

export const InviteForm = z.object({
  email,
  name: optionalText(200),
  roles: rolesOf(municipalityRoles),
  personId: optionalId,
});

const noPerson = { personId: z.undefined().transform(() => null) };

/** Forms that invite to a network and to a partner, who have no owners of work. */
export const NetworkInviteForm = z.object({
  email,
  name: optionalText(200),
  roles: rolesOf(networkRoles),
  ...noPerson,
});
export const PartnerInviteForm = z.object({
  email,
  name: optionalText(200),
  roles: rolesOf(partnerRoles),
  ...noPerson,
});
